//! Parameters, failures and warnings, convergence.

use super::book::{Book, named};
use crate::analyse::FigureSpread;
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::number;
use crate::sweep::ParameterOutcome;
use accuscene_core::arith::Real;

/// What was changed, and what varies together.
pub(super) fn parameters(book: &Book<'_>) -> String {
    let random = book.outcome.is_random();
    let names: &[&str] = match random {
        true => &["#As written", "How it varies", "#Standard deviation", "#5\u{a0}% to 95\u{a0}%"],
        false => &["#As written", "How it varies", "#Values", "#From, to"],
    };
    let heads: Vec<Markup> = core::iter::once(Markup::text("Parameter"))
        .chain(names.iter().map(|head| Markup::raw(*head)))
        .collect();
    let mut listing = Listing::new(caption("Values of the scene that were changed."), &heads);
    for parameter in &book.outcome.parameters {
        let measure = Measure::of(&parameter.unit);
        let written = parameter.written.map_or_else(|| Markup::text("–"), |value| measure.show_given(value));
        let [third, fourth] = if random { drawn(parameter, &measure) } else { stepped(parameter, &measure) };
        let cells = [
            Cell::Number(written),
            Cell::Text(Markup::text(&parameter.shape)),
            Cell::Number(third),
            Cell::Number(fourth),
        ];
        listing.row(&named(parameter), &cells);
    }
    format!("<div class=\"varying\">{}</div>{}", listing.finish(), correlations(book))
}

fn drawn(parameter: &ParameterOutcome, measure: &Measure) -> [Markup; 2] {
    let dash = || Markup::text("–");
    let deviation = parameter.standard_deviation;
    let ends = parameter.quantiles.map(|ends| measure.show_all(&ends.map(Some), " to ", deviation));
    [deviation.map_or_else(dash, |deviation| measure.show_given(deviation)), ends.unwrap_or_else(dash)]
}

fn stepped(parameter: &ParameterOutcome, measure: &Measure) -> [Markup; 2] {
    let mut values: Vec<f64> =
        parameter.values.values().iter().copied().filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let ends = match (values.first(), values.last()) {
        (Some(first), Some(last)) => {
            let grain = Real::max(0.05 * (last - first), 0.0);
            let grain = if grain > 0.0 { Some(grain) } else { None };
            measure.show_all(&[Some(*first), Some(*last)], " to ", grain)
        }
        _ => Markup::text("–"),
    };
    [Markup::text(&values.len().to_string()), ends]
}

fn correlations(book: &Book<'_>) -> String {
    let pairs = &book.outcome.plan.correlations;
    if !book.outcome.is_random() {
        return String::new();
    }
    if pairs.is_empty() {
        return "<p>All of them vary independently of each other.</p>".into();
    }
    let heads =
        [Markup::text("Parameter"), Markup::text("with"), over_numbers(&Markup::text("Rank correlation"))];
    let title = "Parameters that vary together; all others are independent.";
    let mut listing = Listing::new(caption(title), &heads);
    for pair in pairs {
        let [one, other] = &pair.between;
        let rank = Markup::text(&number(pair.rank, 2));
        listing.row(&path(one), &[Cell::Text(path(other)), Cell::Number(rank)]);
    }
    listing.finish()
}

/// Why samples have no run, and what else a reader should know.
pub(super) fn runs(book: &Book<'_>) -> String {
    let outcome = book.outcome;
    let failures = match outcome.failures.as_slice() {
        [] => format!("<p>All {} samples have a run.</p>", outcome.samples),
        failures => {
            let heads =
                [Markup::text("Reason"), Markup::text("Code"), over_numbers(&Markup::text("Samples"))];
            let mut listing = Listing::new(caption("Samples without a run, by reason."), &heads);
            for failure in failures {
                let code = Cell::code(failure.code);
                let count = Cell::Number(Markup::text(&failure.samples.to_string()));
                listing.row(&Markup::text(&failure.meaning), &[code, count]);
            }
            listing.finish()
        }
    };
    if outcome.warnings.is_empty() {
        return failures + "<p>No warning was given.</p>";
    }
    let heads = ["Code", "Warning"].map(Markup::text);
    let mut listing = Listing::new(caption("Warnings."), &heads);
    for note in &outcome.warnings {
        listing.row(&Markup::text(&note.code.to_string()), &[Cell::Text(Markup::text(&note.message))]);
    }
    failures + &listing.finish()
}

/// How the main outputs settled.
pub(super) fn convergence(book: &Book<'_>) -> String {
    let level = format!("{} interval", book.level());
    let heads = ["Samples", "Median", level.as_str(), "Standard errors"];
    let heads = heads.map(|head| over_numbers(&Markup::text(head)));
    let heads = [&[Markup::text("Part")], &heads[..]].concat();
    let mut listing = Listing::new(caption("Main outputs after a part of the samples."), &heads);
    let mut any = false;
    for output in book.main() {
        let Some(spread) = &output.spread else { continue };
        any = true;
        listing.group(&path(&output.address));
        let measure = Measure::of(&output.unit);
        let grain = Some(0.1 * spread.standard_deviation);
        for stage in &spread.convergence {
            let last = stage.samples == book.outcome.samples;
            let errors = if last { errors(spread, &measure) } else { Markup::default() };
            let part = match book.outcome.samples.checked_div(stage.samples) {
                Some(1) | None => "all".to_owned(),
                Some(parts) => format!("1/{parts}"),
            };
            let cells = [
                Markup::text(&stage.samples.to_string()),
                measure.show(stage.median, grain),
                measure.show_all(&[Some(stage.low), Some(stage.high)], " to ", grain),
                errors,
            ];
            listing.row(&Markup::text(&part), &cells.map(Cell::Number));
        }
    }
    match (any, book.outcome.is_random()) {
        (true, _) => {
            listing.finish()
                + "<p class=\"note\">Standard errors: those of median, lower and upper end, by the number of samples.</p>"
        }
        (false, true) => "<p>No main output varies.</p>".into(),
        (false, false) => "<p>A grid has every combination of the chosen values: there is nothing that settles with the \
                           number of samples. Whether the values stand close enough shows in the drawings.</p>"
            .into(),
    }
}

fn errors(spread: &FigureSpread, measure: &Measure) -> Markup {
    if spread.errors.iter().all(Option::is_none) {
        return Markup::text("–");
    }
    let largest = spread.errors.iter().flatten().fold(0.0, |most, error| Real::max(most, *error));
    // A digit more than the largest needs, for the smaller ones beside it.
    measure.show_all(&spread.errors, " / ", Some(0.1 * largest))
}
