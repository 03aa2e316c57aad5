use super::Polygon;

/// A turn to the right by less than this (its sine) is a straight angle.
const STRAIGHT: f64 = 1e-12;
/// Places that are nearer are one, m, and as a share of the largest coordinate: an edge between them would have no
/// direction.
const SAME: [f64; 2] = [1e-7, 1e-9];

/// A corner of a ring, and the edge of the whole polygon on which the border leaves it; none along a cut.
#[derive(Clone, Copy)]
struct Corner {
    at: [f64; 2],
    edge: Option<usize>,
}

/// Where a cut ends.
enum End {
    /// At this corner of the ring.
    Corner(usize),
    /// On the border that leaves this corner, at this height.
    Edge(usize, f64),
}

/// Cuts a simple polygon, counter-clockwise, into convex ones without overlap, from left to right; a convex polygon is
/// its own and only part.
///
/// Cuts run along y, from every corner at which the border turns right to the next border (a vertical decomposition:
/// de Berg et al. 2008, section 6.1), so a body in its own axes falls into front, cabin and rear, and a polygon in a
/// mirror along or across x falls into the mirrored parts, to the last bit in y and to rounding in x. Corners move
/// by 0.1 micrometres at most, so that slivers below that size do not arise. Parts are at most one more than twice the corners that turn right; the time grows
/// with the corners times those.
///
/// A polygon that crosses itself yields parts that need not be convex.
///
/// # Examples
/// ```
/// use accuscene_core::polygon::{convex_parts, signed_area};
///
/// let wall = [[0.0, 0.0], [4.0, 0.0], [4.0, 1.0], [1.0, 1.0], [1.0, 3.0], [0.0, 3.0]];
/// let parts = convex_parts(&wall);
/// assert_eq!(parts.len(), 2);
/// assert_eq!(parts.iter().map(|p| signed_area(p)).sum::<f64>(), signed_area(&wall));
/// ```
#[must_use]
pub fn convex_parts(polygon: &[[f64; 2]]) -> Vec<Polygon> {
    let count = polygon.len();
    let turns =
        |i: usize| turns_right(polygon[(i + count - 1) % count], polygon[i], polygon[(i + 1) % count]);
    if !(0..count).any(turns) {
        return vec![polygon.to_vec()];
    }
    let size = polygon.iter().flatten().fold(0.0, |most, c| if c.abs() > most { c.abs() } else { most });
    let same = if SAME[1] * size > SAME[0] { SAME[1] * size } else { SAME[0] };
    let polygon = &lined_up(polygon, same)[..];
    let corner = |(i, &at)| Corner { at, edge: Some(i) };
    let mut rings: Vec<Vec<Corner>> = vec![polygon.iter().enumerate().map(corner).collect()];
    let mut parts = Vec::new();
    // A simple polygon needs two cuts a corner at most.
    let mut cuts = 2 * polygon.len();
    while let Some(ring) = rings.pop() {
        let halves = if cuts > 0 { cut(polygon, &ring) } else { None };
        match halves {
            Some(halves) => {
                cuts -= 1;
                rings.extend(halves);
            }
            None => parts.push(ring.iter().map(|c| c.at).collect::<Polygon>()),
        }
    }
    for part in &mut parts {
        join(part, same);
    }
    parts.retain(|part| super::signed_area(part) > 0.0);
    let place = |part: &Polygon| {
        let (x, y) = (super::extent(part, [1.0, 0.0]), super::extent(part, [0.0, 1.0]));
        [x.0, x.1, y.0, y.1]
    };
    parts.sort_by(|a, b| {
        let each = place(a).into_iter().zip(place(b)).map(|(p, q)| p.total_cmp(&q));
        each.fold(core::cmp::Ordering::Equal, core::cmp::Ordering::then)
    });
    parts
}

/// Moves corners that are as good as above each other to above each other, so that no cut passes one by a hair.
fn lined_up(polygon: &[[f64; 2]], same: f64) -> Polygon {
    let mut order: Vec<usize> = (0..polygon.len()).collect();
    order.sort_by(|&i, &j| polygon[i][0].total_cmp(&polygon[j][0]));
    let mut out = polygon.to_vec();
    let mut column = f64::NEG_INFINITY;
    for i in order {
        let x = polygon[i][0];
        if x - column > same || !column.is_finite() {
            column = x;
        }
        out[i][0] = column;
    }
    join(&mut out, same);
    out
}

