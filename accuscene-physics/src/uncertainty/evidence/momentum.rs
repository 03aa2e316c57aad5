use super::WeightedLeastSquares;
use crate::uncertainty::{UncertaintyError, check};
use accuscene_core::arith::{Vec2, sin_cos};

/// What is known of two vehicles after their impact, and of the directions they came from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MomentumEvidence {
    /// Masses, kg; above 0.
    pub masses: [f64; 2],
    /// Velocities after the impact, m/s.
    pub after: [Vec2; 2],
    /// Directions of approach, rad from the x axis.
    pub approach: [f64; 2],
    /// Standard deviation of a component of the momentum over the sum of the masses, m/s; above 0.
    pub momentum_deviation: f64,
    /// Standard deviation of the velocity across the direction of approach, m/s; above 0.
    pub across_deviation: f64,
}

/// Velocities before an impact.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentumFit {
    /// Velocities before the impact, m/s.
    pub before: [Vec2; 2],
    /// Standard deviations of their components, m/s.
    pub deviation: [Vec2; 2],
    /// The fit of the four components, vehicle by vehicle.
    pub fit: WeightedLeastSquares,
}

/// Velocities before an impact from those after it, by conservation of momentum and the directions of
/// approach, weighted by what is known of them.
///
/// # Errors
/// [`UncertaintyError`] for input out of range, and for directions of approach that are parallel.
pub fn momentum_fit(evidence: &MomentumEvidence) -> Result<MomentumFit, UncertaintyError> {
    let MomentumEvidence { masses: [m1, m2], after, approach, .. } = *evidence;
    check::positive("masses[0]", m1)?;
    check::positive("masses[1]", m2)?;
    check::positive("momentum_deviation", evidence.momentum_deviation)?;
    check::positive("across_deviation", evidence.across_deviation)?;
    for (k, (velocity, angle)) in after.into_iter().zip(approach).enumerate() {
        for value in [velocity.x, velocity.y] {
            check::finite(&format!("after[{k}]"), value)?;
        }
        check::finite(&format!("approach[{k}]"), angle)?;
    }
    let [(s1, c1), (s2, c2)] = approach.map(sin_cos);
    let rows = [[m1, 0.0, m2, 0.0], [0.0, m1, 0.0, m2], [-s1, c1, 0.0, 0.0], [0.0, 0.0, -s2, c2]];
    let momentum = after[0] * m1 + after[1] * m2;
    let right = [momentum.x, momentum.y, 0.0, 0.0];
    let whole = evidence.momentum_deviation * (m1 + m2);
    let deviations = [whole, whole, evidence.across_deviation, evidence.across_deviation];
    let fit = WeightedLeastSquares::solve(&rows.concat(), &right, &deviations, 4)?;
    let x = |k: usize| fit.unknowns()[k];
    let sd = |k: usize| fit.standard_deviation(k);
    Ok(MomentumFit {
        before: [Vec2::new(x(0), x(1)), Vec2::new(x(2), x(3))],
        deviation: [Vec2::new(sd(0), sd(1)), Vec2::new(sd(2), sd(3))],
        fit,
    })
}
