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

    /// How far a place is from the way, m: above 0 to the left of it as it is gone along, below 0 to the right; none
    /// without points.
    ///
    /// Beyond an end it is the distance from that end, with the side of the way that leads there. A way that stays within a
    /// centimetre has no sides: the distance is above 0.
    #[must_use]
    pub fn offset(&self, place: [f64; 2]) -> Option<f64> {
        let points = self.stations();
        let [x, y] = *points.first()?;
        let mut least = square([place[0] - x, place[1] - y]);
        let mut nearest = (0, 0.0);
        for (k, pair) in points.windows(2).enumerate() {
            let (way, to) = (less(pair[1], pair[0]), less(place, pair[0]));
            let share = Real::clamp((to[0] * way[0] + to[1] * way[1]) / square(way), 0.0, 1.0);
            let away = square([to[0] - way[0] * share, to[1] - way[1] * share]);
            if away < least {
                (least, nearest) = (away, (k, share));
            }
        }
        let distance = least.sqrt();
        let (edge, share) = nearest;
        let at = if share < 1.0 { edge } else { edge + 1 };
        let along = if share > 0.0 && share < 1.0 {
            less(points[edge + 1], points[edge])
        } else {
            heading(&points, at)
        };
        let to = less(place, points[at]);
        Some(if along[0] * to[1] - along[1] * to[0] < 0.0 { -distance } else { distance })
    }

    /// Its points but those within a centimetre of the one before: of a body that comes to rest they tell no direction. The
    /// last one counts.
    fn stations(&self) -> Vec<[f64; 2]> {
        let mut kept: Vec<[f64; 2]> = Vec::with_capacity(self.points.len());
        for point in &self.points {
            if kept.last().is_none_or(|last| square(less(*point, *last)) > CLOSE * CLOSE) {
                kept.push(*point);
            }
        }
        if let (Some(end), Some(last)) = (self.points.last(), kept.last_mut())
            && self.points.len() > 1
        {
            *last = *end;
        }
        kept
    }
}

/// Points nearer to each other than this are one, m.
const CLOSE: f64 = 0.01;

/// The direction of a way at one of its points: at a corner that between both edges.
fn heading(points: &[[f64; 2]], at: usize) -> [f64; 2] {
    let unit = |from: usize, to: usize| {
        let way = less(points[to], points[from]);
        let length = square(way).sqrt();
        if length > 0.0 { [way[0] / length, way[1] / length] } else { [0.0; 2] }
    };
    let before = if at > 0 { unit(at - 1, at) } else { [0.0; 2] };
    let after = if at + 1 < points.len() { unit(at, at + 1) } else { [0.0; 2] };
    [before[0] + after[0], before[1] + after[1]]
}

fn less(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [a[0] - b[0], a[1] - b[1]]
}

fn square(a: [f64; 2]) -> f64 {
    a[0] * a[0] + a[1] * a[1]
}

#[cfg(test)]
mod tests {
    use super::Polyline;

    #[test]
    fn sides_are_told_by_the_direction_of_the_way() {
        let way = Polyline::new(vec![[0.0, 0.0], [10.0, 0.0], [10.0, 0.0], [10.0, 5.0]]);
        assert_eq!(way.offset([4.0, 3.0]), Some(3.0));
        assert_eq!(way.offset([4.0, -3.0]), Some(-3.0));
        assert_eq!(way.offset([12.0, 3.0]), Some(-2.0));
        // Outside the corner, on the right of both edges.
        assert_eq!(way.offset([13.0, -4.0]), Some(-5.0));
        // Beyond either end.
        assert_eq!(way.offset([-3.0, 4.0]), Some(5.0));
        assert_eq!(way.offset([-3.0, -4.0]), Some(-5.0));
        assert_eq!(way.offset([7.0, 9.0]), Some(5.0));
        assert_eq!(Polyline::new(Vec::new()).offset([0.0, 0.0]), None);
    }

    #[test]
    fn a_body_that_trembles_at_rest_does_not_turn_the_sides_round() {
        let tremble = [[10.0, 0.0], [10.004, 0.001], [10.001, -0.001], [9.998, 0.0]];
        let mut points = vec![[0.0, 0.0], [5.0, 0.0]];
        points.extend(tremble);
        let way = Polyline::new(points);
        assert!(way.offset([10.5, 0.4]).is_some_and(|d| (d - 0.41f64.sqrt()).abs() < 0.01));
        assert!(way.offset([10.5, -0.4]).is_some_and(|d| (d + 0.41f64.sqrt()).abs() < 0.01));
        let stands = Polyline::new(tremble.to_vec());
        assert!(stands.offset([10.0, -2.0]).is_some_and(|d| (d - 2.0).abs() < 0.01));
    }
}
