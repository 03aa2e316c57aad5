use accuscene_core::arith::{Real, Vec2};

/// Gap between two convex outlines along the best separating axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Separation {
    /// Gap, m; below 0 the least translation that would part them.
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

/// The separation of two convex outlines, counter-clockwise, world axes, by the separating-axis test over the edges of
/// `a`, then of `b`; ties go to the first.
///
/// Outlines without an edge, or with values that are not numbers, touch nothing: the gap is infinite.
#[must_use]
pub fn separation(a: &[Vec2], b: &[Vec2]) -> Separation {
    let mut best = Separation::default();
    for (from, to, turned) in [(a, b, false), (b, a, true)] {
        for (i, &p) in from.iter().enumerate() {
            let q = from[(i + 1) % from.len()];
            let normal = -(q - p).perp().unit();
            let mut gap = f64::INFINITY;
            for &v in to {
                // From both ends of the edge, so that a mirrored edge, run the other way, gives the same bits.
                gap = Real::min(0.5 * (normal.dot(v - p) + normal.dot(v - q)), gap);
            }
            if gap > best.gap && normal.dot(normal).is_finite() {
                best = Separation { gap, normal: if turned { -normal } else { normal } };
            }
        }
    }
    if best.gap == f64::NEG_INFINITY {
        best.gap = f64::INFINITY;
    }
    best
}
