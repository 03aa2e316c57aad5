use super::car::Car;
use super::input::Input;
use super::{GRAVITY, SLOW, tyre::TYRE};
use accuscene_core::arith::{Real, sin_cos};

/// Time derivative of `[x, y, steering angle, speed, yaw, yaw rate, slip angle]` of the centre of gravity (model ST).
///
/// Tyres are linear in the slip angle and in a wheel load that shifts with the acceleration asked for; under 0.1 m/s
/// the car moves as a kinematic one.
#[must_use]
pub fn single_track(car: &Car, state: &[f64; 7], input: Input) -> [f64; 7] {
    let [x, y, steer, speed, yaw, yaw_rate, slip] = *state;
    let input = car.track.limited(steer, speed, input);
    if Real::abs(speed) < SLOW {
        let slow = car.track.slow([x, y, steer, speed, yaw], slip, input);
        let [x_rate, y_rate, steer_rate, speed_rate, turn] = slow.pose;
        return [x_rate, y_rate, steer_rate, speed_rate, turn, slow.yaw_acceleration, slow.slip_rate];
    }
    let (front, rear, base) = (car.track.front, car.track.rear, car.track.wheelbase());
    let friction = TYRE.p_dy1;
    let cornering = -TYRE.p_ky1 / TYRE.p_dy1;
    let shift = input.acceleration * car.sprung_height;
    // Cornering stiffness per friction coefficient and mass, times the wheelbase.
    let stiff_front = cornering * (GRAVITY * rear - shift);
    let stiff_rear = cornering * (GRAVITY * front + shift);
    let turning = friction * car.mass / (car.yaw_inertia * base);
    let drifting = friction / (speed * base);
    let yaw_acceleration =
        -turning / speed * (front.squared() * stiff_front + rear.squared() * stiff_rear) * yaw_rate
            + turning * (rear * stiff_rear - front * stiff_front) * slip
            + turning * front * stiff_front * steer;
    let slip_rate = (drifting / speed * (stiff_rear * rear - stiff_front * front) - 1.0) * yaw_rate
        - drifting * (stiff_rear + stiff_front) * slip
        + drifting * stiff_front * steer;
    let (sin, cos) = sin_cos(slip + yaw);
    [speed * cos, speed * sin, input.steer_rate, input.acceleration, yaw_rate, yaw_acceleration, slip_rate]
}
