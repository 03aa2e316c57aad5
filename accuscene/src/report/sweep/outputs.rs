//! All outputs in a table, and each main one drawn.

use super::book::{Book, called};
use super::drawing::{drawing, key};
use crate::report::analysis::interval;
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::number;
use crate::sweep::OutputOutcome;

/// The section.
pub(super) fn outputs(book: &Book<'_>) -> String {
    let drawn: String = book
        .main()
        .iter()
        .enumerate()
        .map(|(index, output)| {
            format!(
                "<article id=\"output-{}\"><h3>2.{} {} {}</h3>{}</article>",
                index + 1,
                index + 1,
                called(output),
                path(&output.address),
                drawing(book, output)
            )
        })
        .collect();
    table(book) + &key(book) + &drawn
}

fn table(book: &Book<'_>) -> String {
    let random = book.outcome.is_random();
    let level = format!("{} interval", book.level());
    let names: &[&str] = match random {
        true => &["As written", "Median", &level, "Standard deviation", "Rank corr.", "Without"],
        false => &["As written", "Lowest", "Highest", "Without"],
    };
    let mut heads = vec![Markup::text("Output")];
    heads.extend(names.iter().map(|head| over_numbers(&Markup::text(head))));
    let title = match random {
        true => "Outputs and how they spread over the samples.",
        false => "Outputs over the combinations of the grid.",
    };
    let mut listing = Listing::new(caption(title), &heads);
    for output in &book.outcome.outputs {
        let cells = if random { spread_cells(book, output) } else { range_cells(output) };
        let without = output.values.len() as u64 - output.count.min(output.values.len() as u64);
        let last = Cell::Number(Markup::text(&without.to_string()));
        let cells: Vec<Cell> = cells.into_iter().chain([last]).collect();
        listing.row(&Markup::raw(format!("{} {}", called(output), path(&output.address))), &cells);
    }
    let note = match random {
        true => {
            "<p class=\"note\">As written: in the run of the scene without any change. Rank corr.: the strongest rank \
             correlation with a parameter. Without: samples that do not give the figure.</p>"
        }
        false => {
            "<p class=\"note\">As written: in the run of the scene without any change. Without: combinations that do not give \
             the figure.</p>"
        }
    };
    format!("<div class=\"results\">{}</div>{note}", listing.finish())
}

fn spread_cells(book: &Book<'_>, output: &OutputOutcome) -> Vec<Cell> {
    let measure = Measure::of(&output.unit);
    let Some(spread) = &output.spread else {
        let why = if output.count > 0 { "does not vary" } else { "no sample gives it" };
        let written = Cell::Number(measure.show_some(output.nominal, None));
        return vec![written, Cell::Wide(Markup::text(why), 4)];
    };
    let grain = Some(spread.standard_deviation);
    let rank = book.strongest(output).map_or_else(|| "–".to_owned(), |(_, rank)| number(rank, 2));
    [
        measure.show_some(output.nominal, grain),
        measure.show(spread.median, grain),
        interval(spread, &measure),
        measure.show(spread.standard_deviation, grain),
        Markup::text(&rank),
    ]
    .map(Cell::Number)
    .into()
}

fn range_cells(output: &OutputOutcome) -> Vec<Cell> {
    let measure = Measure::of(&output.unit);
    let Some((lowest, highest)) = output.lowest.zip(output.highest) else {
        let written = Cell::Number(measure.show_some(output.nominal, None));
        return vec![written, Cell::Wide(Markup::text("no combination gives it"), 2)];
    };
    let width = highest.value - lowest.value;
    let grain = if width > 0.0 { Some(0.1 * width) } else { None };
    [
        measure.show_some(output.nominal, grain),
        measure.show(lowest.value, grain),
        measure.show(highest.value, grain),
    ]
    .map(Cell::Number)
    .into()
}
