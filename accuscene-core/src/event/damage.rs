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

/// Acceleration of a vehicle by a contact over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pulse {
    /// Length of one entry, s; entries lie on whole multiples of it, and the first holds the first contact.
    pub interval: f64,
    /// Forward and left in the vehicle's axes at that time, mean of each interval, m/s².
    pub acceleration: Vec<[f64; 2]>,
}
