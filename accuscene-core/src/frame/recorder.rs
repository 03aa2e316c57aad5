/// The delta-V at a sensor, body axes (x forward, y left), m/s: that of the CG and the share of the changed yaw rate.
///
/// `delta_v` at the CG, m/s; `delta_yaw_rate` after less before, rad/s; `sensor` from the CG, m. Rotation during the
/// pulse is left out: with yaw rate times duration above 0.1 rad integrate the pulse instead.
#[must_use]
pub fn sensor_delta_v(delta_v: [f64; 2], delta_yaw_rate: f64, sensor: [f64; 2]) -> [f64; 2] {
    [delta_v[0] - delta_yaw_rate * sensor[1], delta_v[1] + delta_yaw_rate * sensor[0]]
}

/// The lateral channel of an event data recorder, positive to the right (49 CFR 563, SAE J1698), from a component
/// that is positive to the left, and back.
#[must_use]
pub fn edr_lateral(left: f64) -> f64 {
    0.0 - left
}
