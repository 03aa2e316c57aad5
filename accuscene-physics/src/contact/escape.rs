//! The shortest way out of a concave outline.

use super::boxes::Boxes;
use super::separation::convex;
use super::{Aabb, Separation, Shape};
use accuscene_core::arith::{Real, Vec2};
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// A translation that leaves the outlines in each other by no more than this parts them, m.
const FREE: f64 = 1e-9;
/// The way out may be longer by this than a translation that parts the outlines all but for rounding, m.
const FREED: f64 = 1e-6;
/// Most pairs of parts whose ways out are sought at once; beyond it the convex hulls stand for the outlines.
const MOST_PAIRS: usize = 256;

/// Forbidden translations: convex polygons one after the other. Keeps its memory from one pair to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Barriers {
    corners: Vec<Vec2>,
    /// Where each polygon ends among the corners.
    ends: Vec<usize>,
    /// The polygon that forbade a place last: it is likely to forbid the next one.
    last: usize,
    /// Edges that may hold the way out.
    edges: Vec<Edge>,
    order: BinaryHeap<Reverse<(u64, usize)>>,
}

impl Barriers {
    /// The least translation of `b` that parts two overlapping outlines, which is at least `deepest` (m). If `known` (m)
    /// parts them the least one is sought among those that are not longer.
    ///
    /// Translations that leave two convex parts overlapping are the inside of a convex polygon, the Minkowski sum of one and
    /// the other turned round; the shortest way out of the union of these ends on an edge or where two of them cross (de
    /// Berg et al. 2008, section 13.3). Only those within reach of the translation count.
    pub(super) fn escape(
        &mut self,
        a: Shape<'_>,
        b: Shape<'_>,
        deepest: f64,
        known: Option<Vec2>,
    ) -> Separation {
        let mut reach = known.map_or(deepest, |way| Real::max(deepest, way.norm() + FREED));
        while reach.is_finite() {
            let all = self.fill(a, b, reach);
            if self.ends.len() > MOST_PAIRS {
                break;
            }
            let bound = known.filter(|way| self.frees(*way)).map(|way| way.norm() + FREED);
            if let Some((way, normal)) = self.shortest(bound)
                && (all || way.norm() <= reach)
            {
                return Separation { gap: -way.norm(), normal };
            }
            reach *= 2.0;
        }
        // Without the one that is known fewer parts may be within reach.
        if known.is_some() {
            return self.escape(a, b, deepest, None);
        }
        convex(&hull(a.ring()), &hull(b.ring()))
    }

    /// Takes the forbidden translations of the pairs of parts that are nearer than `reach`; whether these are all pairs.
    fn fill(&mut self, a: Shape<'_>, b: Shape<'_>, reach: f64) -> bool {
        self.corners.clear();
        self.ends.clear();
        self.last = 0;
        let mut all = true;
        let boxes = Boxes::new(b);
        for p in a.parts() {
            let near = Aabb::of_points(p).grown(reach);
            for (k, q) in b.parts().enumerate() {
                if near.meets(&boxes.of(k, q)) {
                    difference(p, q, &mut self.corners);
                    self.ends.push(self.corners.len());
                } else {
                    all = false;
                }
                if self.ends.len() > MOST_PAIRS {
                    return false;
                }
            }
        }
        all
    }

    /// A polygon by its number.
    fn polygon(&self, k: usize) -> &[Vec2] {
        let start = if k == 0 { 0 } else { self.ends[k - 1] };
        &self.corners[start..self.ends[k]]
    }

    /// Whether a translation parts all pairs.
    fn frees(&mut self, way: Vec2) -> bool {
        let last = self.last;
        if self.ends.is_empty() {
            return true;
        }
        if inside(self.polygon(last), way) {
            return false;
        }
        let forbids = |k: &usize| *k != last && inside(self.polygon(*k), way);
        match (0..self.ends.len()).find(forbids) {
            Some(k) => {
                self.last = k;
                false
            }
            None => true,
        }
    }

    /// The point nearest to the origin that lies inside none of the polygons, and the way there as a unit vector; one is known
    /// to be `within` this distance (m).
    fn shortest(&mut self, within: Option<f64>) -> Option<(Vec2, Vec2)> {
        let mut all = core::mem::take(&mut self.edges);
        let bound = match within {
            Some(most) => {
                self.edges_within(most * most, &mut all);
                most * most
            }
            None => {
                self.edges_within(f64::INFINITY, &mut all);
                self.nearest_free(&all)
            }
        };
        all.retain(|e| e.square() <= bound * ROUNDED);
        let best = self.nearest_of(&all, bound);
        self.edges = all;
        best
    }

