//! How unknowns hang together: samples over each other and their correlations.

use super::docket::{Docket, called};
use crate::report::chart::{Measure, Scatter, scatter};
use crate::report::escape::Markup;
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::number;
use accuscene_core::arith::Real;

/// Pairs that are drawn at the most.
const PAIRS: usize = 4;
/// Weight of the faintest dot.
const FAINTEST: f64 = 0.02;

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
        "<h3>How they hang together</h3><figure><div class=\"pairs\">{drawn}</div><figcaption>Samples after the evidence, the darker the \
         heavier; the ring is the best fit. The pairs with the strongest correlations.{several}</figcaption></figure>{}",
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
    let points: Vec<[f64; 2]> = across.iter().zip(up).map(|(x, y)| [*x, *y]).collect();
    let heaviest = samples.weights.iter().copied().fold(0.0, Real::max);
    // A sample that counts at all is to be seen.
    let weights: Vec<f64> = samples.weights.iter().map(|w| Real::max(w / heaviest, FAINTEST)).collect();
    let drawing = Scatter {
        points: &points,
        weights: Some(&weights),
        groups: Some(&samples.explanations),
        nominal: Some(unknowns.map(|unknown| unknown.best)),
        label: "Samples of two unknowns",
    };
    let [name, over] = unknowns.map(|unknown| Markup::text(&unknown.name));
    format!(
        "<div>{}<p class=\"note\"><b>{over}</b> over {name}</p></div>",
        scatter(&drawing, [&measures[0], &measures[1]])
    )
}

fn table(docket: &Docket<'_>) -> String {
    let unknowns = &docket.outcome.unknowns;
    let heads: Vec<Markup> = core::iter::once(Markup::text("Unknown"))
        .chain((1..=unknowns.len()).map(|number| over_numbers(&Markup::text(&number.to_string()))))
        .collect();
    let mut listing = Listing::new(caption("Correlation of the unknowns after the evidence."), &heads);
    for (row, unknown) in unknowns.iter().enumerate() {
        let cells: Vec<Cell> = (0..unknowns.len())
            .map(|column| {
                let text =
                    if column > row { String::new() } else { number(correlation(docket, row, column), 2) };
                Cell::Number(Markup::text(&text))
            })
            .collect();
        listing.row(&Markup::raw(format!("{} {}", row + 1, called(unknown))), &cells);
    }
    listing.finish()
}
