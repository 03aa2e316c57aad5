use crate::contact::Outline;
use crate::crush_force::{Border, Depths, Face, FaceBorder};
use accuscene_core::arith::{Real, Vec2};

/// Points that lie nearer than this to the line through their neighbours are left out, m.
const SMOOTH: f64 = 0.02;
/// Dents that are nowhere deeper leave the outline as it is, m.
const SHALLOW: f64 = 0.005;

/// The outline with what has been pushed in taken away: each run of dented columns cuts the border of the body.
///
/// `dents` is how far each column has been pushed in, m. None where no dent is deeper than 5 mm, or where what is left is
/// no simple outline.
#[must_use]
pub fn dented(outline: &Outline, border: &Border, dents: &Depths) -> Option<Outline> {
    let mut ring = outline.vertices().to_vec();
    let mut cut = false;
    // Front and rear first: where cuts meet at a corner a mirrored body is cut in the mirrored order.
    for k in [0, 2, 1, 3] {
        let (face, depths) = (&border.faces[k], &dents.faces[k]);
        let mut start = 0;
        while let Some(first) = (start..depths.len()).find(|c| depths[*c] > 0.0) {
            let end = (first..depths.len()).find(|c| depths[*c] <= 0.0).unwrap_or(depths.len());
            start = end;
            if depths[first..end].iter().all(|d| *d < SHALLOW) {
                continue;
            }
            if let Some(rest) = without(&ring, &surface(face, depths, first, end)) {
                ring = rest;
                cut = true;
            }
        }
    }
    cut.then(|| Outline::new(ring).ok()).flatten()
}

/// The surface of a run of columns from outside the body to outside, counter-clockwise round the body.
fn surface(face: &FaceBorder, depths: &[f64], first: usize, end: usize) -> Vec<Vec2> {
    let place = |c: usize| Vec2::new(face.along(c), face.out(c) - depths[c]);
    let mut points: Vec<Vec2> = (first..end).map(place).collect();
    // Beyond the last column of a face the dent goes on level, out through the neighbouring face; elsewhere it runs out
    // to where the next column stands.
    let side = |c: usize, next: Option<usize>, way: f64| match next {
        Some(next) => Vec2::new(face.along(next), face.out(next) + face.width),
        None => Vec2::new(face.along(c) + way * 2.0 * face.width, face.out(c) - depths[c]),
    };
    points.insert(0, side(first, first.checked_sub(1), -1.0));
    points.push(side(end - 1, Some(end).filter(|c| *c < face.len()), 1.0));
    let mut kept = smooth(&points);
    if matches!(face.face, Face::Left | Face::Rear) {
        kept.reverse();
    }
    kept.iter().map(|p| face.face.join(p.y, p.x)).collect()
}

/// The points of a line that matter: ends, and whatever lies off the line between its neighbours; the same from either
/// end.
fn smooth(points: &[Vec2]) -> Vec<Vec2> {
    let mut keep = vec![false; points.len()];
    let mut open = vec![(0, points.len() - 1)];
    while let Some((low, high)) = open.pop() {
        keep[low] = true;
        keep[high] = true;
        let (from, to) = (points[low], points[high]);
        let way = (to - from).unit();
        let off = |i: usize| way.cross(points[i] - from).abs();
        let most = (low + 1..high).map(off).fold(0.0, Real::max);
        if most > SMOOTH {
            // Where two are as far off, both: a mirrored line falls into the mirrored pieces.
            let far: Vec<usize> = (low + 1..high).filter(|i| off(*i) >= most - 1e-9).collect();
            let (first, last) = (far[0], far[far.len() - 1]);
            open.push((low, first));
            open.push((last, high));
            if first < last {
                open.push((first, last));
            }
        }
    }
    points.iter().zip(keep).filter(|(_, k)| *k).map(|(p, _)| *p).collect()
}

/// A crossing of the ring by a line: how far along the line, along the ring, and where.
type Crossing = (f64, f64, Vec2);

/// A ring, counter-clockwise, without what lies outside a line that enters it once and leaves it again.
fn without(ring: &[Vec2], line: &[Vec2]) -> Option<Vec<Vec2>> {
    let mut crossings: Vec<Crossing> = Vec::new();
    for (k, pair) in line.windows(2).enumerate() {
        for (i, p) in ring.iter().enumerate() {
            let q = ring[(i + 1) % ring.len()];
            if let Some((along, edge, at)) = crossing(pair[0], pair[1], *p, q) {
                crossings.push((k as f64 + along, i as f64 + edge, at));
            }
        }
    }
    let enters = crossings.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let leaves = crossings.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let n = ring.len() as f64;
    // Along the ring from where the line leaves it, round, to where it enters.
    let round = (enters.1 - leaves.1).rem_euclid(n);
    let mut rest = vec![leaves.2];
    let mut next = leaves.1.floor() + 1.0;
    while next - leaves.1 < round {
        rest.push(ring[next.rem_euclid(n) as usize]);
        next += 1.0;
    }
    rest.push(enters.2);
    let between = line.iter().enumerate().filter(|(k, _)| (*k as f64) > enters.0 && (*k as f64) < leaves.0);
    rest.extend(between.map(|(_, p)| *p));
    rest.dedup_by(|a, b| (*a - *b).norm() < 1e-6);
    if rest.len() > 1 && (rest[0] - rest[rest.len() - 1]).norm() < 1e-6 {
        rest.pop();
    }
    (rest.len() >= Outline::MIN_VERTICES).then_some(rest)
}

/// Where two segments cross: shares of both and the point.
fn crossing(a: Vec2, b: Vec2, p: Vec2, q: Vec2) -> Option<(f64, f64, Vec2)> {
    let (ab, pq) = (b - a, q - p);
    let (pa, pb) = (pq.cross(a - p), pq.cross(b - p));
    let (ap, aq) = (ab.cross(p - a), ab.cross(q - a));
    if (pa >= 0.0) == (pb >= 0.0) || (ap >= 0.0) == (aq >= 0.0) {
        return None;
    }
    let along = pa / (pa - pb);
    let edge = ap / (ap - aq);
    Some((along, edge, p * (1.0 - edge) + q * edge))
}
