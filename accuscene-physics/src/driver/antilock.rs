use super::{Actuation, BrakeMode, DriverInput};
use crate::vehicle::{Wheel, WheelControl, WheelForce, WheelState};
use accuscene_core::arith::Real;

/// Anti-lock brakes: each wheel's slip is held around a target, as far as the pedal's brake reaches.
///
/// The brake torque is the one that brings the wheel to its wanted spin within 10 ms against the force that
/// the tyre had in the last step (inverse dynamics), never more than the pedal asks for. The wanted slip swings
/// about its mean in a triangle, ten times a second by default. Only slip and force of a wheel are used, so any
/// tyre model and any number of axles will do.
///
/// Range: forwards and backwards; below the least speed the wheel may lock, and the vehicle stops and holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AntiLock {
    /// Mean slip, a positive share of the speed.
    pub target_slip: f64,
    /// Time of one modulation, s.
    pub cycle: f64,
    /// Modulation as a share of the mean slip.
    pub depth: f64,
    /// Speed over the ground below which a wheel may lock, m/s.
    pub minimum_speed: f64,
    /// Whether the axles behind the first one brake both wheels as the one of less grip can: it keeps the vehicle
    /// straight on a road that grips on one side only.
    pub select_low: bool,
}

/// Time in which a wheel reaches its wanted spin, s.
const SETTLING: f64 = 0.01;
/// A pressed pedal in lock-fraction mode asks for this share of the friction limit: more than the tyre gives.
const BEYOND_GRIP: f64 = 2.0;

impl AntiLock {
    /// Slip (a positive share of the speed) that is wanted at time `t`, s.
    #[must_use]
    pub fn wanted_slip(&self, t: f64) -> f64 {
        let cycles = t / self.cycle;
        let phase = cycles - (cycles as u64) as f64;
        let swing = if phase < 0.5 { 4.0 * phase - 1.0 } else { 3.0 - 4.0 * phase };
        self.target_slip * (1.0 + self.depth * swing)
    }

    /// Bounds the brake torques in `out`, which `actuation` has worked out from `input`, at time `t` (s).
    #[expect(
        clippy::too_many_arguments,
        reason = "constants, state and forces of the wheels are separate arrays"
    )]
    pub fn limit(
        &self,
        actuation: &Actuation,
        input: &DriverInput,
        t: f64,
        parts: &[Wheel<f64>],
        wheels: &[WheelState],
        forces: &[WheelForce],
        out: &mut [WheelControl],
    ) {
        let slip = self.wanted_slip(t);
        for axle in 0..out.len() / 2 {
            let allowed = [2 * axle, 2 * axle + 1].map(|i| {
                let pedal = input.wheels[i].brake.unwrap_or(input.brake);
                let speed = forces[i].ground_velocity.x;
                let acts = pedal > 0.0 && speed.abs() >= self.minimum_speed;
                acts.then(|| {
                    let (force, radius) = (forces[i].force.x, forces[i].loaded_radius);
                    let wanted = speed * (1.0 - slip) / radius;
                    let spin_up = parts[i].spin_inertia * (wheels[i].spin - wanted) / SETTLING;
                    Real::max((out[i].drive - radius * force + spin_up) * speed.signum0(), 0.0)
                })
            });
            let low = match allowed {
                [Some(l), Some(r)] if self.select_low && axle > 0 => [Some(Real::min(l, r)); 2],
                _ => allowed,
            };
            for (i, allowed) in [2 * axle, 2 * axle + 1].into_iter().zip(low) {
                if let Some(allowed) = allowed {
                    bound(actuation, input, i, allowed, &forces[i], &mut out[i]);
                }
            }
        }
    }
}

/// Takes from a wheel's brake what is beyond `allowed`, N m.
fn bound(
    actuation: &Actuation,
    input: &DriverInput,
    wheel: usize,
    allowed: f64,
    force: &WheelForce,
    control: &mut WheelControl,
) {
    let (axle, single) = (&actuation.axles[wheel / 2], &input.wheels[wheel]);
    let pedal = single.brake.unwrap_or(input.brake);
    match actuation.brakes {
        BrakeMode::LockFraction => {
            let share = if pedal >= 1.0 { BEYOND_GRIP } else { pedal };
            let parking = if axle.parking { input.handbrake } else { 0.0 };
            control.grip = Real::max(parking, single.lock);
            control.lock = if control.grip >= 1.0 { 1.0 } else { 0.0 };
            control.brake += Real::min(share * force.limit * force.loaded_radius, allowed);
        }
        BrakeMode::Torque => {
            let asked = pedal * axle.brake_torque;
            control.brake += Real::min(allowed - asked, 0.0);
        }
    }
}
