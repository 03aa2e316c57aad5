use super::{CrushError, CrushStiffness, CrushWarning, check};
use accuscene_core::arith::{DEG, Real, sin_cos};

/// Depths of crush at equally spaced points over the damaged width, from its one end to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushProfile<'a> {
    width: f64,
    depths: &'a [f64],
}

/// Crush energy of a profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushEnergy {
    /// Energy by forces normal to the face, J.
    pub normal: f64,
    /// 1 + tan² of the angle between the principal direction of force and the normal.
    pub correction: f64,
    /// The energy, J.
    pub energy: f64,
    /// What to know of it.
    pub warning: Option<CrushWarning>,
}

/// Most points of a profile.
const POINTS: usize = 10_000;

impl<'a> CrushProfile<'a> {
    /// A profile over a width, m, with 2 to 10,000 depths, m, of 0 or more.
    ///
    /// # Errors
    /// [`CrushError`] for a width not above 0, a negative depth, or another number of depths.
    pub fn new(width: f64, depths: &'a [f64]) -> Result<Self, CrushError> {
        check::positive("width", width)?;
        if !(2..=POINTS).contains(&depths.len()) {
            let hint = "give depths at equally spaced points, the ends of the damage included";
            return Err(CrushError::Count { path: "depths", count: depths.len(), limit: "2 to 10000", hint });
        }
        for depth in depths {
            check::not_negative("depth", *depth)?;
        }
        Ok(Self { width, depths })
    }

    /// Energy of the damage; `angle` is that of the principal direction of force off the normal of the face, rad.
    ///
    /// Beyond 45 degrees the angle is taken as 45 degrees. The part G counts over the whole width, points without
    /// residual crush included.
    ///
    /// # Errors
    /// [`CrushError`] for a stiffness or angle out of range.
    pub fn energy(&self, stiffness: &CrushStiffness, angle: f64) -> Result<CrushEnergy, CrushError> {
        stiffness.check()?;
        check::finite("angle", angle)?;
        let CrushStiffness { a, b } = *stiffness;
        let squares = self.sum(|_, p, q| p * p + p * q + q * q) / 3.0;
        let normal = a * self.area() + 0.5 * b * squares + stiffness.g() * self.width;
        let off = angle.abs();
        let tangent = if off >= 45.0 * DEG {
            1.0
        } else {
            let (sin, cos) = sin_cos(off);
            sin / cos
        };
        let correction = 1.0 + tangent * tangent;
        let energy = normal * correction;
        check::result(&[energy])?;
        let deepest = self.depths.iter().fold(0.0, |most: f64, depth| Real::max(most, *depth));
        let warning = if off > 45.0 * DEG {
            Some(CrushWarning::DirectionClipped { angle })
        } else if deepest > 1.0 {
            Some(CrushWarning::DepthExtrapolated { depth: deepest })
        } else if off > 30.0 * DEG {
            Some(CrushWarning::DirectionUncertain { angle })
        } else {
            None
        };
        Ok(CrushEnergy { normal, correction, energy, warning })
    }

    /// Damaged width, m.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Damaged area from above, m².
    #[must_use]
    pub fn area(&self) -> f64 {
        self.sum(|_, p, q| p + q) / 2.0
    }

    /// Mean depth, m.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.area() / self.width
    }

    /// Centroid of the damaged area: depth, and place along the width from its middle towards the last point, m.
    ///
    /// None without crush.
    #[must_use]
    pub fn centroid(&self) -> Option<[f64; 2]> {
        let area = self.area();
        let depth = self.sum(|_, p, q| p * p + p * q + q * q) / 6.0;
        // Each segment about its own middle: a profile turned round gives the opposite to the last bit.
        let step = self.step();
        let lateral = self.sum(|x, p, q| x * (p + q) / 2.0 + step * (q - p) / 12.0);
        (area > 0.0).then(|| [depth / area, lateral / area])
    }

    /// L ∫C² / (∫C)²: 1 for a uniform depth, 4/3 for a triangle. None without crush.
    #[must_use]
    pub fn form_factor(&self) -> Option<f64> {
        let area = self.area();
        let squares = self.sum(|_, p, q| p * p + p * q + q * q) / 3.0;
        (area > 0.0).then(|| self.width * squares / (area * area))
    }

    /// Force at the greatest crush over the whole width, N.
    ///
    /// # Errors
    /// [`CrushError`] for a stiffness out of range.
    pub fn peak_force(&self, stiffness: &CrushStiffness) -> Result<f64, CrushError> {
        stiffness.check()?;
        let force = stiffness.a * self.width + stiffness.b * self.area();
        check::result(&[force])?;
        Ok(force)
    }

    fn step(&self) -> f64 {
        self.width / (self.depths.len() - 1) as f64
    }

    /// Integral of a function of a segment's middle and its two depths; ends are paired, so that it mirrors exactly.
    fn sum(&self, part: impl Fn(f64, f64, f64) -> f64) -> f64 {
        let (step, last) = (self.step(), self.depths.len() - 1);
        let at = |k: usize| {
            // Twice the place in steps is a whole number: exact, and opposite at the opposite segment.
            let middle = 0.5 * step * ((2 * k + 1) as f64 - last as f64);
            part(middle, self.depths[k], self.depths[k + 1])
        };
        let mut total = 0.0;
        for k in 0..last / 2 {
            total += at(k) + at(last - 1 - k);
        }
        if last % 2 == 1 {
            total += at(last / 2);
        }
        step * total
    }
}
