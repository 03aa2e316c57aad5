use super::{CrushError, check};

/// Stiffness of a face: the force for a metre of width is `A + B C` at the depth of crush `C` (Campbell, SAE 740565;
/// CRASH3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushStiffness {
    /// A, the force where damage begins, N/m; 0 or above.
    pub a: f64,
    /// B, its rise with depth, N/m²; above 0.
    pub b: f64,
}

/// Uniform crush of a face, for the balance of forces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UniformCrush {
    /// Width of the damage, m; above 0.
    pub width: f64,
    /// Depth, m; 0 or above.
    pub depth: f64,
}

/// Two forces of one contact that differ by more do not belong together: direction, stiffness or width is wrong.
pub const MOST_IMBALANCE: f64 = 0.2;

/// One pound-force for an inch, N/m, and for a square inch, N/m²; exact by the definitions of the units.
const INCH: f64 = 0.0254;
const POUND: f64 = 4.448_221_615_260_5;

impl CrushStiffness {
    /// From A in N/m (0 or above) and B in N/m² (above 0).
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn new(a: f64, b: f64) -> Result<Self, CrushError> {
        let stiffness = Self { a, b };
        stiffness.check()?;
        Ok(stiffness)
    }

    /// From wall tests `v = b0 + b1 C`: b0 in m/s (0 or above), b1 in 1/s (above 0), the mass in kg and the width of the
    /// face in m.
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn of_wall_tests(b0: f64, b1: f64, mass: f64, width: f64) -> Result<Self, CrushError> {
        check::not_negative("b0", b0)?;
        check::positive("b1", b1)?;
        check::positive("mass", mass)?;
        check::positive("width", width)?;
        Self::result(mass * b0 * b1 / width, mass * (b1 * b1) / width)
    }

    /// From Prasad's form `sqrt(2 E/L) = d0 + d1 C` (SAE 900412): d0 in √N (0 or above), d1 in √N/m (above 0).
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn of_prasad(d0: f64, d1: f64) -> Result<Self, CrushError> {
        check::not_negative("d0", d0)?;
        check::positive("d1", d1)?;
        Self::result(d0 * d1, d1 * d1)
    }

    /// From repeated wall tests of vehicles of one mass (kg) and width (m), each its speed (m/s) and mean depth (m): the
    /// straight line of `sqrt(2 E/L)` over the depth by least squares. Where the wall gave back `e` of the speed, give
    /// `v sqrt(1 - e^2)`.
    ///
    /// # Errors
    /// [`CrushError`] for input out of range, fewer than two tests, or tests whose line does not rise or falls below 0.
    pub fn fit(mass: f64, width: f64, tests: &[[f64; 2]]) -> Result<Self, CrushError> {
        check::positive("mass", mass)?;
        check::positive("width", width)?;
        if tests.len() < 2 {
            return Err(CrushError::Points {
                path: "tests",
                count: tests.len(),
                limit: "2 or more",
                hint: "with one test take b0 as known and b1 = (v - b0)/C",
            });
        }
        for [speed, depth] in tests {
            check::not_negative("test speed", *speed)?;
            check::not_negative("test depth", *depth)?;
        }
        let count = tests.len() as f64;
        let root = (mass / width).sqrt();
        let depth = tests.iter().map(|[_, c]| c).sum::<f64>() / count;
        let middle = tests.iter().map(|[v, _]| v * root).sum::<f64>() / count;
        let (mut square, mut product) = (0.0, 0.0);
        for [v, c] in tests {
            square += (c - depth) * (c - depth);
            product += (c - depth) * (v * root - middle);
        }
        let d1 = product / square;
        let d0 = middle - d1 * depth;
        let hint = "give tests at speeds far enough apart, the deeper crush at the higher speed";
        if !(d1.is_finite() && d1 > 0.0) {
            return Err(CrushError::Undetermined { path: "d1", value: d1, limit: "above 0", hint });
        }
        if d0 < 0.0 {
            return Err(CrushError::Undetermined { path: "d0", value: d0, limit: "0 or above", hint });
        }
        Self::of_prasad(d0, d1)
    }

    /// Of a face that nobody tested, by the force of its partner, both crushed uniformly (after Neptune and Flynn, SAE
    /// 940913); `onset` is the depth A/B of the unknown face, m, above 0.
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn by_force_balance(
        partner: &Self,
        partner_crush: &UniformCrush,
        crush: &UniformCrush,
        onset: f64,
    ) -> Result<Self, CrushError> {
        let force = partner.force(partner_crush)?;
        crush.check()?;
        check::positive("onset", onset)?;
        let b = force / (crush.width * (onset + crush.depth));
        Self::result(onset * b, b)
    }

    /// From A in lb/in and B in lb/in².
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn of_pounds(a: f64, b: f64) -> Result<Self, CrushError> {
        Self::new(a * POUND / INCH, b * POUND / (INCH * INCH))
    }

    /// A in lb/in and B in lb/in².
    #[must_use]
    pub fn in_pounds(&self) -> [f64; 2] {
        [self.a * INCH / POUND, self.b * (INCH * INCH) / POUND]
    }

    /// G = A²/(2 B), the energy for a metre of width that leaves no crush, N.
    #[must_use]
    pub fn g(&self) -> f64 {
        self.a * self.a / (2.0 * self.b)
    }

    /// d0 and d1 of Prasad's form, √N and √N/m.
    #[must_use]
    pub fn prasad(&self) -> [f64; 2] {
        let d1 = self.b.sqrt();
        [self.a / d1, d1]
    }

    /// Force on a uniform crush, N.
    ///
    /// # Errors
    /// [`CrushError`] for input out of range.
    pub fn force(&self, crush: &UniformCrush) -> Result<f64, CrushError> {
        self.check()?;
        crush.check()?;
        let force = crush.width * (self.a + self.b * crush.depth);
        check::within(&[force])?;
        Ok(force)
    }

    pub(super) fn check(&self) -> Result<(), CrushError> {
        check::not_negative("A", self.a)?;
        check::positive("B", self.b)
    }

    fn result(a: f64, b: f64) -> Result<Self, CrushError> {
        check::within(&[a, b, a * a / (2.0 * b)])?;
        Ok(Self { a, b })
    }
}

impl UniformCrush {
    fn check(&self) -> Result<(), CrushError> {
        check::positive("width", self.width)?;
        check::not_negative("depth", self.depth)
    }
}

/// How far two forces of one contact (N, above 0) differ, as a share of their mean; see [`MOST_IMBALANCE`].
///
/// # Errors
/// [`CrushError`] for input out of range.
pub fn force_imbalance([one, other]: [f64; 2]) -> Result<f64, CrushError> {
    check::positive("force 1", one)?;
    check::positive("force 2", other)?;
    Ok((one - other).abs() / (0.5 * one + 0.5 * other))
}
