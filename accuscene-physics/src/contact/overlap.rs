use super::boxes::Boxes;
use super::{Aabb, Gauge, Separation, Shape};
use accuscene_core::arith::Vec2;

/// Area below which an overlap does not count, m².
pub const LEAST_AREA: f64 = 1e-9;

/// How two outlines overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    /// Common area, m².
    pub area: f64,
    /// Its centre, world axes, m.
    pub centroid: Vec2,
    /// Least translation that parts the outlines, m.
    pub penetration: f64,
    /// Unit normal of the least translation, from the first outline to the second.
    pub normal: Vec2,
    /// Points in which the two borders cross, world axes, in the order of the first outline's edges.
    pub crossings: Vec<Vec2>,
}

/// The overlap of two outlines, counter-clockwise, world axes; none if they share less than [`LEAST_AREA`].
///
/// Concave outlines may overlap in several places: area and centre are those of all of them together.
#[must_use]
pub fn overlap<'a, 'b>(a: impl Into<Shape<'a>>, b: impl Into<Shape<'b>>) -> Option<Overlap> {
    Gauge::default().overlap(a.into(), b.into())
}

/// Common area of two outlines, counter-clockwise, m², and its centre; none below [`LEAST_AREA`].
#[must_use]
pub fn area_centroid_of_overlap<'a, 'b>(
    a: impl Into<Shape<'a>>,
    b: impl Into<Shape<'b>>,
) -> Option<(f64, Vec2)> {
    Gauge::default().area_centroid(a.into(), b.into())
}

impl Gauge {
    /// The overlap of two outlines; none if they share less than [`LEAST_AREA`].
    pub(crate) fn overlap(&mut self, a: Shape<'_>, b: Shape<'_>) -> Option<Overlap> {
        let Separation { gap, normal } = self.separation(a, b);
        if gap >= 0.0 {
            return None;
        }
        let (area, centroid) = self.area_centroid(a, b)?;
        Some(Overlap { area, centroid, penetration: -gap, normal, crossings: crossings(a, b) })
    }

    /// Common area of two outlines, m², and its centre; none below [`LEAST_AREA`].
    pub(crate) fn area_centroid(&mut self, a: Shape<'_>, b: Shape<'_>) -> Option<(f64, Vec2)> {
        let Self { clip, sums, .. } = self;
        // Far from the world origin the clip would lose figures: work about the first outline.
        let origin = centre(a.ring())?;
        if a.is_convex() && b.is_convex() {
            let whole = Moments::of(clip.cut(a.ring(), b.ring(), origin), &mut sums.corners)?;
            let (area, centroid) = whole.area_centroid()?;
            return Some((area, centroid + origin));
        }
        let boxes = Boxes::new(b);
        sums.parts.clear();
        for p in a.parts() {
            let around = Aabb::of_points(p);
            for (_, q) in b.parts().enumerate().filter(|(k, q)| around.meets(&boxes.of(*k, q))) {
                // Every share counts: only the whole can be too small.
                if let Some(share) = Moments::of(clip.cut(p, q, origin), &mut sums.corners) {
                    let area = 0.5 * share.twice;
                    let x = area * share.origin.x + share.sum.x / 6.0;
                    let y = area * share.origin.y + share.sum.y / 6.0;
                    sums.parts.push([area, x, y]);
                }
            }
        }
        let [area, x, y] = sums.parts.even();
        (area >= LEAST_AREA).then(|| (area, origin + Vec2::new(x, y) * (1.0 / area)))
    }
}

/// Area of a simple polygon, counter-clockwise, m², and its centre, by the shoelace formula; none below
/// [`LEAST_AREA`].
///
/// The sums do not depend on the order of the vertices, so a mirrored polygon gives the mirrored centre.
#[must_use]
pub fn area_centroid(polygon: &[Vec2]) -> Option<(f64, Vec2)> {
    Moments::of(polygon, &mut Terms::default())?.area_centroid()
}

/// Memory for sums, kept from one pair of outlines to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    corners: Terms,
    parts: Terms,
}

/// The terms of three sums.
#[derive(Clone, Debug, Default)]
struct Terms([Vec<f64>; 3]);

impl Terms {
    fn clear(&mut self) {
        self.0.iter_mut().for_each(Vec::clear);
    }

