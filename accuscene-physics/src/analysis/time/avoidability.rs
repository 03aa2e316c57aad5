use super::braking::{Braking, Passage};
use super::crossing::CrossingPartner;
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::root::last_where;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::Real;
use accuscene_core::quantity::{Acceleration, Length, Quantity, Speed, Time};

formula! {
    /// Would the crash have happened at the limit?
    ///
    /// From the place where the hazard could be seen both drive on, respond and brake alike, one at the
    /// actual speed and one at the limit. In space the crash is avoided if the vehicle stops before the place
    /// of conflict; in time if it gets there so much later that the partner, who goes on, has cleared it.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Avoidability, CrossingPartner, Formula};
    ///
    /// let crash = Avoidability {
    ///     rise_time: Some("0.2 s".parse()?),
    ///     partner: Some(CrossingPartner::new("1.5 m/s".parse()?, "1 m".parse()?)),
    ///     ..Avoidability::new(
    ///         "70 km/h".parse()?, "50 km/h".parse()?, "40 m".parse()?, "1 s".parse()?, "7 m/s2".parse()?,
    ///     )
    /// };
    /// let found = crash.solve()?.found;
    /// assert!(found.actual_impact_speed > 10.0 && found.limit_impact_speed == 0.0);
    /// assert!(found.temporal_speed.unwrap() > found.spatial_speed);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Avoidability {
        name: "avoidability",
        title: "Avoidability in space and time",
        source: "classic definitions of avoidability in space and in time from the place of the hazard; stop with rise of the deceleration",
        valid: "the same response and braking at either speed; avoidability in time only for a partner who is sure to go on as told",
    }
    required {
        /// Speed before braking.
        speed: Quantity<Speed> [0.1, 150.0],
        /// Speed that was allowed.
        limit_speed: Quantity<Speed> [0.1, 150.0],
        /// From where the vehicle was when the hazard could be seen to the place of conflict.
        distance: Quantity<Length> [0.0, 2000.0],
        /// Time of perception and response.
        response_time: Quantity<Time> [0.0, 10.0],
        /// Full deceleration.
        deceleration: Quantity<Acceleration> [0.05, 20.0],
    }
    optional {
        /// Time in which the deceleration rises; 0 by default.
        rise_time: Option<Quantity<Time>> [0.0, 2.0],
        /// The time that the actual driver took to respond; as `response_time` by default.
        actual_response_time: Option<Quantity<Time>> [0.0, 60.0],
        /// The partner that crosses.
        partner: Option<CrossingPartner>,
    }
    /// What the limit would have changed.
    AvoidabilityFound {
        /// Speed at the impact as it happened.
        actual_impact_speed: f64 as Speed,
        /// Time from the hazard to the impact as it happened.
        actual_time: f64 as Time,
        /// Speed at the place of conflict from the limit; 0 if it stops before.
        limit_impact_speed: f64 as Speed,
        /// Time to it from the limit; none if it stops before.
        limit_time: Option<f64> as Time,
        /// Time that the partner gains at the limit; none if the vehicle stops before.
        delay: Option<f64> as Time,
        /// Way left before the place of conflict from the limit; negative is what is missing.
        spare_distance: f64 as Length,
        /// The greatest speed that stops before: avoidability in space.
        spatial_speed: f64 as Speed,
        /// Time that the partner needs from the impact to have cleared the path; none if it never does.
        clearing_time: Option<f64> as Time,
        /// Delay less clearing time; negative is what is missing.
        spare_time: Option<f64> as Time,
        /// The greatest speed that lets the partner clear the path or stops before: avoidability in time.
        temporal_speed: Option<f64> as Speed,
        /// The longest response with which the actual speed would have stopped before; none if none would.
        avoiding_response_time: Option<f64> as Time,
    }
}

impl Formula for Avoidability {
    itself!(AvoidabilityFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (speed, limit, distance) = (self.speed.value, self.limit_speed.value, self.distance.value);
        let at_limit = Braking {
            speed: limit,
            response: self.response_time.value,
            rise: self.rise_time.si_or(0.0),
            deceleration: self.deceleration.value,
        };
        let response = self.actual_response_time.si_or(at_limit.response);
        let actual = Braking { speed, response, ..at_limit };
        let Some(impact) = actual.at(distance) else {
            return Err(AnalysisError::Impossible {
                term: "stopping distance from the actual speed",
                value: actual.stop_distance(),
                limit: "above the distance to the conflict",
                hint: "with these inputs there was no impact: check speed, distance, response and deceleration",
            });
        };
        if limit >= speed {
            let limit_told = "below the speed before braking";
            warnings.push(AnalysisWarning::Implausible {
                term: "limit_speed",
                value: limit,
                limit: limit_told,
            });
        }
        let passage = at_limit.at(distance);
        let delay = passage.map(|passage| passage.time - impact.time);
        let spatial_speed = at_limit.avoid_speed(distance);
        let clearing_time = self.partner.as_ref().and_then(CrossingPartner::clearing_time);
        let clears = |clearing: f64, speed: f64| {
            let later = |passage: Passage| passage.time >= impact.time + clearing;
            Braking { speed, ..at_limit }.at(distance).is_none_or(later)
        };
        let temporal = |clearing| {
            // With a quicker response than the actual one more than the actual speed may do.
            let fastest = Real::max(speed, spatial_speed);
            if clears(clearing, fastest) {
                return fastest;
            }
            last_where(spatial_speed, fastest, |speed| clears(clearing, speed))
        };
        let sooner = Braking { response: 0.0, ..actual };
        let for_response = distance - sooner.stop_distance();
        Ok(AvoidabilityFound {
            actual_impact_speed: impact.speed,
            actual_time: impact.time,
            limit_impact_speed: passage.map_or(0.0, |passage| passage.speed),
            limit_time: passage.map(|passage| passage.time),
            delay,
            spare_distance: distance - at_limit.stop_distance(),
            spatial_speed,
            clearing_time,
            spare_time: delay.and_then(|delay| clearing_time.map(|clearing| delay - clearing)),
            temporal_speed: clearing_time.map(temporal),
            avoiding_response_time: (for_response >= 0.0).then(|| for_response / speed),
        })
    }
}
