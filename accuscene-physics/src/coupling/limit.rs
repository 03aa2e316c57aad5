use super::Joint;
use crate::contact::{Outline, PlacedOutline, Pose2, separation};
use accuscene_core::arith::{Vec2, sin_cos};

/// Where a semi-trailer's front corner meets the cab when the outlines cannot tell, rad: the middle of 60 to 90 degrees.
const CAB: f64 = 1.308_996_938_995_747;
/// Step of the search, rad.
const SEARCH: f64 = 0.01;
/// The search ends past a folded combination, rad.
const FOLDED: f64 = 3.0;

/// Articulation angle (rad) at which two outlines that hang together at the joint's places meet.
///
/// Outlines that are clear of each other in line meet where they first touch; infinite if they never do. Outlines that
/// overlap in line, a semi-trailer over its tractor's frame, meet at 75 degrees: the frame is part of the outline, the
/// cab is not told from it. Also tells whether they overlap in line.
#[must_use]
pub fn articulation_limit(joint: &Joint, leader: &Outline, towed: &Outline) -> (f64, bool) {
    let [hitch, eye] = joint.places;
    let mut placed = PlacedOutline::default();
    let mut gap = |angle: f64| {
        let (sin, cos) = sin_cos(angle);
        let position = Vec2::new(hitch.x, hitch.y) - Vec2::new(eye.x, eye.y).rotate(cos, sin);
        towed.place_into(&Pose2 { position, heading: angle }, &mut placed);
        separation(leader.shape(), &placed).gap
    };
    if gap(0.0) < 0.0 {
        return (CAB, true);
    }
    let mut clear = 0.0;
    while clear < FOLDED {
        let next = clear + SEARCH;
        if gap(next) < 0.0 {
            let (mut low, mut high) = (clear, next);
            for _ in 0..40 {
                let middle = 0.5 * (low + high);
                if gap(middle) < 0.0 { high = middle } else { low = middle }
            }
            return (low, false);
        }
        clear = next;
    }
    (f64::INFINITY, false)
}
