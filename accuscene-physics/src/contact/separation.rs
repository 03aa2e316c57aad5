use super::boxes::Boxes;
use super::{Aabb, Gauge, Shape};
use accuscene_core::arith::{Real, Vec2};

/// Gap between two outlines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Separation {
    /// Gap along the best separating axis, m, of concave outlines between the two parts that are nearest by that; never
    /// more than the distance. Below 0 the least translation that would part the outlines.
    pub gap: f64,
    /// That axis, a unit vector from the first to the second outline.
    pub normal: Vec2,
}

impl Default for Separation {
    /// No axis tried yet.
    fn default() -> Self {
        Self { gap: f64::NEG_INFINITY, normal: Vec2::zero() }
    }
}

/// The separation of two outlines, counter-clockwise, world axes.
///
/// Convex ones by the separating-axis test over the edges of `a`, then of `b`; ties go to the first. Concave ones by that
/// of their parts; where they overlap, by the shortest way out of all the parts at once.
///
/// Outlines without an edge, or with values that are not numbers, touch nothing: the gap is infinite.
#[must_use]
pub fn separation<'a, 'b>(a: impl Into<Shape<'a>>, b: impl Into<Shape<'b>>) -> Separation {
    Gauge::default().separation(a.into(), b.into())
}

impl Gauge {
    /// The separation of two outlines.
    pub(crate) fn separation(&mut self, a: Shape<'_>, b: Shape<'_>) -> Separation {
        let nearest = nearest(a, b);
        if nearest.gap >= 0.0 || (a.is_convex() && b.is_convex()) {
            return nearest;
        }
        self.barriers.escape(a, b, -nearest.gap, None)
    }

    /// The same of outlines whose nearest parts are known to lie in each other by `deepest` (m), where a translation of `b` is
    /// known (m) that is likely to part them and hardly longer than the least.
    pub(crate) fn way_out(&mut self, a: Shape<'_>, b: Shape<'_>, deepest: f64, likely: Vec2) -> Separation {
        if a.is_convex() && b.is_convex() {
            return nearest(a, b);
        }
        self.barriers.escape(a, b, deepest, Some(likely))
    }
}

/// Whether two outlines share no point: they only touch at most.
pub(crate) fn are_apart(a: Shape<'_>, b: Shape<'_>) -> bool {
    let boxes = Boxes::new(b);
    a.parts().all(|p| {
        let around = Aabb::of_points(p);
        let mut near = b.parts().enumerate().filter(|(k, q)| around.meets(&boxes.of(*k, q)));
        near.all(|(_, q)| convex_below(p, q, 0.0).gap >= 0.0)
    })
}

/// The separation of the two convex parts with the least gap; of equals the first. Above 0 only where the outlines are
/// apart, and then not above their distance.
pub(crate) fn nearest(a: Shape<'_>, b: Shape<'_>) -> Separation {
    if a.is_convex() && b.is_convex() {
        return convex(a.ring(), b.ring());
    }
    let mut least = Separation { gap: f64::INFINITY, normal: Vec2::zero() };
    let boxes = Boxes::new(b);
    for p in a.parts() {
        let around = Aabb::of_points(p);
        for (k, q) in b.parts().enumerate() {
            // Boxes this far apart hold no nearer parts, and no deeper ones.
            if around.gap(&boxes.of(k, q)) > least.gap {
                continue;
            }
            let s = convex_below(p, q, least.gap);
            if s.gap < least.gap {
                least = s;
            }
        }
    }
    least
}

/// The separation of two convex outlines.
pub(super) fn convex(a: &[Vec2], b: &[Vec2]) -> Separation {
    convex_below(a, b, f64::INFINITY)
}

/// The separation of two convex outlines if its gap is below `limit`, else one that is not.
fn convex_below(a: &[Vec2], b: &[Vec2], limit: f64) -> Separation {
    let mut best = Separation::default();
    for (from, to, turned) in [(a, b, false), (b, a, true)] {
        for (i, &p) in from.iter().enumerate() {
            let q = from[(i + 1) % from.len()];
            let normal = -(q - p).perp().unit();
            let mut gap = f64::INFINITY;
            for &v in to {
                // From both ends of the edge, so that a mirrored edge, run the other way, gives the same bits.
                gap = Real::min(0.5 * (normal.dot(v - p) + normal.dot(v - q)), gap);
                // What is no better than the best so far cannot become so.
                if gap <= best.gap {
                    break;
                }
            }
            if gap > best.gap && normal.dot(normal).is_finite() {
                best = Separation { gap, normal: if turned { -normal } else { normal } };
                // It only grows from here.
                if gap >= limit {
                    return best;
                }
            }
        }
    }
    if best.gap == f64::NEG_INFINITY {
        best.gap = f64::INFINITY;
    }
    best
}
