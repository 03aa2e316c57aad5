use super::phase::MotionPhase;
use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Acceleration, Length, Quantity, Speed, Time};

formula! {
    /// Times, ways and speeds of a motion in phases of constant acceleration.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, MotionPhase, TimeDistance};
    ///
    /// let drive_on = MotionPhase { duration: Some("1 s".parse()?), ..MotionPhase::new() };
    /// let brake = MotionPhase {
    ///     acceleration: Some("-7 m/s2".parse()?), end_speed: Some("0".parse()?), ..MotionPhase::new()
    /// };
    /// let found = TimeDistance::new("14 m/s".parse()?, vec![drive_on, brake]).solve()?.found;
    /// assert_eq!((found.time, found.distance), (3.0, 28.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    TimeDistance {
        name: "time-distance",
        title: "Time and distance",
        source: "motion with piecewise constant acceleration",
        valid: "motion in one direction along the path",
    }
    required {
        /// Speed at the start.
        start_speed: Quantity<Speed> [0.0, 150.0],
        /// The phases in order.
        #[schemars(length(min = 1, max = 1000))]
        phases: Vec<MotionPhase>,
    }
    optional {}
    /// The motion at the end of each phase.
    TimeDistanceFound {
        /// Time since the start.
        times: Vec<f64> as Time,
        /// Way since the start.
        distances: Vec<f64> as Length,
        /// Speed.
        speeds: Vec<f64> as Speed,
        /// Acceleration of each phase.
        accelerations: Vec<f64> as Acceleration,
        /// Duration of each phase.
        durations: Vec<f64> as Time,
        /// Length of each phase.
        lengths: Vec<f64> as Length,
        /// Whole time.
        time: f64 as Time,
        /// Whole way.
        distance: f64 as Length,
        /// Whole way over whole time.
        mean_speed: Option<f64> as Speed,
    }
}

impl Formula for TimeDistance {
    itself!(TimeDistanceFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        if self.phases.is_empty() {
            return Err(AnalysisError::Items {
                path: "phases",
                count: 0,
                limit: "1 or more".to_owned(),
                hint: "give the phases of the motion in order",
            });
        }
        let mut found = TimeDistanceFound {
            times: Vec::new(),
            distances: Vec::new(),
            speeds: Vec::new(),
            accelerations: Vec::new(),
            durations: Vec::new(),
            lengths: Vec::new(),
            time: 0.0,
            distance: 0.0,
            mean_speed: None,
        };
        let mut speed = self.start_speed.value;
        for phase in &self.phases {
            let stretch = phase.from(speed)?;
            speed = stretch.end_speed;
            found.time += stretch.duration;
            found.distance += stretch.distance;
            found.times.push(found.time);
            found.distances.push(found.distance);
            found.speeds.push(speed);
            found.accelerations.push(stretch.acceleration);
            found.durations.push(stretch.duration);
            found.lengths.push(stretch.distance);
        }
        found.mean_speed = (found.time > 0.0).then(|| found.distance / found.time);
        Ok(found)
    }
}