/// Cuts a ring at its leftmost corner that turns right, so that a mirror along x changes nothing; none if there is none.
fn cut(polygon: &[[f64; 2]], ring: &[Corner]) -> Option<[Vec<Corner>; 2]> {
    let count = ring.len();
    let from = (0..count)
        .filter(|&i| turns_right(ring[(i + count - 1) % count].at, ring[i].at, ring[(i + 1) % count].at))
        .min_by(|&i, &j| ring[i].at[0].total_cmp(&ring[j].at[0]))?;
    let x = ring[from].at[0];
    let (before, after) = (ring[(from + count - 1) % count].at[0], ring[(from + 1) % count].at[0]);
    // Inside is left of the border that comes and left of the border that leaves.
    let up = after > x || before < x;
    let end = end(polygon, ring, from, up)?;
    let (to, landing) = match end {
        End::Corner(to) => (to, None),
        End::Edge(to, y) => (to, Some(Corner { at: [x, y], edge: ring[to].edge })),
    };
    // One half runs from the far end of the cut to the corner, the other from the corner to the far end.
    let run = |first: usize, last: usize| {
        let steps = (last + count - first) % count;
        (0..=steps).map(move |k| ring[(first + k) % count])
    };
    let closing = |mut half: Vec<Corner>| {
        if let Some(last) = half.last_mut() {
            last.edge = None;
        }
        half
    };
    let onward = run(from, to).chain(landing).collect();
    let back: Vec<Corner> = match landing {
        Some(landing) => core::iter::once(landing).chain(run((to + 1) % count, from)).collect(),
        None => run(to, from).collect(),
    };
    Some([closing(onward), closing(back)])
}

/// Leaves out corners that are as good as their neighbours, of two the one nearer to the origin.
fn join(part: &mut Polygon, same: f64) {
    let square = |[x, y]: [f64; 2]| x * x + y * y;
    let mut i = 0;
    while i < part.len() && part.len() > 2 {
        let next = (i + 1) % part.len();
        let (a, b) = (part[i], part[next]);
        if square([b[0] - a[0], b[1] - a[1]]) < same * same {
            part.remove(if square(a) < square(b) { i } else { next });
            i = i.saturating_sub(1);
        } else {
            i += 1;
        }
    }
}

fn turns_right(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> bool {
    let (u, v) = ([b[0] - a[0], b[1] - a[1]], [c[0] - b[0], c[1] - b[1]]);
    let size = ((u[0] * u[0] + u[1] * u[1]) * (v[0] * v[0] + v[1] * v[1])).sqrt();
    u[0] * v[1] - u[1] * v[0] < -STRAIGHT * size
}

/// The nearest corner or edge straight above a corner of the ring, or below it.
fn end(polygon: &[[f64; 2]], ring: &[Corner], from: usize, up: bool) -> Option<End> {
    let [x, y] = ring[from].at;
    let count = ring.len();
    let mut best: Option<(f64, End)> = None;
    let mut offer = |height: f64, end: End| {
        let rise = if up { height - y } else { y - height };
        if rise > 0.0 && best.as_ref().is_none_or(|(least, _)| rise < *least) {
            best = Some((rise, end));
        }
    };
    for (i, corner) in ring.iter().enumerate() {
        let next = ring[(i + 1) % count].at;
        if i != from && corner.at[0] == x {
            offer(corner.at[1], End::Corner(i));
        } else if i != from && (i + 1) % count != from && (corner.at[0] < x) != (next[0] < x) && next[0] != x
        {
            // From the whole edge, so that earlier cuts do not show in it, and the same from both of its ends.
            let edge = corner.edge?;
            let (a, b) = (polygon[edge], polygon[(edge + 1) % polygon.len()]);
            let height = a[1] * ((b[0] - x) / (b[0] - a[0])) + b[1] * ((x - a[0]) / (b[0] - a[0]));
            offer(height, End::Edge(i, height));
        }
    }
    best.map(|(_, end)| end)
}
