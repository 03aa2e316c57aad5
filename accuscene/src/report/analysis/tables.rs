//! Uncertain inputs, convergence and warnings.

use super::book::Book;
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::number;
use serde_json::Value;

/// What varies, and what varies together.
pub(super) fn uncertain(book: &Book<'_>) -> String {
    if book.outcome.uncertain.is_empty() {
        return "<p>No input has an uncertainty: every figure is what the formulas give at the values of the inputs.</p>"
            .into();
    }
    let heads = [
        Markup::text("Input"),
        over_numbers(&Markup::text("Value")),
        Markup::text("Shape"),
        over_numbers(&Markup::text("Standard deviation")),
        over_numbers(&Markup::text("5\u{a0}% to 95\u{a0}%")),
    ];
    let mut listing = Listing::new(caption("Inputs that vary, with their quantiles."), &heads);
    for input in &book.outcome.uncertain {
        let measure = Measure::of(&input.unit);
        let deviation = input.standard_deviation;
        let ends = input.quantiles.map(Some);
        let cells = [
            Cell::Number(measure.show_given(input.value)),
            Cell::Text(Markup::text(&input.shape)),
            Cell::Number(
                deviation.map_or_else(|| Markup::text("–"), |deviation| measure.show_given(deviation)),
            ),
            Cell::Number(measure.show_all(&ends, " to ", deviation)),
        ];
        listing.row(&path(&input.address), &cells);
    }
    format!("<div class=\"varying\">{}</div>{}", listing.finish(), correlations(&book.outcome.echo))
}

fn correlations(echo: &Value) -> String {
    let Some(pairs) = echo.get("correlations").and_then(Value::as_array).filter(|pairs| !pairs.is_empty())
    else {
        return "<p>All of them vary independently of each other.</p>".into();
    };
    let heads =
        [Markup::text("Input"), Markup::text("with"), over_numbers(&Markup::text("Rank correlation"))];
    let mut listing = Listing::new(caption("Inputs that vary together; all others are independent."), &heads);
    for pair in pairs {
        let end = |at: usize| pair["between"][at].as_str().unwrap_or_default();
        let rank = pair["rank"].as_f64().unwrap_or(f64::NAN);
        listing.row(&path(end(0)), &[Cell::Text(path(end(1))), Cell::Number(Markup::text(&number(rank, 2)))]);
    }
    listing.finish()
}

/// How the main figures settled.
pub(super) fn convergence(book: &Book<'_>) -> String {
    let level = format!("{} interval", book.level());
    let heads = ["Samples", "Median", level.as_str(), "Without an answer"];
    let heads = heads.map(|head| over_numbers(&Markup::text(head)));
    let heads = [&[Markup::text("Part")], &heads[..]].concat();
    let mut listing = Listing::new(caption("Main figures after a part of the samples."), &heads);
    let mut any = false;
    for formula in &book.outcome.analyses {
        let figure = formula.main_figure();
        let Some((figure, spread)) = figure.and_then(|figure| Some((figure, figure.spread.as_ref()?))) else {
            continue;
        };
        any = true;
        listing.group(&path(&format!("{}.{}", formula.id, figure.name)));
        let measure = Measure::of(&figure.unit);
        let grain = Some(0.1 * spread.standard_deviation);
        let all = spread.samples + spread.failed;
        for stage in &spread.convergence {
            let last = stage.samples == all;
            let failed = if last { spread.failed.to_string() } else { String::new() };
            let cells = [
                Markup::text(&stage.samples.to_string()),
                measure.show(stage.median, grain),
                measure.show_all(&[Some(stage.low), Some(stage.high)], " to ", grain),
                Markup::text(&failed),
            ];
            let part = match all.checked_div(stage.samples) {
                Some(1) | None => "all".to_owned(),
                Some(parts) => format!("1/{parts}"),
            };
            listing.row(&Markup::text(&part), &cells.map(Cell::Number));
        }
    }
    if any { listing.finish() } else { "<p>No main figure varies.</p>".into() }
}

/// All warnings of the formulas and of the uncertainty.
pub(super) fn warnings(book: &Book<'_>) -> String {
    let outcome = book.outcome;
    if outcome.warnings.is_empty() && outcome.analyses.iter().all(|formula| formula.warnings.is_empty()) {
        return "<p>No formula was used outside its stated validity, and no warning was given.</p>".into();
    }
    let heads = ["Subject", "Code", "Warning"].map(Markup::text);
    let mut listing = Listing::new(caption("Warnings at the values of the inputs."), &heads);
    let mut row = |subject: &Markup, code: u32, message: &str| {
        listing.row(subject, &[Cell::code(code), Cell::Text(Markup::text(message))]);
    };
    for formula in &outcome.analyses {
        formula.warnings.iter().for_each(|note| row(&path(&formula.id), note.code, &note.message));
    }
    outcome.warnings.iter().for_each(|note| row(&Markup::text("Uncertainty"), note.code, &note.message));
    listing.finish()
}
