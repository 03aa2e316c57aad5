use crate::contact::Shape;
use accuscene_core::arith::{Real, Vec2};

/// Step from one part of a concave outline into the next, m.
const NEXT: f64 = 1e-6;
/// What moves slower than this past a surface is pressed by it wherever it came in, m/s.
pub(super) const HARDLY: f64 = 0.05;

/// How a column leaves something rigid along its axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Exit {
    /// Across the axis to the middle of what is met, m.
    pub(super) shift: f64,
    /// How far it must go, m.
    pub(super) way: f64,
    /// Unit normal of the edge there.
    pub(super) out: Vec2,
    /// How much of the column's width meets it, m.
    pub(super) covered: f64,
}

/// A column as it looks at something rigid: the middle of its tip, a unit vector into its body, half its width (m).
#[derive(Clone, Copy, Debug)]
pub(super) struct Strip {
    pub(super) tip: Vec2,
    pub(super) way: Vec2,
    pub(super) half: f64,
}

impl Strip {
    /// Whether the outline may lie across the column's axis, no further from its tip than this, m.
    pub(super) fn may_cross(&self, outline: Shape<'_>, most: f64) -> bool {
        let some =
            |normal: Vec2, least: f64| outline.ring().iter().any(|p| (*p - self.tip).dot(normal) > least);
        let across = self.way.perp();
        some(across, 0.0) && some(-across, 0.0) && some(self.way, 0.0) && some(-self.way, -most)
    }

    /// How the column leaves an outline.
    ///
    /// It is looked at along the middle of that part of its width that the largest convex part before it takes: a post or
    /// an edge that its middle passes by is met as well. None outside, unless the outline begins within `spring` (m) of
    /// the way: a tip that springs back far may stand beyond something thin that its column is pressed by. None where the
    /// way out is further than that and `most` (m).
    pub(super) fn leave(&self, outline: Shape<'_>, most: f64, spring: f64) -> Option<Exit> {
        let across = self.way.perp();
        let (mut covered, mut widest, mut shift) = (0.0, 0.0, 0.0);
        for part in outline.parts() {
            let [mut low, mut high] = [f64::INFINITY, f64::NEG_INFINITY];
            for p in part {
                let place = (*p - self.tip).dot(across);
                low = Real::min(low, place);
                high = Real::max(high, place);
            }
            let (low, high) = (Real::max(low, -self.half), Real::min(high, self.half));
            let middle = 0.5 * (low + high);
            if high <= low
                || Passage::through(part, self.tip + across * middle, self.way)
                    .is_none_or(|p| p.enters > spring)
            {
                continue;
            }
            covered += high - low;
            if high - low > widest {
                (widest, shift) = (high - low, middle);
            }
        }
        if widest <= 0.0 {
            return None;
        }
        let (way, out) = leave(outline, self.tip + across * shift, self.way, most, spring)?;
        Some(Exit { shift, way, out, covered: Real::min(covered, 2.0 * self.half) })
    }
}

/// From 1 where a point within a border has come in over an edge that looks the same way as `out`, or parts over one, to 0
/// where that edge looks more than 60 degrees past it: another face stops it. What hardly moves is pressed by any.
pub(super) fn came_over(ring: &[Vec2], point: Vec2, velocity: Vec2, out: Vec2) -> f64 {
    let into = if velocity.dot(out) > 0.0 { -velocity } else { velocity };
    let velocity = into - out * HARDLY;
    let mut nearest = f64::INFINITY;
    let mut cosine = 1.0;
    for (i, p) in ring.iter().enumerate() {
        let q = ring[(i + 1) % ring.len()];
        let edge = q - *p;
        let speed = edge.cross(velocity);
        // Come in over it, at this time before.
        if speed <= 0.0 {
            continue;
        }
        let time = edge.cross(point - *p) / speed;
        let place = (*p - point + velocity * time).dot(edge) / -edge.dot(edge);
        if time >= 0.0 && time < nearest && (0.0..=1.0).contains(&place) {
            nearest = time;
            cosine = -edge.perp().unit().dot(out);
        }
    }
    Real::clamp((cosine - 0.5) / 0.2, 0.0, 1.0)
}

/// How far it is along a unit `way` from a point through what comes first of an outline, m.
pub(super) fn way_through(outline: Shape<'_>, point: Vec2, way: Vec2) -> Option<f64> {
    leave(outline, point, way, f64::INFINITY, f64::INFINITY).map(|(way, _)| way)
}

/// How far a point must go along a unit `way` until it leaves an outline, m, and the unit normal of the edge there.
fn leave(outline: Shape<'_>, point: Vec2, way: Vec2, most: f64, spring: f64) -> Option<(f64, Vec2)> {
    let mut found: Option<(f64, Vec2)> = None;
    let (mut gone, mut reach) = (0.0, spring);
    // A concave outline is left where no further part of it begins.
    while gone <= most + spring {
        let at = point + way * gone;
        let passages = outline.parts().filter_map(|part| Passage::through(part, at, way));
        let mut next: Option<Passage> = None;
        for p in passages.filter(|p| p.enters <= reach) {
            if next.as_ref().is_none_or(|n| p.enters < n.enters) {
                next = Some(p);
            }
        }
        let Some(next) = next else { break };
        found = Some((gone + next.leaves, next.out));
        gone += next.leaves + NEXT;
        reach = 0.0;
    }
    found.filter(|(t, _)| *t <= most + spring)
}

/// Where a way runs through a convex part, m, and the unit normal of the edge where it leaves it.
struct Passage {
    enters: f64,
    leaves: f64,
    out: Vec2,
}

impl Passage {
    /// The way from a point through a convex part; none where it does not lead through it ahead of the point.
    fn through(part: &[Vec2], point: Vec2, way: Vec2) -> Option<Self> {
        let mut passage = Self { enters: 0.0, leaves: f64::INFINITY, out: Vec2::zero() };
        for (i, p) in part.iter().enumerate() {
            let q = part[(i + 1) % part.len()];
            // As long as the edge: only the ratio of both counts.
            let out = -(q - *p).perp();
            let depth = 0.5 * (out.dot(*p - point) + out.dot(q - point));
            let speed = out.dot(way);
            if depth.is_nan() {
                return None;
            }
            if depth <= 0.0 {
                // Outside this edge: the way has to come in over it first.
                if speed >= 0.0 {
                    return None;
                }
                passage.enters = Real::max(passage.enters, Real::max(depth / speed, f64::MIN_POSITIVE));
            }
            if speed > 0.0 && depth < passage.leaves * speed {
                passage.leaves = depth / speed;
                passage.out = out;
            }
        }
        if !(passage.leaves > passage.enters && passage.leaves.is_finite()) {
            return None;
        }
        passage.out = passage.out.unit();
        Some(passage)
    }
}
