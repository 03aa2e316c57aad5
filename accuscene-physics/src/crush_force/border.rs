use super::{Depths, Face, Pressure};
use accuscene_core::arith::{Real, Vec2};

/// Columns of bodywork stand no further apart than this, m.
pub const SPACING: f64 = 0.05;

/// Faces that look further past each other than this do not press on each other: cosine of 60 degrees. At every corner
/// one of its two faces looks nearer.
pub(super) const FACING: f64 = 0.5;
/// Surfaces that press on each other overlap where they rest by no more than this and what springs back, m.
pub(super) const THROUGH: f64 = 0.2;
/// Steps in which the way out is followed, m.
const STRIDE: f64 = 0.5 * SPACING;
/// More than rounding moves a point, m.
const ROUNDING: f64 = 1e-6;

/// Where a point leaves a body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exit {
    /// Index of the face.
    pub face: usize,
    /// How far it has to go, m.
    pub way: f64,
    /// Where along the face, m.
    pub along: f64,
    /// How far within the faces that it passes on the way the point lies, m: by so much it is in the body from the side.
    pub cover: f64,
}

/// One face of an undamaged bodywork: columns side by side, each as far out as the outline reaches there.
#[derive(Clone, Debug, PartialEq)]
pub struct FaceBorder {
    /// Which face.
    pub face: Face,
    /// How the structure resists.
    pub law: Pressure,
    /// Middle of the face along itself, body axes, m.
    middle: f64,
    /// Width of a column, m.
    pub width: f64,
    /// How far out each column reaches, m.
    out: Vec<f64>,
    /// The most of them, m.
    farthest: f64,
}

/// The undamaged bodywork of a vehicle in plan view: four faces of columns.
///
/// The body is what lies behind all four faces. Each column gives way along its face's normal; crush of one face takes
/// away what the neighbouring face has there, so a corner is not counted twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// Front, left, rear, right.
    pub faces: [FaceBorder; 4],
    /// Distance of the farthest corner of the outline from the origin, m.
    reach: f64,
}

impl Border {
    /// The border of an outline (body axes, m, counter-clockwise) with a law for each face in the order of
    /// [`Face::ALL`].
    #[must_use]
    pub fn new(outline: &[Vec2], laws: [Pressure; 4]) -> Self {
        let mut laws = laws.into_iter();
        let faces = Face::ALL.map(|face| {
            let law = laws.next().unwrap_or(Pressure { rise: 1.0, elastic: 0.0 });
            FaceBorder::new(face, outline, law)
        });
        let reach = outline.iter().map(|p| p.norm()).fold(0.0, Real::max);
        Self { faces, reach }
    }

    /// Distance from the origin within which the body lies, m.
    #[must_use]
    pub fn reach(&self) -> f64 {
        self.reach
    }

    /// How far it is through the body from a face to the one behind it, m.
    #[must_use]
    pub fn through(&self, face: usize) -> f64 {
        self.faces[face].farthest + self.faces[(face + 2) % self.faces.len()].farthest
    }

    /// The least and the greatest that the columns of each face reach out, m, at their deepest depths.
    pub(super) fn spans(&self, depths: &Depths) -> [[f64; 2]; 4] {
        [0, 1, 2, 3].map(|k| {
            let (face, depths) = (&self.faces[k], &depths.faces[k]);
            let deepest = face.out.iter().zip(depths).map(|(out, depth)| out - depth);
            [deepest.fold(f64::INFINITY, Real::min), face.farthest]
        })
    }

    /// The columns of a face that can lie in the box around another body: the first and the last; none if none can.
    ///
    /// `zero` is the face's body's origin in the other's axes, `turned` takes vectors there.
    pub(super) fn columns_near(
        &self,
        k: usize,
        span: [f64; 2],
        zero: Vec2,
        turned: impl Fn(Vec2) -> Vec2,
        other: &Self,
    ) -> Option<[usize; 2]> {
        let face = &self.faces[k];
        let [front, left, rear, right] = [0, 1, 2, 3].map(|k| other.faces[k].farthest);
        let (out, along) = (turned(face.face.outward()), turned(face.face.join(0.0, 1.0)));
        let mut ends = [f64::NEG_INFINITY, f64::INFINITY];
        for (zero, out, along, low, high) in
            [(zero.x, out.x, along.x, -rear, front), (zero.y, out.y, along.y, -right, left)]
        {
            let reach = span.map(|s| s * out);
            let low = low - ROUNDING - zero - Real::max(reach[0], reach[1]);
            let high = high + ROUNDING - zero - Real::min(reach[0], reach[1]);
            // Across the face the way along it changes nothing but rounding.
            if along.abs() < 1e-9 {
                if low > 0.0 || high < 0.0 {
                    return None;
                }
                continue;
            }
            let (a, b) = (low / along, high / along);
            ends = [Real::max(ends[0], Real::min(a, b)), Real::min(ends[1], Real::max(a, b))];
        }
        face.columns_between(ends)
    }

