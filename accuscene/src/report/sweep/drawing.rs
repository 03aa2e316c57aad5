//! One output drawn: its spread and what it goes with, or its course over the values of a grid.

use super::book::{Book, named};
use crate::analyse::FigureSpread;
use crate::report::chart::{
    HEAT_CLASSES, Heat, Histogram, Measure, Scatter, Tally, curve, heat, histogram, scatter,
};
use crate::report::escape::Markup;
use crate::report::units::number;
use crate::sweep::{OutputOutcome, ParameterOutcome};

/// Cells of a map at the most.
const MOST_CELLS: usize = 4096;
/// Points of a line at the most.
const MOST_POINTS: usize = 4096;

/// The drawings of an output with what they show.
pub(super) fn drawing(book: &Book<'_>, output: &OutputOutcome) -> String {
    if let Some(spread) = &output.spread {
        let beside = book.strongest(output);
        let text = beside.map_or_else(String::new, |(parameter, rank)| {
            format!(", and over {} (rank correlation {})", named(parameter), number(rank, 2))
        });
        let points = beside.map_or_else(String::new, |(parameter, _)| samples(output, parameter));
        return figure("pair", &(spread_histogram(output, spread) + &points), &format!("The samples{text}."));
    }
    if book.outcome.is_random() {
        return "<p>It does not vary.</p>".to_owned();
    }
    let parameters = &book.outcome.parameters;
    match parameters.as_slice() {
        [only] if output.values.len() <= MOST_POINTS => {
            figure("single", &course(output, only), &format!("Over {}.", named(only)))
        }
        [up, across] => map(output, across, up).unwrap_or_else(|| cloud(book, output)),
        _ => cloud(book, output),
    }
}

fn figure(class: &str, body: &str, text: &str) -> String {
    if body.is_empty() {
        return "<p>There is nothing to draw.</p>".to_owned();
    }
    format!(
        "<figure class=\"spread\"><div class=\"{class}\">{body}</div><figcaption>{text}</figcaption></figure>"
    )
}

fn spread_histogram(output: &OutputOutcome, spread: &FigureSpread) -> String {
    let bins = &spread.histogram;
    let heights: Vec<f64> = bins.counts.iter().map(|count| *count as f64).collect();
    let drawing = Histogram {
        tally: Tally::Samples,
        low: bins.low,
        width: bins.width,
        heights: &heights,
        band: [spread.low, spread.high],
        median: spread.median,
        nominal: output.nominal,
        curve: None,
    };
    histogram(&drawing, &Measure::of(&output.unit))
}

/// Every sample by a parameter and the output.
fn samples(output: &OutputOutcome, parameter: &ParameterOutcome) -> String {
    let pairs = parameter.values.values().iter().zip(output.values.values());
    let points: Vec<[f64; 2]> = pairs.map(|(x, y)| [*x, *y]).collect();
    let nominal = parameter.written.zip(output.nominal).map(|(x, y)| [x, y]);
    let drawing =
        Scatter { points: &points, weights: None, groups: None, nominal, label: "Samples over a parameter" };
    scatter(&drawing, [&Measure::of(&parameter.unit), &Measure::of(&output.unit)])
}

/// A grid of many parameters: every combination over the one that the output goes most with.
fn cloud(book: &Book<'_>, output: &OutputOutcome) -> String {
    let Some((parameter, rank)) = book.strongest(output) else {
        return "<p>It does not vary.</p>".to_owned();
    };
    let text = format!("All combinations over {}, rank correlation {}.", named(parameter), number(rank, 2));
    figure("single", &samples(output, parameter), &text)
}

fn course(output: &OutputOutcome, parameter: &ParameterOutcome) -> String {
    let pairs = parameter.values.values().iter().zip(output.values.values());
    let mut points: Vec<[f64; 2]> = pairs.map(|(x, y)| [*x, *y]).collect();
    points.sort_by(|one, other| one[0].total_cmp(&other[0]));
    let nominal = parameter.written.zip(output.nominal).map(|(x, y)| [x, y]);
    curve(
        &points,
        nominal,
        [&Measure::of(&parameter.unit), &Measure::of(&output.unit)],
        "Course over a parameter",
    )
}

