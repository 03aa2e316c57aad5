use super::encounter::BodyRef;
use super::step::prime;
use super::{Encounter, RestWatch};
use crate::driver::DriverInput;
use crate::model::Model;
use crate::vehicle::{BodyState, Footing, WheelControl, WheelForce, WheelState};
use accuscene_core::arith::Vec3;

/// Everything that changes while a model runs; a clone is an exact snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Whole steps done; the time is this times the model's step.
    pub steps: u64,
    /// The vehicles, in the model's order.
    pub vehicles: Vec<VehicleState>,
    /// Pairs that are in contact or were so lately, in order of their bodies.
    pub encounters: Vec<Encounter>,
    /// Impacts so far.
    pub impacts: u32,
}

/// What changes of one vehicle.
#[derive(Clone, Debug, PartialEq)]
pub struct VehicleState {
    /// Pose and velocity.
    pub body: BodyState,
    /// Wheels.
    pub wheels: Vec<WheelState>,
    /// What the wheels did in the last step.
    pub forces: Vec<WheelForce>,
    /// What the driver asks for.
    pub input: DriverInput,
    /// What reaches the wheels.
    pub controls: Vec<WheelControl>,
    /// Ground under the wheels.
    pub footing: Vec<Footing<f64>>,
    /// Heading without jumps at half turns, rad.
    pub yaw: f64,
    /// Path length of the centre of gravity, m.
    pub distance: f64,
    /// Time of the first impact, s.
    pub first_impact: Option<f64>,
    /// Time since which the vehicle has been at rest, s.
    pub rest_since: Option<f64>,
    /// Last time at which it moved for the eye, s.
    pub last_moving: f64,
    /// Watches for rest.
    pub rest: RestWatch,
    /// Whether a wheel is off the ground.
    pub lifted: bool,
}

impl State {
    /// The state at the start of a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let vehicles = model
            .vehicles
            .iter()
            .map(|v| {
                let n = v.vehicle.wheels.len();
                let up = Vec3::new(0.0, 0.0, 1.0);
                VehicleState {
                    body: v.start,
                    wheels: v.start_wheels.clone(),
                    forces: vec![WheelForce::default(); n],
                    input: DriverInput::coasting(n),
                    controls: vec![WheelControl::default(); n],
                    footing: vec![Footing { normal: up, offset: 0.0, friction: 0.0 }; n],
                    yaw: v.start.orientation.to_euler().2,
                    distance: 0.0,
                    first_impact: None,
                    rest_since: None,
                    last_moving: 0.0,
                    rest: RestWatch::default(),
                    lifted: false,
                }
            })
            .collect();
        let mut state = Self { steps: 0, vehicles, encounters: Vec::new(), impacts: 0 };
        prime(model, &mut state);
        state
    }

    /// Time of the state, s.
    #[must_use]
    pub fn time(&self, model: &Model) -> f64 {
        self.steps as f64 * model.step
    }

    /// Mean height of the centres of gravity of the vehicles among `bodies`, m.
    pub(crate) fn middle_height(&self, bodies: [BodyRef; 2]) -> f64 {
        let heights = bodies.iter().filter_map(|b| match *b {
            BodyRef::Vehicle(i) => Some(self.vehicles[i].body.position.z),
            BodyRef::Obstacle(_) => None,
        });
        let (n, sum) = heights.fold((0.0, 0.0), |(n, sum), z| (n + 1.0, sum + z));
        if n > 0.0 { sum / n } else { 0.0 }
    }
}
