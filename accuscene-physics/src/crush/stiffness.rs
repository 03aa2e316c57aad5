use super::{CrushError, check};

/// Pound-force, N, and inch, m: exact by definition.
const LBF: f64 = 4.448_221_615_260_5;
const INCH: f64 = 0.0254;

/// Stiffness of a face for a metre of its width: force `A + B C`, N/m, at a crush depth C, m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushStiffness {
    /// Force where damage begins, N/m, 0 or more.
    pub a: f64,
    /// Rise of the force with the depth, N/m², above 0.
    pub b: f64,
}

impl CrushStiffness {
    /// A stiffness with its figures checked.
    ///
    /// # Errors
    /// [`CrushError`] for A below 0 or B not above 0.
    pub fn new(a: f64, b: f64) -> Result<Self, CrushError> {
        let stiffness = Self { a, b };
        stiffness.check()?;
        Ok(stiffness)
    }

    /// From Campbell's line `v = b0 + b1 C` of barrier speeds: mass in kg, b0 in m/s, b1 in 1/s, width in m.
    ///
    /// A = m b0 b1/L, B = m b1²/L (Campbell, SAE 740565).
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn from_speeds(mass: f64, b0: f64, b1: f64, width: f64) -> Result<Self, CrushError> {
        check::positive("mass", mass)?;
        check::not_negative("b0", b0)?;
        check::positive("b1", b1)?;
        check::positive("width", width)?;
        Self::computed(mass * b0 * b1 / width, mass * b1 * b1 / width)
    }

    /// From Prasad's line `sqrt(2 E/L) = d0 + d1 C`: d0 in sqrt(N), d1 in sqrt(N)/m (SAE 900412).
    ///
    /// # Errors
    /// [`CrushError`] for d0 below 0 or d1 not above 0.
    pub fn from_prasad(d0: f64, d1: f64) -> Result<Self, CrushError> {
        check::not_negative("d0", d0)?;
        check::positive("d1", d1)?;
        Self::computed(d0 * d1, d1 * d1)
    }

    /// From the customary units of the US: A in lb/in, B in lb/in².
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn from_us(a: f64, b: f64) -> Result<Self, CrushError> {
        Self::new(a, b)?;
        Self::computed(a * LBF / INCH, b * LBF / (INCH * INCH))
    }

    /// A in lb/in and B in lb/in².
    #[must_use]
    pub fn to_us(&self) -> [f64; 2] {
        [self.a * INCH / LBF, self.b * (INCH * INCH) / LBF]
    }

    /// Energy for a metre of width up to where damage begins, G = A²/(2 B), N.
    #[must_use]
    pub fn g(&self) -> f64 {
        self.a * self.a / (2.0 * self.b)
    }

    /// Prasad's d0, sqrt(N), and d1, sqrt(N)/m.
    #[must_use]
    pub fn prasad(&self) -> [f64; 2] {
        let d1 = self.b.sqrt();
        [self.a / d1, d1]
    }

    /// Campbell's b0, m/s, and b1, 1/s, of a mass, kg, and a width, m.
    ///
    /// # Errors
    /// [`CrushError`] for a mass or width not above 0.
    pub fn speeds(&self, mass: f64, width: f64) -> Result<[f64; 2], CrushError> {
        self.check()?;
        check::positive("mass", mass)?;
        check::positive("width", width)?;
        let b1 = (self.b * width / mass).sqrt();
        let speeds = [self.a / self.b * b1, b1];
        check::result(&speeds)?;
        Ok(speeds)
    }

    pub(super) fn check(&self) -> Result<(), CrushError> {
        check::not_negative("A", self.a)?;
        check::positive("B", self.b)
    }

    /// Of figures that were computed: out of the range of numbers is no fault of a single input.
    pub(super) fn computed(a: f64, b: f64) -> Result<Self, CrushError> {
        check::result(&[a, b])?;
        Self::new(a, b)
    }
}
