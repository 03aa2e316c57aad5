use crate::tyre::Tyre;
use accuscene_core::arith::{Mask, Real, Vec2, Vec3};

/// What stays constant of a wheel.
#[derive(Clone, Debug, PartialEq)]
pub struct Wheel<R> {
    /// Hub in body axes at the static design position, m.
    pub hub: Vec3<R>,
    /// Unsprung mass of this wheel, kg.
    pub mass: R,
    /// Moment of inertia about the axle, kg m².
    pub spin_inertia: R,
    /// Unloaded tyre radius, m.
    pub radius: R,
    /// Vertical stiffness of the tyre, N/m.
    pub vertical_stiffness: R,
    /// Vertical damping of the tyre, N s/m.
    pub vertical_damping: R,
    /// Rolling resistance coefficient.
    pub rolling_resistance: R,
    /// Steer angle that a newton of the axle's side force takes away, rad/N.
    pub steer_compliance: R,
    /// Suspension between hub and body.
    pub suspension: Suspension<R>,
    /// Grip of the tyre.
    pub tyre: Tyre<R>,
}

/// Spring, damper, stops and linkage of one wheel; forces along the body's z axis.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Suspension<R> {
    /// Force at the static design position, N.
    pub preload: R,
    /// Spring rate at the wheel, N/m.
    pub stiffness: R,
    /// Damping in compression, N s/m.
    pub bump_damping: R,
    /// Damping in extension, N s/m.
    pub rebound_damping: R,
    /// Travel up to the stops from the static design position, m, both ways.
    pub travel: R,
    /// Stiffness of the stops, N/m.
    pub stop_stiffness: R,
    /// Anti-roll rate: force per difference of travel across the axle, N/m.
    pub anti_roll: R,
    /// Slope of the hub's path in the axle's plane: metres to the left for one of travel. A roll centre at height h
    /// asks for `h / y` with the wheel at y.
    pub lateral_path: R,
}

impl<R: Real> Wheel<R> {
    /// How the hub moves for a unit of travel, body axes.
    #[inline(always)]
    pub fn path(&self) -> Vec3<R> {
        Vec3::new(R::zero(), self.suspension.lateral_path, R::one())
    }

    /// The hub at this travel (m), body axes.
    #[inline(always)]
    pub fn hub_at(&self, travel: R) -> Vec3<R> {
        let along = self.suspension.lateral_path * travel;
        Vec3::new(self.hub.x, self.hub.y + along, self.hub.z + travel)
    }

    /// The hub where its travel and what kerbs have bent put it, body axes, m.
    #[inline(always)]
    pub fn hub_of(&self, state: &WheelState<R>) -> Vec3<R> {
        let hub = self.hub_at(state.travel);
        Vec3::new(hub.x, hub.y + state.bent, hub.z)
    }
}

/// What changes of a wheel.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WheelState<R = f64> {
    /// Height of the hub over its static design position, body z, m; up is compression.
    pub travel: R,
    /// Its rate, m/s.
    pub travel_rate: R,
    /// Spin about the axle, rad/s; rolling forward is positive.
    pub spin: R,
    /// Deflection of the contact patch, ISO-W axes, m.
    pub deflection: Vec2<R>,
    /// Steer angle that the axle's side force has turned the wheel by, rad.
    pub yielding: R,
    /// How far blows of a kerb have bent the wheel's links, body y, m: they stay bent.
    pub bent: R,
}

/// What the driver, or damage, does to a wheel in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WheelControl<R = f64> {
    /// Steer angle of the wheel, rad, left positive.
    pub steer: R,
    /// Drive torque, N m.
    pub drive: R,
    /// Brake torque, N m, not negative.
    pub brake: R,
    /// Brake torque as a share of the friction limit, 0 to 1.
    pub grip: R,
    /// 1 locks the wheel, below 1/2 does not.
    pub lock: R,
}

/// The ground under a wheel: a plane, its surface, and what else pushes the wheel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Footing<R> {
    /// Unit normal, world axes.
    pub normal: Vec3<R>,
    /// `normal . x` for points of the plane, m.
    pub offset: R,
    /// Friction coefficient.
    pub friction: R,
    /// Rolling resistance that soft ground adds, as a share of the wheel load.
    pub drag: R,
    /// Share of the friction lost per m/s of the wheel's speed over the ground, s/m.
    pub speed_loss: R,
    /// One over the square of the speed at which the tyre floats on standing water, s²/m²; 0 on a dry road.
    pub aquaplaning: R,
    /// What a kerb does to the wheel.
    pub push: Push<R>,
}

impl<R: Real> Footing<R> {
    /// Firm, dry ground without kerbs.
    #[inline(always)]
    pub fn firm(normal: Vec3<R>, offset: R, friction: R) -> Self {
        let zero = R::zero();
        let push = Push { force: Vec3::zero(), at: Vec3::zero(), torque: zero, bent: zero };
        Self { normal, offset, friction, drag: zero, speed_loss: zero, aquaplaning: zero, push }
    }

    /// Whether neither speed nor water takes of the friction, in any lane.
    #[inline(always)]
    pub(super) fn is_dry(&self) -> bool {
        let zero = R::zero();
        !(self.speed_loss.gt(zero) | self.aquaplaning.gt(zero)).any()
    }

    /// Friction coefficient for a wheel of this speed over the ground (m/s): speed and water take their shares, but
    /// never more than nine tenths. Source of the water's share: see [`Water`](crate::terrain::Water).
    #[inline(always)]
    pub fn wet_friction(&self, speed: R) -> R {
        let (zero, one) = (R::zero(), R::one());
        let by_speed = (one - self.speed_loss * speed).max(zero);
        let by_water = (one - self.aquaplaning * speed * speed).max(zero);
        self.friction * (by_speed * by_water).max(R::splat(WET_FLOOR))
    }
}

/// Water and speed leave at least this share of the friction.
const WET_FLOOR: f64 = 0.1;

/// A force on a wheel besides the road's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Push<R = f64> {
    /// Force, world axes, N.
    pub force: Vec3<R>,
    /// Where it acts, world axes, m.
    pub at: Vec3<R>,
    /// Torque about the axle that turns the wheel, N m.
    pub torque: R,
    /// How far the step bends the wheel's links on, body y, m.
    pub bent: R,
}

/// What a wheel did in the last step; recorded, and used by the kernel as its scratch space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WheelForce<R = f64> {
    /// Tyre force in ISO-W axes, N; z is the wheel load.
    pub force: Vec3<R>,
    /// Tyre force in world axes, N.
    pub world: Vec3<R>,
    /// Contact point, world axes, m.
    pub contact: Vec3<R>,
    /// Velocity of the wheel over the ground at the contact, ISO-W axes, m/s; spin not included.
    pub ground_velocity: Vec2<R>,
    /// Velocity of the tread over the ground, ISO-W axes, m/s.
    pub sliding: Vec2<R>,
    /// Used share of the friction limit, 0 to 1.
    pub utilisation: R,
    /// Friction limit, N.
    pub limit: R,
    /// Loaded radius, m.
    pub loaded_radius: R,
    /// Acceleration of the travel, m/s².
    pub travel_acceleration: R,
}
