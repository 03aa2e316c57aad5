//! The outcome of an inverse problem as JSON, and its samples as CSV.

use super::reconstruction::samples_csv;
use crate::error::EngineError;
use crate::inverse::InverseOutcome;

/// The outcome as JSON text: fields in a fixed order, numbers as the shortest text that reads back to the same
/// bits.
///
/// # Errors
/// [`EngineError::Encode`] when a value cannot be written, which no outcome of the engine holds.
pub fn inverse_json(outcome: &InverseOutcome) -> Result<String, EngineError> {
    let mut text = serde_json::to_string_pretty(outcome).map_err(|source| EngineError::Encode { source })?;
    text.push('\n');
    Ok(text)
}

/// Reads the text of [`inverse_json`] back.
///
/// # Errors
/// [`EngineError::Decode`] when the text is not an outcome of this schema.
pub fn inverse_from_json(text: &str) -> Result<InverseOutcome, EngineError> {
    serde_json::from_str(text).map_err(|source| EngineError::Decode { source })
}

/// The samples of the posterior as CSV (RFC 4180), one line a sample: weight, number of its mode from 1, misfit,
/// and the unknowns by their names, in SI units.
///
/// Lines end with CR LF, and text that a spreadsheet would run is defused.
#[must_use]
pub fn inverse_csv(outcome: &InverseOutcome) -> String {
    samples_csv(&outcome.unknowns, &outcome.samples)
}
