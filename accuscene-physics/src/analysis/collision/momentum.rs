use super::directions::{condition, direction, energy_loss, forwards};
use crate::analysis::formula::{formula, itself, row};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::{DEG, TAU, Vec2, atan2};
use accuscene_core::frame::pdof_deg;
use accuscene_core::quantity::{Angle, Energy, Impulse, Mass, Quantity, Ratio, Speed};

row! {
    /// A vehicle of a collision whose directions are known.
    ///
    /// Directions are those of travel in the world, counter-clockwise from x.
    CrossingVehicle {
        required {
            /// Mass.
            mass: Quantity<Mass> [50.0, 100_000.0],
            /// Direction in which it came.
            approach: Quantity<Angle> [-TAU, TAU],
            /// Direction in which it left.
            departure: Quantity<Angle> [-TAU, TAU],
            /// Speed after the impact.
            speed_after: Quantity<Speed> [0.0, 150.0],
        }
        optional {
            /// Heading at the impact, for the principal direction of force.
            heading: Option<Quantity<Angle>> [-TAU, TAU],
        }
    }
}

formula! {
    /// Speeds before a collision by conservation of momentum, from the directions and the speeds after it.
    ///
    /// ```
    /// use accuscene_core::arith::DEG;
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{CrossingVehicle, Formula, Momentum};
    ///
    /// let vehicle = |mass: f64, approach: f64, departure: f64, after: f64| {
    ///     let (approach, departure) = (Quantity::new(approach * DEG), Quantity::new(departure * DEG));
    ///     CrossingVehicle::new(Quantity::new(mass), approach, departure, Quantity::new(after))
    /// };
    /// let one = vehicle(1500.0, 0.0, 35.0, 9.0);
    /// let two = vehicle(1200.0, 90.0, 50.0, 10.0);
    /// let found = Momentum::new(one, two).solve()?.found;
    /// assert!((found.speed_1 - 12.514_669).abs() < 1e-6);
    /// assert!((found.speed_2 - 14.113_179).abs() < 1e-6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Momentum {
        name: "momentum",
        title: "Speeds by conservation of momentum",
        source: "conservation of linear momentum in the plane, any angles",
        valid: "no impulse from outside during the impact, approaches that cross at 10 degrees or more",
    }
    required {
        /// A vehicle.
        vehicle_1: CrossingVehicle,
        /// The other one.
        vehicle_2: CrossingVehicle,
    }
    optional {}
    /// What momentum tells.
    MomentumFound {
        /// Speed of vehicle 1 before the impact.
        speed_1: f64 as Speed,
        /// Speed of vehicle 2 before the impact.
        speed_2: f64 as Speed,
        /// Delta-V of vehicle 1.
        delta_v_1: f64 as Speed,
        /// Delta-V of vehicle 2.
        delta_v_2: f64 as Speed,
        /// Direction in the world in which the force on vehicle 1 points, that of its delta-V.
        force_direction_1: Option<f64> as Angle,
        /// Direction in the world in which the force on vehicle 2 points.
        force_direction_2: Option<f64> as Angle,
        /// Principal direction of force of vehicle 1: where it comes from, clockwise from the front.
        pdof_1: Option<f64> as Angle,
        /// Principal direction of force of vehicle 2.
        pdof_2: Option<f64> as Angle,
        /// Impulse of the force.
        impulse: f64 as Impulse,
        /// Speed at which the centres of gravity approached each other.
        closing_speed: f64 as Speed,
        /// Momentum of both.
        momentum: f64 as Impulse,
        /// Loss of kinetic energy of travel.
        energy_loss: f64 as Energy,
        /// How errors across the approaches grow: one over the sine of the angle between them.
        condition: f64 as Ratio,
    }
}

impl Formula for Momentum {
    itself!(MomentumFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let vehicles = [&self.vehicle_1, &self.vehicle_2];
        let [one, two] = vehicles.map(|vehicle| direction(vehicle.approach.value));
        let sin = one.cross(two);
        let parallel = AnalysisError::Undetermined {
            figure: "speed_1",
            reason: "the approaches are parallel",
            hint: "use energies of deformation, as in `crash3`, or `low-speed`, for collisions along one line",
        };
        let condition = condition(sin, "the angle between the approaches", parallel, warnings)?;
        let masses = vehicles.map(|vehicle| vehicle.mass.value);
        let after = vehicles.map(|vehicle| vehicle.speed_after.value);
        let left = [0, 1].map(|k: usize| direction(vehicles[k].departure.value) * after[k]);
        let momentum = left[0] * masses[0] + left[1] * masses[1];
        let speeds = [momentum.cross(two) / sin / masses[0], one.cross(momentum) / sin / masses[1]];
        let came = [one * speeds[0], two * speeds[1]];
        let change = [left[0] - came[0], left[1] - came[1]];
        forwards("speed_1", speeds[0], warnings);
        forwards("speed_2", speeds[1], warnings);
        let pdof = |k: usize| {
            let ahead = direction(vehicles[k].heading.si()?);
            let change = change[k];
            (change.norm() > 0.0).then(|| pdof_deg([change.dot(ahead), ahead.cross(change)]) * DEG)
        };
        Ok(MomentumFound {
            speed_1: speeds[0],
            speed_2: speeds[1],
            delta_v_1: change[0].norm(),
            delta_v_2: change[1].norm(),
            force_direction_1: angle(change[0]),
            force_direction_2: angle(change[1]),
            pdof_1: pdof(0),
            pdof_2: pdof(1),
            impulse: masses[0] * change[0].norm(),
            closing_speed: (came[0] - came[1]).norm(),
            momentum: momentum.norm(),
            energy_loss: energy_loss(masses, speeds, after, warnings),
            condition,
        })
    }
}

/// Direction of a vector that is not 0, rad.
fn angle(vector: Vec2) -> Option<f64> {
    (vector.norm() > 0.0).then(|| atan2(vector.y, vector.x))
}
