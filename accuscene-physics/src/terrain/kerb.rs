use accuscene_core::arith::Vec2;

/// A step in the ground along a line; the higher side is on its left.
///
/// The ground left of the line is raised without end, so that an island is drawn as a closed line,
/// counter-clockwise. The ends of an open line run on straight and fall to nothing over ten heights. Where
/// several kerbs raise a place, the nearest counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Kerb {
    id: String,
    points: Vec<Vec2>,
    rises: Vec<f64>,
    closed: bool,
    /// Friction coefficient of its face and edge.
    pub friction: f64,
}

/// Length of the ramp at an open end in heights of the kerb.
const RAMP: f64 = 10.0;

impl Kerb {
    /// A kerb of this height (m) along `line`; a point given twice in a row counts once.
    #[must_use]
    pub fn new(id: String, line: &[[f64; 2]], height: f64, friction: f64) -> Self {
        let inner = line.iter().map(|p| Vec2::new(p[0], p[1]));
        let mut points: Vec<Vec2> = inner.collect();
        points.dedup();
        let closed = points.len() > 3 && points.first() == points.last();
        let mut rises = vec![height; points.len()];
        if let (false, [a, b, ..], [.., y, z]) = (closed, &points[..], &points[..]) {
            let before = *a + (*a - *b).unit() * (RAMP * height);
            let after = *z + (*z - *y).unit() * (RAMP * height);
            points.insert(0, before);
            points.push(after);
            rises.insert(0, 0.0);
            rises.push(0.0);
        }
        Self { id, points, rises, closed, friction }
    }

    /// The kerb's id in the scene.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Puts the line's nearest point to `at` into `best` if it is nearer than what is there.
    fn nearest<'a>(&'a self, at: Vec2, measure: &Measure, best: &mut Option<Edge<'a>>) {
        let last = self.points.len().saturating_sub(2);
        for k in 0..=last {
            let Some([p, q]) = self.points.get(k..k + 2).and_then(|s| <[Vec2; 2]>::try_from(s).ok()) else {
                return;
            };
            let (a, b) = (measure.apply(p - at), measure.apply(q - at));
            let e = b - a;
            let (to_a, to_b) = (a.dot(e), b.dot(e));
            // Written so that a line that runs the other way gives the same bits.
            let (gap, corner) = match (to_a >= 0.0, to_b <= 0.0) {
                (true, _) => (a, Some(k)),
                (_, true) => (b, Some(k + 1)),
                _ => ((a * to_b - b * to_a) * (1.0 / e.dot(e)), None),
            };
            let square = gap.dot(gap);
            if best.as_ref().is_some_and(|old| old.square <= square) {
                continue;
            }
            let left = match corner {
                None => a.cross(b) > 0.0,
                Some(c) => self.corner_is_left(c, gap, measure),
            };
            let (ra, rb) = (self.rises[k], self.rises[k + 1]);
            let (foot, rise) = match corner {
                Some(c) => (self.points[c], self.rises[c]),
                None => {
                    let share = 1.0 / e.dot(e);
                    ((p * to_b - q * to_a) * share, (ra * to_b - rb * to_a) * share)
                }
            };
            let along = q - p;
            let length = along.norm();
            let climb = if corner.is_none() { (rb - ra) / length } else { 0.0 };
            let along = along * (1.0 / length);
            *best = Some(Edge {
                kerb: self,
                foot,
                along,
                climb,
                rise,
                left,
                corner: corner.is_some(),
                gap,
                square,
            });
        }
    }

    /// Whether the place that sees corner `c` in the direction `gap` lies left of the line.
    fn corner_is_left(&self, c: usize, gap: Vec2, measure: &Measure) -> bool {
        let last = self.points.len() - 1;
        let (before, after) = match (c, self.closed) {
            (0, true) => (last - 1, 1),
            (0, false) => (0, 1),
            (c, true) if c == last => (c - 1, 1),
            (c, false) if c == last => (c - 1, c),
            (c, _) => (c - 1, c + 1),
        };
        let come =
            if before == c { Vec2::zero() } else { measure.apply(self.points[c] - self.points[before]) };
        let go = if after == c { Vec2::zero() } else { measure.apply(self.points[after] - self.points[c]) };
        (come.unit() + go.unit()).cross(-gap) > 0.0
    }
}

/// A length measured wider across a wheel than along it, so that the tyre's outline is a circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// Unit direction across.
    pub(super) across: Vec2,
    /// Factor of lengths across.
    pub(super) stretch: f64,
}

impl Measure {
    /// Plain lengths.
    pub(super) fn plain() -> Self {
        Self { across: Vec2::zero(), stretch: 1.0 }
    }

    pub(super) fn apply(&self, v: Vec2) -> Vec2 {
        v + self.across * (self.across.dot(v) * (self.stretch - 1.0))
    }
}

/// The part of a kerb that is nearest to a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge<'a> {
    pub(super) kerb: &'a Kerb,
    /// Its point seen from above.
    pub(super) foot: Vec2,
    /// Unit direction of the line.
    pub(super) along: Vec2,
    /// Rise of the step along it.
    pub(super) climb: f64,
    /// Height of the step, m.
    pub(super) rise: f64,
    /// Whether the place is on the higher side.
    pub(super) left: bool,
    /// Whether its point is a corner or an end.
    pub(super) corner: bool,
    /// From the place to the point in the measure of the search.
    pub(super) gap: Vec2,
    /// Its square.
    pub(super) square: f64,
}

impl<'a> Edge<'a> {
    /// The nearest edge of all kerbs.
    pub(super) fn nearest(kerbs: &'a [Kerb], at: Vec2, measure: &Measure) -> Option<Self> {
        let mut best = None;
        for kerb in kerbs {
            kerb.nearest(at, measure, &mut best);
        }
        best
    }

    /// Unit direction that the face looks to.
    pub(super) fn outward(&self) -> Vec2 {
        Vec2::new(self.along.y, -self.along.x)
    }

    /// Unit direction out of the step towards the lower side, as a place sees it, and the place's distance from the
    /// line in this direction, m.
    pub(super) fn facing(&self, at: Vec2) -> (Vec2, f64) {
        let from = at - self.foot;
        let distance = from.norm();
        if !self.corner || distance < 1e-6 {
            let out = self.outward();
            return (out, out.dot(from));
        }
        let sign = if self.left { -1.0 } else { 1.0 };
        (from * (sign / distance), sign * distance)
    }

    /// Distance from a place to the line seen from above, m.
    pub(super) fn distance(&self, at: Vec2) -> f64 {
        (at - self.foot).norm()
    }
}
