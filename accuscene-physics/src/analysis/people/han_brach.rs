use super::throw::PedestrianThrow;
use crate::analysis::formula::{formula, itself};
use crate::analysis::root::last_where;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Length, Quantity, Speed, Time};

formula! {
    /// Throw distance of a pedestrian from the speed of the vehicle.
    ///
    /// Both reach a common speed, the pedestrian is carried, launched, flies, loses friction times its speed
    /// into the road at landing, and slides to rest. On the level, without carry and with one friction it is
    /// Searle's throw.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, HanBrach, PedestrianThrow};
    ///
    /// let throw = PedestrianThrow::new(
    ///     "1400 kg".parse()?, "75 kg".parse()?, "1.1 m".parse()?, "8 deg".parse()?, Quantity::new(0.7),
    /// );
    /// let solved = HanBrach::new("15 m/s".parse()?, throw).solve()?;
    /// assert!((solved.found.throw_distance - 18.24).abs() < 0.01);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    HanBrach {
        name: "han-brach",
        title: "Throw of a pedestrian, Han and Brach",
        source: "Han and Brach, SAE 2001-01-0898 (2001)",
        valid: "frontal impacts of wrap or forward projection; the pedestrian has no speed along the road before; one landing without bounce",
    }
    required {
        /// Speed of the vehicle at the impact.
        speed: Quantity<Speed> [0.0, 100.0],
        /// How the pedestrian is thrown.
        throw: PedestrianThrow,
    }
    optional {}
    /// How far a speed throws.
    HanBrachFound {
        /// Common speed of vehicle and pedestrian.
        common_speed: f64 as Speed,
        /// Speed of the launch.
        launch_speed: f64 as Speed,
        /// Time in the air.
        flight_time: f64 as Time,
        /// Way in the air, along the road.
        flight_distance: f64 as Length,
        /// Speed after the landing.
        slide_speed: f64 as Speed,
        /// Way of the slide.
        slide_distance: f64 as Length,
        /// Whole way from the impact to rest.
        throw_distance: f64 as Length,
    }
}

impl Formula for HanBrach {
    itself!(HanBrachFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let thrown = self.throw.at(self.speed.value)?;
        Ok(HanBrachFound {
            common_speed: thrown.common_speed,
            launch_speed: thrown.launch_speed,
            flight_time: thrown.flight_time,
            flight_distance: thrown.flight_distance,
            slide_speed: thrown.slide_speed,
            slide_distance: thrown.slide_distance,
            throw_distance: thrown.throw_distance,
        })
    }
}

formula! {
    /// Speed of the vehicle from the throw distance of a pedestrian: [`HanBrach`] turned round.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, HanBrachSpeed, PedestrianThrow};
    ///
    /// let throw = PedestrianThrow::new(
    ///     "1400 kg".parse()?, "75 kg".parse()?, "1.1 m".parse()?, "8 deg".parse()?, Quantity::new(0.7),
    /// );
    /// let solved = HanBrachSpeed::new("18.2369 m".parse()?, throw).solve()?;
    /// assert!((solved.found.vehicle_speed - 15.0).abs() < 0.001);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    HanBrachSpeed {
        name: "han-brach-speed",
        title: "Speed from the throw of a pedestrian, Han and Brach",
        source: "Han and Brach, SAE 2001-01-0898 (2001), solved for the speed by bisection",
        valid: "as the throw of a pedestrian by Han and Brach; speeds to 100 m/s",
    }
    required {
        /// Whole way from the impact to rest.
        throw_distance: Quantity<Length> [0.1, 500.0],
        /// How the pedestrian is thrown.
        throw: PedestrianThrow,
    }
    optional {}
    /// What a throw distance tells.
    HanBrachSpeedFound {
        /// Speed of the vehicle at the impact.
        vehicle_speed: f64 as Speed,
        /// Common speed of vehicle and pedestrian.
        common_speed: f64 as Speed,
        /// Speed of the launch.
        launch_speed: f64 as Speed,
        /// Time in the air.
        flight_time: f64 as Time,
        /// Way in the air, along the road.
        flight_distance: f64 as Length,
        /// Way of the slide.
        slide_distance: f64 as Length,
    }
}

/// The greatest speed that is tried, m/s.
const FASTEST: f64 = 100.0;

impl Formula for HanBrachSpeed {
    itself!(HanBrachSpeedFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let wanted = self.throw_distance.value;
        let (least, most) = (self.throw.at(0.0)?.throw_distance, self.throw.at(FASTEST)?.throw_distance);
        if wanted < least || wanted > most {
            return Err(AnalysisError::Impossible {
                term: "throw distance",
                value: wanted,
                limit: "between that of standstill and that of 100 m/s",
                hint: "check `throw_distance`, `carry_distance` and the friction",
            });
        }
        let shorter = |speed: f64| self.throw.at(speed).is_ok_and(|thrown| thrown.throw_distance <= wanted);
        let vehicle_speed = last_where(0.0, FASTEST, shorter);
        let thrown = self.throw.at(vehicle_speed)?;
        Ok(HanBrachSpeedFound {
            vehicle_speed,
            common_speed: thrown.common_speed,
            launch_speed: thrown.launch_speed,
            flight_time: thrown.flight_time,
            flight_distance: thrown.flight_distance,
            slide_distance: thrown.slide_distance,
        })
    }
}
