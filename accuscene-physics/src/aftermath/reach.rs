use crate::contact::Pose2;
use crate::crush_force::{Border, Depths};
use accuscene_core::arith::{Real, Vec2, sin_cos};

/// Faces less in the way of the push than this are not pushed in: cosine of 87 degrees.
const FACING: f64 = 0.05;
/// A face is pushed through by something thin where it is in the way of the push by this: cosine of 60 degrees.
const FRONTAL: f64 = 0.5;

/// How far another body reaches in at one column of a border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Index of the face.
    pub face: usize,
    /// Index of the column.
    pub column: usize,
    /// From where the column's tip rests inwards, m.
    pub depth: f64,
    /// Share of the push that acts along the face's normal: the square of the cosine between them.
    pub weight: f64,
}

/// Where another body reaches into a border whose tips have been pushed in by `dents`.
///
/// `pose` is that of the border's body; `other` the other body's outline, world axes; `toward` the unit direction in which
/// this body pushes the other. A column is reached if its tip lies in the other body, or has come right through something
/// thin on its `way` (m) into it, and as far as the first way out of that along the face's normal.
#[must_use]
pub fn reaches(
    border: &Border,
    dents: &Depths,
    pose: &Pose2,
    other: &[Vec2],
    toward: Vec2,
    way: f64,
) -> Vec<Reach> {
    let (sin, cos) = sin_cos(pose.heading);
    let mut found = Vec::new();
    for (k, face) in border.faces.iter().enumerate() {
        let outward = face.face.outward().rotate(cos, sin);
        let facing = outward.dot(toward);
        if facing <= FACING {
            continue;
        }
        let through = if facing >= FRONTAL { way } else { 0.0 };
        for column in 0..face.len() {
            let tip = face.face.join(face.out(column) - dents.faces[k][column], face.along(column));
            let tip = pose.position + tip.rotate(cos, sin);
            if let Some(depth) = way_out(tip, -outward, other, through) {
                found.push(Reach { face: k, column, depth, weight: facing * facing });
            }
        }
    }
    // What stands beside the push bears a part of it, but not all.
    if found.iter().all(|r| r.weight < FRONTAL * FRONTAL) {
        found.clear();
    }
    found
}

/// How far it is from a point along a unit `way` out of a polygon that it is in or, not further than `through` (m) on the
/// way, comes into; none otherwise.
fn way_out(point: Vec2, way: Vec2, ring: &[Vec2], through: f64) -> Option<f64> {
    let (mut inside, mut first, mut second) = (false, f64::INFINITY, f64::INFINITY);
    for (i, p) in ring.iter().enumerate() {
        let (a, b) = (*p - point, ring[(i + 1) % ring.len()] - point);
        let (left, right) = (way.cross(a), way.cross(b));
        if (left >= 0.0) == (right >= 0.0) {
            continue;
        }
        // From both ends, so that a mirrored edge gives the same bits.
        let at = a.dot(way) * (right / (right - left)) + b.dot(way) * (left / (left - right));
        if at > 0.0 {
            inside = !inside;
            second = Real::min(second, Real::max(first, at));
            first = Real::min(first, at);
        }
    }
    if inside { Some(first) } else { (first <= through).then_some(second) }
}
