use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::atan2;
use accuscene_core::quantity::{
    Acceleration, Angle, Dimension, Force, Length, Mass, Quantity, Ratio, STANDARD_GRAVITY, Stiffness,
};

formula! {
    /// How far the front of a braking vehicle goes down, to match the heights of a damage.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, PitchDive};
    ///
    /// let car = PitchDive {
    ///     overhang: Some(Quantity::new(0.8)),
    ///     rear_stiffness: Some("26 kN/m".parse()?),
    ///     ..PitchDive::new(
    ///         Quantity::new(1500.0), Quantity::new(2.7), Quantity::new(0.55), "0.8 g".parse()?,
    ///         "25 kN/m".parse()?,
    ///     )
    /// };
    /// let found = car.solve()?.found;
    /// assert!((found.axle_drop - 0.0479).abs() < 1e-4);
    /// assert!((found.bumper_drop - 0.0758).abs() < 1e-4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    PitchDive {
        name: "pitch-dive",
        title: "Drop of the bumper under braking",
        source: "quasi-static shift of load onto linear springs; bumper drops of 0.03 to 0.1 m at 0.8 g are usual",
        valid: "steady braking on a level road, springs within their linear travel",
    }
    required {
        /// Mass.
        mass: Quantity<Mass> [50.0, 100_000.0],
        /// Wheelbase.
        wheelbase: Quantity<Length> [0.5, 15.0],
        /// Height of the centre of gravity.
        cg_height: Quantity<Length> [0.0, 5.0],
        /// Deceleration.
        deceleration: Quantity<Acceleration> [0.0, 20.0],
        /// Stiffness at one front wheel, spring and tyre in series.
        front_stiffness: Quantity<Stiffness> [1e3, 1e7],
    }
    optional {
        /// Stiffness at one rear wheel; as at the front by default.
        rear_stiffness: Option<Quantity<Stiffness>> [1e3, 1e7],
        /// From the front axle forwards to the bumper; 0 by default.
        overhang: Option<Quantity<Length>> [0.0, 5.0],
        /// Share of the shift that the front suspension takes beside its springs; 0 by default.
        anti_dive: Option<Quantity<Ratio>> [0.0, 1.0],
        /// Share of the shift that the rear suspension takes beside its springs; 0 by default.
        anti_lift: Option<Quantity<Ratio>> [0.0, 1.0],
        /// Height of a place of the front bumper at rest.
        static_height: Option<Quantity<Length>> [0.0, 4.0],
    }
    /// What braking does to the heights.
    PitchDiveFound {
        /// Load that goes from the rear axle to the front one.
        load_shift: f64 as Force,
        /// How far the body goes down at the front axle.
        axle_drop: f64 as Length,
        /// How far it comes up at the rear axle.
        rear_rise: f64 as Length,
        /// Angle by which the nose goes down.
        pitch: f64 as Angle,
        /// How far the bumper goes down.
        bumper_drop: f64 as Length,
        /// Height of the place of the bumper while it brakes.
        braking_height: Option<f64> as Length,
    }
}

/// Usual drops of a bumper, m, at this deceleration, m/s².
const USUAL: [f64; 2] = [0.03, 0.1];
const USUAL_AT: f64 = 0.8 * STANDARD_GRAVITY;

impl Formula for PitchDive {
    itself!(PitchDiveFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (deceleration, wheelbase) = (self.deceleration.value, self.wheelbase.value);
        let shift = self.mass.value * deceleration * self.cg_height.value / wheelbase;
        let front = self.front_stiffness.value;
        let rear = self.rear_stiffness.si_or(front);
        if self.rear_stiffness.is_none() {
            let source = "as at the front";
            warnings.push(AnalysisWarning::Assumed {
                term: "rear_stiffness",
                value: rear,
                dimension: &Stiffness::ENTRY,
                source,
            });
        }
        let axle_drop = shift * (1.0 - self.anti_dive.si_or(0.0)) / (2.0 * front);
        let rear_rise = shift * (1.0 - self.anti_lift.si_or(0.0)) / (2.0 * rear);
        let slope = (axle_drop + rear_rise) / wheelbase;
        let bumper_drop = axle_drop + self.overhang.si_or(0.0) * slope;
        if deceleration > 0.0 {
            let value = bumper_drop * (USUAL_AT / deceleration);
            if !(USUAL[0]..=USUAL[1]).contains(&value) {
                let (term, limit) = ("bumper_drop at 0.8 g", "0.03 to 0.1 m");
                warnings.push(AnalysisWarning::Implausible { term, value, limit });
            }
        }
        Ok(PitchDiveFound {
            load_shift: shift,
            axle_drop,
            rear_rise,
            pitch: atan2(axle_drop + rear_rise, wheelbase),
            bumper_drop,
            braking_height: self.static_height.si().map(|height| height - bumper_drop),
        })
    }
}
