use super::risk::{beyond_speed, crossed, logistic, miles_per_hour};
use crate::analysis::formula::{formula, itself};
use crate::analysis::inputs::choices;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Quantity, Ratio, Speed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The side of an impact that an injury curve was counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum InjuryMode {
    /// Frontal impact.
    Frontal,
    /// Rear impact.
    Rear,
}
choices!(InjuryMode);

formula! {
    /// Share of occupants who were injured at a change of velocity, by severity.
    ///
    /// There is no curve for side impacts; the frontal one is no replacement.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, InjuryMode, InjuryNhtsa};
    ///
    /// let found = InjuryNhtsa::new(InjuryMode::Frontal, "30 km/h".parse()?).solve()?.found;
    /// assert!((found.mais_2 - 0.0922).abs() < 0.0001);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    InjuryNhtsa {
        name: "injury-nhtsa-2022",
        title: "Injury risk of occupants, frontal and rear",
        source: "NHTSA, DOT HS 813 219 (2022), logistic curves of CDS 2010 to 2015; check the coefficients in the report before use in court",
        valid: "occupants of passenger vehicles, belted and unbelted mixed, in crashes severe enough for the sample; extrapolated above 80 km/h; the curves of MAIS 4 and 5 in rear impacts cross below that",
    }
    required {
        /// Side of the impact.
        impact: InjuryMode,
        /// Change of velocity.
        delta_v: Quantity<Speed> [0.0, 60.0],
    }
    optional {}
    /// Shares of the occupants.
    InjuryNhtsaFound {
        /// Injured at all (MAIS 1 or more).
        mais_1: f64 as Ratio,
        /// Moderately or worse (MAIS 2 or more).
        mais_2: f64 as Ratio,
        /// Seriously or worse (MAIS 3 or more).
        mais_3: f64 as Ratio,
        /// Severely or worse (MAIS 4 or more).
        mais_4: f64 as Ratio,
        /// Critically or worse (MAIS 5 or more).
        mais_5: f64 as Ratio,
        /// Killed.
        fatal: f64 as Ratio,
    }
}

/// Offset and slope by mph of the exponent: MAIS 1 to 5, fatal.
const FRONTAL: [[f64; 2]; 6] = [
    [-1.4930, 0.0854],
    [-4.9429, 0.1425],
    [-6.9774, 0.1620],
    [-8.4254, 0.1586],
    [-8.8355, 0.1566],
    [-9.0422, 0.1571],
];
const REAR: [[f64; 2]; 6] = [
    [-1.8199, 0.0671],
    [-6.1818, 0.1482],
    [-8.0329, 0.1793],
    [-11.8787, 0.2210],
    [-12.1944, 0.2276],
    [-12.1982, 0.2255],
];

impl Formula for InjuryNhtsa {
    itself!(InjuryNhtsaFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let population =
            "occupants of passenger vehicles in towed-away crashes of the United States, 2010 to 2015";
        warnings.push(AnalysisWarning::Population { population });
        warnings.extend(beyond_speed("delta_v", self.delta_v.value));
        let curves = match self.impact {
            InjuryMode::Frontal => FRONTAL,
            InjuryMode::Rear => REAR,
        };
        let speed = miles_per_hour(self.delta_v.value);
        let risks = curves.map(|[offset, slope]| logistic(offset + slope * speed));
        warnings.extend(crossed(&risks));
        let [mais_1, mais_2, mais_3, mais_4, mais_5, fatal] = risks;
        Ok(InjuryNhtsaFound { mais_1, mais_2, mais_3, mais_4, mais_5, fatal })
    }
}
