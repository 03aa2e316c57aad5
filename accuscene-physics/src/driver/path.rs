use super::{DriverState, Profile};
use accuscene_core::arith::{Real, Vec2, atan};

/// A path in the plane and how a driver steers along it: pure pursuit.
///
/// The steer angle is `atan(2 L sin(eta) / l)` with the angle `eta` at the rear axle's middle between the heading and
/// the point that lies the lookahead ahead on the path, and `l` its distance (Coulter, CMU-RI-TR-92-01, 1992).
/// Beyond its last point the path goes straight on.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    points: Vec<Vec2>,
    /// Length of the path up to each point, m.
    lengths: Vec<f64>,
    /// Least lookahead, m.
    pub lookahead: f64,
    /// Lookahead as travel time, s.
    pub lookahead_time: f64,
    /// Greatest rate of the road wheels, rad/s.
    pub steer_rate: f64,
    /// Wheelbase, m.
    pub wheelbase: f64,
    /// Distance of the rear axle behind the centre of gravity, m.
    pub rear: f64,
    /// Square of the speed to drive, m²/s², over the length of the path, m: linear at a constant acceleration.
    pub squared_speed: Option<Profile>,
}

/// Straight pieces between two points of a smooth path.
const PIECES: usize = 16;

/// Segments whose distance differs by less are equally near at the beginning, m.
const AS_NEAR: f64 = 0.5;

impl Path {
    /// A path through `points`, two or more and no two neighbours at one place; straight lines between them.
    #[must_use]
    pub fn through(points: Vec<Vec2>) -> Self {
        let mut lengths = vec![0.0];
        let mut length = 0.0;
        for pair in points.windows(2) {
            length += (pair[1] - pair[0]).norm();
            lengths.push(length);
        }
        Self {
            points,
            lengths,
            lookahead: 4.0,
            lookahead_time: 0.8,
            steer_rate: 0.6,
            wheelbase: 1.0,
            rear: 0.0,
            squared_speed: None,
        }
    }

    /// Points of the smooth curve through `points` (centripetal Catmull-Rom), 16 for each of the given ones.
    #[must_use]
    pub fn smoothed(points: &[Vec2]) -> Vec<Vec2> {
        let n = points.len();
        let at = |k: usize| match k {
            0 => points[0] * 2.0 - points[1],
            k if k > n => points[n - 1] * 2.0 - points[n - 2],
            k => points[k - 1],
        };
        let mut curve = vec![points[0]];
        for k in 0..n - 1 {
            let p = [at(k), at(k + 1), at(k + 2), at(k + 3)];
            let span = |i: usize| (p[i + 1] - p[i]).norm().sqrt();
            let (t1, t2) = (span(0), span(0) + span(1));
            let t3 = t2 + span(2);
            let mix = |a: Vec2, b: Vec2, ta: f64, tb: f64, t: f64| {
                a * ((tb - t) / (tb - ta)) + b * ((t - ta) / (tb - ta))
            };
            for piece in 1..PIECES {
                let t = t1 + (t2 - t1) * (piece as f64 / PIECES as f64);
                let a = [mix(p[0], p[1], 0.0, t1, t), mix(p[1], p[2], t1, t2, t), mix(p[2], p[3], t2, t3, t)];
                let b = [mix(a[0], a[1], 0.0, t2, t), mix(a[1], a[2], t1, t3, t)];
                curve.push(mix(b[0], b[1], t1, t2, t));
            }
            curve.push(p[2]);
        }
        curve
    }

    /// Length of the path up to its point `k`, m.
    #[must_use]
    pub fn length_to(&self, k: usize) -> f64 {
        self.lengths[k]
    }

    /// Share of a segment at which its line is nearest to `at`; below 0 before it, above 1 after it.
    fn share(&self, segment: usize, at: Vec2) -> f64 {
        let (from, to) = (self.points[segment], self.points[segment + 1]);
        let along = to - from;
        (at - from).dot(along) / along.dot(along)
    }

    fn distance(&self, segment: usize, at: Vec2) -> f64 {
        let (from, to) = (self.points[segment], self.points[segment + 1]);
        (from + (to - from) * Real::clamp(self.share(segment, at), 0.0, 1.0) - at).norm()
    }

    /// The segment to begin with for a vehicle at `at` that heads to the unit vector `ahead`: the first one that is about
    /// as near as the nearest and leads where the vehicle heads, since a path may cross itself or end where it begins.
    fn begin(&self, at: Vec2, ahead: Vec2) -> usize {
        let segments = || 0..self.points.len() - 1;
        let leads = |k: &usize| (self.points[k + 1] - self.points[*k]).dot(ahead) > 0.0;
        let any = segments().any(|k| leads(&k));
        let fits = |k: &usize| !any || leads(k);
        let least =
            segments().filter(fits).fold(f64::INFINITY, |least, k| Real::min(least, self.distance(k, at)));
        segments().filter(fits).find(|k| self.distance(*k, at) <= least + AS_NEAR).unwrap_or(0)
    }

