//! One formula: what it is, what went in, what came out and how that spreads.

use super::book::{Book, interval, meaning};
use super::tornado::{MOST, tornado};
use crate::analyse::{FigureOutcome, FigureSpread, FormulaOutcome, InputOutcome};
use crate::report::chart::{Histogram, Measure, Tally, histogram};
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, over_numbers};
use accuscene_core::arith::{Real, TAU, exp};

/// The subsection; its number is that of the formula in the case.
pub(super) fn formula(book: &Book<'_>, number: usize, formula: &FormulaOutcome) -> String {
    let note =
        formula.note.as_ref().map_or_else(String::new, |note| format!("<p>{}</p>", Markup::text(note)));
    let facts: String = [("Source", &formula.source), ("Holds for", &formula.validity)]
        .iter()
        .map(|(name, text)| format!("<dt>{name}</dt><dd>{}</dd>", Markup::text(text)))
        .collect();
    let each: String = formula
        .warnings
        .iter()
        .map(|warning| format!("<span>Warning {}: {}.</span>", warning.code, Markup::text(&warning.message)))
        .collect();
    let warnings = if each.is_empty() { each } else { format!("<p class=\"notice warn each\">{each}</p>") };
    format!(
        "<article id=\"formula-{number}\"><h3>2.{number} {} {}</h3>{note}<dl class=\"facts identity about\"><dt>Formula</dt><dd>{}\
         </dd>{facts}</dl>{warnings}{}{}{}</article>",
        Markup::text(&formula.title),
        path(&formula.id),
        path(&formula.formula),
        inputs(book, formula),
        figures(book, formula),
        plots(book, formula),
    )
}

fn inputs(book: &Book<'_>, formula: &FormulaOutcome) -> String {
    if formula.inputs.is_empty() {
        return String::new();
    }
    let heads =
        [Markup::text("Input"), over_numbers(&Markup::text("Value")), Markup::text("Uncertainty or origin")];
    let mut listing = Listing::new(Markup::default(), &heads);
    for input in &formula.inputs {
        let measure = Measure::of(&input.unit);
        let cells = [
            Cell::Number(measure.show_given(input.value)),
            Cell::Text(origin(book, &formula.id, input, &measure)),
        ];
        listing.row(&path(&input.name), &cells);
    }
    format!("<div class=\"inputs\">{}</div>", listing.finish())
}

/// Where a value comes from, or how it varies.
fn origin(book: &Book<'_>, id: &str, input: &InputOutcome, measure: &Measure) -> Markup {
    if let Some(from) = &input.from {
        return Markup::raw(format!("from {}", path(from)));
    }
    let Some(uncertain) = book.uncertain(id, &input.name) else { return Markup::text("taken as exact") };
    let wide = uncertain.standard_deviation.map_or_else(String::new, |deviation| {
        format!(", standard deviation {}", measure.show_given(deviation))
    });
    Markup::raw(format!("{}{wide}", Markup::text(&uncertain.shape)))
}

fn figures(book: &Book<'_>, formula: &FormulaOutcome) -> String {
    let spreads = formula.figures.iter().any(|figure| figure.spread.is_some());
    let level = format!("{} interval", book.level());
    let value = over_numbers(&Markup::text("Value"));
    let mut heads = vec![Markup::text("Figure"), value];
    if spreads {
        let spread = ["Median", level.as_str(), "Standard errors", "Standard deviation"];
        heads.extend(spread.iter().map(|head| over_numbers(&Markup::text(head))));
    }
    let mut listing = Listing::new(Markup::default(), &heads);
    for figure in &formula.figures {
        let measure = Measure::of(&figure.unit);
        let grain = figure.spread.as_ref().map(|spread| spread.standard_deviation);
        let mut cells = vec![Cell::Number(measure.show_some(figure.value, grain))];
        match &figure.spread {
            Some(spread) => cells.extend(spread_cells(spread, &measure)),
            None if spreads => {
                let why = if figure.value.is_some() { "does not vary" } else { "none with these inputs" };
                cells.push(Cell::Wide(Markup::text(why), 4));
            }
            None => {}
        }
        listing.row(&Markup::raw(format!("{} {}", meaning(figure), path(&figure.name))), &cells);
    }
    let note = match spreads {
        true => {
            "<p class=\"note\">Standard errors: those of median, lower and upper end, by the number of samples.</p>"
        }
        false => "",
    };
    format!("<div class=\"results\">{}</div>{note}", listing.finish())
}

