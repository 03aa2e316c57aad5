//! What an expert should know about a solution.

use super::influence::AS_SUSPECT;
use super::runs::Task;
use super::solution::{ItemFit, Solution};
use super::warning::InverseWarning;
use accuscene_core::arith::Real;

/// The warnings that a solution deserves.
pub(super) fn warnings(task: &Task, solution: &Solution) -> Vec<InverseWarning> {
    let mut out = Vec::new();
    let (unknowns, components) = (task.unknowns(), task.components);
    if unknowns > components {
        out.push(InverseWarning::MoreUnknowns { unknowns, components });
    }
    for (direction, d) in solution.directions.iter().enumerate() {
        if d.ratio > InverseWarning::UNDETERMINED {
            out.push(InverseWarning::Undetermined { direction, ratio: d.ratio });
        }
    }
    for (unknown, scale) in task.scales.iter().enumerate() {
        let [low, high] = scale.bounds();
        let width = high - low;
        for (bound, sign) in [(low, 1.0), (high, -1.0)] {
            // What is known better than that is not at a bound that it does not reach.
            let reach = Real::min(0.02 * width, solution.unknowns[unknown].sd);
            let near = |x: f64| sign * (x - bound) <= reach;
            let inside = solution.samples.iter().filter(|s| near(s.unknowns[unknown]));
            let share = inside.fold(0.0, |sum, s| sum + s.weight);
            if share > InverseWarning::CROWDED {
                out.push(InverseWarning::AtBound { unknown, bound, share });
            }
        }
    }
    let probability = solution.fit.probability;
    if probability < InverseWarning::IMPROBABLE || solution.items.iter().any(|i| i.contradicted) {
        out.push(InverseWarning::Contradiction { item: culprit(&solution.items), probability });
    }
    let factor = solution.fit.widened;
    if factor > 1.0 {
        out.push(InverseWarning::Widened { factor });
    }
    let scatter = |item: &ItemFit| item.scatter.iter().fold(0.0, |most, s| Real::max(most, *s));
    let scattered = solution.items.iter().map(scatter).enumerate();
    if let Some((item, scatter)) = scattered.reduce(|a, b| if b.1 > a.1 { b } else { a })
        && scatter > InverseWarning::SCATTERED
    {
        out.push(InverseWarning::Rough { item, scatter });
    }
    let apart = solution.items.iter().map(|item| item.apart).enumerate();
    if let Some((item, share)) = apart.reduce(|a, b| if b.1 > a.1 { b } else { a })
        && share > InverseWarning::TIPPING
    {
        out.push(InverseWarning::Tips { item, share });
    }
    if solution.effective < InverseWarning::FEW || solution.tail >= InverseWarning::LOOSE {
        out.push(InverseWarning::FewEffective { effective: solution.effective });
    }
    let (failed, runs) = (solution.failed, solution.runs);
    if failed as f64 > InverseWarning::FAILED * runs as f64 {
        out.push(InverseWarning::ManyFailed { failed, runs });
    }
    out
}

/// The item that is furthest from the rest, if it is contradicted and no other is as far.
fn culprit(items: &[ItemFit]) -> Option<usize> {
    let far = items.iter().enumerate().filter(|(_, i)| i.contradicted);
    let (worst, item) = far.reduce(|a, b| if b.1.distance > a.1.distance { b } else { a })?;
    let is_as_far = |(k, i): (usize, &ItemFit)| {
        k != worst && i.contradicted && i.distance.squared() > item.distance.squared() - AS_SUSPECT
    };
    (!items.iter().enumerate().any(is_as_far)).then_some(worst)
}
