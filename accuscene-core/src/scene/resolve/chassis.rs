use super::super::{AxleSuspension, BrakeMode, Si, Vehicle};
use super::class::ClassDefaults;
use super::fill::Fill;
use crate::arith::{PI, Real};

/// Ride frequency of the sprung mass over an axle, Hz, front and rear: the rear one higher, so that the body pitches
/// little over a bump (Olley; Gillespie 1992, chapter 5).
const RIDE_FREQUENCY: [f64; 2] = [1.25, 1.4];

/// Damping ratio of the ride (Gillespie 1992, chapter 5).
const DAMPING_RATIO: f64 = 0.3;

/// Fills in an axle's springs from the load of one wheel.
pub(super) fn suspension(
    axle: &mut AxleSuspension,
    front: bool,
    corner_load: f64,
    unsprung: f64,
    mass: f64,
    gravity: f64,
) {
    let corner_mass = corner_load / gravity;
    axle.unsprung_mass.estimate(
        Real::min(unsprung, 0.5 * corner_mass),
        0.2 * unsprung,
        "estimate: share of the vehicle's mass typical of the class (30-50 kg a wheel for cars)",
    );
    let sprung = Real::max(corner_mass - axle.unsprung_mass.si(), 0.25 * corner_mass);
    let omega = 2.0 * PI * RIDE_FREQUENCY[usize::from(!front)];
    let stiffness = sprung * omega * omega;
    axle.ride_stiffness.estimate(
        stiffness,
        0.15 * stiffness,
        "estimate: ride frequency 1.25 Hz in front, 1.4 Hz behind, of the wheel's sprung mass",
    );
    let damping = 2.0 * DAMPING_RATIO * (axle.ride_stiffness.si() * sprung).sqrt();
    let source = "estimate: damping ratio 0.3, rebound 1.7 times bump";
    axle.damping_bump.estimate(damping * 2.0 / 2.7, 0.2 * damping, source);
    axle.damping_rebound.estimate(damping * 3.4 / 2.7, 0.2 * damping, source);
    let bar = if front { 10.0 } else { 6.0 } * mass;
    axle.anti_roll.estimate(
        bar,
        0.4 * bar,
        "estimate: 10 N m/rad in front and 6 behind for each kg of the vehicle (5-25 kN m/rad for cars)",
    );
    axle.roll_centre_height.estimate(
        if front { 0.05 } else { 0.1 },
        0.05,
        "typical of independent suspension",
    );
    axle.compliance_steer.fill(0.0, "stiff steering gear; 0.2-0.8 deg for each g is usual in front");
    axle.bump_travel.estimate(0.08, 0.02, "typical travel to the bump stop");
}

/// Fills in engine, steering and air resistance.
pub(super) fn drivetrain(vehicle: &mut Vehicle, defaults: &ClassDefaults, gravity: f64) {
    let mass = vehicle.mass.value;
    let drive = &mut vehicle.drive;
    drive.driven.get_or_insert(defaults.driven);
    drive.differential.get_or_insert_default();
    drive.power.fill(defaults.specific_power * mass, "typical power for each kg of the class");
    drive.max_force.fill(0.45 * mass * gravity, "45 % of the weight: first gear at the limit of grip");
    drive.engine_braking.fill(0.0, "none assumed; in gear 0.02-0.1 of gravity");
    if let Some(engine) = &mut drive.engine {
        super::assist::engine(engine);
    }
    let steering = &mut vehicle.steering;
    steering.ratio.estimate(16.0, 1.0, "typical ratio 14-18");
    steering.max_angle.fill(0.61, "35 deg, typical of cars");
    steering.ackermann.fill(1.0, "Ackermann geometry");
    let air = &mut vehicle.aerodynamics;
    air.drag_area.estimate(defaults.drag_area, 0.1 * defaults.drag_area, "typical of the class");
    air.lift_area.fill(0.0, "lift neglected");
    air.air_density.fill(1.2, "dry air at 20 deg C and 101 kPa");
}

/// Fills in brake torques that lock the wheels on a good road; needs the tyres.
pub(super) fn brakes(vehicle: &mut Vehicle, gravity: f64) {
    let axle_radius = |first: bool| match vehicle.axles.as_slice() {
        [] if first => vehicle.tyres.front.radius.si(),
        [] => vehicle.tyres.rear.radius.si(),
        [one] => one.tyre.radius.si(),
        [front, .., rear] => if first { front } else { rear }.tyre.radius.si(),
    };
    let (front_radius, rear_radius) = (axle_radius(true), axle_radius(false));
    let quarter_weight = vehicle.mass.value * gravity / 4.0;
    let brakes = &mut vehicle.brakes;
    brakes.mode.get_or_insert(BrakeMode::LockFraction);
    let source = "estimate: full pedal decelerates by 1.1 of gravity, 70 % of it in front";
    let (front, rear) = match &brakes.balance {
        Some(front) => (2.0 * front.value, 2.0 * (1.0 - front.value)),
        None => (1.4, 0.6),
    };
    brakes.front_torque.fill(1.1 * front * quarter_weight * front_radius, source);
    brakes.rear_torque.fill(1.1 * rear * quarter_weight * rear_radius, source);
    super::assist::assist(brakes);
    brakes
        .handbrake_torque
        .fill(0.6 * quarter_weight * rear_radius, "estimate: holds the vehicle on a slope of 30 %");
}
