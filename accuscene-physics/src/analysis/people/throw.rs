use crate::analysis::AnalysisError;
use crate::analysis::formula::row;
use crate::analysis::given::Given;
use accuscene_core::arith::{Real, sin_cos};
use accuscene_core::quantity::{Angle, Length, Mass, Quantity, Ratio, STANDARD_GRAVITY};

row! {
    /// How a pedestrian is thrown: launch, flight, landing and slide.
    PedestrianThrow {
        required {
            /// Mass of the vehicle.
            vehicle_mass: Quantity<Mass> [50.0, 100_000.0],
            /// Mass of the pedestrian.
            pedestrian_mass: Quantity<Mass> [2.0, 300.0],
            /// Height of the centre of gravity at launch, over where it lies.
            launch_height: Quantity<Length> [0.0, 10.0],
            /// Angle of the launch to the road.
            launch_angle: Quantity<Angle> [-0.5, 1.0],
            /// Friction of the sliding body.
            friction: Quantity<Ratio> [0.05, 2.0],
        }
        optional {
            /// Friction at landing; as `friction` by default.
            landing_friction: Option<Quantity<Ratio>> [0.0, 2.0],
            /// Speed of the launch as a share of the common speed: 0.8 to 1 for a wrap; 1 by default.
            launch_ratio: Option<Quantity<Ratio>> [0.1, 1.5],
            /// Way on the vehicle before the launch; 0 by default.
            carry_distance: Option<Quantity<Length>> [0.0, 50.0],
            /// Rise over run of the road, uphill positive; 0 by default.
            grade: Option<Quantity<Ratio>> [-0.5, 0.5],
        }
    }
}

/// A throw at one speed of the vehicle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thrown {
    pub(super) common_speed: f64,
    pub(super) launch_speed: f64,
    pub(super) flight_time: f64,
    pub(super) flight_distance: f64,
    pub(super) slide_speed: f64,
    pub(super) slide_distance: f64,
    pub(super) throw_distance: f64,
}

impl PedestrianThrow {
    /// The throw at a speed of the vehicle.
    pub(super) fn at(&self, speed: f64) -> Result<Thrown, AnalysisError> {
        let (vehicle, pedestrian) = (self.vehicle_mass.value, self.pedestrian_mass.value);
        let common_speed = vehicle * speed / (vehicle + pedestrian);
        let launch_speed = self.launch_ratio.si_or(1.0) * common_speed;
        let grade = self.grade.si_or(0.0);
        let cos_grade = 1.0 / (1.0 + grade * grade).sqrt();
        let (along, normal) = (STANDARD_GRAVITY * grade * cos_grade, STANDARD_GRAVITY * cos_grade);
        let (sin, cos) = sin_cos(self.launch_angle.value);
        let (forward, up) = (launch_speed * cos, launch_speed * sin);
        let flight_time = (up + (up * up + 2.0 * normal * self.launch_height.value).sqrt()) / normal;
        let flight_distance = forward * flight_time - 0.5 * along * flight_time * flight_time;
        let landing_friction = self.landing_friction.si_or(self.friction.value);
        let lost = landing_friction * (up - normal * flight_time).abs();
        let slide_speed = Real::max(forward - along * flight_time - lost, 0.0);
        let deceleration = self.friction.value * normal + along;
        if deceleration <= 0.0 {
            return Err(AnalysisError::Impossible {
                term: "friction with grade",
                value: deceleration,
                limit: "above 0",
                hint: "on this slope the body would never come to rest: check `grade` and `friction`",
            });
        }
        let slide_distance = slide_speed * slide_speed / (2.0 * deceleration);
        Ok(Thrown {
            common_speed,
            launch_speed,
            flight_time,
            flight_distance,
            slide_speed,
            slide_distance,
            throw_distance: self.carry_distance.si_or(0.0) + flight_distance + slide_distance,
        })
    }
}
