use accuscene_core::arith::{sin, sin_cos};

/// Position and course after a way (m, negative backward) along a straight, or a bend of a radius (m, left positive).
///
/// The chord of the arc stands in the direction of its middle: large radii lose no digits.
pub(super) fn place(position: [f64; 2], course: f64, radius: Option<f64>, way: f64) -> ([f64; 2], f64) {
    let turn = radius.map_or(0.0, |radius| way / radius);
    let chord = radius.map_or(way, |radius| 2.0 * radius * sin(0.5 * turn));
    let (sin, cos) = sin_cos(course + 0.5 * turn);
    ([position[0] + chord * cos, position[1] + chord * sin], course + turn)
}
