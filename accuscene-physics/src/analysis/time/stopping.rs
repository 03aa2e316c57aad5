use super::braking::Braking;
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Acceleration, Length, Quantity, Speed, Time};

formula! {
    /// Way and time to a stop: perception and response, rise of the deceleration, full braking; and what an
    /// obstacle on the way changes.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, Stopping};
    ///
    /// let stop = Stopping {
    ///     rise_time: Some("0.3 s".parse()?),
    ///     distance_available: Some("50 m".parse()?),
    ///     ..Stopping::new("20 m/s".parse()?, "1.5 s".parse()?, "7 m/s2".parse()?)
    /// };
    /// let found = stop.solve()?.found;
    /// assert!((found.stop_distance - 61.545).abs() < 0.001);
    /// assert!((found.impact_speed.unwrap() - 12.713).abs() < 0.001);
    /// assert!((found.avoid_speed.unwrap() - 17.325).abs() < 0.001);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Stopping {
        name: "stopping",
        title: "Stopping distance",
        source: "perception and response at constant speed, deceleration that rises in a straight line, then constant deceleration",
        valid: "response 0.75 to 1.5 s simple, 1.5 to 2.5 s at night or complex; rise 0.2 to 0.4 s for hydraulic brakes",
    }
    required {
        /// Speed before.
        speed: Quantity<Speed> [0.0, 150.0],
        /// Time of perception and response, until the brakes begin.
        response_time: Quantity<Time> [0.0, 10.0],
        /// Full deceleration.
        deceleration: Quantity<Acceleration> [0.05, 20.0],
    }
    optional {
        /// Time in which the deceleration rises; 0 by default.
        rise_time: Option<Quantity<Time>> [0.0, 2.0],
        /// From where the hazard could be seen to an obstacle.
        distance_available: Option<Quantity<Length>> [0.0, 2000.0],
    }
    /// A stop.
    StoppingFound {
        /// Way of perception and response.
        response_distance: f64 as Length,
        /// Way while the deceleration rises.
        rise_distance: f64 as Length,
        /// Way at full deceleration.
        braking_distance: f64 as Length,
        /// Whole way.
        stop_distance: f64 as Length,
        /// Whole time.
        stop_time: f64 as Time,
        /// Speed at the start of full deceleration.
        full_braking_speed: f64 as Speed,
        /// Speed at the obstacle; 0 if the stop ends before it.
        impact_speed: Option<f64> as Speed,
        /// Time to the obstacle; none if the stop ends before it.
        time_to_obstacle: Option<f64> as Time,
        /// The greatest speed that stops before the obstacle.
        avoid_speed: Option<f64> as Speed,
        /// Way left before the obstacle; negative is what is missing.
        spare_distance: Option<f64> as Length,
    }
}

impl Formula for Stopping {
    itself!(StoppingFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let stop = Braking {
            speed: self.speed.value,
            response: self.response_time.value,
            rise: self.rise_time.si_or(0.0),
            deceleration: self.deceleration.value,
        };
        let available = self.distance_available.si();
        let passage = available.map(|distance| stop.at(distance));
        let rise = stop.rise();
        let stop_distance = stop.stop_distance();
        Ok(StoppingFound {
            response_distance: stop.response_distance(),
            rise_distance: rise.distance,
            braking_distance: stop.full_distance(),
            stop_distance,
            stop_time: stop.stop_time(),
            full_braking_speed: rise.speed,
            impact_speed: passage.map(|passage| passage.map_or(0.0, |passage| passage.speed)),
            time_to_obstacle: passage.flatten().map(|passage| passage.time),
            avoid_speed: available.map(|distance| stop.avoid_speed(distance)),
            spare_distance: available.map(|distance| distance - stop_distance),
        })
    }
}
