//! What goes into a live session and what comes out of it.

use accuscene_core::arith::Vec3;
use engine::{DriverInput, Hold, VehicleState};

use crate::failure::Failure;
use crate::status::INDEX_OUT_OF_RANGE;

/// Controls of one vehicle.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_controls {
    /// Index of the vehicle.
    pub vehicle: u64,
    /// Steer angle of the front axle's middle, rad, left positive, within a quarter turn.
    pub steer: f64,
    /// Brake pedal, 0 to 1.
    pub brake: f64,
    /// Parking brake, 0 to 1.
    pub handbrake: f64,
    /// Accelerator, 0 to 1.
    pub throttle: f64,
    /// 1 forwards, 0 neutral, -1 reverse.
    pub gear: f64,
    /// Steps in which the values are reached, in even stairs; 0 and 1: at once.
    pub ramp_steps: u32,
    /// Zero.
    pub reserved: u32,
}

/// What happens to one wheel besides pedals and steering.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_wheel_controls {
    /// Index of the vehicle.
    pub vehicle: u64,
    /// Index of the wheel.
    pub wheel: u64,
    /// Share of the friction limit that holds it back, 0 to 1; 1 locks it.
    pub lock: f64,
    /// Its brake instead of the pedal's, 0 to 1; negative for the pedal's.
    pub brake: f64,
    /// Steer angle added to the driver's, rad.
    pub steer: f64,
}

/// State of one vehicle.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_vehicle_state {
    /// Centre of gravity, world axes, m.
    pub position: [f64; 3],
    /// Orientation, body axes to world axes: quaternion w, x, y, z.
    pub orientation: [f64; 4],
    /// Velocity of the centre of gravity, world axes, m/s.
    pub velocity: [f64; 3],
    /// Angular velocity, body axes, rad/s.
    pub angular_velocity: [f64; 3],
    /// Acceleration of the centre of gravity in the last step, body axes, m/s^2; impulses left out.
    pub acceleration: [f64; 3],
    /// Heading, counted through full turns, rad.
    pub heading: f64,
    /// Path of the centre of gravity, m.
    pub distance: f64,
    /// Steer angle that the driver asks for, rad.
    pub steer: f64,
    /// Brake pedal, 0 to 1.
    pub brake: f64,
    /// Accelerator, 0 to 1.
    pub throttle: f64,
    /// Time of the first impact, s; negative before it.
    pub first_impact: f64,
    /// 1 if it is at rest.
    pub at_rest: u32,
    /// 1 if a wheel is off the ground.
    pub wheel_lifted: u32,
}

/// State of one wheel.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_wheel_state {
    /// Contact point, world axes, m.
    pub contact: [f64; 3],
    /// Tyre force in wheel axes, N: x forward in the wheel's plane, y left, z the wheel load.
    pub force: [f64; 3],
    /// Spin about the axle, rad/s; rolling forwards is positive.
    pub spin: f64,
    /// Suspension travel from the static design position, m; up is compression.
    pub travel: f64,
    /// Steer angle of the wheel, rad.
    pub steer: f64,
    /// Speed of the tread over the ground, m/s.
    pub sliding_speed: f64,
    /// Used share of the friction limit, 0 to 1.
    pub utilisation: f64,
}

impl acs_controls {
    /// Puts the values into `controls`; single wheels stay as they are.
    pub(crate) fn write(&self, controls: &mut DriverInput) {
        controls.steer = self.steer;
        controls.brake = self.brake;
        controls.handbrake = self.handbrake;
        controls.throttle = self.throttle;
        controls.gear = self.gear;
    }

    /// How the values are reached.
    pub(crate) fn hold(&self) -> Hold {
        match self.ramp_steps {
            0 | 1 => Hold::Step,
            steps => Hold::Ramp(steps),
        }
    }
}

impl acs_wheel_controls {
    /// Puts the values into the wheel's entry of `controls`.
    pub(crate) fn write(&self, controls: &mut DriverInput) -> Result<(), Failure> {
        let count = controls.wheels.len();
        let index = usize::try_from(self.wheel).unwrap_or(usize::MAX);
        let Some(wheel) = controls.wheels.get_mut(index) else {
            let message = format!("there is no wheel {}: the vehicle has {count}", self.wheel);
            return Err(Failure::argument(INDEX_OUT_OF_RANGE, "wheel", message));
        };
        wheel.lock = self.lock;
        wheel.brake = if self.brake < 0.0 { None } else { Some(self.brake) };
        wheel.steer = self.steer;
        Ok(())
    }
}

impl acs_vehicle_state {
    /// The state of a vehicle.
    pub(crate) fn of(s: &VehicleState) -> Self {
        let (body, q) = (&s.body, s.body.orientation);
        Self {
            position: triple(body.position),
            orientation: [q.w, q.v.x, q.v.y, q.v.z],
            velocity: triple(body.velocity),
            angular_velocity: triple(body.rate),
            acceleration: triple(body.acceleration),
            heading: s.yaw,
            distance: s.distance,
            steer: s.input.steer,
            brake: s.input.brake,
            throttle: s.input.throttle,
            first_impact: s.first_impact.unwrap_or(-1.0),
            at_rest: u32::from(s.rest_since.is_some()),
            wheel_lifted: u32::from(s.lifted),
        }
    }
}

impl acs_wheel_state {
    /// The state of a wheel of a vehicle; the index must be in range.
    pub(crate) fn of(s: &VehicleState, wheel: usize) -> Self {
        let (f, w) = (&s.forces[wheel], &s.wheels[wheel]);
        Self {
            contact: triple(f.contact),
            force: triple(f.force),
            spin: w.spin,
            travel: w.travel,
            steer: s.controls[wheel].steer + w.yielding,
            sliding_speed: f.sliding.norm(),
            utilisation: f.utilisation,
        }
    }
}

fn triple(v: Vec3) -> [f64; 3] {
    [v.x, v.y, v.z]
}
