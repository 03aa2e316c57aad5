use super::face_stiffness::CrushFace;
use super::stiffness_line::Line;
use crate::analysis::formula::{formula, itself, row};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{
    CrushCoefficient, CrushCoefficientRise, CrushStiffnessA, CrushStiffnessB, Dimension, Force, Length, Mass,
    Quantity, Ratio, Speed, SpeedPerCrush,
};

row! {
    /// A test against a rigid wall.
    WallTest {
        required {
            /// Speed of approach.
            speed: Quantity<Speed> [0.1, 60.0],
            /// Mean depth of the residual crush.
            depth: Quantity<Length> [0.0, 3.0],
        }
        optional {
            /// Share of the speed that came back; 0 by default.
            restitution: Option<Quantity<Ratio>> [0.0, 0.9],
        }
    }
}

formula! {
    /// Stiffness of a face by tests of one model, fitted as `sqrt(2 E/L) = d0 + d1 C` by least squares.
    ///
    /// Where the tests gave back part of the speed, the energy is what was dissipated. With a single test, or where it
    /// is given, the speed without damage is known and the slope alone is fitted.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{CrushFace, Formula, StiffnessFit, WallTest};
    ///
    /// let test = WallTest::new("56 km/h".parse()?, "0.5 m".parse()?);
    /// let front = StiffnessFit {
    ///     face: Some(CrushFace::Front),
    ///     ..StiffnessFit::new(Quantity::new(1500.0), Quantity::new(1.5), vec![test])
    /// };
    /// let solved = front.solve()?;
    /// assert!((solved.found.b1 - (56.0 / 3.6 - 2.24) / 0.5).abs() < 1e-9);
    /// assert_eq!(solved.warnings[0].code(), 2346);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    StiffnessFit {
        name: "stiffness-fit",
        title: "Stiffness of a face fitted to tests",
        source: "Prasad 1990, SAE 900412",
        valid: "repeated or single full-width tests of one model against a rigid wall; the line of fewer than 3 tests has no error",
    }
    required {
        /// Mass of the tested vehicle.
        mass: Quantity<Mass> [50.0, 100_000.0],
        /// Width of the face that was crushed in the tests.
        width: Quantity<Length> [0.1, 5.0],
        /// The tests.
        #[schemars(length(min = 1, max = 1000))]
        tests: Vec<WallTest>,
    }
    optional {
        /// b0: speed that leaves no crush; fitted by default where there are several tests.
        no_damage_speed: Option<Quantity<Speed>> [0.0, 20.0],
        /// Which face it is: a single test without `no_damage_speed` takes 2.24 m/s for a front or rear, 0.9 m/s for a side.
        face: Option<CrushFace>,
    }
    /// What the tests tell of a face.
    StiffnessFitFound {
        /// A: force for a metre of width where damage begins.
        a: f64 as CrushStiffnessA,
        /// B: rise of that force with depth.
        b: f64 as CrushStiffnessB,
        /// G: energy for a metre of width that leaves no crush, N as J/m.
        g: f64 as Force,
        /// d0 of the line.
        d0: f64 as CrushCoefficient,
        /// d1 of the line.
        d1: f64 as CrushCoefficientRise,
        /// Speed without damage of the tested vehicle on the line.
        b0: f64 as Speed,
        /// Rise of its speed with mean depth on the line.
        b1: f64 as SpeedPerCrush,
        /// A/B: how far the face gives way and comes back.
        onset: f64 as Length,
        /// Speed of each test less that of the line, both without what came back.
        residuals: Vec<f64> as Speed,
        /// Standard deviation of the tests about the line, with 3 or more tests.
        scatter: Option<f64> as Speed,
        /// Standard error of A, with 3 or more tests.
        a_error: Option<f64> as CrushStiffnessA,
        /// Standard error of B, with 3 or more tests.
        b_error: Option<f64> as CrushStiffnessB,
        /// Share of the variance of the tests that a line with both ends free explains, with 3 or more tests.
        determination: Option<f64> as Ratio,
    }
}

/// Share of the variance below which a line is poor.
const POOR: f64 = 0.9;

impl Formula for StiffnessFit {
    itself!(StiffnessFitFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        if self.tests.is_empty() {
            return Err(AnalysisError::Items {
                path: "tests",
                count: 0,
                limit: "1 or more".to_owned(),
                hint: "give the tests with speed and mean depth",
            });
        }
        let tests: Vec<[f64; 2]> = self.tests.iter().map(WallTest::dissipated).collect();
        let line = match self.no_damage_speed(warnings)? {
            Some(b0) => Line::from(b0, &tests)?,
            None => Line::fit(&tests)?,
        };
        let found = line.of(self.mass.value, self.width.value)?;
        if let Some(value) = line.determination.filter(|share| *share < POOR) {
            warnings.push(AnalysisWarning::Implausible {
                term: "determination",
                value,
                limit: "0.9 or above: the tests scatter, or lie close together",
            });
        }
        let [d0, d1] = found.law.prasad();
        Ok(StiffnessFitFound {
            a: found.law.a,
            b: found.law.b,
            g: found.law.g(),
            d0,
            d1,
            b0: line.b0,
            b1: line.b1,
            onset: found.law.a / found.law.b,
            residuals: tests.iter().map(|[speed, depth]| speed - (line.b0 + line.b1 * depth)).collect(),
            scatter: line.scatter,
            a_error: found.errors.map(|[a, _]| a),
            b_error: found.errors.map(|[_, b]| b),
            determination: line.determination,
        })
    }
}

impl StiffnessFit {
    /// The speed without damage that is known, or assumed for a single test.
    fn no_damage_speed(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Option<f64>, AnalysisError> {
        if self.no_damage_speed.is_some() || self.tests.len() > 1 {
            return Ok(self.no_damage_speed.si());
        }
        let value = match self.face {
            Some(CrushFace::Front | CrushFace::Rear) => 2.24,
            Some(CrushFace::Side) => 0.9,
            None => {
                return Err(AnalysisError::Undetermined {
                    figure: "a",
                    reason: "a single test does not tell the speed without damage",
                    hint: "give `no_damage_speed`, or `face` for a usual one",
                });
            }
        };
        let source = "usual with a single test (after Prasad 1990): front and rear 5 mph, side 2 mph";
        warnings.push(AnalysisWarning::Assumed {
            term: "no_damage_speed",
            value,
            dimension: &Speed::ENTRY,
            source,
        });
        Ok(Some(value))
    }
}

impl WallTest {
    /// The speed whose energy was dissipated, m/s, and the depth, m.
    fn dissipated(&self) -> [f64; 2] {
        let restitution = self.restitution.si_or(0.0);
        [self.speed.value * (1.0 - restitution * restitution).sqrt(), self.depth.value]
    }
}
