use accuscene_core::arith::Real;

/// A way in the plane, straight between its points.
#[derive(Clone, Debug, PartialEq)]
pub struct Polyline {
    points: Vec<[f64; 2]>,
}

impl Polyline {
    /// Through these points, m.
    #[must_use]
    pub fn new(points: Vec<[f64; 2]>) -> Self {
        Self { points }
    }

    /// Its points.
    #[must_use]
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// The point of the way that is nearest to a place; of equals the first.
    #[must_use]
    pub fn nearest(&self, place: [f64; 2]) -> Option<[f64; 2]> {
        let mut best: Option<(f64, [f64; 2])> = None;
        let mut take = |point: [f64; 2]| {
            let (x, y) = (place[0] - point[0], place[1] - point[1]);
            let square = x * x + y * y;
            if best.is_none_or(|(least, _)| square < least) {
                best = Some((square, point));
            }
        };
        if let Some(first) = self.points.first() {
            take(*first);
        }
        for pair in self.points.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
            let length = dx * dx + dy * dy;
            if length > 0.0 {
                let along = ((place[0] - from[0]) * dx + (place[1] - from[1]) * dy) / length;
                let share = Real::clamp(along, 0.0, 1.0);
                take([from[0] + dx * share, from[1] + dy * share]);
            }
        }
        best.map(|(_, point)| point)
    }
}

#[cfg(test)]
mod tests {
    use super::Polyline;

    #[test]
    fn the_nearest_point_lies_on_an_edge_or_a_corner() {
        let way = Polyline::new(vec![[0.0, 0.0], [10.0, 0.0], [10.0, 0.0], [10.0, 5.0]]);
        assert_eq!(way.nearest([4.0, 3.0]), Some([4.0, 0.0]));
        assert_eq!(way.nearest([-2.0, 1.0]), Some([0.0, 0.0]));
        assert_eq!(way.nearest([12.0, 9.0]), Some([10.0, 5.0]));
        assert_eq!(Polyline::new(Vec::new()).nearest([0.0, 0.0]), None);
    }
}
