use super::Tangent;
use accuscene_core::arith::{Real, Vec3};

/// Heights on a square grid, bilinear between its points.
///
/// Outside the grid the heights of its border go on level: the surface has no edge to fall from.
#[derive(Clone, Debug, PartialEq)]
pub struct HeightField {
    origin: [f64; 2],
    spacing: f64,
    columns: usize,
    rows: usize,
    heights: Vec<f64>,
}

impl HeightField {
    /// A field of rows along x, the next row further along y; none unless there are at least two rows of at least
    /// two heights, all rows of one length, all numbers finite and `spacing` (m) positive.
    #[must_use]
    pub fn new(origin: [f64; 2], spacing: f64, rows: &[Vec<f64>]) -> Option<Self> {
        let columns = rows.first()?.len();
        let finite = |x: &f64| x.is_finite();
        let sound = columns >= 2
            && rows.len() >= 2
            && rows.iter().all(|r| r.len() == columns && r.iter().all(finite))
            && origin.iter().all(finite)
            && spacing.is_finite()
            && spacing > 0.0;
        let heights = || rows.iter().flatten().copied().collect();
        sound.then(|| Self { origin, spacing, columns, rows: rows.len(), heights: heights() })
    }

    /// Height at `(x, y)` and its rise along x and y.
    #[must_use]
    pub fn height(&self, x: f64, y: f64) -> (f64, [f64; 2]) {
        let (i, u, along) = cell((x - self.origin[0]) / self.spacing, self.columns);
        let (j, v, across) = cell((y - self.origin[1]) / self.spacing, self.rows);
        let at = |i: usize, j: usize| self.heights[j * self.columns + i];
        let [a, b, c, d] = [at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1)];
        let height = (a * (1.0 - u) + b * u) * (1.0 - v) + (c * (1.0 - u) + d * u) * v;
        let dx = ((b - a) * (1.0 - v) + (d - c) * v) / self.spacing;
        let dy = ((c - a) * (1.0 - u) + (d - b) * u) / self.spacing;
        (height, [if along { dx } else { 0.0 }, if across { dy } else { 0.0 }])
    }

    /// The tangent plane over or under a point.
    pub(super) fn tangent(&self, at: Vec3) -> Tangent {
        let (z, [dx, dy]) = self.height(at.x, at.y);
        Tangent::through(Vec3::new(at.x, at.y, z), Vec3::new(-dx, -dy, 1.0))
    }
}

/// Cell of a coordinate in grid units, the place in it from 0 to 1, and whether the coordinate is on the grid.
fn cell(x: f64, points: usize) -> (usize, f64, bool) {
    let last = (points - 1) as f64;
    let on = Real::clamp(x, 0.0, last);
    let i = if on >= last { points - 2 } else { on as usize };
    (i, on - i as f64, on == x)
}
