//! `result.json`.

use crate::error::EngineError;
use crate::outcome::Outcome;

/// The outcome as JSON text: fields in a fixed order, numbers as the shortest text that reads back to the same bits.
///
/// The recorded rows are not part of it; `tables` names each table with its size and hash, and [`csv`](super::csv())
/// writes its rows.
///
/// # Errors
/// [`EngineError::Encode`] when a value cannot be written, which no outcome of the engine holds.
pub fn json(outcome: &Outcome) -> Result<String, EngineError> {
    let mut text = serde_json::to_string_pretty(outcome).map_err(|source| EngineError::Encode { source })?;
    text.push('\n');
    Ok(text)
}

/// Reads `result.json` back; its recording is empty.
///
/// # Errors
/// [`EngineError::Decode`] when the text is not an outcome of this schema.
pub fn from_json(text: &str) -> Result<Outcome, EngineError> {
    serde_json::from_str(text).map_err(|source| EngineError::Decode { source })
}
