//! What is known of each unknown, beside what was believed before.

use super::docket::{Docket, called, interval};
use crate::reconstruct::UnknownOutcome;
use crate::report::chart::{Histogram, Measure, Tally, histogram};
use crate::report::escape::Markup;
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::per_cent;

/// The histograms and the table.
pub(super) fn unknowns(docket: &Docket<'_>) -> String {
    let plots: String = docket.outcome.unknowns.iter().map(plot).collect();
    format!("{}<div class=\"spreads\">{plots}</div>{}", key(docket), table(docket))
}

fn plot(unknown: &UnknownOutcome) -> String {
    let measure = Measure::of(&unknown.unit);
    let bins = &unknown.histogram;
    let prior = |x: f64| {
        let at = (x - bins.low) / bins.width - 0.5;
        let last = bins.prior.len().saturating_sub(1);
        let below = accuscene_core::arith::Real::clamp(at.floor(), 0.0, last as f64);
        let (index, part) = (below as usize, accuscene_core::arith::Real::clamp(at - below, 0.0, 1.0));
        let height = |at: usize| bins.prior.get(at.min(last)).copied().unwrap_or(0.0);
        height(index) + (height(index + 1) - height(index)) * part
    };
    let drawing = Histogram {
        tally: Tally::Probability,
        low: bins.low,
        width: bins.width,
        heights: &bins.posterior,
        band: [unknown.low, unknown.high],
        median: unknown.median,
        nominal: Some(unknown.best),
        curve: Some(&prior),
    };
    format!(
        "<figure class=\"spread\">{}<figcaption><b>{}</b></figcaption></figure>",
        histogram(&drawing, &measure),
        Markup::text(&unknown.name)
    )
}

/// How the drawings are read.
fn key(docket: &Docket<'_>) -> String {
    let item = |shape: &str, text: &str| {
        format!("<li><svg class=\"plot\" viewBox=\"0 0 48 20\" aria-hidden=\"true\">{shape}</svg>{text}</li>")
    };
    let interval = format!("{} interval", docket.level());
    let items = [
        item(
            "<path class=\"bars\" d=\"M4 20V12H14V20ZM14 20V4H24V20ZM24 20V7H34V20ZM34 20V14H44V20Z\"/>",
            "probability after the evidence",
        ),
        item("<path class=\"curve\" d=\"M2 14C16 10 32 10 46 14\"/>", "believed before"),
        item("<rect class=\"band\" x=\"4\" y=\"0\" width=\"40\" height=\"20\"/>", &interval),
        item("<path class=\"median\" d=\"M24 0V20\"/>", "median"),
        item("<path class=\"nominal\" d=\"M24 0V20\"/>", "best fit"),
    ];
    format!("<ul class=\"legend\">{}</ul>", items.concat())
}

fn table(docket: &Docket<'_>) -> String {
    let level = format!("{} interval", docket.level());
    let numbers = ["Median", &level, "Standard deviation", "Best fit", "Believed before", "Bounds", "Left"];
    let heads: Vec<Markup> = core::iter::once(Markup::text("Unknown"))
        .chain(numbers.iter().map(|head| over_numbers(&Markup::text(head))))
        .collect();
    let text = "What was sought. Left: standard deviation after the evidence by that before.";
    let mut listing = Listing::new(caption(text), &heads);
    for unknown in &docket.outcome.unknowns {
        let measure = Measure::of(&unknown.unit);
        let deviation = Some(unknown.standard_deviation);
        let prior = &unknown.prior;
        let before = match prior.shape.as_str() {
            "uniform" => Markup::text("uniform"),
            _ => Markup::raw(format!(
                "{} ±\u{a0}{}",
                measure.show(prior.mean, Some(prior.standard_deviation)),
                measure.show(prior.standard_deviation, Some(prior.standard_deviation)),
            )),
        };
        let cells = [
            measure.show(unknown.median, deviation),
            interval(unknown, &measure),
            measure.show(unknown.standard_deviation, deviation),
            measure.show(unknown.best, deviation),
            before,
            measure.show_all(&unknown.bounds.map(Some), " to ", None),
            Markup::text(&per_cent(unknown.ratio, 0)),
        ];
        listing.row(&called(unknown), &cells.map(Cell::Number));
    }
    format!("<div class=\"results\">{}</div>", listing.finish())
}
