//! Which way the faces of something rigid stand that a body drives into.

use super::Shape;
use super::overlap::side;
use accuscene_core::arith::{Real, Vec2};

/// The sum of the outward normals of a rigid outline's edges within `other`, each by its length there (m) and by the
/// speed at which `other` closes on it (m/s): the way in which the rigid outline pushes. Zero where `other` closes on none.
///
/// What does not yield presses where it is driven into, and keeps its shape: over a full face this is the normal of the
/// face, at a corner that of the face ahead, while the face alongside only rubs; around a pole it is the way back. The
/// line through the crossing points is the sum by length alone. `velocity` is that of `other` against the rigid outline
/// at a point, m/s. Both outlines are counter-clockwise, world axes, m.
#[must_use]
pub fn driven_into<'a, 'b>(
    rigid: impl Into<Shape<'a>>,
    other: impl Into<Shape<'b>>,
    velocity: impl Fn(Vec2) -> Vec2,
) -> Vec2 {
    let (rigid, other) = (rigid.into().ring(), other.into());
    let mut sum = Vec2::zero();
    for (i, &p) in rigid.iter().enumerate() {
        let edge = rigid[(i + 1) % rigid.len()] - p;
        let outward = -edge.perp().unit();
        for part in other.parts() {
            let Some([from, to]) = within(part, p, edge) else { continue };
            let closing = -outward.dot(velocity(p + edge * (0.5 * (from + to))));
            if closing > 0.0 {
                sum += outward * (closing * (to - from) * edge.norm());
            }
        }
    }
    sum
}

/// The shares of the way along an edge between which it lies in a convex part; none where it does not.
fn within(part: &[Vec2], p: Vec2, edge: Vec2) -> Option<[f64; 2]> {
    let q = p + edge;
    let (mut from, mut to) = (0.0, 1.0);
    for (i, &r) in part.iter().enumerate() {
        let s = part[(i + 1) % part.len()];
        let (sp, sq) = (side(r, s, p), side(r, s, q));
        if sp < 0.0 && sq < 0.0 {
            return None;
        }
        if (sp < 0.0) != (sq < 0.0) {
            let share = sp / (sp - sq);
            if sp < 0.0 { from = Real::max(from, share) } else { to = Real::min(to, share) }
        }
    }
    (from < to).then_some([from, to])
}
