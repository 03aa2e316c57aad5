//! A comparison as `comparison.json` and `comparison.csv`.

use accuscene_core::scene::ImpactModel;

use super::csv::{cell, line, value};
use crate::compare::{Comparison, Figure, Spread};
use crate::error::EngineError;

/// The comparison as JSON text: fields in a fixed order, numbers as the shortest text that reads back to the same bits.
///
/// # Errors
/// [`EngineError::Encode`] when a value cannot be written, which no comparison of the engine holds.
pub fn comparison_json(comparison: &Comparison) -> Result<String, EngineError> {
    let mut text =
        serde_json::to_string_pretty(comparison).map_err(|source| EngineError::Encode { source })?;
    text.push('\n');
    Ok(text)
}

/// Reads `comparison.json` back.
///
/// # Errors
/// [`EngineError::Decode`] when the text is not a comparison of this schema.
pub fn comparison_from_json(text: &str) -> Result<Comparison, EngineError> {
    serde_json::from_str(text).map_err(|source| EngineError::Decode { source })
}

/// The figures of a comparison as CSV (RFC 4180), one line a figure: what it is, its value under each model that ran,
/// and the spread, in SI units.
///
/// Lines end with CR LF; a cell is empty where there is no value, and text that a spreadsheet would run is defused.
#[must_use]
pub fn comparison_csv(comparison: &Comparison) -> String {
    let mut text = String::new();
    let models: Vec<ImpactModel> = comparison.models.iter().map(|outcome| outcome.model).collect();
    let heads = ["first", "second", "occurrence", "figure", "vehicle", "unit"];
    let spread = ["models", "lowest", "highest", "mean", "half_range", "half_range_relative", "deviation"];
    let names = models.iter().map(|model| model.name());
    line(&mut text, heads.into_iter().chain(names).chain(spread).map(cell));
    for impact in &comparison.impacts {
        let [first, second] = &impact.bodies;
        let place = [cell(first), cell(second), impact.occurrence.to_string()];
        impact.figures.iter().for_each(|figure| row(&mut text, &place, figure));
    }
    let whole_run = [String::new(), String::new(), String::new()];
    for vehicle in &comparison.vehicles {
        vehicle.figures.iter().for_each(|figure| row(&mut text, &whole_run, figure));
    }
    text
}

fn row(text: &mut String, place: &[String; 3], figure: &Figure) {
    let body = figure.body.as_deref().unwrap_or_default();
    let what = [cell(figure.figure.name()), cell(body), cell(&figure.unit)];
    let values = figure.values.iter().map(|known| optional(*known));
    let cells = place.iter().cloned().chain(what).chain(values).chain(spread(figure.spread.as_ref()));
    line(text, cells);
}

fn spread(spread: Option<&Spread>) -> [String; 7] {
    let number = |of: fn(&Spread) -> Option<f64>| optional(spread.and_then(of));
    [
        spread.map_or_else(String::new, |spread| spread.count.to_string()),
        number(|spread| Some(spread.lowest)),
        number(|spread| Some(spread.highest)),
        number(|spread| Some(spread.mean)),
        number(|spread| Some(spread.half_range)),
        number(|spread| spread.relative),
        number(|spread| spread.deviation),
    ]
}

fn optional(number: Option<f64>) -> String {
    number.map_or_else(String::new, value)
}
