use crate::aftermath::Spoiled;
use crate::approach::Approach;
use crate::contact::Outline;
use crate::crush_force::{Border, LoadPath};
use crate::driver::{Actuation, Program};
use crate::hull::Hull;
use crate::model::{KnownDamage, Zone};
use crate::vehicle::{BodyState, Gang, Planar, Vehicle, WheelState};
use accuscene_core::arith::Vec3;

/// A vehicle compiled for simulation.
#[derive(Clone, Debug, PartialEq)]
pub struct VehicleModel {
    /// Id in the scene.
    pub id: String,
    /// Body and wheels.
    pub vehicle: Vehicle<f64>,
    /// Its wheels side by side: `Gang::of(&vehicle)`, made anew by whoever changes `vehicle`.
    pub gang: Gang,
    /// What the planar model needs, if the vehicle is simulated in the plane.
    pub planar: Option<Planar<f64>>,
    /// Names of the wheels: fl, fr, rl, rr for two axles, else axle number and side.
    pub wheel_names: Vec<String>,
    /// Outline in body axes, m.
    pub outline: Outline,
    /// What gives way in a crash, in plan view: the main structure.
    pub border: Border,
    /// Where each face of it is stiff, in the order of the border; none where A and B act at any height.
    pub load_paths: [Option<LoadPath>; 4],
    /// Layers that can strike other bodies; the main structure first, then what lies over or under it.
    pub zones: Vec<Zone>,
    /// Distance of the farthest corner of any layer from the centre of gravity, m.
    pub reach: f64,
    /// Points of the bodywork that can touch the ground.
    pub hull: Hull,
    /// Height of the centre of gravity over the ground, standing, m.
    pub cg_height: f64,
    /// Its wheels as damage would leave them.
    pub spoiled: Spoiled,
    /// What is known of the damage that impacts leave.
    pub known_damage: Vec<KnownDamage>,
    /// Stiffness for the split of crush energy, N/m.
    pub structure_stiffness: Option<f64>,
    /// Whether it is a car with bumpers in front and behind.
    pub bumpers: bool,
    /// Whether a rider holds it upright until the first impact.
    pub balanced: bool,
    /// Accelerometers and seats.
    pub sensors: Vec<Sensor>,
    /// The driver's time table.
    pub program: Program,
    /// Pedals and steering.
    pub actuation: Actuation,
    /// Pose and velocity at the start.
    pub start: BodyState,
    /// Wheels at the start.
    pub start_wheels: Vec<WheelState>,
    /// Largest acceleration that the start posture leaves unbalanced, m/s².
    pub start_residual: f64,
    /// The way to the start, where the scene tells of phases before it.
    pub approach: Option<Approach>,
}

/// A place on a vehicle at which delta-V is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensor {
    /// Id in the scene.
    pub id: String,
    /// Place in body axes, m.
    pub position: Vec3,
}
