use super::overlap::{between, side};
use accuscene_core::arith::Vec2;

/// The border that leaves a corner of the clipped outline.
#[derive(Clone, Copy, Debug)]
enum Border {
    Subject(usize),
    Window(usize),
}

#[derive(Clone, Copy, Debug)]
struct Corner {
    at: Vec2,
    leaving: Border,
}

/// Cuts convex outlines; keeps its memory from one pair to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Clip {
    subject: Vec<Vec2>,
    window: Vec<Vec2>,
    part: Vec<Corner>,
    next: Vec<Corner>,
    inside: Vec<Vec2>,
}

impl Clip {
    /// The part of one convex outline inside another, both counter-clockwise, about `origin` (Sutherland and Hodgman 1974).
    ///
    /// Crossings are computed from the borders of the two outlines and not from what earlier cuts left of them, so the
    /// order of the cuts, which a mirrored window reverses, does not show in the result.
    pub(super) fn cut(&mut self, subject: &[Vec2], window: &[Vec2], origin: Vec2) -> &[Vec2] {
        let Self { subject: own, window: its, part, next, inside } = self;
        own.clear();
        own.extend(subject.iter().map(|&v| v - origin));
        its.clear();
        its.extend(window.iter().map(|&v| v - origin));
        part.clear();
        part.extend(own.iter().enumerate().map(|(i, &at)| Corner { at, leaving: Border::Subject(i) }));
        for j in 0..its.len() {
            let (w0, w1) = (its[j], its[(j + 1) % its.len()]);
            next.clear();
            let Some(first) = part.first() else { break };
            let begin = side(w0, w1, first.at);
            let mut s0 = begin;
            for (k, corner) in part.iter().enumerate() {
                let end = part.get(k + 1);
                let s1 = end.map_or(begin, |end| side(w0, w1, end.at));
                if s0 >= 0.0 {
                    next.push(*corner);
                }
                if (s0 >= 0.0) != (s1 >= 0.0) {
                    let at = crossing(own, its, corner.leaving, j)
                        .unwrap_or_else(|| between(corner.at, end.unwrap_or(first).at, s0, s1));
                    let leaving = if s0 >= 0.0 { Border::Window(j) } else { corner.leaving };
                    next.push(Corner { at, leaving });
                }
                s0 = s1;
            }
            core::mem::swap(part, next);
        }
        inside.clear();
        inside.extend(part.iter().map(|c| c.at));
        inside
    }
}

/// Where a border crosses border `j` of the window; none where the two whole borders do not tell.
fn crossing(subject: &[Vec2], window: &[Vec2], border: Border, j: usize) -> Option<Vec2> {
    let m = window.len();
    match border {
        Border::Subject(i) => {
            let (p, q) = (subject[i], subject[(i + 1) % subject.len()]);
            let (w0, w1) = (window[j], window[(j + 1) % m]);
            let (sp, sq) = (side(w0, w1, p), side(w0, w1, q));
            ((sp >= 0.0) != (sq >= 0.0)).then(|| between(p, q, sp, sq))
        }
        Border::Window(k) if (k + 1) % m == j => Some(window[j]),
        Border::Window(k) if (j + 1) % m == k => Some(window[k]),
        Border::Window(_) => None,
    }
}
