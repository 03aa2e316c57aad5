use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{
    Acceleration, Angle, AngularAcceleration, AngularRate, Inertia, Length, Mass, Quantity, Ratio,
    STANDARD_GRAVITY, Speed, Time,
};

formula! {
    /// How far a vehicle that spins slides and turns: a first guess, rolling and sliding by turns.
    ///
    /// Both motions are braked by the mean of a wheel that stands by chance across or along the motion; braked wheels slide
    /// all the way. For a starting value: the motion itself is that of a simulation.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, SpinOut};
    ///
    /// let spin = SpinOut {
    ///     braked: Some(Quantity::new(0.1)),
    ///     ..SpinOut::new(
    ///         "12 m/s".parse()?, "3 rad/s".parse()?, Quantity::new(0.7), Quantity::new(1500.0),
    ///         Quantity::new(2600.0), Quantity::new(2.7),
    ///     )
    /// };
    /// assert!((spin.solve()?.found.distance - 15.5857).abs() < 1e-4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SpinOut {
        name: "spin-out",
        title: "Slide and turn of a spinning vehicle, first guess",
        source: "mean of rolling and sliding after Marquard 1966 and McHenry; not the fits of SPIN2",
        valid: "a starting value for a simulation; no published accuracy",
    }
    required {
        /// Speed at separation.
        speed: Quantity<Speed> [0.0, 150.0],
        /// Yaw rate at separation.
        yaw_rate: Quantity<AngularRate> [-50.0, 50.0],
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
    /// How far a spin goes.
    SpinOutFound {
        /// Distance to rest.
        distance: f64 as Length,
        /// Change of heading to rest, with the sign of the yaw rate.
        rotation: f64 as Angle,
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

/// Quotients of the times of two motions that can be one: within a factor of 2.
const ALIKE: [f64; 2] = [0.5, 2.0];

impl Formula for SpinOut {
    itself!(SpinOutFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let braking = Braking::of(
            self.friction.value,
            self.braked.si_or(0.0),
            [self.mass.value, self.yaw_inertia.value, self.wheelbase.value],
        );
        let (speed, rate) = (self.speed.value, self.yaw_rate.value);
        let times = [speed / braking.linear, rate.abs() / braking.angular];
        tell(times, warnings);
        Ok(SpinOutFound {
            distance: speed * speed / (2.0 * braking.linear),
            rotation: rate * rate.abs() / (2.0 * braking.angular),
            slide_time: times[0],
            rotation_time: times[1],
            time: 0.5 * (times[0] + times[1]),
            deceleration: braking.linear,
            angular_deceleration: braking.angular,
        })
    }
}

/// What brakes a spin.
pub(super) struct Braking {
    /// Deceleration, m/s².
    pub(super) linear: f64,
    /// Angular deceleration, rad/s².
    pub(super) angular: f64,
}

impl Braking {
    pub(super) fn of(friction: f64, braked: f64, [mass, inertia, wheelbase]: [f64; 3]) -> Self {
        // The mean of the sine over a quarter turn, and the rest by the wheels that are locked.
        let rolling = core::f64::consts::FRAC_2_PI;
        let share = rolling + (1.0 - rolling) * braked;
        Self {
            linear: friction * STANDARD_GRAVITY * share,
            angular: friction * mass * STANDARD_GRAVITY * (0.5 * wheelbase) / inertia * share,
        }
    }
}

/// Tells if the slide and the turn, s, cannot have ended together.
pub(super) fn tell([slide, rotation]: [f64; 2], warnings: &mut Vec<AnalysisWarning>) {
    if slide > 0.0 && rotation > 0.0 {
        let value = rotation / slide;
        if !(ALIKE[0]..=ALIKE[1]).contains(&value) {
            let limit = "0.5 to 2: slide and turn end together";
            warnings.push(AnalysisWarning::Implausible { term: "rotation_time / slide_time", value, limit });
        }
    }
}
