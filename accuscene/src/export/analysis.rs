//! An analysis as `analysis.json` and `analysis.csv`.

use super::csv::{cell, line, value};
use crate::analyse::{AnalysisOutcome, FigureOutcome, FigureSpread, FormulaOutcome};
use crate::error::EngineError;

/// The outcome as JSON text: fields in a fixed order, numbers as the shortest text that reads back to the same bits.
///
/// # Errors
/// [`EngineError::Encode`] when a value cannot be written, which no outcome of the engine holds.
pub fn analysis_json(outcome: &AnalysisOutcome) -> Result<String, EngineError> {
    let mut text = serde_json::to_string_pretty(outcome).map_err(|source| EngineError::Encode { source })?;
    text.push('\n');
    Ok(text)
}

/// Reads `analysis.json` back.
///
/// # Errors
/// [`EngineError::Decode`] when the text is not an outcome of this schema.
pub fn analysis_from_json(text: &str) -> Result<AnalysisOutcome, EngineError> {
    serde_json::from_str(text).map_err(|source| EngineError::Decode { source })
}

/// The figures of an analysis as CSV (RFC 4180), one line a figure: which, its value, and how it spreads, in SI units.
///
/// `low` and `high` are the ends of the interval of `level`. Lines end with CR LF; a cell is empty where there is no value,
/// and text that a spreadsheet would run is defused.
#[must_use]
pub fn analysis_csv(outcome: &AnalysisOutcome) -> String {
    let mut text = String::new();
    let heads = ["id", "formula", "figure", "unit", "value"];
    let spread = ["mean", "standard_deviation", "median", "low", "high", "level", "samples", "failed"]
        .map(str::to_owned);
    line(&mut text, heads.into_iter().map(cell).chain(spread));
    for formula in &outcome.analyses {
        for figure in &formula.figures {
            row(&mut text, formula, figure, outcome.uncertainty.level);
        }
    }
    text
}

fn row(text: &mut String, formula: &FormulaOutcome, figure: &FigureOutcome, level: f64) {
    let what = [&formula.id, &formula.formula, &figure.name, &figure.unit].map(|text| cell(text));
    let value = figure.value.map_or_else(String::new, value);
    let blank = || core::array::from_fn(|_| String::new());
    let spread = figure.spread.as_ref().map_or_else(blank, |spread| cells(spread, level));
    line(text, what.into_iter().chain([value]).chain(spread));
}

fn cells(spread: &FigureSpread, level: f64) -> [String; 8] {
    let FigureSpread { mean, standard_deviation, median, low, high, samples, failed, .. } = spread;
    let [mean, deviation, median, low, high, level] =
        [*mean, *standard_deviation, *median, *low, *high, level].map(value);
    [mean, deviation, median, low, high, level, samples.to_string(), failed.to_string()]
}
