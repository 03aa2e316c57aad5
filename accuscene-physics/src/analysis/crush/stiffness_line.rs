use crate::analysis::AnalysisError;
use crate::crush::CrushStiffness;

/// Line `v = b0 + b1 C` through tests, with what they scatter about it.
pub(super) struct Line {
    /// Speed that leaves no crush, m/s.
    pub(super) b0: f64,
    /// Rise with depth, 1/s.
    pub(super) b1: f64,
    /// Standard deviation of the tests, m/s; with 3 tests or more.
    pub(super) scatter: Option<f64>,
    /// Share of the variance that the line explains; with 3 tests or more and both ends fitted.
    pub(super) determination: Option<f64>,
    /// Variances of b0 and b1 and their covariance, for a scatter of 1.
    spread: [f64; 3],
}

/// A and B by a line.
pub(super) struct LineStiffness {
    /// A and B.
    pub(super) law: CrushStiffness,
    /// Standard errors of A, N/m, and B, N/m²; with 3 tests or more.
    pub(super) errors: Option<[f64; 2]>,
}

/// Tests from which on the scatter is told.
const ENOUGH: usize = 3;

impl Line {
    /// Both ends by least squares.
    pub(super) fn fit(tests: &[[f64; 2]]) -> Result<Self, AnalysisError> {
        // With a mass of 1 on a width of 1 the form of Prasad is that of the speeds.
        let [b0, b1] = CrushStiffness::fit(1.0, 1.0, tests)?.prasad();
        let count = tests.len() as f64;
        let depth = tests.iter().map(|[_, c]| c).sum::<f64>() / count;
        let speed = tests.iter().map(|[v, _]| v).sum::<f64>() / count;
        let depths: f64 = tests.iter().map(|[_, c]| (c - depth) * (c - depth)).sum();
        let speeds: f64 = tests.iter().map(|[v, _]| (v - speed) * (v - speed)).sum();
        let spread = [1.0 / count + depth * depth / depths, 1.0 / depths, -depth / depths];
        let mut line = Self { b0, b1, scatter: None, determination: None, spread };
        if tests.len() >= ENOUGH {
            let squares = line.squares(tests);
            line.scatter = Some((squares / (count - 2.0)).sqrt());
            line.determination = Some(1.0 - squares / speeds);
        }
        Ok(line)
    }

    /// The slope alone, from a speed without damage that is known.
    pub(super) fn from(b0: f64, tests: &[[f64; 2]]) -> Result<Self, AnalysisError> {
        let depths: f64 = tests.iter().map(|[_, c]| c * c).sum();
        let product: f64 = tests.iter().map(|[v, c]| c * (v - b0)).sum();
        if depths <= 0.0 {
            return Err(AnalysisError::Undetermined {
                figure: "b1",
                reason: "no test left a crush",
                hint: "give a test with a depth above 0",
            });
        }
        let b1 = product / depths;
        if b1 <= 0.0 {
            return Err(AnalysisError::Impossible {
                term: "b1",
                value: b1,
                limit: "above 0",
                hint: "the tests are slower than the speed without damage: check both",
            });
        }
        let mut line = Self { b0, b1, scatter: None, determination: None, spread: [0.0, 1.0 / depths, 0.0] };
        if tests.len() >= ENOUGH {
            line.scatter = Some((line.squares(tests) / (tests.len() as f64 - 1.0)).sqrt());
        }
        Ok(line)
    }

    /// A and B for a mass and a width, with what the scatter of the tests makes of them in first order.
    pub(super) fn of(&self, mass: f64, width: f64) -> Result<LineStiffness, AnalysisError> {
        let law = CrushStiffness::of_wall_tests(self.b0, self.b1, mass, width)?;
        let [start, slope, both] = self.spread;
        let errors = self.scatter.map(|scatter| {
            let (b0, b1) = (self.b0, self.b1);
            let a = b1 * b1 * start + b0 * b0 * slope + 2.0 * b0 * b1 * both;
            // Rounding alone can take a variance below 0.
            let a = if a > 0.0 { a.sqrt() } else { 0.0 };
            [a, 2.0 * b1 * slope.sqrt()].map(|error| mass / width * scatter * error)
        });
        Ok(LineStiffness { law, errors })
    }

    /// Sum of the squares of what the tests lie off the line.
    fn squares(&self, tests: &[[f64; 2]]) -> f64 {
        let off = |[v, c]: &[f64; 2]| v - (self.b0 + self.b1 * c);
        tests.iter().map(|test| off(test) * off(test)).sum()
    }
}
