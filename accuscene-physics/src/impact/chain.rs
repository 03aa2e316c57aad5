//! Several bodies in contact on a line, struck pair by pair.

use super::collinear::{LineBody, impact};
use super::{ImpactError, check};

/// When a chain of impacts ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainLimits {
    /// Closing speed above which a pair strikes, m/s; above 0, as equal final speeds differ by rounding.
    pub approach_tolerance: f64,
    /// Largest number of passes over all pairs.
    pub max_sweeps: u32,
}

impl Default for ChainLimits {
    /// 1e-6 m/s, 50 sweeps.
    fn default() -> Self {
        Self { approach_tolerance: 1e-6, max_sweeps: 50 }
    }
}

/// What a chain of impacts does.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainOutcome {
    /// Velocities afterwards, m/s.
    pub velocities: Vec<f64>,
    /// Impulses applied.
    pub impacts: u32,
    /// Loss of kinetic energy, J.
    pub energy_loss: f64,
    /// True if no pair approaches any more; false if the sweeps ran out.
    pub settled: bool,
}

/// Bodies in line, body 0 behind, all in contact: pairs 0-1, 1-2, ... strike in that order until none approaches.
///
/// `restitution` has one coefficient a pair, above -1, up to 1. The result depends on the order, which is fixed.
///
/// # Errors
/// [`ImpactError`] for input out of range, or if the numbers of bodies and pairs do not fit.
pub fn sequential(
    bodies: &[LineBody],
    restitution: &[f64],
    limits: ChainLimits,
) -> Result<ChainOutcome, ImpactError> {
    check::positive("approach tolerance", limits.approach_tolerance)?;
    for b in bodies {
        check::mass("mass", b.mass)?;
        check::finite("velocity", &[b.velocity])?;
    }
    for &e in restitution {
        check::restitution(e)?;
    }
    if restitution.len() + 1 != bodies.len() {
        return Err(ImpactError::Value {
            path: "number of restitution coefficients",
            value: restitution.len() as f64,
            limit: "one less than bodies",
            hint: "give one coefficient for each neighbouring pair",
        });
    }
    let mut line = bodies.to_vec();
    let mut outcome = ChainOutcome { velocities: Vec::new(), impacts: 0, energy_loss: 0.0, settled: false };
    for _ in 0..limits.max_sweeps {
        let before = outcome.impacts;
        for (i, &e) in restitution.iter().enumerate() {
            let pair = [line[i], line[i + 1]];
            if pair[0].velocity - pair[1].velocity > limits.approach_tolerance {
                let after = impact(&pair, e)?;
                line[i].velocity = after.velocities[0];
                line[i + 1].velocity = after.velocities[1];
                outcome.impacts += 1;
                outcome.energy_loss += after.energy_loss;
            }
        }
        if outcome.impacts == before {
            outcome.settled = true;
            break;
        }
    }
    outcome.velocities = line.iter().map(|b| b.velocity).collect();
    Ok(outcome)
}