    /// Finds the place beside `at` from the segment in `state` on; its length along the path in m.
    fn locate(&self, at: Vec2, state: &mut DriverState) -> f64 {
        let last = self.points.len() - 2;
        while state.segment < last && self.distance(state.segment + 1, at) <= self.distance(state.segment, at)
        {
            state.segment += 1;
        }
        let k = state.segment;
        let along = self.points[k + 1] - self.points[k];
        state.lateral_error = along.cross(at - self.points[k]) / along.norm();
        let share = self.share(k, at);
        let share = if k < last { Real::min(share, 1.0) } else { share };
        let share = if k > 0 { Real::max(share, 0.0) } else { share };
        self.lengths[k] + share * (self.lengths[k + 1] - self.lengths[k])
    }

    /// The point at a length along the path, looked for from a segment on.
    fn point(&self, from: usize, length: f64) -> Vec2 {
        let last = self.points.len() - 2;
        let mut k = from;
        while k < last && self.lengths[k + 1] < length {
            k += 1;
        }
        let share = (length - self.lengths[k]) / (self.lengths[k + 1] - self.lengths[k]);
        self.points[k] + (self.points[k + 1] - self.points[k]) * share
    }

    /// Steer angle (rad) and length along the path (m) for a centre of gravity at `at`, heading to the unit vector
    /// `ahead`, at `speed` (m/s); `fresh` where the path begins to be followed.
    pub fn pursue(
        &self,
        at: Vec2,
        ahead: Vec2,
        speed: f64,
        fresh: bool,
        state: &mut DriverState,
    ) -> (f64, f64) {
        let rear = at - ahead * self.rear;
        if fresh {
            state.segment = self.begin(at, ahead);
        }
        let length = self.locate(rear, state);
        let aim = self.point(state.segment, length + Real::max(self.lookahead, self.lookahead_time * speed));
        let to = aim - rear;
        let squared = to.dot(to);
        let steer =
            if squared > 1e-12 { atan(2.0 * self.wheelbase * ahead.cross(to) / squared) } else { 0.0 };
        (steer, length)
    }
}

#[cfg(test)]
mod tests {
    use super::{DriverState, Path};
    use accuscene_core::arith::{Vec2, atan, cos, sin};

    #[test]
    fn a_circle_is_pursued_with_its_own_steer_angle() {
        let points =
            (0..400).map(|k| f64::from(k) * 0.01).map(|a| Vec2::new(30.0 * sin(a), 30.0 - 30.0 * cos(a)));
        let mut path = Path::through(points.collect());
        path.wheelbase = 2.7;
        let (steer, length) =
            path.pursue(Vec2::new(0.0, 0.0), Vec2::new(1.0, 0.0), 10.0, true, &mut DriverState::default());
        assert!((steer - atan(2.7 / 30.0)).abs() < 2e-4, "{steer}");
        assert_eq!(length, 0.0);
    }

    #[test]
    fn a_lap_begins_with_its_first_segment_and_a_crossing_with_the_one_ahead() {
        let round = |k: u32| f64::from(k) * 0.1;
        let lap = (0..64).map(round).map(|a| Vec2::new(30.0 * sin(a), 30.0 - 30.0 * cos(a)));
        let mut path = Path::through(lap.collect());
        (path.wheelbase, path.rear) = (2.7, 1.4);
        let mut state = DriverState::default();
        let east = Vec2::new(1.0, 0.0);
        let (steer, _) = path.pursue(Vec2::new(0.0, 0.0), east, 10.0, true, &mut state);
        assert_eq!(state.segment, 0);
        assert!(steer > 0.05, "into the lap, not straight on: {steer}");
        // Half a lap on it is looked for there.
        path.pursue(Vec2::new(0.0, 60.0), -east, 10.0, true, &mut state);
        assert!((30..33).contains(&state.segment), "{}", state.segment);

        let eight = [[-20.0, 0.0], [20.0, 0.0], [20.0, 20.0], [0.0, 20.0], [0.0, -20.0]];
        let path = Path::through(eight.map(|[x, y]| Vec2::new(x, y)).to_vec());
        let south = Vec2::new(0.0, -1.0);
        path.pursue(Vec2::new(0.0, 0.0), south, 10.0, true, &mut state);
        assert_eq!(state.segment, 3);
        path.pursue(Vec2::new(0.0, 0.0), east, 10.0, true, &mut state);
        assert_eq!(state.segment, 0);
    }

    #[test]
    fn a_smooth_curve_runs_through_its_points_and_mirrors_to_the_bit() {
        let points = [[0.0, 0.0], [10.0, 1.0], [17.0, 5.0], [30.0, 4.0]].map(|[x, y]| Vec2::new(x, y));
        let curve = Path::smoothed(&points);
        for (k, p) in points.iter().enumerate() {
            assert_eq!(curve[16 * k], *p);
        }
        let mirrored = Path::smoothed(&points.map(|p| Vec2::new(p.x, -p.y)));
        assert!(curve.iter().zip(&mirrored).all(|(a, b)| a.x == b.x && a.y == -b.y));
    }
}
