use super::risk::{beyond_speed, crossed, logistic, miles_per_hour};
use crate::analysis::formula::{formula, itself};
use crate::analysis::inputs::choices;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Quantity, Ratio, Speed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The side from which an occupant's vehicle was struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ImpactDirection {
    /// From the front.
    Front,
    /// From a side.
    Side,
    /// From behind.
    Rear,
}
choices!(ImpactDirection);

formula! {
    /// Share of occupants who were injured at a change of velocity, by direction.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, ImpactDirection, InjuryMalliaris};
    ///
    /// let found = InjuryMalliaris::new(ImpactDirection::Side, "40 km/h".parse()?).solve()?.found;
    /// assert!((found.fatal - 0.0661).abs() < 0.0001);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    InjuryMalliaris {
        name: "injury-malliaris",
        title: "Injury risk of occupants by direction",
        source: "Malliaris and others (1990s), logistic curves with direction as public code carries them; check them in the paper before use in court",
        valid: "occupants of passenger cars on the roads of the United States before 2000, for comparison with newer curves; extrapolated above 80 km/h; the curves of MAIS 2 and 3 cross below that",
    }
    required {
        /// Direction of the impact.
        direction: ImpactDirection,
        /// Change of velocity.
        delta_v: Quantity<Speed> [0.0, 60.0],
    }
    optional {}
    /// Shares of the occupants.
    InjuryMalliarisFound {
        /// Moderately injured or worse (MAIS 2 or more).
        mais_2: f64 as Ratio,
        /// Seriously or worse (MAIS 3 or more).
        mais_3: f64 as Ratio,
        /// Killed.
        fatal: f64 as Ratio,
        /// Moderately injured or worse, over all directions.
        mais_2_any: f64 as Ratio,
        /// Seriously injured or worse, over all directions.
        mais_3_any: f64 as Ratio,
        /// Killed, over all directions.
        fatal_any: f64 as Ratio,
    }
}

/// Offset, slope by mph, side and rear: MAIS 2, MAIS 3, fatal.
const DIRECTED: [[f64; 4]; 3] =
    [[-4.029, 0.155, 0.465, -1.177], [-5.820, 0.202, 0.556, -2.170], [-9.032, 0.198, 1.462, -1.921]];

/// Offset and slope by mph over all directions.
const ANY: [[f64; 2]; 3] = [[-3.761, 0.136], [-5.450, 0.178], [-8.252, 0.177]];

impl Formula for InjuryMalliaris {
    itself!(InjuryMalliarisFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let population = "occupants of passenger cars in crashes of the United States before 2000";
        warnings.push(AnalysisWarning::Population { population });
        warnings.extend(beyond_speed("delta_v", self.delta_v.value));
        let speed = miles_per_hour(self.delta_v.value);
        let [mais_2, mais_3, fatal] = DIRECTED.map(|[offset, slope, side, rear]| {
            let direction = match self.direction {
                ImpactDirection::Front => 0.0,
                ImpactDirection::Side => side,
                ImpactDirection::Rear => rear,
            };
            logistic(offset + slope * speed + direction)
        });
        warnings.extend(crossed(&[mais_2, mais_3, fatal]));
        let [mais_2_any, mais_3_any, fatal_any] = ANY.map(|[offset, slope]| logistic(offset + slope * speed));
        Ok(InjuryMalliarisFound { mais_2, mais_3, fatal, mais_2_any, mais_3_any, fatal_any })
    }
}