    /// Depths of an undamaged vehicle.
    #[must_use]
    pub fn undamaged(&self) -> Depths {
        Depths { faces: [0, 1, 2, 3].map(|k| vec![0.0; self.faces[k].out.len()]) }
    }

    /// How far a point (body axes) must go along a unit `way` until it leaves the body, through which face and
    /// where; none outside the body, and none where it is further than `most` (m).
    ///
    /// Surfaces are where they rest after their deepest depth; `returned` is the share of energy that they give back.
    #[must_use]
    pub fn exit(&self, depths: &Depths, returned: f64, point: Vec2, way: Vec2, most: f64) -> Option<Exit> {
        self.exit_past(&self.spans(depths), depths, returned, point, way, most)
    }

    /// The same with the [`spans`](Self::spans) of the depths known.
    pub(super) fn exit_past(
        &self,
        spans: &[[f64; 2]; 4],
        depths: &Depths,
        returned: f64,
        point: Vec2,
        way: Vec2,
        most: f64,
    ) -> Option<Exit> {
        let mut inside = self.clearance(depths, returned, point)?;
        let passed = |k: usize| self.faces[k].face.outward().dot(way) < FACING;
        let cover = (0..4).filter(|k| passed(*k)).map(|k| inside[k]).fold(f64::INFINITY, Real::min);
        // A face whose deepest dent the whole way does not come to is not looked at.
        let reached = [0, 1, 2, 3].map(|k| {
            let face = self.faces[k].face;
            let (out, gain) = (face.split(point).0, face.outward().dot(way));
            let farthest = if gain > 0.0 { out + gain * (most + STRIDE) } else { out };
            farthest >= spans[k][0] - ROUNDING
        });
        let mut t = 0.0;
        while t < most {
            let at = point + way * (t + STRIDE);
            let mut first: Option<Exit> = None;
            let mut next = [0.0; 4];
            for (k, face) in self.faces.iter().enumerate().filter(|(k, _)| reached[*k]) {
                let (out, along) = face.face.split(at);
                let column = face.nearest(along);
                next[k] = face.surface(&depths.faces[k], returned, column, along) - out;
                if next[k] <= 0.0 {
                    let way = t + STRIDE * (inside[k] / (inside[k] - next[k]));
                    if first.is_none_or(|e| way < e.way) {
                        first = Some(Exit { face: k, way, along: 0.0, cover });
                    }
                }
            }
            if let Some(mut exit) = first {
                exit.along = self.faces[exit.face].face.split(point + way * exit.way).1;
                return Some(exit);
            }
            inside = next;
            t += STRIDE;
        }
        None
    }

    /// The part of a line (both ends, body axes) that lies in the box around the undamaged body; none where it passes by.
    pub(super) fn within(&self, [p, q]: [Vec2; 2]) -> Option<[Vec2; 2]> {
        // What is cut off at either end, so that a line told from its other end is cut alike.
        let mut cut = [0.0, 0.0];
        for face in &self.faces {
            let [a, b] = [p, q].map(|p| face.face.split(p).0 - face.farthest);
            if a > 0.0 && b > 0.0 {
                return None;
            }
            if a > 0.0 {
                cut[0] = Real::max(cut[0], a / (a - b));
            } else if b > 0.0 {
                cut[1] = Real::max(cut[1], b / (b - a));
            }
        }
        let line = q - p;
        (cut[0] + cut[1] < 1.0).then_some([p + line * cut[0], q - line * cut[1]])
    }

    /// How far a point lies behind each face; none outside the body.
    fn clearance(&self, depths: &Depths, returned: f64, point: Vec2) -> Option<[f64; 4]> {
        let mut clear = [0.0; 4];
        for (k, face) in self.faces.iter().enumerate() {
            let (out, along) = face.face.split(point);
            clear[k] = face.surface(&depths.faces[k], returned, face.column(along)?, along) - out;
            if clear[k].is_nan() || clear[k] <= 0.0 {
                return None;
            }
        }
        Some(clear)
    }

    /// By how much a column's tip is still part of the body, m; below 0 where crush of a neighbouring face has taken it
    /// away.
    ///
    /// Surfaces are known to a column's width, and so is this.
    #[must_use]
    pub fn stands(&self, depths: &Depths, returned: f64, face: usize, tip: Vec2) -> f64 {
        let others = self.faces.iter().enumerate().filter(|(k, _)| *k != face);
        let margins = others.map(|(k, other)| {
            let (out, along) = other.face.split(tip);
            other.surface(&depths.faces[k], returned, other.nearest(along), along) + SPACING - out
        });
        margins.fold(f64::INFINITY, Real::min)
    }
}

