use super::Vector3;
use crate::arith::{PI, sin_cos};

/// Unit vector ahead of a heading, in the ground plane: `(cos psi, sin psi, 0)`; `psi` in radians.
#[must_use]
pub fn forward(psi: f64) -> Vector3 {
    let (sin, cos) = sin_cos(psi);
    Vector3::new(cos, sin, 0.0)
}

/// Unit vector to the left of a heading, in the ground plane: `(-sin psi, cos psi, 0)`; `psi` in radians.
#[must_use]
pub fn left(psi: f64) -> Vector3 {
    let (sin, cos) = sin_cos(psi);
    Vector3::new(-sin, cos, 0.0)
}

/// The heading that a compass shows, 0 to below 360 degrees clockwise from north, where X is east; `psi` in radians.
#[must_use]
pub fn compass_heading_deg(psi: f64) -> f64 {
    turn_deg(90.0 - psi * 180.0 / PI)
}

/// The heading, radians counter-clockwise from X east within one turn from -pi, of a compass heading in degrees.
#[must_use]
pub fn heading_from_compass_deg(compass_deg: f64) -> f64 {
    let deg = turn_deg(90.0 - compass_deg);
    let deg = if deg >= 180.0 { deg - 360.0 } else { deg };
    deg * PI / 180.0
}

/// The same direction from 0 to below 360 degrees.
pub(super) fn turn_deg(deg: f64) -> f64 {
    // The remainder is exact; adding a turn to a small negative angle may round up to the whole turn.
    let rest = deg % 360.0;
    let turned = if rest < 0.0 { rest + 360.0 } else { rest };
    if turned >= 360.0 { 0.0 } else { turned + 0.0 }
}
