//! Delta-V in body axes, its direction (PDOF) and its value at a sensor.

use accuscene_core::arith::{PI, Vec2, atan2, sin_cos};

/// A world vector in the axes of a body with this heading, rad: x forward, y left.
#[must_use]
pub fn in_body_axes(world: Vec2, heading: f64) -> Vec2 {
    let (sin, cos) = sin_cos(heading);
    world.rotate(cos, -sin)
}

/// Principal direction of force, degrees in [0, 360): where the impulse comes from, clockwise from the front of the
/// vehicle; 0 front, 90 right, 180 rear, 270 left.
///
/// From the delta-V in body axes, forward and left, m/s. 0 where there is no delta-V. Source: SAE J224, NASS.
#[must_use]
pub fn pdof_deg(forward: f64, left: f64) -> f64 {
    if forward == 0.0 && left == 0.0 {
        return 0.0;
    }
    let angle = atan2(left, -forward) * (180.0 / PI);
    let turned = if angle < 0.0 { angle + 360.0 } else { angle };
    // A tiny negative angle rounds up to a full turn; -0.0 becomes 0.0.
    if turned >= 360.0 { 0.0 } else { turned + 0.0 }
}

/// Clock code, 1 to 12, of a PDOF in degrees: 12 front, 3 right, 6 rear, 9 left; 12 for a value that is not finite.
///
/// Source: SAE J224 (CDC).
#[must_use]
pub fn clock_code(pdof_deg: f64) -> u8 {
    let hour = (pdof_deg / 30.0 + 0.5).floor();
    let hour = hour - 12.0 * (hour / 12.0).floor();
    // 1 to 11 are exact in f64; all else, NaN too, is 12.
    if (1.0..12.0).contains(&hour) { hour as u8 } else { 12 }
}

/// Delta-V at a sensor, body axes, m/s, from that of the centre of gravity, the change of the yaw rate (after less
/// before, rad/s) and the place of the sensor from the centre of gravity, body axes, m.
///
/// The turn of the body during the pulse is neglected. An event data recorder gives lateral values positive to the
/// right: `-y`.
#[must_use]
pub fn at_sensor(delta_v: Vec2, delta_yaw_rate: f64, sensor: Vec2) -> Vec2 {
    delta_v + sensor.perp() * delta_yaw_rate
}
