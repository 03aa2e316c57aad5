use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Acceleration, Length, Quantity, Ratio, STANDARD_GRAVITY, Speed};

formula! {
    /// Speed at which tyres left marks of a curve that the friction could only just hold.
    ///
    /// Only marks with oblique striations are such marks. A second chord further on should give a lower speed: one that
    /// does not is told. Braking takes its share of the friction.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{CriticalSpeed, Formula};
    ///
    /// let mark = CriticalSpeed::new("30 m".parse()?, "1.2 m".parse()?, Quantity::new(0.72));
    /// let solved = mark.solve()?;
    /// assert!((solved.found.speed - 25.81).abs() < 0.01);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    CriticalSpeed {
        name: "critical-speed",
        title: "Critical speed of a yaw mark",
        source: "balance of forces in a curve at the limit of friction",
        valid: "yaw marks with oblique striations of a vehicle that neither drives nor spins; published field tests lie 10 to 15 % above it on average",
    }
    required {
        /// Chord of the mark, from mark to mark.
        chord: Quantity<Length> [0.1, 1000.0],
        /// Middle ordinate: from the middle of the chord to the mark.
        middle_ordinate: Quantity<Length> [1e-4, 500.0],
        /// Friction across the direction of motion.
        friction: Quantity<Ratio> [0.01, 2.0],
    }
    optional {
        /// Superelevation: the tangent of the slope of the road towards the inside of the curve; 0 by default.
        superelevation: Option<Quantity<Ratio>> [-0.5, 0.5],
        /// From the mark inwards to the path of the centre of gravity, half the track for the outer wheel; 0 by default.
        offset: Option<Quantity<Length>> [-5.0, 5.0],
        /// Deceleration by brakes meanwhile, which takes its share of the friction; 0 by default.
        braking: Option<Quantity<Acceleration>> [0.0, 20.0],
        /// Chord of a stretch further on.
        later_chord: Option<Quantity<Length>> [0.1, 1000.0],
        /// Middle ordinate of that stretch.
        later_middle_ordinate: Option<Quantity<Length>> [1e-4, 500.0],
        /// From the middle of one stretch to the middle of the other, along the mark.
        distance_between: Option<Quantity<Length>> [0.01, 1000.0],
    }
    /// What a yaw mark tells.
    CriticalSpeedFound {
        /// Radius of the path of the centre of gravity.
        radius: f64 as Length,
        /// Critical speed.
        speed: f64 as Speed,
        /// The same on a road without superelevation.
        flat_speed: f64 as Speed,
        /// Friction that is left across the motion.
        lateral_friction: f64 as Ratio,
        /// Critical speed of the later stretch.
        later_speed: Option<f64> as Speed,
        /// Mean deceleration between the two stretches.
        deceleration: Option<f64> as Acceleration,
    }
}

/// Decelerations between two stretches that belong to a yaw, m/s².
const YAW_DECELERATION: [f64; 2] = [0.1 * STANDARD_GRAVITY, 0.3 * STANDARD_GRAVITY];

impl Formula for CriticalSpeed {
    itself!(CriticalSpeedFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let braking = self.braking.si_or(0.0) / STANDARD_GRAVITY;
        let left = self.friction.value * self.friction.value - braking * braking;
        if left <= 0.0 {
            return Err(AnalysisError::Impossible {
                term: "friction less braking",
                value: left,
                limit: "above 0",
                hint: "the brakes alone take more than the friction: lower `braking` or raise `friction`",
            });
        }
        let friction = left.sqrt();
        let slope = self.superelevation.si_or(0.0);
        let (push, hold) = (friction + slope, 1.0 - friction * slope);
        if push <= 0.0 || hold <= 0.0 {
            return Err(AnalysisError::Impossible {
                term: "friction with superelevation",
                value: push,
                limit: "above 0, and below 1 as their product",
                hint: "on this slope no speed is critical: check the sign of `superelevation`",
            });
        }
        let offset = self.offset.si_or(0.0);
        let radius = radius(self.chord.value, self.middle_ordinate.value, offset)?;
        let speed_on = |radius: f64| (STANDARD_GRAVITY * radius * push / hold).sqrt();
        let speed = speed_on(radius);
        let (mut later_speed, mut deceleration) = (None, None);
        match (self.later_chord.si(), self.later_middle_ordinate.si()) {
            (Some(chord), Some(middle)) => {
                let later = speed_on(self::radius(chord, middle, offset)?);
                later_speed = Some(later);
                let distance = self.distance_between.si();
                deceleration = distance.map(|distance| (speed * speed - later * later) / (2.0 * distance));
                warnings.extend(implausible(speed, later, deceleration));
            }
            (None, None) => {}
            _ => {
                return Err(AnalysisError::Undetermined {
                    figure: "later_speed",
                    reason: "a stretch needs both its chord and its middle ordinate",
                    hint: "give `later_chord` and `later_middle_ordinate` together",
                });
            }
        }
        Ok(CriticalSpeedFound {
            radius,
            speed,
            flat_speed: (friction * STANDARD_GRAVITY * radius).sqrt(),
            lateral_friction: friction,
            later_speed,
            deceleration,
        })
    }
}

/// Radius of the path of the centre of gravity.
fn radius(chord: f64, middle: f64, offset: f64) -> Result<f64, AnalysisError> {
    let radius = chord * chord / (8.0 * middle) + 0.5 * middle - offset;
    if radius > 0.0 {
        return Ok(radius);
    }
    Err(AnalysisError::Impossible {
        term: "radius of the path",
        value: radius,
        limit: "above 0",
        hint: "the offset is greater than the radius of the mark: check chord, middle ordinate and offset",
    })
}

/// What speaks against a yaw mark.
fn implausible(speed: f64, later: f64, deceleration: Option<f64>) -> Option<AnalysisWarning> {
    if later >= speed {
        let limit = "below the speed before";
        return Some(AnalysisWarning::Implausible { term: "later_speed", value: later, limit });
    }
    let value = deceleration.filter(|a| !(YAW_DECELERATION[0]..=YAW_DECELERATION[1]).contains(a))?;
    Some(AnalysisWarning::Implausible { term: "deceleration", value, limit: "1 to 3 m/s² in a yaw" })
}
