use super::overlap::{between, side};
use accuscene_core::arith::Vec2;

/// The border that leaves a corner of the clipped outline.
#[derive(Clone, Copy)]
enum Border {
    Subject(usize),
    Window(usize),
}

#[derive(Clone, Copy)]
struct Corner {
    at: Vec2,
    leaving: Border,
}

/// The part of one convex outline inside another, both counter-clockwise (Sutherland and Hodgman 1974).
///
/// Crossings are computed from the borders of the two outlines and not from what earlier cuts left of them, so the
/// order of the cuts, which a mirrored window reverses, does not show in the result.
pub(super) fn clip(subject: &[Vec2], window: &[Vec2]) -> Vec<Vec2> {
    let start = |(i, &at): (usize, &Vec2)| Corner { at, leaving: Border::Subject(i) };
    let mut part: Vec<Corner> = subject.iter().enumerate().map(start).collect();
    let mut next = Vec::with_capacity(subject.len() + window.len());
    for j in 0..window.len() {
        let (w0, w1) = (window[j], window[(j + 1) % window.len()]);
        next.clear();
        for (k, corner) in part.iter().enumerate() {
            let end = part[(k + 1) % part.len()].at;
            let (s0, s1) = (side(w0, w1, corner.at), side(w0, w1, end));
            if s0 >= 0.0 {
                next.push(*corner);
            }
            if (s0 >= 0.0) != (s1 >= 0.0) {
                let at = crossing(subject, window, corner.leaving, j)
                    .unwrap_or_else(|| between(corner.at, end, s0, s1));
                let leaving = if s0 >= 0.0 { Border::Window(j) } else { corner.leaving };
                next.push(Corner { at, leaving });
            }
        }
        core::mem::swap(&mut part, &mut next);
    }
    part.iter().map(|c| c.at).collect()
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
