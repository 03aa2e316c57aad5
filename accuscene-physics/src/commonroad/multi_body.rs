use super::car::Car;
use super::input::Input;
use super::suspended_axle::{AxleForces, AxleMotion, Body, Seat};
use super::{GRAVITY, SLOW};
use accuscene_core::arith::{Real, atan, sin_cos};

/// Start of the multi-body model from `[x, y, steering angle, speed, yaw, yaw rate, slip angle]`: springs at rest,
/// wheels rolling.
#[must_use]
pub fn multi_body_start(car: &Car, core: [f64; 7]) -> [f64; 29] {
    let [x, y, steer, speed, yaw, yaw_rate, slip] = core;
    let (sin, cos) = sin_cos(slip);
    let (forward, sideways) = (cos * speed, sin * speed);
    let (front, rear, base) = (car.track.front, car.track.rear, car.track.wheelbase());
    let sag = |arm: f64, unsprung: f64| {
        (car.sprung_mass * GRAVITY * arm / base + unsprung * GRAVITY) / (2.0 * car.tyre_stiffness)
    };
    let mut state = [0.0; 29];
    state[..6].copy_from_slice(&[x, y, steer, forward, yaw, yaw_rate]);
    state[10] = sideways;
    state[15] = sideways + front * yaw_rate;
    state[16] = sag(rear, car.front.mass);
    state[20] = sideways - rear * yaw_rate;
    state[21] = sag(front, car.rear.mass);
    state[23..27].fill(forward / car.wheel_radius);
    state
}

/// Time derivative of the 29 states of the sprung mass, two rigid axles and four wheels (model MB).
///
/// Order: `x, y`, steering angle, forward speed, yaw, yaw rate; roll, roll rate, pitch, pitch rate, lateral speed,
/// heave, heave rate; for the front, then the rear axle roll, roll rate, lateral speed, heave, heave rate; spin of the
/// wheels FL FR RL RR; lateral deflection of the front and rear joint. Heave is positive down and zero for the body
/// at rest. Under 0.1 m/s the car moves as a kinematic one. A wheel hub that stands still or moves backwards at a
/// higher speed of the car has no finite slip, and neither has the result then.
#[must_use]
pub fn multi_body(car: &Car, state: &[f64; 29], input: Input) -> [f64; 29] {
    let [x, y, steer, forward, yaw, yaw_rate, ..] = *state;
    let [roll, roll_rate, pitch, pitch_rate, sideways, heave, heave_rate] =
        core::array::from_fn(|i| state[6 + i]);
    let input = car.track.limited(steer, forward, input);
    let body = Body { forward, sideways, yaw_rate, roll, roll_rate, pitch, pitch_rate, heave, heave_rate };
    let [front, rear] = axle_motions(state);
    let [on_front, on_rear] = axle_forces(car, steer, &body, &[front, rear]);

    let springs = on_front.springs + on_rear.springs;
    let joints = on_front.joint + on_rear.joint;
    let (sin_roll, cos_roll) = sin_cos(roll);
    let along = on_rear.along + on_front.along;
    let yaw_moment = on_front.yaw_moment + on_rear.yaw_moment;
    let roll_moment = on_front.body_roll + on_rear.body_roll;
    let pitch_moment = car.track.front * on_front.springs - car.track.rear * on_rear.springs
        + along * (car.sprung_height - heave);
    let cross = car.roll_yaw_inertia;

    let mut rate = [0.0; 29];
    let planar = if Real::abs(forward) < SLOW {
        let slow = car.track.slow([x, y, steer, forward, yaw], roll, input);
        let [x_rate, y_rate, steer_rate, speed_rate, turn] = slow.pose;
        [x_rate, y_rate, steer_rate, speed_rate, turn, slow.yaw_acceleration]
    } else {
        let speed = Real::sqrt(forward.squared() + sideways.squared());
        let (sin, cos) = sin_cos(atan(sideways / forward) + yaw);
        let yaw_acceleration = (yaw_moment + cross / car.roll_inertia * roll_moment)
            / (car.yaw_inertia - cross.squared() / car.roll_inertia);
        [
            cos * speed,
            sin * speed,
            input.steer_rate,
            along / car.mass + yaw_rate * sideways,
            yaw_rate,
            yaw_acceleration,
        ]
    };
    rate[..6].copy_from_slice(&planar);
    rate[6..13].copy_from_slice(&[
        roll_rate,
        (cross / car.yaw_inertia * yaw_moment + roll_moment)
            / (car.roll_inertia - cross.squared() / car.yaw_inertia),
        pitch_rate,
        pitch_moment / car.pitch_inertia,
        (joints * cos_roll + springs * sin_roll) / car.sprung_mass - yaw_rate * forward,
        heave_rate,
        GRAVITY - (springs * cos_roll - joints * sin_roll) / car.sprung_mass,
    ]);
    rate[13..18].copy_from_slice(&axle_rates(&front, &on_front));
    rate[18..23].copy_from_slice(&axle_rates(&rear, &on_rear));
    let [front_torque, rear_torque] = car.axle_torques(input.acceleration);
    rate[23..25].copy_from_slice(&spin_rates(car, front_torque, &front, &on_front));
    rate[25..27].copy_from_slice(&spin_rates(car, rear_torque, &rear, &on_rear));
    rate[27..].copy_from_slice(&[on_front.joint_rate, on_rear.joint_rate]);
    rate
}

fn axle_motions(state: &[f64; 29]) -> [AxleMotion; 2] {
    core::array::from_fn(|k| {
        let [roll, roll_rate, sideways, heave, heave_rate] = core::array::from_fn(|i| state[13 + 5 * k + i]);
        let spins = [state[23 + 2 * k], state[24 + 2 * k]];
        AxleMotion { roll, roll_rate, sideways, heave, heave_rate, joint: state[27 + k], spins }
    })
}

fn axle_forces(car: &Car, steer: f64, body: &Body, axles: &[AxleMotion; 2]) -> [AxleForces; 2] {
    let (front, rear) = (car.track.front, car.track.rear);
    let static_load = |arm: f64| car.sprung_mass * GRAVITY * arm / (2.0 * car.track.wheelbase());
    let ahead = Seat { car, data: &car.front, arm: front, spring_load: static_load(rear), steer };
    let behind = Seat { car, data: &car.rear, arm: -rear, spring_load: static_load(front), steer: 0.0 };
    [ahead.forces(body, &axles[0]), behind.forces(body, &axles[1])]
}

fn axle_rates(axle: &AxleMotion, on: &AxleForces) -> [f64; 5] {
    [axle.roll_rate, on.roll_acceleration, on.sideways_acceleration, axle.heave_rate, on.heave_acceleration]
}

/// Spin accelerations left and right, rad/s^2; a wheel that turns backwards keeps its spin.
fn spin_rates(car: &Car, torque: f64, axle: &AxleMotion, on: &AxleForces) -> [f64; 2] {
    core::array::from_fn(|i| {
        let whole = 0.5 * torque - car.wheel_radius * on.tyres[i];
        if axle.spins[i] < 0.0 { 0.0 } else { whole / car.wheel_inertia }
    })
}
