//! A sweep as `sweep.json` and `sweep.csv`.

use super::csv::{cell, line, value};
use crate::error::EngineError;
use crate::sweep::SweepOutcome;

/// The outcome as JSON text on one line: fields in a fixed order, numbers as the shortest text that reads back to the same
/// bits, null where a sample has no value.
///
/// # Errors
/// [`EngineError::Encode`] when a value cannot be written, which no outcome of the engine holds.
pub fn sweep_json(outcome: &SweepOutcome) -> Result<String, EngineError> {
    let mut text = serde_json::to_string(outcome).map_err(|source| EngineError::Encode { source })?;
    text.push('\n');
    Ok(text)
}

/// Reads `sweep.json` back.
///
/// # Errors
/// [`EngineError::Decode`] when the text is not an outcome of this schema.
pub fn sweep_from_json(text: &str) -> Result<SweepOutcome, EngineError> {
    serde_json::from_str(text).map_err(|source| EngineError::Decode { source })
}

/// The samples as CSV (RFC 4180), one line a sample: its number, the parameters, the outputs, in SI units but the PDOF.
///
/// Heads are `path [unit]`, ratios without a unit. Lines end with CR LF; a cell is empty where there is no value, and
/// text that a spreadsheet would run is defused.
#[must_use]
pub fn sweep_csv(outcome: &SweepOutcome) -> String {
    let head = |name: &str, unit: &str| match unit {
        "1" => cell(name),
        unit => cell(&format!("{name} [{unit}]")),
    };
    let parameters = outcome.parameters.iter();
    let outputs = outcome.outputs.iter();
    let heads = parameters.clone().map(|one| head(&one.path, &one.unit));
    let heads = heads.chain(outputs.clone().map(|one| head(&one.address, &one.unit)));
    let columns: Vec<_> = parameters.map(|one| &one.values).chain(outputs.map(|one| &one.values)).collect();
    let mut text = String::new();
    line(&mut text, core::iter::once("sample".to_owned()).chain(heads));
    let rows = columns.iter().map(|column| column.len()).max().unwrap_or(0);
    for row in 0..rows {
        let cells = columns.iter().map(|column| column.get(row).map_or_else(String::new, value));
        line(&mut text, core::iter::once(row.to_string()).chain(cells));
    }
    text
}
