//! What each formula comes to, in a sentence.

use super::book::{Book, interval, meaning};
use crate::analyse::{FigureOutcome, FigureSpread, FormulaOutcome};
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};

/// The section: first what no other formula takes up, then the steps on the way there.
pub(super) fn findings(book: &Book<'_>) -> String {
    let all = book.outcome.analyses.iter().enumerate();
    let (steps, results): (Vec<_>, Vec<_>) = all.partition(|(_, formula)| book.outcome.is_step(formula));
    let items = |of: &[(usize, &FormulaOutcome)]| -> String {
        of.iter().map(|(index, formula)| finding(book, *index, formula)).collect()
    };
    let mut lists = format!("<ol class=\"answers\">{}</ol>", items(&results));
    if !steps.is_empty() {
        lists.push_str(&format!("<h3>Steps on the way</h3><ol class=\"answers\">{}</ol>", items(&steps)));
    }
    let warned = book.outcome.analyses.iter().filter(|formula| !formula.warnings.is_empty()).count();
    let notice = match warned + usize::from(!book.outcome.warnings.is_empty()) {
        0 => "",
        _ => "<p class=\"notice warn\">There are warnings; section 5 has them.</p>",
    };
    lists + notice
}

fn finding(book: &Book<'_>, index: usize, formula: &FormulaOutcome) -> String {
    let number = index + 1;
    let head = format!(
        "<p class=\"label\"><a href=\"#formula-{number}\">{}</a> {}</p>",
        Markup::text(&formula.title),
        path(&formula.id)
    );
    let answer = match formula.main_figure() {
        Some(figure) => sentence(book, figure),
        None => "<p>The formula has no figure.</p>".to_owned(),
    };
    format!("<li>{head}{answer}</li>")
}

fn sentence(book: &Book<'_>, figure: &FigureOutcome) -> String {
    let grain = figure.spread.as_ref().map(|spread| spread.standard_deviation);
    let value = Measure::said(&figure.unit, |measure| measure.show_some(figure.value, grain));
    let spread = figure.spread.as_ref().map_or_else(String::new, |spread| {
        let interval = Measure::said(&figure.unit, |measure| interval(spread, measure));
        let median = Measure::of(&figure.unit).show(spread.median, grain);
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