    fn push(&mut self, terms: [f64; 3]) {
        for (own, term) in self.0.iter_mut().zip(terms) {
            own.push(term);
        }
    }

    /// The sums, whatever the order of the terms.
    fn even(&mut self) -> [f64; 3] {
        let [a, b, c] = &mut self.0;
        [even_sum(a), even_sum(b), even_sum(c)]
    }
}

/// What the shoelace formula adds up.
struct Moments {
    /// Where it is taken about, m.
    origin: Vec2,
    /// Twice the area, m².
    twice: f64,
    /// Six times the first moment about the origin, m³.
    sum: Vec2,
}

impl Moments {
    /// None without vertices.
    fn of(polygon: &[Vec2], terms: &mut Terms) -> Option<Self> {
        let origin = centre(polygon)?;
        terms.clear();
        for (i, &p) in polygon.iter().enumerate() {
            let (p, q) = (p - origin, polygon[(i + 1) % polygon.len()] - origin);
            let cross = p.cross(q);
            terms.push([cross, (p.x + q.x) * cross, (p.y + q.y) * cross]);
        }
        let [twice, x, y] = terms.even();
        Some(Self { origin, twice, sum: Vec2::new(x, y) })
    }

    /// Area, m², and centre; none below [`LEAST_AREA`].
    fn area_centroid(&self) -> Option<(f64, Vec2)> {
        let Self { origin, twice, sum } = *self;
        if !(twice.is_finite() && 0.5 * twice >= LEAST_AREA) {
            return None;
        }
        Some((0.5 * twice, origin + sum * (1.0 / (3.0 * twice))))
    }
}

/// Points in which the borders of two outlines cross, in the order of `a`'s edges; those closer than a nanometre count
/// once.
#[must_use]
pub fn crossings<'a, 'b>(a: impl Into<Shape<'a>>, b: impl Into<Shape<'b>>) -> Vec<Vec2> {
    let (a, b) = (a.into().ring(), b.into().ring());
    let mut points: Vec<Vec2> = Vec::new();
    for (i, &p) in a.iter().enumerate() {
        let q = a[(i + 1) % a.len()];
        for (j, &r) in b.iter().enumerate() {
            let s = b[(j + 1) % b.len()];
            let (rp, rq) = (side(r, s, p), side(r, s, q));
            let across = (rp >= 0.0) != (rq >= 0.0) && (side(p, q, r) >= 0.0) != (side(p, q, s) >= 0.0);
            if across {
                let at = between(p, q, rp, rq);
                if points.iter().all(|o| (*o - at).norm() > 1e-9) {
                    points.push(at);
                }
            }
        }
    }
    points
}

/// Twice the area left of the edge from `p` to `q` as seen by `v`: above 0 on its left. From both ends, so that a
/// mirrored edge, run the other way, gives the same bits.
pub(super) fn side(p: Vec2, q: Vec2, v: Vec2) -> f64 {
    let edge = q - p;
    0.5 * (edge.cross(v - p) + edge.cross(v - q))
}

/// The point between `p` and `q` where a value goes through 0 that is `sp` and `sq` there; the same for both orders.
pub(super) fn between(p: Vec2, q: Vec2, sp: f64, sq: f64) -> Vec2 {
    p * (sq / (sq - sp)) + q * (sp / (sp - sq))
}

/// Middle of the bounding box; none without vertices.
fn centre(polygon: &[Vec2]) -> Option<Vec2> {
    let (mut low, mut high) = (*polygon.first()?, *polygon.first()?);
    for v in polygon {
        low = Vec2::select(v.x < low.x, Vec2::new(v.x, low.y), low);
        low = Vec2::select(v.y < low.y, Vec2::new(low.x, v.y), low);
        high = Vec2::select(v.x > high.x, Vec2::new(v.x, high.y), high);
        high = Vec2::select(v.y > high.y, Vec2::new(high.x, v.y), high);
    }
    Some((low + high) * 0.5)
}

/// A sum that does not depend on the order of its terms and turns round exactly if they do.
fn even_sum(terms: &mut [f64]) -> f64 {
    terms.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
    let (mut up, mut down) = (0.0, 0.0);
    for &t in terms.iter() {
        if t > 0.0 { up += t } else { down -= t }
    }
    up - down
}
