//! What each formula comes to, in a sentence.

use super::book::{Book, interval, main_figure, meaning};
use crate::analyse::{FigureOutcome, FigureSpread, FormulaOutcome};
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};

/// The section.
pub(super) fn findings(book: &Book<'_>) -> String {
    let items: String = book
        .outcome
        .analyses
        .iter()
        .enumerate()
        .map(|(index, formula)| finding(book, index, formula))
        .collect();
    let warned = book.outcome.analyses.iter().filter(|formula| !formula.warnings.is_empty()).count();
    let notice = match warned + usize::from(!book.outcome.warnings.is_empty()) {
        0 => "",
        _ => "<p class=\"notice warn\">There are warnings; section 5 has them.</p>",
    };
    format!("<ol class=\"answers\">{items}</ol>{notice}")
}

fn finding(book: &Book<'_>, index: usize, formula: &FormulaOutcome) -> String {
    let number = index + 1;
    let head = format!(
        "<p class=\"label\"><a href=\"#formula-{number}\">{}</a> {}</p>",
        Markup::text(&formula.title),
        path(&formula.id)
    );
    let answer = match main_figure(formula) {
        Some(figure) => sentence(book, figure),
        None => "<p>The formula has no figure.</p>".to_owned(),
    };
    format!("<li>{head}{answer}</li>")
}

fn sentence(book: &Book<'_>, figure: &FigureOutcome) -> String {
    let (measure, spoken) = (Measure::of(&figure.unit), Measure::spoken(&figure.unit));
    let grain = figure.spread.as_ref().map(|spread| spread.standard_deviation);
    // Where people say a speed otherwise than physics has it, both.
    let twice = |one: Markup, other: Markup| match measure == spoken {
        true => one.to_string(),
        false => format!("{one}<span class=\"si\"> ({})</span>", only_si(&other)),
    };
    let value = twice(measure.show_some(figure.value, grain), spoken.show_some(figure.value, grain));
    let spread = figure.spread.as_ref().map_or_else(String::new, |spread| {
        let interval = twice(interval(spread, &measure), self::interval(spread, &spoken));
        let median = measure.show(spread.median, grain);
        format!(
            "<p>Given the stated inputs and their ranges, {} of the {} samples gave {interval}; their median is {median}.{}</p>",
            book.level(),
            spread.samples,
            failed(spread)
        )
    });
    format!(
        "<p class=\"answer\">{} {}: <strong>{value}</strong></p>{spread}",
        meaning(figure),
        path(&figure.name)
    )
}

/// The spelling in SI alone.
fn only_si(both: &Markup) -> String {
    let text = both.as_str().strip_prefix("<span class=\"si\">").unwrap_or(both.as_str());
    text.split("</span>").next().unwrap_or_default().to_owned()
}

/// What a reader must know of samples without an answer.
fn failed(spread: &FigureSpread) -> String {
    match spread.failed {
        0 => String::new(),
        failed => format!(
            " <span class=\"fail\">{failed} of {} samples have no answer and are left out.</span>",
            spread.samples + spread.failed
        ),
    }
}