fn spread_cells(spread: &FigureSpread, measure: &Measure) -> [Cell; 4] {
    let deviation = Some(spread.standard_deviation);
    let largest = spread.errors.iter().flatten().fold(0.0, |most, error| Real::max(most, *error));
    // A digit more than the largest needs, for the smaller ones beside it.
    let grain = Some(0.1 * largest);
    let errors = match spread.errors.iter().all(Option::is_none) {
        true => Markup::text("–"),
        false => measure.show_all(&spread.errors, " / ", grain),
    };
    let cells = [measure.show(spread.median, deviation), interval(spread, measure), errors];
    let [median, interval, errors] = cells.map(Cell::Number);
    [median, interval, errors, Cell::Number(measure.show(spread.standard_deviation, deviation))]
}

/// The main figure drawn, and behind a fold those that spread most.
fn plots(book: &Book<'_>, formula: &FormulaOutcome) -> String {
    let main = formula.main_figure();
    let is_main = |figure: &FigureOutcome| main.is_some_and(|main| core::ptr::eq(main, figure));
    let mut drawn: Vec<(&FigureOutcome, &FigureSpread)> =
        formula.figures.iter().filter_map(|figure| Some((figure, figure.spread.as_ref()?))).collect();
    // Stable: figures that spread alike stay in their order.
    drawn.sort_by(|one, other| {
        let key = |(figure, spread): &(&FigureOutcome, &FigureSpread)| (is_main(figure), share(spread));
        let ((first, wide), (second, narrow)) = (key(one), key(other));
        second.cmp(&first).then(narrow.total_cmp(&wide))
    });
    drawn.truncate(book.plots());
    let Some(((figure, spread), others)) = drawn.split_first() else { return String::new() };
    let more: String = others.iter().map(|(figure, spread)| plot(figure, spread)).collect();
    let more = match others.len() {
        0 => String::new(),
        count => format!(
            "<details><summary>{count} more {}, of the figures that spread most</summary>{more}</details>",
            if count == 1 { "plot" } else { "plots" }
        ),
    };
    plot(figure, spread) + &more
}

/// Standard deviation as a share of the size of the figure.
fn share(spread: &FigureSpread) -> f64 {
    spread.standard_deviation / (spread.median.abs() + spread.standard_deviation)
}

fn plot(figure: &FigureOutcome, spread: &FigureSpread) -> String {
    let measure = Measure::of(&figure.unit);
    let tornado = tornado(figure, spread, &measure);
    let left_out = match spread.influences.len().saturating_sub(MOST) {
        0 => String::new(),
        1 => " One more input moves it less.".to_owned(),
        more => format!(" {more} more inputs move it less."),
    };
    format!(
        "<figure class=\"spread\"><div class=\"pair\">{}{tornado}</div><figcaption><b>{}</b> {}.{left_out}</figcaption></figure>",
        spread_histogram(figure, spread, &measure),
        path(&figure.name),
        meaning(figure),
    )
}

/// The samples, beside the normal curve of first order where that holds.
fn spread_histogram(figure: &FigureOutcome, spread: &FigureSpread, measure: &Measure) -> String {
    let bins = &spread.histogram;
    let heights: Vec<f64> = bins.counts.iter().map(|count| *count as f64).collect();
    let normal = figure.value.zip(spread.first_order.as_ref()).and_then(|(value, order)| {
        let sigma = order.standard_deviation;
        let summit = spread.samples as f64 * bins.width / (sigma * TAU.sqrt());
        let holds = order.valid && sigma > 0.0 && summit.is_finite();
        holds.then_some(move |x: f64| {
            let z = (x - value) / sigma;
            summit * exp(-0.5 * z * z)
        })
    });
    let drawing = Histogram {
        tally: Tally::Samples,
        low: bins.low,
        width: bins.width,
        heights: &heights,
        band: [spread.low, spread.high],
        median: spread.median,
        nominal: figure.value,
        curve: normal.as_ref().map(|curve| curve as &dyn Fn(f64) -> f64),
    };
    histogram(&drawing, measure)
}
