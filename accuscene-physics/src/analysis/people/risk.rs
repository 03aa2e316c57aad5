use crate::analysis::AnalysisWarning;
use accuscene_core::arith::exp;

/// The logistic curve.
pub(super) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// A speed in miles per hour.
pub(super) fn miles_per_hour(speed: f64) -> f64 {
    speed * 3.6 / 1.609_344
}

/// The warning of a speed beyond what injury curves were counted for.
pub(super) fn beyond_speed(term: &'static str, speed: f64) -> Option<AnalysisWarning> {
    let value = 3.6 * speed;
    (value > COUNTED).then_some(AnalysisWarning::BeyondData { term, value, limit: "up to 80 km/h" })
}

/// The warning of curves that cross: a worse injury comes out more frequent than a lesser one.
///
/// Each was fitted alone, so that far up in speed nothing holds them apart. `risks` go from the least injury
/// to the worst.
pub(super) fn crossed(risks: &[f64]) -> Option<AnalysisWarning> {
    let pair = risks.windows(2).find(|pair| pair[1] > pair[0])?;
    let limit = "not above that of the lesser injury: the curves cross here, neither is to be used";
    Some(AnalysisWarning::Implausible { term: "risk of the worse injury", value: pair[1], limit })
}

/// Where injury curves begin to be extrapolated, km/h.
const COUNTED: f64 = 80.0;
