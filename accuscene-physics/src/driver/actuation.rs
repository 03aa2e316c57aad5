use super::{AntiLock, BrakeBuildUp, DriverInput, Engine, StabilityControl};
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
    /// Greatest rate of the steer angle, rad/s; infinite where nothing bounds it.
    pub steer_rate: f64,
    /// Speed above which the throttle is cut, m/s; infinite where nothing does.
    pub speed_limit: f64,
    /// Engine with gears, bounded by power and force too.
    pub engine: Option<Engine>,
    /// How the brake follows the pedal.
    pub build_up: BrakeBuildUp,
    /// Anti-lock brakes.
    pub antilock: Option<AntiLock>,
    /// Stability control.
    pub stability: Option<StabilityControl>,
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
    /// Share of the steering angle that it follows; 0 if it is fixed.
    pub steered: f64,
    /// Whether the engine drives it.
    pub driven: bool,
    /// Whether its wheels turn at one speed: a locked differential.
    pub locked: bool,
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
        // Without throttle the pull, which is finite, does not count.
        let full = match input.throttle == 0.0 {
            true => 0.0,
            false => self.full_pull(wheels, radius, input.gear, input.engaged),
        };
        let pull = full * input.throttle * input.gear;
        let in_gear = input.gear != 0.0 && input.throttle <= 0.0;
        let drag = if in_gear { self.drag(wheels, radius, input) } else { 0.0 };
        let share = if driven == 0 { 0.0 } else { radius / driven as f64 };
        let (pulled, dragged) = (pull * share, drag * share);
        let pairs = out.chunks_exact_mut(2).zip(input.wheels.chunks_exact(2));
        for (axle, (controls, singles)) in self.axles.iter().zip(pairs) {
            let parking = if axle.parking { input.handbrake } else { 0.0 };
            for ((control, single), side) in controls.iter_mut().zip(singles).zip([1.0, -1.0]) {
                let turned = self.ackermann_angle(steer * axle.steered, side * axle.half_track);
                let pedal = single.brake.unwrap_or(input.brake);
                let (torque, grip) = match self.brakes {
                    BrakeMode::LockFraction => (0.0, Real::max(pedal, parking)),
                    BrakeMode::Torque => (pedal * axle.brake_torque + parking * axle.parking_torque, 0.0),
                };
                let grip = Real::max(grip, single.lock);
                *control = WheelControl {
                    steer: turned + single.steer,
                    drive: if axle.driven { pulled } else { 0.0 },
                    brake: torque + if axle.driven { dragged } else { 0.0 },
                    grip,
                    lock: if grip >= 1.0 { 1.0 } else { 0.0 },
                };
            }
        }
    }

    /// Whether a pedal that is pressed before the start has the wheels of a moving vehicle locked at the start.
    #[must_use]
    pub fn brakes_at_once(&self) -> bool {
        self.antilock.is_none() && self.build_up.lag <= 0.0 && self.build_up.rise_time <= 0.0
    }

    /// Brings the wheels of locked axles to one speed, as a rigid shaft does: their angular momentum stays.
    ///
    /// Both wheels of an axle have the same inertia.
    pub fn join(&self, wheels: &mut [WheelState]) {
        for (pair, _) in wheels.chunks_exact_mut(2).zip(&self.axles).filter(|(_, axle)| axle.locked) {
            let mean = 0.5 * (pair[0].spin + pair[1].spin);
            (pair[0].spin, pair[1].spin) = (mean, mean);
        }
    }

    /// Mean spin of the driven wheels, rad/s, not negative; 0 where none is driven.
    ///
    /// An open differential shares the torque, so the power goes with it.
    #[must_use]
    pub fn driven_spin(&self, wheels: &[WheelState]) -> f64 {
        let driven = self.axles.iter().filter(|a| a.driven).count() * 2;
        // Left and right are added first: a mirrored vehicle has the same sum to the last bit.
        let axles = wheels.chunks_exact(2).zip(&self.axles).filter(|(_, axle)| axle.driven);
        let sum: f64 = axles.map(|(pair, _)| pair[0].spin.abs() + pair[1].spin.abs()).sum();
        sum / Real::max(driven as f64, 1.0)
    }

    /// Drive force of a full throttle at the present spin, N, without its direction; `gear` is the direction of the
    /// drive and `engaged` the forward gear.
    #[must_use]
    pub fn full_pull(&self, wheels: &[WheelState], radius: f64, gear: f64, engaged: usize) -> f64 {
        let spin = self.driven_spin(wheels);
        let rim = spin * radius;
        let pull = Real::min(self.power / Real::max(rim, CRAWL), self.drive_force);
        let pull = match &self.engine {
            Some(engine) => Real::min(pull, engine.drive(engaged, gear, spin) / radius),
            None => pull,
        };
        // The last half metre per second below the limit fades it out.
        pull * Real::clamp((self.speed_limit - rim) * 2.0, 0.0, 1.0)
    }

    /// Brake force of the engine with the accelerator released, N.
    fn drag(&self, wheels: &[WheelState], radius: f64, input: &DriverInput) -> f64 {
        let braking =
            self.engine.as_ref().and_then(|e| e.braking(input.engaged, input.gear, self.driven_spin(wheels)));
        braking.map_or(self.engine_braking, |torque| torque / radius)
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
