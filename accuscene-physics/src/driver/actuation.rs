use super::DriverInput;
use crate::vehicle::{WheelControl, WheelState};
use accuscene_core::arith::{Real, atan, tan};

/// How a vehicle's pedals and steering act on its wheels.
#[derive(Clone, Debug, PartialEq)]
pub struct Actuation {
    /// What the brake pedal asks for.
    pub brakes: BrakeMode,
    /// Greatest drive power at the wheels, W.
    pub power: f64,
    /// Greatest drive force, N.
    pub drive_force: f64,
    /// Brake force of the engine with the accelerator released, N, on the driven wheels.
    pub engine_braking: f64,
    /// Distance between the steered axle and the turning centre's line, m.
    pub wheelbase: f64,
    /// Share of the Ackermann geometry, 0 (parallel) to 1.
    pub ackermann: f64,
    /// Greatest steer angle, rad.
    pub steer_limit: f64,
    /// The axles from the front.
    pub axles: Vec<AxleActuation>,
}

/// What the brake pedal asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BrakeMode {
    /// The share of the friction limit at every wheel; a full pedal locks all wheels.
    LockFraction,
    /// A torque an axle, as [`AxleActuation::brake_torque`] says.
    Torque,
}

/// What acts on an axle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxleActuation {
    /// Whether the driver steers it.
    pub steered: bool,
    /// Whether the engine drives it.
    pub driven: bool,
    /// Torque of one brake at full pedal, N m.
    pub brake_torque: f64,
    /// Whether the parking brake acts on it.
    pub parking: bool,
    /// Torque of one parking brake when fully applied, N m.
    pub parking_torque: f64,
    /// Half of the track, m.
    pub half_track: f64,
}

/// Below this speed of the driven wheels' rims power no longer limits the drive force, m/s.
const CRAWL: f64 = 0.5;

impl Actuation {
    /// Writes what `input` does to the wheels; `radius` is a wheel's (m).
    pub fn apply(&self, input: &DriverInput, wheels: &[WheelState], radius: f64, out: &mut [WheelControl]) {
        let steer = Real::clamp(input.steer, -self.steer_limit, self.steer_limit);
        let driven = self.axles.iter().filter(|a| a.driven).count() * 2;
        // An open differential shares the torque, so the power goes with the mean spin of the driven wheels.
        let spins = wheels.iter().enumerate().filter(|(i, _)| self.axles[i / 2].driven);
        let rim = spins.map(|(_, w)| w.spin.abs()).sum::<f64>() * radius / Real::max(driven as f64, 1.0);
        let by_power = self.power / Real::max(rim, CRAWL);
        let pull = Real::min(by_power, self.drive_force) * input.throttle * input.gear;
        let in_gear = input.gear != 0.0 && input.throttle <= 0.0;
        let drag = if in_gear { self.engine_braking } else { 0.0 };
        let share = if driven == 0 { 0.0 } else { radius / driven as f64 };
        for (i, (control, single)) in out.iter_mut().zip(&input.wheels).enumerate() {
            let axle = &self.axles[i / 2];
            let side = if i % 2 == 0 { 1.0 } else { -1.0 };
            let turned = if axle.steered { self.ackermann_angle(steer, side * axle.half_track) } else { 0.0 };
            let pedal = single.brake.unwrap_or(input.brake);
            let parking = if axle.parking { input.handbrake } else { 0.0 };
            let (torque, grip) = match self.brakes {
                BrakeMode::LockFraction => (0.0, Real::max(pedal, parking)),
                BrakeMode::Torque => (pedal * axle.brake_torque + parking * axle.parking_torque, 0.0),
            };
            let grip = Real::max(grip, single.lock);
            *control = WheelControl {
                steer: turned + single.steer,
                drive: if axle.driven { pull * share } else { 0.0 },
                brake: torque + if axle.driven { drag * share } else { 0.0 },
                grip,
                lock: if grip >= 1.0 { 1.0 } else { 0.0 },
            };
        }
    }

    /// Steer angle of a wheel at `y` (m, left positive): Ackermann's, `tan d = L / (L / tan(steer) - y)`.
    fn ackermann_angle(&self, steer: f64, y: f64) -> f64 {
        if steer == 0.0 {
            return 0.0;
        }
        let t = tan(steer);
        let exact = atan(t * self.wheelbase / (self.wheelbase - t * y));
        steer + self.ackermann * (exact - steer)
    }
}
