use super::{CrushError, check};

/// Depths of a damage at equal distances over its width, straight between them.
///
/// Sums take the ends in pairs, so that a profile and its mirror image give the same numbers to the last bit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushProfile<'a> {
    depths: &'a [f64],
    width: f64,
}

/// More depths than any protocol has.
const MOST: usize = 10_000;

impl<'a> CrushProfile<'a> {
    /// From 2 to 10,000 depths (m, 0 or above), the first and the last at the ends of the width (m, above 0).
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn new(depths: &'a [f64], width: f64) -> Result<Self, CrushError> {
        check::positive("width", width)?;
        if !(2..=MOST).contains(&depths.len()) {
            return Err(CrushError::Points {
                path: "profile",
                count: depths.len(),
                limit: "2 to 10000",
                hint: "give the depths from end to end of the damage, two for a straight one",
            });
        }
        for depth in depths {
            check::not_negative("depth", *depth)?;
        }
        let profile = Self { depths, width };
        check::within(&[profile.square(), profile.width * profile.width])?;
        Ok(profile)
    }

    /// Width of the damage, m.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Area of the crush in plan view, m².
    #[must_use]
    pub fn area(&self) -> f64 {
        self.sum(|_, a, b| 0.5 * (a + b))
    }

    /// Mean depth, m.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.area() / self.width
    }

    /// Greatest depth, m.
    #[must_use]
    pub fn deepest(&self) -> f64 {
        self.depths.iter().fold(0.0, |deepest, depth| if *depth > deepest { *depth } else { deepest })
    }

    /// Centroid of the crushed area, m: how deep behind the undamaged face, and how far from the middle of the damage
    /// towards the last depth. None for a face without crush.
    #[must_use]
    pub fn centroid(&self) -> Option<[f64; 2]> {
        let area = self.area();
        // A moment about the middle: the segment's own place, and its slope.
        let step = self.step();
        let moment = self.sum(|middle, a, b| step * (0.5 * middle * (a + b) + (b - a) / 12.0));
        (area > 0.0).then(|| [0.5 * self.square() / area, moment / area])
    }

    /// Mean square of the depth over the square of the mean depth, 1 for uniform crush; none for a face without crush.
    #[must_use]
    pub fn form_factor(&self) -> Option<f64> {
        let mean = self.mean();
        (mean > 0.0).then(|| self.square() / self.width / (mean * mean))
    }

    /// Integral of the depth squared over the width, m³.
    pub(super) fn square(&self) -> f64 {
        self.sum(|_, a, b| (a * a + b * b + a * b) / 3.0)
    }

    fn step(&self) -> f64 {
        self.width / (self.depths.len() - 1) as f64
    }

    /// Sum over the segments of a figure of its middle (in steps from the middle of the damage) and its two depths, times
    /// the width of a segment.
    fn sum(&self, figure: impl Fn(f64, f64, f64) -> f64) -> f64 {
        let last = self.depths.len() - 2;
        let at = |k: usize| figure(k as f64 - 0.5 * last as f64, self.depths[k], self.depths[k + 1]);
        let mut sum = 0.0;
        for k in 0..self.depths.len() / 2 {
            let opposite = last - k;
            sum += if opposite == k { at(k) } else { at(k) + at(opposite) };
        }
        sum * self.step()
    }
}
