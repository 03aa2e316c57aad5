use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::{atan, tan};
use accuscene_core::quantity::{Angle, Length, Quantity, Ratio, STANDARD_GRAVITY, Speed};

formula! {
    /// Lean of a two-wheeler in a steady curve: from two of speed, radius and lean the third.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, LeanAngle};
    ///
    /// let curve = LeanAngle { speed: Some("72 km/h".parse()?), radius: Some("50 m".parse()?), ..LeanAngle::new() };
    /// let solved = curve.solve()?;
    /// assert!((solved.found.lean.to_degrees() - 39.2).abs() < 0.1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    LeanAngle {
        name: "lean-angle",
        title: "Lean of a two-wheeler in a curve",
        source: "balance of moments about the line of the tyres in a steady curve",
        valid: "a level road, narrow tyres, a rider in the plane of the machine; wide tyres and a rider who stays upright need some degrees more",
    }
    required {}
    optional {
        /// Speed.
        speed: Option<Quantity<Speed>> [0.1, 150.0],
        /// Radius of the path of the centre of gravity.
        radius: Option<Quantity<Length>> [0.5, 100_000.0],
        /// Lean from the upright.
        lean: Option<Quantity<Angle>> [1e-6, 1.4],
    }
    /// A steady curve.
    LeanAngleFound {
        /// Speed.
        speed: f64 as Speed,
        /// Radius of the path of the centre of gravity.
        radius: f64 as Length,
        /// Lean from the upright.
        lean: f64 as Angle,
        /// Friction across the motion that the curve needs.
        friction: f64 as Ratio,
    }
}

impl Default for LeanAngle {
    fn default() -> Self {
        Self::new()
    }
}

/// Friction that the tyres of a two-wheeler seldom find on a road.
const HARD: f64 = 1.0;

impl Formula for LeanAngle {
    itself!(LeanAngleFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (speed, radius) = match (self.speed.si(), self.radius.si(), self.lean.si()) {
            (Some(speed), Some(radius), None) => (speed, radius),
            (Some(speed), None, Some(lean)) => (speed, speed * speed / (STANDARD_GRAVITY * tan(lean))),
            (None, Some(radius), Some(lean)) => ((STANDARD_GRAVITY * radius * tan(lean)).sqrt(), radius),
            _ => {
                return Err(AnalysisError::Undetermined {
                    figure: "lean",
                    reason: "two of speed, radius and lean determine the third",
                    hint: "give two of `speed`, `radius` and `lean`, not all three",
                });
            }
        };
        let friction = speed * speed / (STANDARD_GRAVITY * radius);
        if friction > HARD {
            let limit = "up to about 1 on a good road";
            warnings.push(AnalysisWarning::Implausible { term: "friction", value: friction, limit });
        }
        let lean = self.lean.si().unwrap_or_else(|| atan(friction));
        Ok(LeanAngleFound { speed, radius, lean, friction })
    }
}
