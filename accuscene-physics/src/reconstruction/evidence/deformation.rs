use super::sigma;
use crate::crush::{CrushEnergy, CrushProfile, CrushStiffness, CrushWarning, crush_energy};
use crate::impact::ees::ees;
use accuscene_core::arith::{FRAC_PI_2, PI, Real, wrap_angle};
use accuscene_core::scene::{self, Face, Si, Vehicle};

/// Difference by which the part of a depth, a width or an angle in the deviation is told, m or rad.
const STEP: f64 = 1e-4;

/// What a crush profile tells.
pub(super) struct CrushSpeed {
    /// Its energy by A and B of its face and the direction of force, as a speed of the vehicle's mass, m/s.
    pub(super) speed: f64,
    /// Its standard deviation, m/s: that of the stiffness, and what depths, width and direction were measured to.
    pub(super) sigma: f64,
    /// What an expert should know of it.
    pub(super) warnings: Vec<CrushWarning>,
}

/// What the profile of a crush tells by the stiffness of its face.
pub(super) fn crush_speed(e: &scene::CrushProfile, vehicle: &Vehicle) -> Result<CrushSpeed, String> {
    let structure = match e.face {
        Face::Front => &vehicle.structure.front,
        Face::Rear => &vehicle.structure.rear,
        Face::Left | Face::Right => &vehicle.structure.side,
    };
    let angle = e.pdof.as_ref().map_or(0.0, |pdof| wrap_angle(pdof.value - normal(e.face)));
    let energy_at = |depths: &[f64], width: f64, angle: f64| -> Result<CrushEnergy, String> {
        // One depth is that of the whole width.
        let depths = if let [only] = depths { &[*only; 2] } else { depths };
        let stiffness = CrushStiffness::new(structure.a.si(), structure.b.si());
        let energy = stiffness
            .and_then(|stiffness| crush_energy(&stiffness, &CrushProfile::new(depths, width)?, angle));
        energy.map_err(|error| error.to_string())
    };
    let speed_at = |depths: &[f64], width: f64, angle: f64| -> Result<f64, String> {
        ees(energy_at(depths, width, angle)?.energy, vehicle.mass.value).map_err(|error| error.to_string())
    };
    let speed = |depths: &[f64], width: f64| speed_at(depths, width, angle);
    let mut depths: Vec<f64> = e.depths.iter().map(|depth| depth.value).collect();
    let found = speed(&depths, e.width.value)?;
    let usual = Real::max(sigma::CRUSH_SHARE * found, sigma::SPEED_LEAST);
    let mut variance = usual * usual;
    for (k, depth) in e.depths.iter().enumerate() {
        if let Some(sigma) = depth.sigma {
            depths[k] += STEP;
            let change = (speed(&depths, e.width.value)? - found) / STEP * sigma;
            variance += change * change;
            depths[k] = depth.value;
        }
    }
    if let Some(sigma) = e.width.sigma {
        let change = (speed(&depths, e.width.value + STEP)? - found) / STEP * sigma;
        variance += change * change;
    }
    if let Some(sigma) = e.pdof.as_ref().and_then(|pdof| pdof.sigma) {
        // Towards the face, where an angle may always go.
        let there = speed_at(&depths, e.width.value, angle - STEP.copysign(angle))?;
        let change = (found - there) / STEP * sigma;
        variance += change * change;
    }
    let warnings = energy_at(&depths, e.width.value, angle)?.warnings;
    Ok(CrushSpeed { speed: found, sigma: variance.sqrt(), warnings })
}

/// Direction of a force square onto a face, clockwise from the front, rad.
fn normal(face: Face) -> f64 {
    match face {
        Face::Front => 0.0,
        Face::Right => FRAC_PI_2,
        Face::Rear => PI,
        Face::Left => -FRAC_PI_2,
    }
}
