//! How unknowns hang together: samples over each other and their correlations.

use super::docket::Docket;
use crate::report::chart::{Dot, Measure, Scatter, scatter};
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::number;

/// Pairs that are drawn at the most, and samples in each.
const PAIRS: usize = 6;
const DOTS: usize = 600;

/// The strongest pairs drawn, and all correlations.
pub(super) fn pairs(docket: &Docket<'_>) -> String {
    let outcome = docket.outcome;
    let count = outcome.unknowns.len();
    if count < 2 {
        return String::new();
    }
    let mut order: Vec<(usize, usize)> =
        (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).collect();
    let strength = |(one, other): &(usize, usize)| correlation(docket, *one, *other).abs();
    // Stable: pairs that hang together alike stay in their order.
    order.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    let drawn: String = order.iter().take(PAIRS).map(|pair| plot(docket, *pair)).collect();
    let several =
        if outcome.explanations.len() > 1 { " The colours are those of the explanations." } else { "" };
    format!(
        "<h3>How they hang together</h3><figure><div class=\"pairs\">{drawn}</div><figcaption>Samples after the evidence, their \
         area as their weight; the cross is the best fit. The pairs with the strongest correlations.{several}</figcaption></figure>{}",
        table(docket)
    )
}

fn correlation(docket: &Docket<'_>, one: usize, other: usize) -> f64 {
    docket.outcome.correlation.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0.0)
}

fn plot(docket: &Docket<'_>, (one, other): (usize, usize)) -> String {
    let outcome = docket.outcome;
    let unknowns = [&outcome.unknowns[one], &outcome.unknowns[other]];
    let measures = unknowns.map(|unknown| Measure::of(&unknown.unit));
    let samples = &outcome.samples;
    let (Some(across), Some(up)) = (samples.values.get(one), samples.values.get(other)) else {
        return String::new();
    };
    // The heaviest samples, where there are more than can be told apart.
    let mut order: Vec<usize> = (0..samples.len()).collect();
    order.sort_by(|a, b| samples.weights[*b].total_cmp(&samples.weights[*a]));
    order.truncate(DOTS);
    let dots: Vec<Dot> = order
        .into_iter()
        .filter_map(|at| {
            let class = samples.explanations.get(at).map_or(0, |explanation| *explanation as usize);
            Some(Dot { at: [*across.get(at)?, *up.get(at)?], weight: samples.weights[at], class })
        })
        .collect();
    let figure = Scatter {
        names: unknowns.map(|unknown| unknown.name.as_str()),
        measures: [&measures[0], &measures[1]],
        mark: Some(unknowns.map(|unknown| unknown.best)),
        dots: &dots,
    };
    scatter(&figure)
}

fn table(docket: &Docket<'_>) -> String {
    let unknowns = &docket.outcome.unknowns;
    let heads: Vec<Markup> = core::iter::once(Markup::text("Unknown"))
        .chain((1..=unknowns.len()).map(|number| over_numbers(&Markup::text(&number.to_string()))))
        .collect();
    let mut listing = Listing::new(caption(3, "Correlation of the unknowns after the evidence."), &heads);
    for (row, unknown) in unknowns.iter().enumerate() {
        let cells: Vec<Cell> = (0..unknowns.len())
            .map(|column| {
                let text =
                    if column > row { String::new() } else { number(correlation(docket, row, column), 2) };
                Cell::Number(Markup::text(&text))
            })
            .collect();
        listing.row(&Markup::raw(format!("{} {}", row + 1, path(&unknown.path))), &cells);
    }
    listing.finish()
}
