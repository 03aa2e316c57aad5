use crate::analysis::{AnalysisError, AnalysisWarning};
use accuscene_core::arith::{Vec2, sin_cos};

/// Sine of 10 degrees: two directions that cross at less make an answer ill-conditioned.
const NARROW: f64 = 0.173_648_177_666_930_35;
/// Sine of the angle (0.06 degrees) below which two directions are one.
const PARALLEL: f64 = 1e-3;

/// The unit vector in a direction, rad from world x.
pub(super) fn direction(angle: f64) -> Vec2 {
    let (sin, cos) = sin_cos(angle);
    Vec2::new(cos, sin)
}

/// How errors grow by two directions that cross at an angle of this sine; a narrow angle is told.
pub(super) fn condition(
    sin: f64,
    term: &'static str,
    refused: AnalysisError,
    warnings: &mut Vec<AnalysisWarning>,
) -> Result<f64, AnalysisError> {
    if sin.abs() < PARALLEL {
        return Err(refused);
    }
    let condition = 1.0 / sin.abs();
    if sin.abs() < NARROW {
        warnings.push(AnalysisWarning::IllConditioned { term, condition });
    }
    Ok(condition)
}

/// Tells a speed below 0.
pub(super) fn forwards(term: &'static str, speed: f64, warnings: &mut Vec<AnalysisWarning>) {
    if speed < 0.0 {
        warnings.push(AnalysisWarning::Backwards { term, speed });
    }
}

/// The loss of kinetic energy, J, of two masses, kg, by their speeds before and after, m/s; a gain is told.
pub(super) fn energy_loss(
    masses: [f64; 2],
    before: [f64; 2],
    after: [f64; 2],
    warnings: &mut Vec<AnalysisWarning>,
) -> f64 {
    let energy = |k: usize, speed: f64| 0.5 * masses[k] * speed * speed;
    let loss = (energy(0, before[0]) - energy(0, after[0])) + (energy(1, before[1]) - energy(1, after[1]));
    // What rounding makes is no gain.
    if loss < -1e-9 * (energy(0, after[0]) + energy(1, after[1])) {
        warnings.push(AnalysisWarning::EnergyGained { energy: -loss });
    }
    loss
}
