use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::Real;
use accuscene_core::quantity::{Acceleration, Force, Length, Mass, Quantity, Ratio, STANDARD_GRAVITY};

formula! {
    /// Axle loads under braking, at which deceleration each axle locks, and how much of the friction is used by then.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{BrakingEfficiency, Formula};
    ///
    /// let car = BrakingEfficiency::new(
    ///     Quantity::new(1500.0), Quantity::new(2.7), Quantity::new(1.45), Quantity::new(0.55),
    ///     Quantity::new(6.0), Quantity::new(0.75), Quantity::new(0.8),
    /// );
    /// let found = car.solve()?.found;
    /// assert!((found.efficiency - 0.9148).abs() < 1e-4);
    /// assert_eq!(found.front_locks_first, 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    BrakingEfficiency {
        name: "braking-efficiency",
        title: "Axle loads and braking efficiency",
        source: "quasi-static axle loads (Limpert 1999)",
        valid: "two axles on a level road, fixed distribution of the brake force, no control of the slip",
    }
    required {
        /// Mass.
        mass: Quantity<Mass> [50.0, 100_000.0],
        /// Wheelbase.
        wheelbase: Quantity<Length> [0.5, 15.0],
        /// From the centre of gravity to the rear axle.
        rear_distance: Quantity<Length> [0.0, 15.0],
        /// Height of the centre of gravity.
        cg_height: Quantity<Length> [0.0, 5.0],
        /// Deceleration of which the loads are asked.
        deceleration: Quantity<Acceleration> [0.0, 20.0],
        /// Share of the brake force on the front axle.
        front_share: Quantity<Ratio> [0.0, 1.0],
        /// Friction.
        friction: Quantity<Ratio> [0.01, 2.0],
    }
    optional {}
    /// What the loads tell.
    BrakingEfficiencyFound {
        /// Load of the front axle at the deceleration.
        front_load: f64 as Force,
        /// Load of the rear axle at the deceleration.
        rear_load: f64 as Force,
        /// Load of the front axle at rest.
        static_front_load: f64 as Force,
        /// Load of the rear axle at rest.
        static_rear_load: f64 as Force,
        /// Friction that the front axle needs for the deceleration.
        front_friction: Option<f64> as Ratio,
        /// Friction that the rear axle needs for the deceleration.
        rear_friction: Option<f64> as Ratio,
        /// Deceleration at which the front axle locks; none if it never does.
        front_lock_deceleration: Option<f64> as Acceleration,
        /// Deceleration at which the rear axle locks; none if it never does.
        rear_lock_deceleration: Option<f64> as Acceleration,
        /// 1 if the front axle locks first, 0 if the rear one does.
        front_locks_first: f64 as Ratio,
        /// Deceleration up to which no axle locks.
        limit_deceleration: f64 as Acceleration,
        /// That deceleration as a share of the one with all wheels at the limit of friction.
        efficiency: f64 as Ratio,
        /// Share on the front axle that uses all of this friction.
        ideal_front_share: f64 as Ratio,
    }
}

impl Formula for BrakingEfficiency {
    itself!(BrakingEfficiencyFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (wheelbase, rear) = (self.wheelbase.value, self.rear_distance.value);
        let front = wheelbase - rear;
        if front < 0.0 {
            return Err(AnalysisError::Impossible {
                term: "rear_distance",
                value: rear,
                limit: "up to the wheelbase",
                hint: "the centre of gravity lies between the axles: check `rear_distance` and `wheelbase`",
            });
        }
        let (share, friction) = (self.front_share.value, self.friction.value);
        let slope = self.cg_height.value / wheelbase;
        let weight = self.mass.value * STANDARD_GRAVITY;
        let shift = self.mass.value * self.deceleration.value * slope;
        let [static_front, static_rear] = [weight * rear / wheelbase, weight * front / wheelbase];
        let [front_load, rear_load] = [static_front + shift, static_rear - shift];
        if rear_load < 0.0 {
            return Err(AnalysisError::Impossible {
                term: "load of the rear axle",
                value: rear_load,
                limit: "0 or above",
                hint: "the rear axle would lift: check `deceleration`, `cg_height` and `rear_distance`",
            });
        }
        let grip = friction * STANDARD_GRAVITY;
        let lock = |arm: f64, hold: f64| (hold > 0.0).then(|| grip * (arm / wheelbase) / hold);
        let front_lock = lock(rear, share - friction * slope);
        let rear_lock = lock(front, (1.0 - share) + friction * slope);
        let front_first = match (front_lock, rear_lock) {
            (Some(front), Some(rear)) => front <= rear,
            (front, _) => front.is_some(),
        };
        let first = if front_first { front_lock } else { rear_lock };
        // One axle always locks at the grip or below it, but for rounding.
        let limit = Real::min(first.unwrap_or(grip), grip);
        let force = self.mass.value * self.deceleration.value;
        if !front_first {
            let (term, limit) = ("front_locks_first", "1: a vehicle whose rear axle locks first spins");
            warnings.push(AnalysisWarning::Implausible { term, value: 0.0, limit });
        }
        if self.deceleration.value > limit {
            let (term, value) = ("deceleration", self.deceleration.value);
            let limit = "up to the one at which the first axle locks";
            warnings.push(AnalysisWarning::Implausible { term, value, limit });
        }
        Ok(BrakingEfficiencyFound {
            front_load,
            rear_load,
            static_front_load: static_front,
            static_rear_load: static_rear,
            front_friction: (front_load > 0.0).then(|| share * force / front_load),
            rear_friction: (rear_load > 0.0).then(|| (1.0 - share) * force / rear_load),
            front_lock_deceleration: front_lock,
            rear_lock_deceleration: rear_lock,
            front_locks_first: if front_first { 1.0 } else { 0.0 },
            limit_deceleration: limit,
            efficiency: limit / grip,
            ideal_front_share: rear / wheelbase + friction * slope,
        })
    }
}