    /// Lists the edges of all polygons but those that are surely further off than the root of `square` (m²).
    fn edges_within(&self, square: f64, all: &mut Vec<Edge>) {
        all.clear();
        for k in 0..self.ends.len() {
            for (p, q) in edges(self.polygon(k)) {
                let (edge, cross) = (q - p, p.cross(q));
                if cross * cross <= square * edge.dot(edge) * UNSURE {
                    all.push(Edge::new(k, (p, q)));
                }
            }
        }
    }

    /// Square of the distance of the nearest free place among the nearest of each edge, m²: edges that are further off hold
    /// no nearer one.
    fn nearest_free(&mut self, all: &[Edge]) -> f64 {
        let mut order = core::mem::take(&mut self.order);
        order.clear();
        // The bits of numbers that are not negative come in their order; of equals the first comes first.
        let squares = all.iter().map(Edge::square).enumerate().filter(|(_, square)| *square < f64::INFINITY);
        order.extend(squares.map(|(i, square)| Reverse((square.to_bits(), i))));
        let mut bound = f64::INFINITY;
        while let Some(Reverse((_, i))) = order.pop() {
            if all[i].nearest.is_some_and(|(at, _)| self.frees(at)) {
                bound = all[i].square();
                break;
            }
        }
        self.order = order;
        bound
    }

    /// The nearest free place of some edges and of where they cross, with the way there as a unit vector; none beyond the
    /// root of `bound` (m²).
    fn nearest_of(&mut self, all: &[Edge], bound: f64) -> Option<(Vec2, Vec2)> {
        let mut best: Option<(Vec2, Vec2)> = None;
        let mut least = f64::INFINITY;
        let mut offer = |way: Vec2, normal: Vec2| {
            let size = way.dot(way);
            if size < least && size <= bound * ROUNDED && self.frees(way) {
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
}

/// The translations of `q` that leave it overlapping `p`: every point of `p` less every point of `q`; added to `out`.
fn difference(p: &[Vec2], q: &[Vec2], out: &mut Vec<Vec2>) {
    let first = |outline: &[Vec2], sign: f64| {
        let before = |a: Vec2, b: Vec2| sign * a.y < sign * b.y || (a.y == b.y && sign * a.x < sign * b.x);
        (1..outline.len()).fold(0, |best, i| if before(outline[i], outline[best]) { i } else { best })
    };
    let next = |outline: &[Vec2], k: usize| if k + 1 == outline.len() { 0 } else { k + 1 };
    let (mut at_p, mut at_q) = (first(p, 1.0), first(q, -1.0));
    let (mut i, mut j) = (0, 0);
    while i < p.len() || j < q.len() {
        let (u, v) = (p[at_p], q[at_q]);
        out.push(u - v);
        let (after_p, after_q) = (next(p, at_p), next(q, at_q));
        let turn = (p[after_p] - u).cross(v - q[after_q]);
        let (own, its) = (i < p.len(), j < q.len());
        // Both borders run round once by the angle of their edges; parallel edges go together.
        if own && (!its || turn >= 0.0) {
            (i, at_p) = (i + 1, after_p);
        }
        if its && (!own || turn <= 0.0) {
            (j, at_q) = (j + 1, after_q);
        }
    }
}

/// An edge of a barrier, and the place of it that is nearest to the origin with the way there.
#[derive(Clone, Copy, Debug)]
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
/// What rounding may make of squares of which one is small.
const UNSURE: f64 = 1.0 + 1e-6;

fn edges(polygon: &[Vec2]) -> impl Iterator<Item = (Vec2, Vec2)> + '_ {
    let (first, others) = polygon.split_at(1.min(polygon.len()));
    polygon.iter().copied().zip(others.iter().chain(first).copied())
}

/// Whether a place is inside by more than rounding.
fn inside(polygon: &[Vec2], at: Vec2) -> bool {
    edges(polygon).all(|(p, q)| {
        let edge = q - p;
        let side = edge.cross(at - p);
        // The sum of its parts is more than the length: most places need no root.
        side > 2.0 * FREE * (edge.x.abs() + edge.y.abs()) || side > FREE * edge.norm()
    })
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
