use super::directions::{condition, direction, energy_loss, forwards};
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::{TAU, Vec2};
use accuscene_core::quantity::{Angle, Energy, Mass, Quantity, Ratio, Speed};

formula! {
    /// Speeds before and after a collision from a delta-V that is known, by a recorder or by damage, and the directions.
    ///
    /// Directions are those of travel in the world, counter-clockwise from x. Vehicle 2 has the opposite impulse.
    ///
    /// ```
    /// use accuscene_core::arith::DEG;
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, SpeedsFromDeltaV};
    ///
    /// let [mass_1, mass_2] = [1500.0, 1200.0].map(Quantity::new);
    /// let [force, approach, departure] = [150.0, 0.0, 30.0].map(|angle| Quantity::new(angle * DEG));
    /// let known = SpeedsFromDeltaV::new(Quantity::new(8.0), force, mass_1, mass_2, approach, departure);
    /// let found = known.solve()?.found;
    /// assert!((found.speed_1 - 13.856_406).abs() < 1e-6);
    /// assert!((found.speed_after_1 - 8.0).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SpeedsFromDeltaV {
        name: "speeds-from-delta-v",
        title: "Speeds from a known delta-V",
        source: "Neades and Smith 2011: triangle of the velocities before and after",
        valid: "each vehicle turned by 10 degrees or more, no impulse from outside during the impact",
    }
    required {
        /// Delta-V of vehicle 1.
        delta_v_1: Quantity<Speed> [0.0, 100.0],
        /// Direction in the world in which the force on vehicle 1 points, opposite to where it comes from.
        force_direction_1: Quantity<Angle> [-TAU, TAU],
        /// Mass of vehicle 1.
        mass_1: Quantity<Mass> [50.0, 100_000.0],
        /// Mass of vehicle 2.
        mass_2: Quantity<Mass> [50.0, 100_000.0],
        /// Direction in which vehicle 1 came.
        approach_1: Quantity<Angle> [-TAU, TAU],
        /// Direction in which vehicle 1 left.
        departure_1: Quantity<Angle> [-TAU, TAU],
    }
    optional {
        /// Direction in which vehicle 2 came; its speeds need both directions.
        approach_2: Option<Quantity<Angle>> [-TAU, TAU],
        /// Direction in which vehicle 2 left.
        departure_2: Option<Quantity<Angle>> [-TAU, TAU],
    }
    /// What a delta-V tells.
    SpeedsFromDeltaVFound {
        /// Speed of vehicle 1 before the impact.
        speed_1: f64 as Speed,
        /// Speed of vehicle 1 after the impact.
        speed_after_1: f64 as Speed,
        /// Speed of vehicle 2 before the impact.
        speed_2: Option<f64> as Speed,
        /// Speed of vehicle 2 after the impact.
        speed_after_2: Option<f64> as Speed,
        /// Delta-V of vehicle 2.
        delta_v_2: f64 as Speed,
        /// Speed at which the centres of gravity approached each other.
        closing_speed: Option<f64> as Speed,
        /// Loss of kinetic energy of travel.
        energy_loss: Option<f64> as Energy,
        /// How errors grow by the turn of vehicle 1: one over its sine.
        condition_1: f64 as Ratio,
        /// How errors grow by the turn of vehicle 2.
        condition_2: Option<f64> as Ratio,
    }
}

impl Formula for SpeedsFromDeltaV {
    itself!(SpeedsFromDeltaVFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let masses = [self.mass_1.value, self.mass_2.value];
        let change = direction(self.force_direction_1.value) * self.delta_v_1.value;
        let opposite = change * (-masses[0] / masses[1]);
        let one = Turn::of(&NAMES[0], self.approach_1.value, self.departure_1.value, change, warnings)?;
        let two = match (self.approach_2.si(), self.departure_2.si()) {
            (Some(came), Some(left)) => Some(Turn::of(&NAMES[1], came, left, opposite, warnings)?),
            (None, None) => None,
            _ => {
                return Err(AnalysisError::Undetermined {
                    figure: "speed_2",
                    reason: "vehicle 2 has only one direction",
                    hint: "give `approach_2` and `departure_2` together",
                });
            }
        };
        let energy_loss = two
            .as_ref()
            .map(|two| energy_loss(masses, [one.before, two.before], [one.after, two.after], warnings));
        let two = two.as_ref();
        Ok(SpeedsFromDeltaVFound {
            speed_1: one.before,
            speed_after_1: one.after,
            speed_2: two.map(|two| two.before),
            speed_after_2: two.map(|two| two.after),
            delta_v_2: self.delta_v_1.value * (masses[0] / masses[1]),
            closing_speed: two.map(|two| (one.came - two.came).norm()),
            energy_loss,
            condition_1: one.condition,
            condition_2: two.map(|two| two.condition),
        })
    }
}

/// Names of the speeds before and after, and of the turn, of each vehicle.
const NAMES: [[&str; 3]; 2] = [
    ["speed_1", "speed_after_1", "the turn of vehicle 1"],
    ["speed_2", "speed_after_2", "the turn of vehicle 2"],
];

/// The triangle of a vehicle's velocities.
struct Turn {
    before: f64,
    after: f64,
    came: Vec2,
    condition: f64,
}

impl Turn {
    fn of(
        [before, after, turn]: &[&'static str; 3],
        approach: f64,
        departure: f64,
        change: Vec2,
        warnings: &mut Vec<AnalysisWarning>,
    ) -> Result<Self, AnalysisError> {
        let (came, left) = (direction(approach), direction(departure));
        let sin = came.cross(left);
        let straight = AnalysisError::Undetermined {
            figure: before,
            reason: "the vehicle left in the direction in which it came",
            hint: "use the other vehicle as vehicle 1, or conservation of momentum",
        };
        let condition = condition(sin, turn, straight, warnings)?;
        let found = Self {
            before: left.cross(change) / sin,
            after: came.cross(change) / sin,
            came: came * (left.cross(change) / sin),
            condition,
        };
        forwards(before, found.before, warnings);
        forwards(after, found.after, warnings);
        Ok(found)
    }
}