impl FaceBorder {
    fn new(face: Face, outline: &[Vec2], law: Pressure) -> Self {
        let places = || outline.iter().map(|p| face.split(*p).1);
        let low = places().fold(f64::INFINITY, Real::min);
        let high = -places().map(|s| -s).fold(f64::INFINITY, Real::min);
        let count = ((high - low) / SPACING).ceil();
        let count = Real::clamp(count, 1.0, 4096.0);
        let (middle, width) = (0.5 * (low + high), (high - low) / count);
        let out: Vec<f64> = (0..count as usize)
            .map(|i| outermost(face, outline, middle + (i as f64 + 0.5 - 0.5 * count) * width))
            .collect();
        let farthest = out.iter().copied().fold(f64::NEG_INFINITY, Real::max);
        Self { face, law, middle, width, out, farthest }
    }

    /// The first and the last column from one place along the face to another; none if there is none.
    fn columns_between(&self, ends: [f64; 2]) -> Option<[usize; 2]> {
        let last = self.out.len() as f64 - 1.0;
        let [first, end] = ends.map(|s| (s - self.middle) / self.width + 0.5 * last);
        let some = first < last + 1.0 && end > -1.0 && first <= end;
        some.then(|| {
            [Real::clamp(first.floor(), 0.0, last) as usize, Real::clamp(end.ceil(), 0.0, last) as usize]
        })
    }

    /// Number of columns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// True if the face has no columns; never so for an outline with area.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// Where along the face a column stands, m.
    #[must_use]
    pub fn along(&self, column: usize) -> f64 {
        self.middle + (column as f64 + 0.5 - 0.5 * self.out.len() as f64) * self.width
    }

    /// How far out a column reaches undamaged, m.
    #[must_use]
    pub fn out(&self, column: usize) -> f64 {
        self.out[column]
    }

    /// The column at a place along the face; none beyond its ends.
    fn column(&self, along: f64) -> Option<usize> {
        let place = (along - self.middle) / self.width + 0.5 * self.out.len() as f64;
        (place >= 0.0 && place < self.out.len() as f64).then_some(place as usize)
    }

    /// The column nearest to a place along the face.
    fn nearest(&self, along: f64) -> usize {
        let last = self.out.len() as f64 - 1.0;
        let place = (along - self.middle) / self.width + 0.5 * last;
        Real::clamp(place + 0.5, 0.0, last) as usize
    }

    /// How far out the surface rests at a place of a column, between the neighbours straight, m.
    fn surface(&self, depths: &[f64], returned: f64, column: usize, along: f64) -> f64 {
        self.between(column, along, |c| self.out[c] - Pressure::rests_at(depths[c], returned))
    }

    /// The deepest depth at a place along the face, between the columns straight, m.
    #[must_use]
    pub fn deepest(&self, depths: &[f64], along: f64) -> f64 {
        self.between(self.nearest(along), along, |c| depths[c])
    }

    /// How far out the column at a place along the face rests, and how deep it has been, m.
    pub(super) fn rests_at(&self, depths: &[f64], returned: f64, along: f64) -> (f64, f64) {
        let column = self.nearest(along);
        (self.out[column] - Pressure::rests_at(depths[column], returned), depths[column])
    }

    /// How far a point lies behind the column there, where it rests, m.
    pub(super) fn behind(&self, depths: &[f64], returned: f64, point: Vec2) -> f64 {
        let (out, along) = self.face.split(point);
        self.rests_at(depths, returned, along).0 - out
    }

    /// How far out the undamaged surface lies at a place along the face, and its permanent crush there, m.
    #[must_use]
    pub fn crush_at(&self, depths: &[f64], along: f64) -> (f64, f64) {
        let column = self.nearest(along);
        let out = self.between(column, along, |c| self.out[c]);
        (out, self.between(column, along, |c| self.law.permanent(depths[c])))
    }

    /// A value of the columns at a place of one, straight between the middles of neighbours.
    fn between(&self, column: usize, along: f64, at: impl Fn(usize) -> f64) -> f64 {
        let offset = (along - self.along(column)) / self.width;
        let neighbour = if offset < 0.0 { column.wrapping_sub(1) } else { column + 1 };
        let own = at(column);
        if neighbour >= self.out.len() { own } else { own + (at(neighbour) - own) * offset.abs() }
    }

    /// The tip of a column where it rests, body axes, m.
    #[must_use]
    pub fn tip(&self, depths: &[f64], returned: f64, column: usize) -> Vec2 {
        let out = self.out[column] - Pressure::rests_at(depths[column], returned);
        self.face.join(out, self.along(column))
    }
}

/// How far out an outline reaches at a place along a face, m.
fn outermost(face: Face, outline: &[Vec2], along: f64) -> f64 {
    let mut far = f64::NEG_INFINITY;
    for (i, p) in outline.iter().enumerate() {
        let (out, place) = face.split(*p);
        let (next_out, next) = face.split(outline[(i + 1) % outline.len()]);
        if (place <= along) != (next <= along) {
            // From both ends, so that a mirrored edge gives the same bits.
            let share = |from: f64, to: f64| (along - from) / (to - from);
            far = Real::max(far, out * share(next, place) + next_out * share(place, next));
        }
    }
    far
}
