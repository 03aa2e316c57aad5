use serde::{Deserialize, Serialize};

/// What the driver, or a host that drives live, asks of a vehicle in a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DriverInput {
    /// Steer angle of the front axle's middle, rad, left positive.
    pub steer: f64,
    /// Brake pedal, 0 to 1.
    pub brake: f64,
    /// Parking brake, 0 to 1.
    pub handbrake: f64,
    /// Accelerator, 0 to 1.
    pub throttle: f64,
    /// Direction of the drive: 1 forwards, 0 neutral, -1 reverse.
    pub gear: f64,
    /// Engaged forward gear of a vehicle whose engine has gears, 0 the first; the gearbox sets it.
    #[serde(skip)]
    pub engaged: usize,
    /// One entry a wheel.
    pub wheels: Vec<WheelInput>,
}

/// What happens to one wheel besides the pedals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WheelInput {
    /// Share of the friction limit that holds the wheel back, 0 to 1; 1 locks it.
    pub lock: f64,
    /// Brake of this wheel instead of the pedal's, 0 to 1.
    pub brake: Option<f64>,
    /// Steer angle added to the driver's, rad: a bent wheel.
    pub steer: f64,
}

impl DriverInput {
    /// Takes over what `other` says; allocates nothing where both have as many wheels.
    pub fn copy_from(&mut self, other: &Self) {
        self.steer = other.steer;
        self.brake = other.brake;
        self.handbrake = other.handbrake;
        self.throttle = other.throttle;
        self.gear = other.gear;
        self.engaged = other.engaged;
        self.wheels.clone_from(&other.wheels);
    }

    /// No steer, no pedals, `wheels` free wheels.
    #[must_use]
    pub fn coasting(wheels: usize) -> Self {
        Self { gear: 1.0, wheels: vec![WheelInput::default(); wheels], ..Self::default() }
    }
}
