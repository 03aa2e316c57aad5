//! The shortest way out of a concave outline.

use super::separation::convex;
use super::{Aabb, Separation, Shape};
use accuscene_core::arith::Vec2;

/// A translation that leaves the outlines in each other by no more than this parts them, m.
const FREE: f64 = 1e-9;
/// Most pairs of parts whose ways out are sought at once; beyond it the convex hulls stand for the outlines.
const MOST_PAIRS: usize = 256;

/// The least translation of `b` that parts two overlapping outlines, which is at least `deepest` (m).
///
/// Translations that leave two convex parts overlapping are the inside of a convex polygon, the Minkowski sum of one and
/// the other turned round; the shortest way out of the union of these ends on an edge or where two of them cross (de Berg
/// et al. 2008, section 13.3). Only those within reach of the translation count.
pub(super) fn escape(a: Shape<'_>, b: Shape<'_>, deepest: f64) -> Separation {
    let mut reach = deepest;
    while reach.is_finite() {
        let (barriers, all) = barriers(a, b, reach);
        if barriers.len() > MOST_PAIRS {
            break;
        }
        if let Some((way, normal)) = shortest(&barriers)
            && (all || way.norm() <= reach)
        {
            return Separation { gap: -way.norm(), normal };
        }
        reach *= 2.0;
    }
    convex(&hull(a.ring()), &hull(b.ring()))
}

/// The forbidden translations of the pairs of parts that are nearer than `reach`; whether these are all pairs.
fn barriers(a: Shape<'_>, b: Shape<'_>, reach: f64) -> (Vec<Vec<Vec2>>, bool) {
    let mut found = Vec::new();
    let mut all = true;
    for p in a.parts() {
        let near = Aabb::of_points(p).grown(reach);
        for q in b.parts() {
            if near.meets(&Aabb::of_points(q)) {
                found.push(difference(p, q));
            } else {
                all = false;
            }
            if found.len() > MOST_PAIRS {
                return (found, false);
            }
        }
    }
    (found, all)
}

/// The translations of `q` that leave it overlapping `p`: every point of `p` less every point of `q`.
fn difference(p: &[Vec2], q: &[Vec2]) -> Vec<Vec2> {
    let first = |outline: &[Vec2], sign: f64| {
        let before = |a: Vec2, b: Vec2| sign * a.y < sign * b.y || (a.y == b.y && sign * a.x < sign * b.x);
        (1..outline.len()).fold(0, |best, i| if before(outline[i], outline[best]) { i } else { best })
    };
    let (i0, j0) = (first(p, 1.0), first(q, -1.0));
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::with_capacity(p.len() + q.len());
    while i < p.len() || j < q.len() {
        let (u, v) = (p[(i0 + i) % p.len()], q[(j0 + j) % q.len()]);
        out.push(u - v);
        let (along, back) = (p[(i0 + i + 1) % p.len()] - u, v - q[(j0 + j + 1) % q.len()]);
        let turn = along.cross(back);
        let (own, its) = (i < p.len(), j < q.len());
        // Both borders run round once by the angle of their edges; parallel edges go together.
        if own && (!its || turn >= 0.0) {
            i += 1;
        }
        if its && (!own || turn <= 0.0) {
            j += 1;
        }
    }
    out
}

/// An edge of a barrier, and the place of it that is nearest to the origin with the way there.
struct Edge {
    /// Which barrier.
    barrier: usize,
    ends: [Vec2; 2],
    /// Unit normal out of the barrier.
    normal: Vec2,
    /// None for an edge without length.
    nearest: Option<(Vec2, Vec2)>,
}

impl Edge {
    fn new(barrier: usize, (p, q): (Vec2, Vec2)) -> Self {
        let edge = q - p;
        let normal = -edge.perp().unit();
        let share = -p.dot(edge) / edge.dot(edge);
        let nearest = if share > 0.0 && share < 1.0 {
            Some((normal * (0.5 * (normal.dot(p) + normal.dot(q))), normal))
        } else if share.is_finite() {
            let end = if share <= 0.0 { p } else { q };
            Some((end, toward(end, normal)))
        } else {
            None
        };
        Self { barrier, ends: [p, q], normal, nearest }
    }

    /// Square of its distance from the origin, m².
    fn square(&self) -> f64 {
        self.nearest.map_or(f64::INFINITY, |(at, _)| at.dot(at))
    }
}

/// Unit vector to a place; the normal where that is the origin.
fn toward(place: Vec2, normal: Vec2) -> Vec2 {
    if place.norm() > FREE { place.unit() } else { normal }
}

/// What rounding may make of a square of a distance.
const ROUNDED: f64 = 1.0 + 1e-9;

/// The point nearest to the origin that lies inside none of the polygons, and the way there as a unit vector.
fn shortest(barriers: &[Vec<Vec2>]) -> Option<(Vec2, Vec2)> {
    let free = |way: Vec2| barriers.iter().all(|b| !inside(b, way));
    let mut all: Vec<Edge> = Vec::new();
    for (k, polygon) in barriers.iter().enumerate() {
        all.extend(edges(polygon).map(|e| Edge::new(k, e)));
    }
    // Edges that are further off than the nearest free place on any of them hold no nearer one.
    let mut bound = f64::INFINITY;
    for edge in &all {
        if let Some((at, _)) = edge.nearest
            && at.dot(at) < bound
            && free(at)
        {
            bound = at.dot(at);
        }
    }
    all.retain(|e| e.square() <= bound * ROUNDED);
    let mut best: Option<(Vec2, Vec2)> = None;
    let mut least = f64::INFINITY;
    let mut offer = |way: Vec2, normal: Vec2| {
        let size = way.dot(way);
        if size < least && free(way) {
            least = size;
            best = Some((way, normal));
        }
    };
    for (i, first) in all.iter().enumerate() {
        if let Some((at, way)) = first.nearest {
            offer(at, way);
        }
        let [p, q] = first.ends;
        let edge = q - p;
        for second in all[i + 1..].iter().filter(|e| e.barrier != first.barrier) {
            let [r, s] = second.ends;
            let (sr, ss) = (edge.cross(r - p), edge.cross(s - p));
            let other = s - r;
            let (sp, sq) = (other.cross(p - r), other.cross(q - r));
            if (sr >= 0.0) != (ss >= 0.0) && (sp >= 0.0) != (sq >= 0.0) {
                let at = super::overlap::between(r, s, sr, ss);
                offer(at, toward(at, first.normal));
            }
        }
    }
    best
}

fn edges(polygon: &[Vec2]) -> impl Iterator<Item = (Vec2, Vec2)> + '_ {
    polygon.iter().enumerate().map(|(i, &p)| (p, polygon[(i + 1) % polygon.len()]))
}

fn inside(polygon: &[Vec2], at: Vec2) -> bool {
    edges(polygon).all(|(p, q)| (q - p).cross(at - p) > FREE * (q - p).norm())
}

/// The convex hull, counter-clockwise (Andrew 1979).
fn hull(points: &[Vec2]) -> Vec<Vec2> {
    let mut order = points.to_vec();
    order.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let chain = |points: &mut dyn Iterator<Item = Vec2>| {
        let mut chain: Vec<Vec2> = Vec::new();
        for v in points {
            while let [.., p, q] = chain[..]
                && (q - p).cross(v - q) <= 0.0
            {
                chain.pop();
            }
            chain.push(v);
        }
        chain.pop();
        chain
    };
    let mut out = chain(&mut order.iter().copied());
    out.extend(chain(&mut order.iter().rev().copied()));
    out
}
