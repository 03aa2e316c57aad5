use super::{ImpactError, check};
use accuscene_core::arith::{Mat3, Vec2, Vec3};

/// A rigid body in the plane, as planar impact models see it.
///
/// Infinite mass and yaw inertia make it immovable: it keeps its velocity, whatever the impulse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanarBody {
    /// Mass, kg; above 0, or infinite.
    pub mass: f64,
    /// Yaw inertia about the centre of gravity, kg m²; above 0, or infinite.
    pub yaw_inertia: f64,
    /// Centre of gravity, world axes, m.
    pub position: Vec2,
    /// Velocity of the centre of gravity, world axes, m/s.
    pub velocity: Vec2,
    /// Yaw rate, positive to the left, rad/s.
    pub yaw_rate: f64,
}

impl PlanarBody {
    /// A body at rest at the world origin that no impulse moves: a wall, a pole, the ground.
    #[must_use]
    pub fn immovable() -> Self {
        Self {
            mass: f64::INFINITY,
            yaw_inertia: f64::INFINITY,
            position: Vec2::zero(),
            velocity: Vec2::zero(),
            yaw_rate: 0.0,
        }
    }

    /// Velocity of the point of the body that is at `point`, world axes, m/s.
    #[must_use]
    pub fn velocity_at(&self, point: Vec2) -> Vec2 {
        self.velocity + (point - self.position).perp() * self.yaw_rate
    }

    pub(crate) fn inverse_mass(&self) -> f64 {
        inverse(self.mass)
    }

    pub(crate) fn inverse_inertia(&self) -> f64 {
        inverse(self.yaw_inertia)
    }

    pub(crate) fn check(&self, index: usize) -> Result<(), ImpactError> {
        let paths = [
            ["body 1 mass", "body 1 yaw inertia", "body 1 position, velocity or yaw rate"],
            ["body 2 mass", "body 2 yaw inertia", "body 2 position, velocity or yaw rate"],
        ][index];
        check::mass(paths[0], self.mass)?;
        check::inertia(paths[1], self.yaw_inertia)?;
        let (x, v) = (self.position, self.velocity);
        check::finite(paths[2], &[x.x, x.y, v.x, v.y, self.yaw_rate])
    }
}

/// A rigid body in space, as spatial impact models see it.
///
/// Infinite mass makes it immovable, whatever the inertia: it keeps its velocity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpatialBody {
    /// Mass, kg; above 0, or infinite.
    pub mass: f64,
    /// Inertia tensor about the centre of gravity, world axes, kg m²; symmetric, positive definite.
    pub inertia: Mat3,
    /// Centre of gravity, world axes, m.
    pub position: Vec3,
    /// Velocity of the centre of gravity, world axes, m/s.
    pub velocity: Vec3,
    /// Angular velocity, world axes, rad/s.
    pub angular_velocity: Vec3,
}

impl SpatialBody {
    /// A body at rest at the world origin that no impulse moves: a wall, a pole, the ground.
    #[must_use]
    pub fn immovable() -> Self {
        Self {
            mass: f64::INFINITY,
            inertia: Mat3::identity(),
            position: Vec3::zero(),
            velocity: Vec3::zero(),
            angular_velocity: Vec3::zero(),
        }
    }

    /// True if no impulse moves the body.
    #[must_use]
    pub fn is_immovable(&self) -> bool {
        self.mass.is_infinite()
    }

    /// Velocity of the point of the body that is at `point`, world axes, m/s.
    #[must_use]
    pub fn velocity_at(&self, point: Vec3) -> Vec3 {
        self.velocity + self.angular_velocity.cross(point - self.position)
    }

    pub(crate) fn inverse_mass(&self) -> f64 {
        inverse(self.mass)
    }

    pub(crate) fn inverse_inertia(&self) -> Mat3 {
        if self.is_immovable() { Mat3::default() } else { self.inertia.inverse() }
    }

    pub(crate) fn check(&self, index: usize) -> Result<(), ImpactError> {
        let paths = [
            ["body 1 mass", "body 1 inertia", "body 1 position, velocity or angular velocity"],
            ["body 2 mass", "body 2 inertia", "body 2 position, velocity or angular velocity"],
        ][index];
        check::mass(paths[0], self.mass)?;
        for v in [self.position, self.velocity, self.angular_velocity] {
            check::finite(paths[2], &[v.x, v.y, v.z])?;
        }
        if self.is_immovable() {
            return Ok(());
        }
        let [a, b, c] = self.inertia.rows;
        for r in [a, b, c] {
            check::finite(paths[1], &[r.x, r.y, r.z])?;
        }
        for minor in [a.x, a.x * b.y - a.y * b.x, self.inertia.determinant()] {
            check::inertia(paths[1], minor)?;
        }
        Ok(())
    }
}

/// `1 / value`, and exactly 0 where the value is infinite.
fn inverse(value: f64) -> f64 {
    if value.is_infinite() { 0.0 } else { 1.0 / value }
}
