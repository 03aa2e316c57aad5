//! Simple polygons in the plane, as scenes give outlines, zones and areas: corners in order, m.

mod parts;

pub use parts::convex_parts;

/// A polygon in the plane: its corners in order, m.
pub type Polygon = Vec<[f64; 2]>;

/// Area, positive if the corners run counter-clockwise, m².
#[must_use]
pub fn signed_area(polygon: &[[f64; 2]]) -> f64 {
    let Some(origin) = polygon.first() else { return 0.0 };
    let corners = polygon.windows(2).map(|pair| cross(*origin, pair[0], pair[1]));
    corners.sum::<f64>() / 2.0
}

/// Twice the area of a triangle, positive if it runs counter-clockwise.
pub(crate) fn cross(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// The first two edges that cross or touch without being neighbours, by the index of their first corner.
#[must_use]
pub fn crossing_edges(polygon: &[[f64; 2]]) -> Option<(usize, usize)> {
    let count = polygon.len();
    let edges: Vec<_> = edges(polygon).collect();
    // Only edges whose ranges of x overlap can meet.
    let mut order: Vec<usize> = (0..count).collect();
    let range = |i: usize| {
        let (a, b) = edges[i];
        if a[0] < b[0] { (a[0], b[0]) } else { (b[0], a[0]) }
    };
    order.sort_by(|&i, &j| range(i).0.total_cmp(&range(j).0).then(i.cmp(&j)));
    for (at, &i) in order.iter().enumerate() {
        let reach = range(i).1;
        for &j in order[at + 1..].iter().take_while(|&&j| range(j).0 <= reach) {
            let neighbours = (i + 1) % count == j || (j + 1) % count == i;
            if !neighbours && meet(edges[i], edges[j]) {
                return Some(if i < j { (i, j) } else { (j, i) });
            }
        }
    }
    None
}

/// Edges of a closed polygon.
pub(crate) fn edges(polygon: &[[f64; 2]]) -> impl Iterator<Item = ([f64; 2], [f64; 2])> + '_ {
    let next = polygon.iter().skip(1).chain(polygon.first());
    polygon.iter().copied().zip(next.copied())
}

/// True if the point lies inside (even-odd rule).
#[must_use]
pub fn contains(polygon: &[[f64; 2]], point: [f64; 2]) -> bool {
    edges(polygon).fold(false, |inside, (a, b)| {
        let straddles = (a[1] > point[1]) != (b[1] > point[1]);
        let crosses = straddles && {
            let x = a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
            point[0] < x
        };
        inside != crosses
    })
}

/// True if two segments have a point in common.
pub(crate) fn meet((a, b): ([f64; 2], [f64; 2]), (c, d): ([f64; 2], [f64; 2])) -> bool {
    let sides = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)];
    let between = |p: [f64; 2], q: [f64; 2], r: [f64; 2]| {
        (0..2).all(|k| (p[k] <= r[k] && r[k] <= q[k]) || (q[k] <= r[k] && r[k] <= p[k]))
    };
    let opposite = |x: f64, y: f64| (x > 0.0 && y < 0.0) || (x < 0.0 && y > 0.0);
    (opposite(sides[0], sides[1]) && opposite(sides[2], sides[3]))
        || (sides[0] == 0.0 && between(a, b, c))
        || (sides[1] == 0.0 && between(a, b, d))
        || (sides[2] == 0.0 && between(c, d, a))
        || (sides[3] == 0.0 && between(c, d, b))
}

/// Depth by which two convex polygons overlap, m; negative where an axis separates them.
#[must_use]
pub fn convex_depth(a: &[[f64; 2]], b: &[[f64; 2]]) -> f64 {
    let mut least = f64::INFINITY;
    for (p, q) in edges(a).chain(edges(b)) {
        let (dx, dy) = (q[0] - p[0], q[1] - p[1]);
        let length = (dx * dx + dy * dy).sqrt();
        if length > 0.0 {
            let axis = [dy / length, -dx / length];
            let (low_a, high_a) = extent(a, axis);
            let (low_b, high_b) = extent(b, axis);
            let depth = if high_a - low_b < high_b - low_a { high_a - low_b } else { high_b - low_a };
            if depth < least {
                least = depth;
            }
        }
    }
    least
}

/// Least and greatest coordinate along an axis.
pub(crate) fn extent(polygon: &[[f64; 2]], axis: [f64; 2]) -> (f64, f64) {
    polygon
        .iter()
        .map(|p| p[0] * axis[0] + p[1] * axis[1])
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| {
            (if x < low { x } else { low }, if x > high { x } else { high })
        })
}

#[cfg(test)]
mod tests {
    use super::{contains, convex_depth, crossing_edges, signed_area};

    const SQUARE: [[f64; 2]; 4] = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];

    #[test]
    fn area_tells_the_turn() {
        assert_eq!(signed_area(&SQUARE), 4.0);
        let mut clockwise = SQUARE;
        clockwise.reverse();
        assert_eq!(signed_area(&clockwise), -4.0);
    }

    #[test]
    fn bow_tie_crosses_and_square_does_not() {
        assert_eq!(crossing_edges(&SQUARE), None);
        assert_eq!(crossing_edges(&[[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0]]), Some((0, 2)));
        // A corner that touches a far edge closes off a part.
        assert!(crossing_edges(&[[0.0, 0.0], [4.0, 0.0], [4.0, 2.0], [2.0, 0.0], [0.0, 2.0]]).is_some());
    }

    #[test]
    fn depth_is_that_of_the_shallowest_axis() {
        let moved = SQUARE.map(|[x, y]| [x + 1.5, y + 0.2]);
        assert!((convex_depth(&SQUARE, &moved) - 0.5).abs() < 1e-12);
        let away = SQUARE.map(|[x, y]| [x + 2.5, y]);
        assert!((convex_depth(&SQUARE, &away) + 0.5).abs() < 1e-12);
    }

    #[test]
    fn inside_and_outside() {
        assert!(contains(&SQUARE, [1.0, 1.0]));
        assert!(!contains(&SQUARE, [3.0, 1.0]) && !contains(&SQUARE, [1.0, -0.1]));
    }
}
