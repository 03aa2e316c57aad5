use super::spin_out::{Braking, tell};
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{
    Acceleration, Angle, AngularAcceleration, AngularRate, Inertia, Length, Mass, Quantity, Ratio, Speed,
    Time,
};

formula! {
    /// Speed and yaw rate at separation from the distance and the change of heading to rest: a first guess.
    ///
    /// The inverse of [`SpinOut`](super::SpinOut). The two motions end together: their times should be alike.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, SpinOutSpeeds};
    ///
    /// let spin = SpinOutSpeeds::new(
    ///     "20 m".parse()?, "180 deg".parse()?, Quantity::new(0.7), Quantity::new(1500.0),
    ///     Quantity::new(2600.0), Quantity::new(2.7),
    /// );
    /// let found = spin.solve()?.found;
    /// assert!((found.speed - 13.22).abs() < 0.01);
    /// assert!((found.yaw_rate - 4.62).abs() < 0.01);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SpinOutSpeeds {
        name: "spin-out-speeds",
        title: "Speed and yaw rate before a spin, first guess",
        source: "mean of rolling and sliding after Marquard 1966 and McHenry; not the fits of SPIN2",
        valid: "a starting value for a simulation; no published accuracy",
    }
    required {
        /// Distance from separation to rest.
        distance: Quantity<Length> [0.0, 1000.0],
        /// Change of heading from separation to rest, whole turns counted.
        rotation: Quantity<Angle> [-200.0, 200.0],
        /// Friction of sliding tyres.
        friction: Quantity<Ratio> [0.01, 2.0],
        /// Mass.
        mass: Quantity<Mass> [50.0, 100_000.0],
        /// Moment of inertia about the vertical axis.
        yaw_inertia: Quantity<Inertia> [1.0, 1e7],
        /// Wheelbase.
        wheelbase: Quantity<Length> [0.5, 15.0],
    }
    optional {
        /// Share of the wheels that are locked, by brakes or damage; 0 by default.
        braked: Option<Quantity<Ratio>> [0.0, 1.0],
    }
    /// What the way to rest tells.
    SpinOutSpeedsFound {
        /// Speed at separation.
        speed: f64 as Speed,
        /// Yaw rate at separation, with the sign of the rotation.
        yaw_rate: f64 as AngularRate,
        /// Time of the slide.
        slide_time: f64 as Time,
        /// Time of the turn.
        rotation_time: f64 as Time,
        /// Mean of the two times.
        time: f64 as Time,
        /// Deceleration.
        deceleration: f64 as Acceleration,
        /// Angular deceleration.
        angular_deceleration: f64 as AngularAcceleration,
    }
}

impl Formula for SpinOutSpeeds {
    itself!(SpinOutSpeedsFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let braking = Braking::of(
            self.friction.value,
            self.braked.si_or(0.0),
            [self.mass.value, self.yaw_inertia.value, self.wheelbase.value],
        );
        let speed = (2.0 * braking.linear * self.distance.value).sqrt();
        let rate = (2.0 * braking.angular * self.rotation.value.abs()).sqrt();
        let times = [speed / braking.linear, rate / braking.angular];
        tell(times, warnings);
        Ok(SpinOutSpeedsFound {
            speed,
            yaw_rate: rate.copysign(self.rotation.value),
            slide_time: times[0],
            rotation_time: times[1],
            time: 0.5 * (times[0] + times[1]),
            deceleration: braking.linear,
            angular_deceleration: braking.angular,
        })
    }
}
