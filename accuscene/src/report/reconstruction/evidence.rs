//! How each piece of evidence fits, and what it pulls.

use super::docket::Docket;
use crate::reconstruct::{ComponentFit, EvidenceFit};
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::number;
use accuscene_core::arith::Real;
use accuscene_physics::inverse::InverseWarning;

/// Residual that fills a half of a bar, standard deviations; width of the bar.
const REACH: f64 = 4.0;
const WIDTH: f64 = 120.0;
/// Pulls that are named at the most, and the least that is worth a name, standard deviations.
const PULLS: usize = 3;
const PULL: f64 = 0.2;

/// The section.
pub(super) fn evidence(docket: &Docket<'_>) -> String {
    let numbers = ["Observed", "Deviation", "Best fit shows", "Residual"];
    let heads: Vec<Markup> = core::iter::once(Markup::text("Evidence"))
        .chain(numbers.iter().map(|head| over_numbers(&Markup::text(head))))
        .chain([Markup::text("in standard deviations, −4 to 4")])
        .collect();
    let mut listing = Listing::new(caption("Evidence beside the best fit."), &heads);
    for piece in &docket.outcome.evidence {
        listing.group(&title(docket, piece));
        for component in &piece.components {
            let measure = Measure::of(&component.unit);
            let sigma = Some(component.sigma);
            let mut deviation = measure.show(component.sigma, sigma).to_string();
            if component.assumed_sigma {
                deviation.push_str(" (assumed)");
            }
            let cells = [
                Cell::Number(measure.show(component.observed, sigma)),
                Cell::Number(Markup::raw(deviation)),
                Cell::Number(measure.show_some(component.predicted, sigma)),
                Cell::Number(Markup::text(&number(component.residual, 2))),
                Cell::Text(bar(component.residual)),
            ];
            listing.row(&Markup::text(&component.name), &cells);
        }
        if let Some(text) = scatter(piece) {
            listing.across(&Markup::text("Scatter"), &text);
        }
        if piece.apart > InverseWarning::TIPPING {
            let share = number(100.0 * piece.apart, 0);
            let text =
                format!("{share} % of runs that hardly differ show it far from there: events go another way");
            listing.across(&Markup::text("Apart"), &Markup::text(&text));
        }
        // A single piece has no rest but the priors, of which its linearised pull says nothing.
        if docket.outcome.evidence.len() > 1 {
            listing.across(&Markup::text("Without it"), &pull(docket, piece));
        }
    }
    format!("<div class=\"results residuals\">{}</div>", listing.finish())
}

/// What runs that hardly differ cannot tell of a piece.
fn scatter(piece: &EvidenceFit) -> Option<Markup> {
    let told = |component: &&ComponentFit| component.scatter > InverseWarning::SCATTERED;
    let each = piece.components.iter().filter(told).map(|component| {
        let measure = Measure::of(&component.unit);
        let apart = component.scatter * component.sigma;
        format!("{} by {}", Markup::text(&component.name), measure.show(apart, Some(apart)))
    });
    let parts: Vec<String> = each.collect();
    if parts.is_empty() {
        return None;
    }
    Some(Markup::raw(format!(
        "runs that hardly differ lie apart: {}; it counts the less for it",
        parts.join(", ")
    )))
}

fn title(docket: &Docket<'_>, piece: &EvidenceFit) -> Markup {
    let flag = if piece.contradicted { " <span class=\"fail\">contradicted by the rest</span>" } else { "" };
    let distance = match docket.outcome.evidence.len() {
        1 => String::new(),
        _ => format!(": {} standard deviations from what the rest tells", number(piece.distance, 1)),
    };
    Markup::raw(format!(
        "{} {}, {}{distance}{flag}",
        path(&piece.id),
        Markup::text(&piece.kind),
        docket.body(&piece.subject),
    ))
}

/// Where the unknowns would go without a piece.
fn pull(docket: &Docket<'_>, piece: &EvidenceFit) -> Markup {
    let mut pulls: Vec<(f64, &str)> = piece
        .pull
        .iter()
        .zip(&docket.outcome.unknowns)
        .filter(|(pull, _)| pull.abs() >= PULL)
        .map(|(pull, unknown)| (*pull, unknown.name.as_str()))
        .collect();
    pulls.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    pulls.truncate(PULLS);
    if pulls.is_empty() {
        return Markup::text("hardly anything would move");
    }
    let each = pulls.iter().map(|(pull, name)| {
        let way = if *pull > 0.0 { "up" } else { "down" };
        format!("{} {way} by {} of its standard deviations", Markup::text(name), number(pull.abs(), 1))
    });
    Markup::raw(each.collect::<Vec<String>>().join("; "))
}

/// A residual as a bar from the middle; one that goes beyond ends in a tip.
fn bar(residual: f64) -> Markup {
    let middle = 0.5 * WIDTH;
    let end = middle + Real::clamp(residual / REACH, -1.0, 1.0) * middle;
    let (left, right) = (Real::min(middle, end), Real::max(middle, end));
    let class = if residual.abs() > 3.0 { "far" } else { "near" };
    Markup::raw(format!(
        "<svg class=\"residual\" viewBox=\"0 0 {WIDTH} 14\" aria-hidden=\"true\"><path class=\"zero\" d=\"M{middle} 0V14\"/><path \
         class=\"{class}\" d=\"M{left:.1} 3H{right:.1}V11H{left:.1}Z\"/></svg>"
    ))
}
