use super::friction::Friction;
use crate::vehicle::{BodyState, Footing, Vehicle, Wrench};
use accuscene_core::arith::{Mat3, Real, Vec2, Vec3};

/// A point of the hull and how stiff the bodywork is there.
///
/// Bodywork crushes with a force of `crush d` at the depth `d`, springs back along the much stiffer `spring`, and
/// stays crushed by the rest: of the work of a crush the share `crush / spring` comes back, the square of the
/// restitution. Along the ground a point sticks, or slides with the friction limit against its velocity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HullPoint {
    /// Place in body axes before any crush, m.
    pub at: Vec3,
    /// Stiffness where it crushes, N/m.
    pub crush: f64,
    /// Stiffness where it springs back, and along the ground, N/m.
    pub spring: f64,
    /// Damping of the spring at its slowest, and along the ground, N s/m: the most that a step bears.
    damping: f64,
}

/// What changes of a point of the hull.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PointState {
    /// How far and where the point has been pushed in, body axes, m.
    pub crush: Vec3,
    /// Deflection of the bodywork along the ground, world axes, m.
    pub deflection: Vec3,
    /// Force of the ground along its normal in the last step, N.
    pub load: f64,
    /// Speed into the ground in the last step, m/s.
    pub approach: f64,
}

/// Stiffness of crush for a kilogram of the vehicle, N/(m kg): 0.4 MN/m for a point of a car.
const CRUSH: f64 = 270.0;
/// Restitution before hysteresis, and the most that it may be where the step asks for a softer spring.
const RESTITUTION: (f64, f64) = (0.3, 0.33);
/// Share of the spring's force that its friction adds or takes: hysteresis of bent sheet metal.
const HYSTERESIS: f64 = 0.3;
/// Sums over all points in contact, `spring step^2 / mass` and `damping step / mass`, that a step bears; a third of
/// a hull's points, but ten at least, are taken to lie on the ground together.
const RESOLVED: (f64, f64) = (2.0, 3.0);

impl HullPoint {
    /// One of `count` points.
    pub(super) fn new(at: Vec3, count: usize, vehicle: &Vehicle<f64>, step: f64) -> Self {
        let axes = [Vec3::new(1.0, 0.0, 0.0), Vec3::new(0.0, 1.0, 0.0), Vec3::new(0.0, 0.0, 1.0)];
        let mut yielding = 0.0;
        for axis in axes {
            let (linear, angular) = vehicle.body.mobility.apply(axis, at.cross(axis));
            let along = (linear + angular.cross(at)).dot(axis);
            yielding = Real::max(yielding, along);
        }
        let moved = Real::min(3.0 / count as f64, 0.1) / yielding;
        let wanted = CRUSH * vehicle.body.mass;
        let (usual, most) = RESTITUTION;
        let spring = Real::min(wanted / (usual * usual), RESOLVED.0 * moved / (step * step));
        let crush = Real::min(wanted, spring * most * most);
        Self { at, crush, spring, damping: RESOLVED.1 * moved / step }
    }

    /// Force on the point, world axes, N; none where it is free. `turn` is the body's orientation.
    #[inline]
    pub(super) fn press(
        &self,
        body: &BodyState,
        turn: &Mat3,
        ground: &dyn Fn(Vec3) -> Footing<f64>,
        friction: f64,
        state: &mut PointState,
        dt: f64,
    ) -> Option<Wrench> {
        let place = self.at + state.crush;
        let at = body.position + turn.apply(place);
        let ground = ground(at);
        let normal = ground.normal;
        let depth = ground.offset - normal.dot(at);
        if depth <= 0.0 {
            *state = PointState { crush: state.crush, ..PointState::default() };
            return None;
        }
        let velocity = body.velocity + turn.apply(body.rate.cross(place));
        let approach = -normal.dot(velocity);
        let whole = state.crush.norm() + depth;
        let (elastic, bearing) = (self.spring * depth, self.crush * whole);
        let load = if elastic > bearing {
            let pushed = depth - bearing / self.spring;
            state.crush += turn.apply_transposed(normal) * pushed;
            bearing
        } else {
            let friction = HYSTERESIS * elastic;
            elastic + Real::clamp(self.damping * approach, -friction, friction)
        };

        let (ahead, aside) = plane_axes(normal);
        let flat = |v: Vec3| Vec2::new(v.dot(ahead), v.dot(aside));
        // Soft ground is ploughed; what a wheel feels as drag adds to the friction.
        let coefficient = friction * ground.friction + ground.drag;
        let limit = coefficient * load;
        let patch = Friction { stiffness: self.spring, damping: self.damping, limit };
        let (along, deflection) = patch.advance(flat(state.deflection), flat(velocity), dt);
        let lift = |v: Vec2| ahead * v.x + aside * v.y;
        *state = PointState { crush: state.crush, deflection: lift(deflection), load, approach };
        let force = turn.apply_transposed(normal * load + lift(along));
        Some(Wrench::at(place, force))
    }
}

/// Two axes in the plane of a normal; mirrored normals give mirrored axes but for the sign of the second.
fn plane_axes(normal: Vec3) -> (Vec3, Vec3) {
    let x = Vec3::new(1.0, 0.0, 0.0);
    let z = Vec3::new(0.0, 0.0, 1.0);
    let along = if normal.x.abs() < 0.9 { x } else { z };
    let ahead = (along - normal * along.dot(normal)).unit();
    (ahead, normal.cross(ahead))
}
