//! What each main output comes to, in a sentence.

use super::book::{Book, called, named};
use crate::analyse::FigureSpread;
use crate::report::analysis::interval;
use crate::report::chart::Measure;
use crate::report::escape::path;
use crate::report::units::number;
use crate::sweep::{Extreme, OutputOutcome};

/// The section.
pub(super) fn findings(book: &Book<'_>) -> String {
    let main = book.main();
    let items: String =
        main.iter().enumerate().map(|(index, output)| finding(book, index + 1, output)).collect();
    let notice = match (book.outcome.warnings.is_empty(), main.is_empty()) {
        (_, true) => "<p class=\"notice warn\">No sample gives any of the outputs; section 4 tells why.</p>",
        (false, false) => "<p class=\"notice warn\">There are warnings; section 4 has them.</p>",
        (true, false) => "",
    };
    format!("<ol class=\"answers\">{items}</ol>{notice}")
}

fn finding(book: &Book<'_>, number: usize, output: &OutputOutcome) -> String {
    let head = format!(
        "<p class=\"label\"><a href=\"#output-{number}\">{}</a> {}</p>",
        called(output),
        path(&output.address)
    );
    let body = match (&output.spread, output.lowest.zip(output.highest)) {
        (Some(spread), _) => spreads(book, output, spread),
        (None, Some((lowest, highest))) => runs(book, output, lowest, highest),
        (None, None) => String::new(),
    };
    format!("<li>{head}{body}{}</li>", without(book, output))
}

/// A drawn output: median and interval.
fn spreads(book: &Book<'_>, output: &OutputOutcome, spread: &FigureSpread) -> String {
    let grain = Some(spread.standard_deviation);
    let median = Measure::said(&output.unit, |measure| measure.show(spread.median, grain));
    let ends = Measure::said(&output.unit, |measure| interval(spread, measure));
    let written = Measure::of(&output.unit).show_some(output.nominal, grain);
    let decides = book.strongest(output).map_or_else(String::new, |(parameter, rank)| {
        format!(" It goes most with {} (rank correlation {}).", named(parameter), number(rank, 2))
    });
    format!(
        "<p class=\"answer\">Median <strong>{median}</strong>, {} of the samples from <strong>{ends}</strong></p><p>Given the \
         stated parameters and their ranges, over {} samples; the scene as it is written gives {written}.{decides}</p>",
        book.level(),
        spread.samples,
    )
}

/// An output of a grid, or one that does not vary: from where to where.
fn runs(book: &Book<'_>, output: &OutputOutcome, lowest: Extreme, highest: Extreme) -> String {
    let width = highest.value - lowest.value;
    let grain = if width > 0.0 { Some(0.1 * width) } else { None };
    let written = Measure::of(&output.unit).show_some(output.nominal, grain);
    if width <= 0.0 {
        let value = Measure::said(&output.unit, |measure| measure.show(lowest.value, grain));
        return format!(
            "<p class=\"answer\">Always <strong>{value}</strong></p><p>It is the same in all {} samples that give it.</p>",
            output.count
        );
    }
    let ends = Measure::said(&output.unit, |measure| {
        measure.show_all(&[Some(lowest.value), Some(highest.value)], " to ", grain)
    });
    format!(
        "<p class=\"answer\">From <strong>{ends}</strong></p><p>Lowest {}, highest {}; the scene as it is written gives \
         {written}.</p>",
        place(book, lowest.sample),
        place(book, highest.sample),
    )
}

/// Where a sample is: its number and, where they are few, the values of the parameters.
fn place(book: &Book<'_>, sample: u64) -> String {
    let parameters = &book.outcome.parameters;
    if parameters.len() > SHOWN {
        return format!("in sample {sample}");
    }
    let each = parameters.iter().map(|parameter| {
        let value = usize::try_from(sample).ok().and_then(|row| parameter.values.get(row));
        let value = value.map_or_else(
            || "–".to_owned(),
            |value| Measure::of(&parameter.unit).show_given(value).to_string(),
        );
        format!("{} {value}", path(&parameter.path))
    });
    format!("at {}", each.collect::<Vec<String>>().join(", "))
}

/// Parameters whose values a sentence can hold.
const SHOWN: usize = 3;

/// What a reader must know of samples without the output.
fn without(book: &Book<'_>, output: &OutputOutcome) -> String {
    let failed = book.outcome.failed.len() as u64;
    let all = book.outcome.samples;
    let mut parts = Vec::new();
    if output.absent > 0 {
        parts.push(format!("{} of {all} samples run without it", output.absent));
    }
    if failed > 0 {
        parts.push(format!("{failed} of {all} samples have no run"));
    }
    match parts.is_empty() {
        true => String::new(),
        false => format!("<p class=\"fail\">{}; they are left out.</p>", parts.join(", ")),
    }
}
