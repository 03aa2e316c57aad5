use super::risk::{beyond_speed, logistic, miles_per_hour};
use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::ln;
use accuscene_core::quantity::{Quantity, Ratio, Speed};

formula! {
    /// Share of pedestrians who were killed by an impact at a speed, with a second study to compare.
    ///
    /// The second study tells the speeds at which a risk is reached; between them the logarithm of the odds
    /// is a straight line, and beyond them there is no figure.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, PedestrianFatality};
    ///
    /// let found = PedestrianFatality::new("50 km/h".parse()?).solve()?.found;
    /// assert!((found.fatal - 0.0832).abs() < 0.0001);
    /// assert!(found.tefft_fatal.unwrap() > 0.2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    PedestrianFatality {
        name: "pedestrian-fatality",
        title: "Fatality risk of pedestrians",
        source: "Rosen and Sander, Accident Analysis and Prevention 41 (2009); Tefft, Accident Analysis and Prevention 50 (2013)",
        valid: "Rosen and Sander: adults struck by car fronts in Germany, 14 to 95 km/h, few above 80 km/h; Tefft: age 15 and above, cars and light trucks of the United States, 10 to 90 % of risk",
    }
    required {
        /// Speed of the vehicle at the impact.
        speed: Quantity<Speed> [0.0, 60.0],
    }
    optional {}
    /// Shares of the pedestrians.
    PedestrianFatalityFound {
        /// Killed (Rosen and Sander 2009).
        fatal: f64 as Ratio,
        /// Killed (Tefft 2013); none outside of 10 to 90 %.
        tefft_fatal: Option<f64> as Ratio,
        /// Injured severely or worse, AIS 4 or more (Tefft 2013); none outside of 10 to 90 %.
        tefft_severe: Option<f64> as Ratio,
    }
}

/// The risks that Tefft tells speeds of.
const RISKS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// Speeds at which they are reached, mph.
const FATAL: [f64; 5] = [24.1, 32.5, 40.6, 48.0, 54.6];
const SEVERE: [f64; 5] = [17.1, 24.9, 33.0, 40.8, 48.1];

impl Formula for PedestrianFatality {
    itself!(PedestrianFatalityFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let population = "adults struck by car fronts in Germany, 1999 to 2007, and by cars and light trucks in the United States, 1994 to 1998";
        warnings.push(AnalysisWarning::Population { population });
        warnings.extend(beyond_speed("speed", self.speed.value));
        let speed = self.speed.value;
        Ok(PedestrianFatalityFound {
            fatal: logistic(0.090 * (3.6 * speed) - 6.9),
            tefft_fatal: between(&FATAL, miles_per_hour(speed)),
            tefft_severe: between(&SEVERE, miles_per_hour(speed)),
        })
    }
}

/// The risk at a speed, by the odds between the two nearest.
fn between(speeds: &[f64; 5], speed: f64) -> Option<f64> {
    let odds = |risk: f64| ln(risk / (1.0 - risk));
    let piece = (1..speeds.len()).find(|&k| speeds[k - 1] <= speed && speed <= speeds[k])?;
    let share = (speed - speeds[piece - 1]) / (speeds[piece] - speeds[piece - 1]);
    let (low, high) = (odds(RISKS[piece - 1]), odds(RISKS[piece]));
    Some(logistic(low + share * (high - low)))
}
