use super::encounter::BodyRef;
use super::step::prime;
use super::{Crush, Encounter, Lean, RestWatch, Stay, Tumble};
use crate::aftermath::{Harm, Rebuilt};
use crate::contact::Outline;
use crate::coupling::{BrakeLine, Joint, JointState, Solver, group};
use crate::crush_force::Depths;
use crate::driver::{DriverInput, DriverState};
use crate::hull::PointState;
use crate::impact::restitution::Found;
use crate::model::Model;
use crate::vehicle::{BodyState, Footing, WheelControl, WheelForce, WheelState, Wrench};
use accuscene_core::arith::Vec3;
use std::sync::Arc;

/// Everything that changes while a model runs; a clone is an exact snapshot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Whole steps done; the time is this times the model's step.
    pub steps: u64,
    /// The vehicles, in the model's order.
    pub vehicles: Vec<VehicleState>,
    /// The joints, in the model's order.
    pub joints: Vec<JointState>,
    /// For each vehicle the lowest index among those that hang together with it at present.
    pub combinations: Vec<usize>,
    /// Joins the vehicles of combinations.
    pub solver: Solver,
    /// Pairs that are in contact or were so lately, in order of their bodies.
    pub encounters: Vec<Encounter>,
    /// Pairs that lean on each other under an impulse model, in order of their bodies.
    pub leans: Vec<Lean>,
    /// Impacts so far.
    pub impacts: u32,
    /// Pairs that press on each other under the crush-force model, in order of their bodies.
    pub crushes: Vec<Crush>,
    /// Pairs that have done so at any time, in order, with the restitution that they met with.
    pub met: Vec<([BodyRef; 2], Found)>,
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
    /// Hands, feet and aids of the driver.
    pub driver: DriverState,
    /// What reaches the wheels.
    pub controls: Vec<WheelControl>,
    /// What reached them in the step before, while the vehicle is at rest.
    pub held: Vec<WheelControl>,
    /// Ground under the wheels.
    pub footing: Vec<Footing<f64>>,
    /// What acts on the body besides wheels, air and weight.
    pub load: Wrench,
    /// How deep the bodywork has been crushed.
    pub depths: Depths,
    /// How far impulses have pushed in its outline.
    pub dents: Depths,
    /// The outline of its main structure, once it is no longer that of the model.
    pub outline: Option<Arc<Outline>>,
    /// What impacts have made of its wheels.
    pub harms: Vec<Harm>,
    /// Body and wheels, once they are no longer those of the model.
    pub rebuilt: Option<Arc<Rebuilt>>,
    /// Impacts it has had.
    pub blows: u32,
    /// Longest step that resolves the structures that press on it, s.
    pub crush_step: f64,
    /// Points of the hull on the ground.
    pub hull: Vec<PointState>,
    /// Whether any of them is; if not, their states but for the crush are those of free points.
    pub grounded: bool,
    /// How far it has rolled over, and whether its bodywork touches the ground.
    pub tumble: Tumble,
    /// Where the present step began, m.
    pub from: Vec3,
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
    /// For how long it has stayed where it is.
    pub stay: Stay,
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
                    driver: v.program.fresh(),
                    controls: vec![WheelControl::default(); n],
                    held: vec![WheelControl::default(); n],
                    footing: vec![Footing::firm(up, 0.0, 0.0); n],
                    load: Wrench::zero(),
                    depths: v.border.undamaged(),
                    dents: v.border.undamaged(),
                    outline: None,
                    harms: vec![Harm::default(); n],
                    rebuilt: None,
                    blows: 0,
                    crush_step: f64::INFINITY,
                    hull: v.hull.start(),
                    grounded: false,
                    tumble: Tumble::new(
                        v.start.orientation.to_euler().0,
                        v.start.orientation.matrix().rows[2].z,
                    ),
                    from: v.start.position,
                    yaw: v.start.orientation.to_euler().2,
                    distance: 0.0,
                    first_impact: None,
                    rest_since: None,
                    last_moving: 0.0,
                    rest: RestWatch::default(),
                    stay: Stay::default(),
                    lifted: false,
                }
            })
            .collect();
        let line = |joint: &Joint| JointState {
            brake_line: BrakeLine::new(joint.brake_delay, model.step),
            ..JointState::default()
        };
        let mut state = Self {
            steps: 0,
            vehicles,
            joints: model.joints.iter().map(line).collect(),
            combinations: model.combinations.clone(),
            solver: Solver::new(&model.joints, &model.combinations),
            encounters: Vec::new(),
            leans: Vec::new(),
            impacts: 0,
            crushes: Vec::new(),
            met: Vec::new(),
        };
        prime(model, &mut state);
        state
    }

    /// Time of the state, s.
    #[must_use]
    pub fn time(&self, model: &Model) -> f64 {
        self.steps as f64 * model.step
    }

    /// Sorts the vehicles into combinations anew, after a joint came apart. Allocates nothing.
    pub(super) fn regroup(&mut self, model: &Model) {
        let intact = model.joints.iter().zip(&self.joints).filter(|(_, s)| s.broken.is_none());
        group(&mut self.combinations, intact.map(|(joint, _)| joint.bodies));
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
