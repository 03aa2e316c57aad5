use super::risk::{beyond_speed, miles_per_hour};
use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::Real;
use accuscene_core::quantity::{Quantity, Ratio, Speed};

formula! {
    /// Share of drivers who were killed at a change of velocity, by the fourth power.
    ///
    /// ```
    /// use accuscene_physics::analysis::{FatalityJoksch, Formula};
    ///
    /// let found = FatalityJoksch::new("70 km/h".parse()?).solve()?.found;
    /// assert!((found.fatal - 0.1409).abs() < 0.0001);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    FatalityJoksch {
        name: "fatality-joksch",
        title: "Fatality risk of drivers, fourth power",
        source: "Joksch, Accident Analysis and Prevention 25 (1993)",
        valid: "cars on the roads of the United States in 1980 to 1986: for comparison only; extrapolated above 80 km/h",
    }
    required {
        /// Change of velocity.
        delta_v: Quantity<Speed> [0.0, 60.0],
    }
    optional {}
    /// Share of the drivers.
    FatalityJokschFound {
        /// Killed.
        fatal: f64 as Ratio,
    }
}

/// Change of velocity that nobody survives, mph.
const CERTAIN: f64 = 71.0;

impl Formula for FatalityJoksch {
    itself!(FatalityJokschFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let population = "drivers of cars in crashes of the United States, 1980 to 1986";
        warnings.push(AnalysisWarning::Population { population });
        warnings.extend(beyond_speed("delta_v", self.delta_v.value));
        let share = miles_per_hour(self.delta_v.value) / CERTAIN;
        let square = share * share;
        Ok(FatalityJokschFound { fatal: Real::min(square * square, 1.0) })
    }
}
