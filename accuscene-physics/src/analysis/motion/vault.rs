use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::{Real, atan, atan2, sin_cos, tan};
use accuscene_core::quantity::{Angle, Length, Quantity, STANDARD_GRAVITY, Speed, Time};

formula! {
    /// Speed of a vehicle that left the ground: a vault, a jump to the same height, or a fall from the level.
    ///
    /// Without an angle only the least possible speed is told, which is a lower bound for a flip after a trip
    /// too.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, Vault};
    ///
    /// let fall = Vault { drop: Some("2 m".parse()?), take_off_angle: Some(Quantity::new(0.0)), ..Vault::new("15 m".parse()?) };
    /// let solved = fall.solve()?;
    /// assert!((solved.found.speed.unwrap() - 23.487).abs() < 0.001);
    /// assert!(solved.found.least_speed < 12.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Vault {
        name: "vault",
        title: "Vault, jump or fall",
        source: "free flight of the centre of gravity",
        valid: "no air drag, no rotation that moves the centre of gravity; distance and drop are those of the centre of gravity from take-off to landing",
    }
    required {
        /// Way over ground from take-off to landing.
        distance: Quantity<Length> [0.01, 1000.0],
    }
    optional {
        /// Drop from take-off to landing, positive down; 0 by default.
        drop: Option<Quantity<Length>> [-100.0, 500.0],
        /// Angle of take-off above the level.
        take_off_angle: Option<Quantity<Angle>> [-1.5, 1.5],
    }
    /// What a flight tells.
    VaultFound {
        /// The least speed with which any angle reaches the landing.
        least_speed: f64 as Speed,
        /// The angle that needs it.
        least_speed_angle: f64 as Angle,
        /// Speed at take-off.
        speed: Option<f64> as Speed,
        /// Time in the air.
        time: Option<f64> as Time,
        /// Speed at landing.
        impact_speed: Option<f64> as Speed,
        /// Angle of the path at landing, below the level.
        impact_angle: Option<f64> as Angle,
        /// Greatest height over the take-off.
        peak_height: Option<f64> as Length,
    }
}

/// Growth of the errors of drop and angle that is told.
const ILL_CONDITIONED: f64 = 5.0;

impl Formula for Vault {
    itself!(VaultFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (distance, drop) = (self.distance.value, self.drop.si_or(0.0));
        let reach = (distance * distance + drop * drop).sqrt();
        // Without loss of digits whichever sign the drop has.
        let lift = if drop > 0.0 { distance * distance / (reach + drop) } else { reach - drop };
        let mut found = VaultFound {
            least_speed: (STANDARD_GRAVITY * lift).sqrt(),
            least_speed_angle: atan(lift / distance),
            speed: None,
            time: None,
            impact_speed: None,
            impact_angle: None,
            peak_height: None,
        };
        let Some(angle) = self.take_off_angle.si() else { return Ok(found) };
        let rise = distance * tan(angle);
        let below = drop + rise;
        if below <= 0.0 {
            return Err(AnalysisError::Impossible {
                term: "drop plus rise of the straight line of take-off",
                value: below,
                limit: "above 0",
                hint: "a straight flight would pass below the landing: check angle and sign of the drop (down is positive)",
            });
        }
        let condition = 0.5 * (drop.abs() + rise.abs()) / below;
        if condition > ILL_CONDITIONED {
            warnings.push(AnalysisWarning::IllConditioned { term: "drop and take-off angle", condition });
        }
        let (sin, cos) = sin_cos(angle);
        let speed = distance / cos * (STANDARD_GRAVITY / (2.0 * below)).sqrt();
        let time = distance / (speed * cos);
        let up = speed * sin;
        found.speed = Some(speed);
        found.time = Some(time);
        found.impact_speed = Some(Real::max(speed * speed + 2.0 * STANDARD_GRAVITY * drop, 0.0).sqrt());
        found.impact_angle = Some(atan2(STANDARD_GRAVITY * time - up, speed * cos));
        let climb = Real::max(up, 0.0);
        found.peak_height = Some(climb * climb / (2.0 * STANDARD_GRAVITY));
        Ok(found)
    }
}