/// A grid of two parameters as a map with its shades.
fn map(output: &OutputOutcome, across: &ParameterOutcome, up: &ParameterOutcome) -> Option<String> {
    let (columns, rows) = (levels(across), levels(up));
    let count = columns.len().checked_mul(rows.len()).filter(|count| (2..=MOST_CELLS).contains(count))?;
    let mut cells = vec![f64::NAN; count];
    let samples = across.values.values().iter().zip(up.values.values()).zip(output.values.values());
    for ((x, y), value) in samples {
        let find = |levels: &[f64], value: &f64| levels.binary_search_by(|level| level.total_cmp(value)).ok();
        if let (Some(column), Some(row)) = (find(&columns, x), find(&rows, y)) {
            cells[row * columns.len() + column] = *value;
        }
    }
    let nominal = across.written.zip(up.written).map(|(x, y)| [x, y]);
    let label = "Map over two parameters";
    let drawing = Heat { across: &columns, up: &rows, cells: &cells, nominal, label };
    let (svg, ends) = heat(&drawing, [&Measure::of(&across.unit), &Measure::of(&up.unit)])?;
    let text = format!("{} across, {} up.{}", named(across), named(up), shades(output, ends));
    Some(figure("single", &svg, &text))
}

/// The different values of a parameter, ascending.
fn levels(parameter: &ParameterOutcome) -> Vec<f64> {
    let known = parameter.values.values().iter().copied().filter(|value| value.is_finite());
    let mut levels: Vec<f64> = known.collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    levels
}

/// From which value to which the shades go.
fn shades(output: &OutputOutcome, [low, high]: [f64; 2]) -> String {
    let measure = Measure::of(&output.unit);
    let grain = Some(0.1 * (high - low));
    let each: String = (0..HEAT_CLASSES)
        .map(|class| format!("<path class=\"heat-{class}\" d=\"M{} 0h14v20h-14Z\"/>", 14 * class))
        .collect();
    format!(
        "<span class=\"shades\">{} <svg class=\"plot\" viewBox=\"0 0 {} 20\" aria-hidden=\"true\">{each}</svg> {}</span>",
        measure.show(low, grain),
        14 * HEAT_CLASSES,
        measure.show(high, grain)
    )
}

/// How the drawings are read.
pub(super) fn key(book: &Book<'_>) -> String {
    let item = |shape: &str, text: &str| {
        format!(
            "<li><svg class=\"plot\" viewBox=\"0 0 48 20\" aria-hidden=\"true\">{shape}</svg>{}</li>",
            Markup::text(text)
        )
    };
    let dots = item("<path class=\"dots weight-4\" d=\"M8 14h0M18 6h0M28 12h0M38 5h0\"/>", "samples");
    let ring = item("<circle class=\"nominal\" cx=\"24\" cy=\"10\" r=\"6\"/>", "scene as it is written");
    if !book.outcome.is_random() {
        return format!("<ul class=\"legend\">{dots}{ring}</ul>");
    }
    let items = [
        item(
            "<path class=\"bars\" d=\"M4 20V12H14V20ZM14 20V4H24V20ZM24 20V7H34V20ZM34 20V14H44V20Z\"/>",
            "samples in intervals of equal width",
        ),
        item(
            "<rect class=\"band\" x=\"4\" y=\"0\" width=\"40\" height=\"20\"/>",
            &format!("{} interval", book.level()),
        ),
        item("<path class=\"median\" d=\"M24 0V20\"/>", "median"),
        item("<path class=\"nominal\" d=\"M24 0V20\"/>", "scene as it is written"),
        dots,
        ring,
    ];
    format!("<ul class=\"legend\">{}</ul>", items.concat())
}
