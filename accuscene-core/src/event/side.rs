use super::{FaceDamage, Pulse, WheelHarm};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an impact did to one of its bodies; world axes and SI unless a field says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CollisionSide {
    /// Id of the body.
    pub body: String,
    /// A barrier or a pole: it does not move, and the figures below are zero.
    pub immovable: bool,
    /// Mass, kg.
    pub mass: f64,
    /// Centre of gravity at the impulse, m.
    pub position: [f64; 3],
    /// Orientation at the impulse, unit quaternion (w, x, y, z), body to world.
    pub orientation: [f64; 4],
    /// Heading at the impulse, rad.
    pub heading: f64,
    /// Velocity of the centre of gravity before the impulse, m/s.
    pub velocity_before: [f64; 3],
    /// The same after it.
    pub velocity_after: [f64; 3],
    /// Angular velocity before the impulse, rad/s.
    pub angular_velocity_before: [f64; 3],
    /// The same after it.
    pub angular_velocity_after: [f64; 3],
    /// Delta-V: change of velocity by the contact force alone, m/s.
    pub delta_v: [f64; 3],
    /// Delta-V in body axes at first contact, m/s.
    pub delta_v_body: [f64; 3],
    /// Magnitude of delta-V, m/s.
    pub delta_v_magnitude: f64,
    /// Principal direction of force, degrees clockwise from the front (SAE J224).
    pub pdof_deg: f64,
    /// The same as a clock hour, 1 to 12.
    pub clock: u8,
    /// Change of yaw rate, rad/s.
    pub delta_yaw_rate: f64,
    /// Energy equivalent speed, m/s.
    pub ees: Option<f64>,
    /// Its share of the lost energy, J.
    pub crush_energy: Option<f64>,
    /// Change of velocity by the tyres from first contact to separation, m/s.
    pub tyre_delta_v: [f64; 3],
    /// Change of heading from first contact to separation, rad.
    pub heading_change: f64,
    /// Delta-V at each sensor.
    pub sensors: Vec<SensorDeltaV>,
    /// Damage of each crushed face, where the model crushes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damage: Vec<FaceDamage>,
    /// Wheels that this and earlier impacts have damaged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wheels: Vec<WheelHarm>,
    /// The outline that the vehicle has afterwards, seen from above, counter-clockwise, body axes, m; none while it is
    /// whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outline: Option<Vec<[f64; 2]>>,
    /// Acceleration of the centre of gravity by the contact over time, where the model gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pulse: Option<Pulse>,
}

impl CollisionSide {
    /// The side of a body that does not move.
    #[must_use]
    pub fn immovable(body: String) -> Self {
        Self {
            body,
            immovable: true,
            mass: 0.0,
            position: [0.0; 3],
            orientation: [1.0, 0.0, 0.0, 0.0],
            heading: 0.0,
            velocity_before: [0.0; 3],
            velocity_after: [0.0; 3],
            angular_velocity_before: [0.0; 3],
            angular_velocity_after: [0.0; 3],
            delta_v: [0.0; 3],
            delta_v_body: [0.0; 3],
            delta_v_magnitude: 0.0,
            pdof_deg: 0.0,
            clock: 12,
            delta_yaw_rate: 0.0,
            ees: None,
            crush_energy: None,
            tyre_delta_v: [0.0; 3],
            heading_change: 0.0,
            sensors: Vec::new(),
            damage: Vec::new(),
            wheels: Vec::new(),
            outline: None,
            pulse: None,
        }
    }
}

/// Delta-V at the place of a sensor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SensorDeltaV {
    /// Id of the sensor.
    pub id: String,
    /// Forward and left, m/s: in body axes at first contact under an impulse; under forces what an accelerometer there
    /// reads of the contact, in axes that turn with the vehicle.
    pub delta_v_body: [f64; 2],
    /// Magnitude, m/s.
    pub magnitude: f64,
}
