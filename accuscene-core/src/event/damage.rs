use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Crush of one face of a vehicle, as it is measured after the crash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FaceDamage {
    /// front, left, rear or right.
    pub face: String,
    /// Where the damage begins and ends along the face, body axes, m: y of front and rear, x of the sides.
    pub extent: [f64; 2],
    /// Permanent crush C1 to C6 at six even places from the first end to the second, m: from the left of front and rear,
    /// from the front of the sides.
    pub profile: [f64; 6],
    /// Deepest crush during the contact, m.
    pub deepest: f64,
    /// Area of the permanent crush, m².
    pub area: f64,
}

/// A wheel that impacts have damaged, as it is after the last of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WheelHarm {
    /// Name of the wheel: fl, fr, rl, rr of two axles, else the axle's number and side.
    pub wheel: String,
    /// How far it is locked: 0 turns freely, 1 not at all.
    pub lock: f64,
    /// Angle it is bent to, beside what is steered, rad; positive to the left.
    pub steer: f64,
    /// Displacement of its hub in body axes, forward and left, m.
    pub displacement: [f64; 2],
    /// Without air.
    pub deflated: bool,
    /// Torn off.
    pub missing: bool,
    /// Whether the scene says so: else it follows from the crush.
    pub given: bool,
}

/// Acceleration of a vehicle by a contact over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pulse {
    /// Length of one entry, s; entries lie on whole multiples of it, and the first holds the first contact.
    pub interval: f64,
    /// Forward and left in the vehicle's axes at that time, mean of each interval, m/s².
    pub acceleration: Vec<[f64; 2]>,
}
