//! What became of one vehicle.

use accuscene_physics::approach::Approach;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a vehicle is and how it moves at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Pose {
    /// Seconds from the scene's epoch.
    pub time: f64,
    /// Centre of gravity in the world, m.
    pub position: [f64; 3],
    /// Yaw angle, rad, counter-clockwise from world x, not wrapped.
    pub heading: f64,
    /// Horizontal speed of the centre of gravity, m/s.
    pub speed: f64,
    /// Direction of travel, rad from world x.
    pub course: f64,
    /// Yaw rate, rad/s, left positive.
    pub yaw_rate: f64,
}

/// Largest absolute values over the whole run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Peaks {
    /// Horizontal speed, m/s.
    pub speed: f64,
    /// Yaw rate, rad/s.
    pub yaw_rate: f64,
    /// Acceleration along the vehicle by tyres, gravity and air, m/s^2; impulses are not part of it.
    pub longitudinal_acceleration: f64,
    /// Acceleration across the vehicle, m/s^2; impulses are not part of it.
    pub lateral_acceleration: f64,
}

/// Start, contact, separation and end of one vehicle's motion, with its sums.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct VehicleSummary {
    /// The vehicle's id in the scene.
    pub id: String,
    /// The name shown to readers.
    pub name: String,
    /// Colour given in the scene.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// Mass, kg.
    pub mass: f64,
    /// Outline in body axes about the centre of gravity, m, counter-clockwise.
    pub outline: Vec<[f64; 2]>,
    /// Outline after the last impact, where impacts have changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crushed_outline: Option<Vec<[f64; 2]>>,
    /// Pose at the start of the run.
    pub start: Pose,
    /// Pose at this vehicle's first contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_contact: Option<Pose>,
    /// Pose at the separation of its first collision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separation: Option<Pose>,
    /// Pose at the end of the run.
    pub last: Pose,
    /// Whether the vehicle rests at the end of the run.
    pub at_rest: bool,
    /// Instant at which it came to rest, s.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_time: Option<f64>,
    /// Horizontal path of the centre of gravity over the run, m.
    pub distance: f64,
    /// Horizontal path from its first separation to the end, m.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_after_separation: Option<f64>,
    /// Largest values.
    pub peaks: Peaks,
    /// Sum of the delta-V magnitudes of its collisions, m/s.
    pub cumulative_delta_v: f64,
    /// The way to the start, run backward from it, where the scene tells of phases before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approach: Option<Approach>,
}

impl VehicleSummary {
    /// Starts a summary from what every vehicle has; contacts and sums are zero or unknown.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>, mass: f64, start: Pose, last: Pose) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            colour: None,
            mass,
            outline: Vec::new(),
            crushed_outline: None,
            start,
            first_contact: None,
            separation: None,
            last,
            at_rest: false,
            rest_time: None,
            distance: 0.0,
            distance_after_separation: None,
            peaks: Peaks::default(),
            cumulative_delta_v: 0.0,
            approach: None,
        }
    }
}
