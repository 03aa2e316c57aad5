//! Whether the step resolves the fastest motions of a vehicle: its wheels on tyres, springs and dampers.

use super::axles::Axle;
use crate::error::PhysicsError;
use crate::vehicle::{Vehicle, Wheel};
use accuscene_core::scene::{self, Detail};

/// Largest angle of an oscillation in a step, rad; the scheme is stable below 2.
const TURN: f64 = 1.5;
/// Largest share of a velocity that a damper may take in a step; the scheme is stable below 2 without a spring.
const DECAY: f64 = 0.8;

/// Refuses a vehicle whose wheels move faster than the step resolves.
pub(super) fn check(
    v: &scene::Vehicle,
    axles: &[Axle<'_>],
    vehicle: &Vehicle<f64>,
    step: f64,
) -> Result<(), PhysicsError> {
    for (axle, pair) in axles.iter().zip(vehicle.wheels.chunks(2)) {
        let [hop, spin] = motions(&pair[0]);
        // Wheels of a planar vehicle do not hop.
        let hop = (v.detail != Some(Detail::Planar)).then_some(hop);
        for motion in hop.into_iter().chain([spin]) {
            let by_spring = TURN / motion.frequency;
            let most = if motion.decay * by_spring > DECAY { DECAY / motion.decay } else { by_spring };
            if step > most {
                let (listed, end) = (!v.axles.is_empty(), &axle.path);
                let place = if listed {
                    format!("{end}.{}", motion.part)
                } else {
                    format!("{}.{end}", motion.section)
                };
                return Err(PhysicsError::Value {
                    path: format!("vehicles.{}.{place}", v.id),
                    problem: format!("{} is too fast for steps of {step} s", motion.name),
                    limit: format!("options.step at most {most:.6} s"),
                    hint: format!("give a smaller options.step, or {}", motion.hint),
                });
            }
        }
    }
    Ok(())
}

/// A fast motion of a wheel.
struct Motion {
    /// Angular frequency, rad/s.
    frequency: f64,
    /// Damping rate, 1/s.
    decay: f64,
    /// The section of a two-axle vehicle, and its name in a listed axle.
    section: &'static str,
    part: &'static str,
    name: &'static str,
    hint: &'static str,
}

fn motions(w: &Wheel<f64>) -> [Motion; 2] {
    let s = &w.suspension;
    // On the stops, with the anti-roll bar twisted: the stiffest that the wheel meets.
    let hop = w.vertical_stiffness + s.stiffness + s.stop_stiffness + 2.0 * s.anti_roll;
    let damping = if s.bump_damping > s.rebound_damping { s.bump_damping } else { s.rebound_damping };
    let grip = w.tyre.patch_stiffness().x;
    [
        Motion {
            frequency: (hop / w.mass).sqrt(),
            decay: (damping + w.vertical_damping) / w.mass,
            section: "suspension",
            part: "suspension",
            name: "the hop of a wheel between tyre and suspension",
            hint: "more unsprung_mass, softer springs and tyres, or weaker dampers",
        },
        Motion {
            frequency: w.radius * (grip / w.spin_inertia).sqrt(),
            // The kernel bounds the damping of a free wheel itself.
            decay: 0.0,
            section: "tyres",
            part: "tyre",
            name: "the swing of a wheel's spin on its tyre",
            hint: "more spin_inertia (0.5 to 1.5 kg m² for a car)",
        },
    ]
}
