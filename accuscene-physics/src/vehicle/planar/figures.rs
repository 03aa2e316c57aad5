use super::super::Vehicle;
use super::axle::{PlanarAxle, axles, roll_lag};
use accuscene_core::arith::Real;

/// What the planar vehicle needs besides the figures of a [`Vehicle`].
///
/// ```
/// use accuscene_core::arith::{Mat3, Vec2, Vec3};
/// use accuscene_physics::tyre::Brush;
/// use accuscene_physics::vehicle::*;
/// # let wheel = |x: f64, y: f64| Wheel {
/// #     hub: Vec3::new(x, y, 0.0), mass: 40.0, spin_inertia: 1.0, radius: 0.31, vertical_stiffness: 2.1e5,
/// #     vertical_damping: 300.0, rolling_resistance: 0.0, steer_compliance: 0.0,
/// #     suspension: Suspension {
/// #         stiffness: 25e3, bump_damping: 1500.0, rebound_damping: 2000.0, travel: 0.08, stop_stiffness: 2.5e5,
/// #         anti_roll: 5e3, ..Suspension::default()
/// #     },
/// #     tyre: Brush {
/// #         stiffness: Vec2::new(8e4, 6e4), relaxation: Vec2::new(0.2, 0.4), damping: 2000.0, friction: 1.0,
/// #         nominal_load: 3700.0, ..Brush::default()
/// #     }.into(),
/// # };
/// # let wheels = vec![wheel(1.2, 0.75), wheel(1.2, -0.75), wheel(-1.5, 0.75), wheel(-1.5, -0.75)];
/// # let inertia = Mat3::diagonal(Vec3::new(550.0, 2400.0, 2600.0));
/// # let loads = [1500.0 * 9.80665 * 1.5 / 2.7, 1500.0 * 9.80665 * 1.2 / 2.7];
/// # let car = Vehicle::assemble("car", 1500.0, inertia, 0.55, wheels, &loads, [0.0; 2], 9.80665)?;
/// // `car`: 1,500 kg at 15 m/s with all wheels locked on a friction of 0.8.
/// let planar = Planar::new(&car, 9.80665);
/// let level = Footing::firm(Vec3::new(0.0, 0.0, 1.0), 0.0, 0.8);
/// let lock = WheelControl { lock: 1.0, ..WheelControl::default() };
/// let mut body = BodyState { velocity: Vec3::new(15.0, 0.0, 0.0), ..BodyState::default() };
/// let (mut wheels, mut forces) = ([WheelState::default(); 4], [WheelForce::default(); 4]);
/// let down = Vec3::new(0.0, 0.0, -9.80665);
/// for _ in 0..600 {
///     drift(&mut body, &mut wheels, 0.0025);
///     let calm = Wrench::zero();
///     planar.kick(&car, &mut body, &mut wheels, &[level; 4], &[lock; 4], &mut forces, &calm, down, 0.005);
///     drift(&mut body, &mut wheels, 0.0025);
/// }
/// let skid = 15.0 * 15.0 / (2.0 * 0.8 * 9.80665);
/// // At the end the treads spring back by some centimetres.
/// assert!((body.position.x - skid).abs() < 0.03);
/// # Ok::<(), accuscene_physics::PhysicsError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Planar<R> {
    /// Height of the centre of gravity over the ground, m.
    pub cg_height: R,
    /// Weight at which the static loads hold, N.
    pub weight: R,
    /// Time in which the loads follow the forces, s.
    pub lag: R,
    /// The axles, in the order of the vehicle's.
    pub axles: Vec<PlanarAxle<R>>,
}

impl Planar<f64> {
    /// The figures of a vehicle assembled under this gravity, m/s², above zero.
    ///
    /// Roll moments are shared by springs, anti-roll bars and tyres, above the roll axis, and by the links where they act;
    /// pitch moments by springs and tyres, which matters from three axles on. The lag is damping over stiffness in roll,
    /// 0.02 to 0.2 s.
    #[must_use]
    pub fn new(vehicle: &Vehicle<f64>, gravity: f64) -> Self {
        let w = &vehicle.wheels[0];
        let press = (w.suspension.preload + w.mass * gravity) / w.vertical_stiffness;
        Self::at_height(vehicle, w.radius - press - w.hub.z, gravity)
    }

    /// The same with the centre of gravity at this height over the ground, m: wheels that have lost their air or are gone do
    /// not tell it.
    #[must_use]
    pub fn at_height(vehicle: &Vehicle<f64>, cg_height: f64, gravity: f64) -> Self {
        let axles = axles(vehicle, cg_height, gravity);
        Self {
            cg_height,
            weight: axles.iter().map(|a| a.loads[0] + a.loads[1]).sum(),
            lag: roll_lag(vehicle),
            axles,
        }
    }

    /// The same in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Planar<R> {
        Planar {
            cg_height: R::splat(self.cg_height),
            weight: R::splat(self.weight),
            lag: R::splat(self.lag),
            axles: self.axles.iter().map(PlanarAxle::splat).collect(),
        }
    }
}
