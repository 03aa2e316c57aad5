use super::heading::turn_deg;
use crate::arith::{PI, atan2, sin_cos};

/// Principal direction of force: the direction from which the impulse comes, clockwise from the front of the vehicle,
/// 0 to below 360 degrees (SAE J224).
///
/// `delta_v` is in body axes (x forward, y left), m/s; without delta-V the answer is 0.
#[must_use]
pub fn pdof_deg(delta_v: [f64; 2]) -> f64 {
    let [x, y] = delta_v;
    if x == 0.0 && y == 0.0 {
        return 0.0;
    }
    turn_deg(atan2(y, -x) * 180.0 / PI)
}

/// The delta-V in body axes (x forward, y left), m/s, of a magnitude in m/s and a principal direction of force in
/// degrees: `(-dV cos PDOF, dV sin PDOF)`.
#[must_use]
pub fn delta_v_from_pdof_deg(magnitude: f64, pdof_deg: f64) -> [f64; 2] {
    let (sin, cos) = sin_cos(pdof_deg * PI / 180.0);
    [-magnitude * cos, magnitude * sin]
}

/// The hour of the clock, 1 to 12, that a principal direction of force in degrees falls in: 12 is the front, 3 the
/// right (SAE J224).
#[must_use]
pub fn clock_direction(pdof_deg: f64) -> u8 {
    let hour = (turn_deg(pdof_deg) / 30.0 + 0.5).floor() as u8 % 12;
    if hour == 0 { 12 } else { hour }
}
