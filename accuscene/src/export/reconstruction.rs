//! A reconstruction as `reconstruction.json`, and its samples as `samples.csv`.

use super::csv::{cell, line, value};
use crate::error::EngineError;
use crate::reconstruct::{PosteriorSamples, ReconstructionOutcome, UnknownOutcome};

/// The outcome as JSON text: fields in a fixed order, numbers as the shortest text that reads back to the same bits.
///
/// # Errors
/// [`EngineError::Encode`] when a value cannot be written, which no outcome of the engine holds.
pub fn reconstruction_json(outcome: &ReconstructionOutcome) -> Result<String, EngineError> {
    let mut text = serde_json::to_string_pretty(outcome).map_err(|source| EngineError::Encode { source })?;
    text.push('\n');
    Ok(text)
}

/// Reads `reconstruction.json` back.
///
/// # Errors
/// [`EngineError::Decode`] when the text is not an outcome of this schema.
pub fn reconstruction_from_json(text: &str) -> Result<ReconstructionOutcome, EngineError> {
    serde_json::from_str(text).map_err(|source| EngineError::Decode { source })
}

/// The samples of the posterior as CSV (RFC 4180), one line a sample: weight, number of its explanation from 1, misfit, and
/// the unknowns by their paths, in SI units.
///
/// Lines end with CR LF, and text that a spreadsheet would run is defused.
#[must_use]
pub fn reconstruction_csv(outcome: &ReconstructionOutcome) -> String {
    samples_csv(&outcome.unknowns, &outcome.samples)
}

/// Samples of unknowns, one a line; an unknown that has the name of another column is told from it.
pub(super) fn samples_csv(unknowns: &[UnknownOutcome], samples: &PosteriorSamples) -> String {
    let mut text = String::new();
    let own = ["weight", "explanation", "misfit"];
    let sought = unknowns.iter().map(|unknown| match unknown.path.as_str() {
        path if own.contains(&path) => cell(&format!("{path} (unknown)")),
        path => cell(path),
    });
    line(&mut text, own.map(str::to_owned).into_iter().chain(sought));
    for (at, weight) in samples.weights.iter().enumerate() {
        let of = |column: &[f64]| column.get(at).map_or_else(String::new, |v| value(*v));
        let number = samples.explanations.get(at).map_or_else(String::new, |mode| (mode + 1).to_string());
        let cells = [value(*weight), number, of(&samples.misfits)];
        line(&mut text, cells.into_iter().chain(samples.values.iter().map(|column| of(column))));
    }
    text
}
