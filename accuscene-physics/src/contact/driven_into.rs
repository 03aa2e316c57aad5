//! Which way the faces of something rigid stand that a body drives into.

use super::Shape;
use super::overlap::side;
use accuscene_core::arith::{Real, Vec2};

/// What is driven into over less than this only brushes past, the more of it the less it is, m.
const HOOK: f64 = 0.2;
/// A face with something else rigid this near before it is not there to be driven into, m.
pub(crate) const JOINT: f64 = 0.05;

/// The way in which a rigid outline pushes a body that drives into it: the sum of the outward normals of the edges within
/// `other`, each by its length there (m). Zero where nothing pushes.
///
/// What does not yield presses where it is driven into, and keeps its shape. An edge therefore counts by the cosine
/// between its normal and the way against it as well: over a full face the sum is the normal of the face, at a corner
/// that of the face ahead, while the face alongside only rubs; around a pole it is the way back. Where less than 0.2 m is
/// driven into, `other` brushes past: the sum then goes over into that by length alone, which is across the line through
/// the crossing points. Both rules are this library's own (docs/contact.md).
///
/// `velocity` is that of `other` against the rigid outline at a point, m/s. Faces that one of the outlines in `beside`
/// stands before, by no more than 5 cm, are left out: a car does not drive into the joints of a wall. All outlines are
/// counter-clockwise, world axes, m.
///
/// ```
/// use accuscene_core::arith::Vec2;
/// use accuscene_physics::contact::driven_into;
///
/// let block = |x: [f64; 2], y: [f64; 2]| [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(i, j)| Vec2::new(x[i], y[j]));
/// // A car at 15 m/s along x, half a metre into the end of a barrier with 0.4 m of its front.
/// let (car, barrier) = (block([-2.0, 2.5], [-0.9, 0.9]), block([2.0, 6.0], [0.5, 4.0]));
/// let push = driven_into(&barrier, &car, &[], |_| Vec2::new(15.0, 0.0));
/// assert!((push.x + 0.4).abs() < 1e-12 && push.y == 0.0);
/// ```
#[must_use]
pub fn driven_into<'a, 'b>(
    rigid: impl Into<Shape<'a>>,
    other: impl Into<Shape<'b>>,
    beside: &[Shape<'_>],
    velocity: impl Fn(Vec2) -> Vec2,
) -> Vec2 {
    let (rigid, other) = (rigid.into().ring(), other.into());
    let (mut all, mut driven, mut width) = (Vec2::zero(), Vec2::zero(), 0.0);
    for (i, &p) in rigid.iter().enumerate() {
        let edge = rigid[(i + 1) % rigid.len()] - p;
        let outward = -edge.perp().unit();
        let open = open(p + outward * JOINT, edge, beside);
        for part in other.parts() {
            let Some([from, to]) = within(part, p, edge) else { continue };
            for free in &open {
                let (from, to) = (Real::max(from, free[0]), Real::min(to, free[1]));
                if from >= to {
                    continue;
                }
                let length = (to - from) * edge.norm();
                let against = velocity(p + edge * (0.5 * (from + to)));
                let speed = against.norm();
                let closing = if speed > 0.0 { Real::max(-outward.dot(against) / speed, 0.0) } else { 0.0 };
                all += outward * length;
                driven += outward * (closing * length);
                width += closing * length;
            }
        }
    }
    let hooks = Real::min(width / HOOK, 1.0);
    driven * hooks + all * (1.0 - hooks)
}

/// The shares of the way along an edge at which none of the outlines lies.
fn open(p: Vec2, edge: Vec2, beside: &[Shape<'_>]) -> Vec<[f64; 2]> {
    let mut open = vec![[0.0, 1.0]];
    for [from, to] in beside.iter().flat_map(Shape::parts).filter_map(|part| within(part, p, edge)) {
        let left = |[a, b]: [f64; 2]| [[a, Real::min(b, from)], [Real::max(a, to), b]];
        open = open.into_iter().flat_map(left).filter(|[a, b]| a < b).collect();
    }
    open
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
