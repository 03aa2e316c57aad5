use super::sigma;
use crate::crush::{CrushProfile, CrushStiffness, crush_energy};
use crate::impact::ees::ees;
use accuscene_core::arith::{FRAC_PI_2, PI, Real, wrap_angle};
use accuscene_core::scene::{self, Face, Si, Vehicle};

/// Difference of a depth or width by which its part in the deviation is told, m.
const STEP: f64 = 1e-4;

/// Energy of a crush profile by A and B of its face and the direction of force, as a speed of the vehicle's mass, and the standard
/// deviation of that, m/s: that of the stiffness, and what depths and width were measured to.
pub(super) fn crush_speed(e: &scene::CrushProfile, vehicle: &Vehicle) -> Result<[f64; 2], String> {
    let structure = match e.face {
        Face::Front => &vehicle.structure.front,
        Face::Rear => &vehicle.structure.rear,
        Face::Left | Face::Right => &vehicle.structure.side,
    };
    let angle = e.pdof.as_ref().map_or(0.0, |pdof| wrap_angle(pdof.value - normal(e.face)));
    let speed = |depths: &[f64], width: f64| -> Result<f64, String> {
        // One depth is that of the whole width.
        let depths = if let [only] = depths { &[*only; 2] } else { depths };
        let stiffness = CrushStiffness::new(structure.a.si(), structure.b.si());
        let energy = stiffness
            .and_then(|stiffness| crush_energy(&stiffness, &CrushProfile::new(depths, width)?, angle));
        let energy = energy.map_err(|error| error.to_string())?.energy;
        ees(energy, vehicle.mass.value).map_err(|error| error.to_string())
    };
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
    Ok([found, variance.sqrt()])
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
