use accuscene_core::arith::{Real, Vec2};

/// A box along the world axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aabb {
    /// Least x and y, m.
    pub low: Vec2,
    /// Greatest x and y, m.
    pub high: Vec2,
}

impl Aabb {
    /// The box of a disc: all places that a body of this radius (m) at this place can take.
    #[must_use]
    pub fn of_disc(centre: Vec2, radius: f64) -> Self {
        let reach = Vec2::new(radius, radius);
        Self { low: centre - reach, high: centre + reach }
    }

    /// The box of some points; inverted, so that it meets nothing, without points.
    #[must_use]
    pub fn of_points(points: &[Vec2]) -> Self {
        let far = f64::INFINITY;
        let empty = Self { low: Vec2::new(far, far), high: Vec2::new(-far, -far) };
        points.iter().fold(empty, |b, &p| b.joined(&Self { low: p, high: p }))
    }

    /// The least box around both: the sweep of a body from one step to the next.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let low = |a: f64, b: f64| if b < a { b } else { a };
        let high = |a: f64, b: f64| if b > a { b } else { a };
        Self {
            low: Vec2::new(low(self.low.x, other.low.x), low(self.low.y, other.low.y)),
            high: Vec2::new(high(self.high.x, other.high.x), high(self.high.y, other.high.y)),
        }
    }

    /// The box with every side moved out by a distance, m.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        let reach = Vec2::new(by, by);
        Self { low: self.low - reach, high: self.high + reach }
    }

    /// Gap along the better axis, m; below 0 the least translation along an axis that parts the boxes.
    #[must_use]
    pub fn gap(&self, other: &Self) -> f64 {
        let sides = [
            self.low.x - other.high.x,
            other.low.x - self.high.x,
            self.low.y - other.high.y,
            other.low.y - self.high.y,
        ];
        sides.into_iter().fold(f64::NEG_INFINITY, Real::max)
    }

    /// True if the boxes share a point; false for values that are not numbers.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.low.x <= other.high.x
            && other.low.x <= self.high.x
            && self.low.y <= other.high.y
            && other.low.y <= self.high.y
    }
}

/// Finds the boxes that meet; keeps its memory from one sweep to the next.
#[derive(Clone, Debug, Default)]
pub struct BroadPhase {
    boxes: Vec<Aabb>,
    order: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl BroadPhase {
    /// The pairs of boxes that meet, as indices with the lower first, in ascending order.
    ///
    /// Sweeps along x; the order of the result depends on the indices alone. Allocates only where there are more
    /// boxes or pairs than ever before.
    pub fn sweep(&mut self, boxes: impl Iterator<Item = Aabb>) -> &[(usize, usize)] {
        self.boxes.clear();
        self.boxes.extend(boxes);
        self.order.clear();
        self.order.extend(0..self.boxes.len());
        self.pairs.clear();
        let boxes = &self.boxes;
        self.order.sort_unstable_by(|&i, &j| boxes[i].low.x.total_cmp(&boxes[j].low.x).then(i.cmp(&j)));
        for (k, &i) in self.order.iter().enumerate() {
            for &j in &self.order[k + 1..] {
                if boxes[j].low.x > boxes[i].high.x {
                    break;
                }
                if boxes[i].meets(&boxes[j]) {
                    self.pairs.push(if i < j { (i, j) } else { (j, i) });
                }
            }
        }
        self.pairs.sort_unstable();
        &self.pairs
    }
}
