use super::GRAVITY;
use super::car::Car;
use super::input::Input;
use super::tyre::{Slip, TYRE, TyreForces};
use accuscene_core::arith::{Real, atan, cos, sin_cos, tanh};

/// Speed at which the drift and the kinematic model count alike, m/s.
const BLEND_SPEED: f64 = 0.2;
/// Width of the blend, m/s.
const BLEND_WIDTH: f64 = 0.05;
/// Speed under which no slip angle is formed, m/s.
const LEAST_SPEED: f64 = BLEND_SPEED / 2.0;
/// Time in which a wheel takes up the speed of the road at walking pace, s.
const SPIN_TIME: f64 = 0.02;

/// Start of the drift model from `[x, y, steering angle, speed, yaw, yaw rate, slip angle]`, with rolling wheels.
#[must_use]
pub fn drift_start(car: &Car, core: [f64; 7]) -> [f64; 9] {
    let [x, y, steer, speed, yaw, yaw_rate, slip] = core;
    let forward = speed * cos(slip);
    let radius = car.wheel_radius;
    [x, y, steer, speed, yaw, yaw_rate, slip, forward * cos(steer) / radius, forward / radius]
}

/// Time derivative of `[x, y, steering angle, speed, yaw, yaw rate, slip angle, front spin, rear spin]` of the centre
/// of gravity (model STD).
///
/// One tyre of [`TYRE`] an axle at the load that the acceleration asked for gives it; around 0.2 m/s the model passes
/// smoothly to the kinematic one.
#[must_use]
pub fn drift_track(car: &Car, state: &[f64; 9], input: Input) -> [f64; 9] {
    let [x, y, steer, speed, yaw, yaw_rate, slip, front_spin, rear_spin] = *state;
    let input = car.track.limited(steer, speed, input);
    let (front, rear) = (car.track.front, car.track.rear);
    let (sin_slip, cos_slip) = sin_cos(slip);
    let (sin_steer, cos_steer) = sin_cos(steer);
    let (forward, sideways) = (speed * cos_slip, speed * sin_slip);
    let moving = speed > LEAST_SPEED;

    let rolling_front = Real::max(0.0, forward * cos_steer + (sideways + front * yaw_rate) * sin_steer);
    let rolling_rear = Real::max(0.0, forward);
    let shift = input.acceleration * car.sprung_height;
    let load = |share: f64| car.mass * share / car.track.wheelbase();
    let tyre = |spin: f64, rolling: f64, angle: f64, load: f64| {
        let longitudinal = 1.0 - car.wheel_radius * spin / Real::max(rolling, LEAST_SPEED);
        TYRE.forces(Slip { longitudinal, angle: if moving { angle } else { 0.0 }, camber: 0.0, load })
    };
    let front_angle = atan((sideways + yaw_rate * front) / forward) - steer;
    let rear_angle = atan((sideways - yaw_rate * rear) / forward);
    let on_front = tyre(front_spin, rolling_front, front_angle, load(GRAVITY * rear - shift));
    let on_rear = tyre(rear_spin, rolling_rear, rear_angle, load(GRAVITY * front + shift));

    let (sin_lead, cos_lead) = sin_cos(steer - slip);
    let along = -on_front.lateral * sin_lead
        + on_rear.lateral * sin_slip
        + on_rear.longitudinal * cos_slip
        + on_front.longitudinal * cos_lead;
    let across = on_front.lateral * cos_lead + on_rear.lateral * cos_slip - on_rear.longitudinal * sin_slip
        + on_front.longitudinal * sin_lead;
    let turning = on_front.lateral * cos_steer * front - on_rear.lateral * rear
        + on_front.longitudinal * sin_steer * front;
    let slip_rate = if moving { across / (car.mass * speed) - yaw_rate } else { 0.0 };
    let spin_rates = spin_rates(car, input, [on_front, on_rear], [front_spin, rear_spin]);

    let slow = car.track.slow([x, y, steer, speed, yaw], slip, input);
    let slow_spin = |rolling: f64, spin: f64| (rolling / car.wheel_radius - Real::max(0.0, spin)) / SPIN_TIME;
    let dynamic = 0.5 * (tanh((speed - BLEND_SPEED) / BLEND_WIDTH) + 1.0);
    let blend = |fast: f64, slow: f64| dynamic * fast + (1.0 - dynamic) * slow;
    let (sin_course, cos_course) = sin_cos(slip + yaw);
    [
        speed * cos_course,
        speed * sin_course,
        input.steer_rate,
        blend(along / car.mass, slow.pose[3]),
        blend(yaw_rate, slow.pose[4]),
        blend(turning / car.yaw_inertia, slow.yaw_acceleration),
        blend(slip_rate, slow.slip_rate),
        blend(spin_rates[0], slow_spin(rolling_front, front_spin)),
        blend(spin_rates[1], slow_spin(rolling_rear, rear_spin)),
    ]
}

/// Spin accelerations front and rear, rad/s^2; a wheel that turns backwards keeps its spin.
fn spin_rates(car: &Car, input: Input, forces: [TyreForces; 2], spins: [f64; 2]) -> [f64; 2] {
    let torques = car.axle_torques(input.acceleration);
    core::array::from_fn(|i| {
        let torque = torques[i] - car.wheel_radius * forces[i].longitudinal;
        if spins[i] >= 0.0 { torque / car.wheel_inertia } else { 0.0 }
    })
}
