use crate::analysis::AnalysisError;
use accuscene_core::quantity::{Length, Quantity};

/// More depths than a formula takes.
const MOST: usize = 100;

/// The depths of a damage, m, if it has as many as a profile needs.
pub(super) fn depths(path: &'static str, depths: &[Quantity<Length>]) -> Result<Vec<f64>, AnalysisError> {
    if !(2..=MOST).contains(&depths.len()) {
        return Err(AnalysisError::Items {
            path,
            count: depths.len(),
            limit: format!("2 to {MOST}"),
            hint: "give the depths from end to end of the damage, two for a straight one",
        });
    }
    Ok(depths.iter().map(|depth| depth.value).collect())
}
