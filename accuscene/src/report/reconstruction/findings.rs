//! What the evidence tells, in sentences.

use super::docket::{Docket, grain, interval};
use crate::reconstruct::{Explanation, PosteriorFigure, PosteriorFigureName, UnknownOutcome};
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::{number, per_cent};

/// Weight of an explanation from which on it is told apart, and how far apart values lie, in sums of deviations.
const LIGHT: f64 = 0.05;
const APART: f64 = 3.0;

/// The section.
pub(super) fn findings(docket: &Docket<'_>) -> String {
    let unknowns: String =
        docket.outcome.unknowns.iter().enumerate().map(|(at, one)| finding(docket, at, one)).collect();
    format!("{}{}<ol class=\"answers\">{unknowns}</ol>{}", verdict(docket), notices(docket), figures(docket))
}

/// How many explanations there are and how well the evidence fits.
fn verdict(docket: &Docket<'_>) -> String {
    let outcome = docket.outcome;
    let count = outcome.explanations.len();
    let widened = outcome.fit.widened > 1.0;
    let how_many = match count {
        0 => "No explanation was found.".to_owned(),
        _ if widened => {
            "No explanation that was found fits the evidence; what follows comes nearest.".to_owned()
        }
        1 => "One explanation fits the evidence.".to_owned(),
        _ => {
            let weights: Vec<String> = outcome.explanations.iter().map(|e| per_cent(e.weight, 0)).collect();
            format!(
                "{count} distinct explanations fit the evidence, with {} of the probability.",
                weights.join(", ")
            )
        }
    };
    let fit = &outcome.fit;
    format!(
        "<p class=\"verdict\">{how_many} The best fit misses {} measured values and what was believed before by {} squared \
         standard deviations; as large a misfit or a larger one has the probability {}.</p>",
        fit.components,
        number(fit.chi2, 1),
        if fit.probability < 0.001 { "below 0.001".to_owned() } else { number(fit.probability, 3) },
    )
}

fn notices(docket: &Docket<'_>) -> String {
    let outcome = docket.outcome;
    let contradicted: Vec<String> = outcome
        .evidence
        .iter()
        .filter(|piece| piece.contradicted)
        .map(|piece| path(&piece.id).to_string())
        .collect();
    let mut markup = String::new();
    if !contradicted.is_empty() {
        markup.push_str(&format!(
            "<p class=\"notice warn\">The evidence contradicts itself: {} does not fit what the rest tells. The figures below \
             are those of all evidence together.</p>",
            contradicted.join(", ")
        ));
    }
    if outcome.fit.widened > 1.0 {
        markup.push_str(&format!(
            "<p class=\"notice warn\">Intervals are those of evidence whose deviations are {} times as wide as told: no more \
             can be known while nothing explains it. See to the scene, the evidence and the model, or allow more runs.</p>",
            number(outcome.fit.widened, 1)
        ));
    }
    if !outcome.warnings.is_empty() || docket.best().is_some_and(|best| !best.warnings.is_empty()) {
        markup.push_str("<p class=\"notice warn\">There are warnings; section 6 has them.</p>");
    }
    markup
}

fn finding(docket: &Docket<'_>, at: usize, unknown: &UnknownOutcome) -> String {
    let said = Measure::said(&unknown.unit, |measure| interval(unknown, measure));
    let named = if unknown.name == unknown.path { Markup::default() } else { path(&unknown.path) };
    let median = Measure::spoken(&unknown.unit).show(unknown.median, Some(unknown.standard_deviation));
    let said_of_it = match unknown.ratio {
        _ if is_split(docket, at) => split(docket, at, unknown),
        ratio if ratio > 0.9 => {
            " The evidence says next to nothing of it: this is what was believed before.".to_owned()
        }
        ratio => format!(" The evidence leaves {} of what was uncertain before.", per_cent(ratio, 0)),
    };
    format!(
        "<li><p class=\"label\">{} {named}</p><p class=\"answer\"><strong>{said}</strong></p><p>With a probability of {} \
         it lies there, if evidence, deviations, model and priors hold; the median is {median}.{said_of_it}</p></li>",
        Markup::text(&unknown.name),
        docket.level(),
    )
}

/// Explanations that weigh enough to be told apart.
fn heavy<'o>(docket: &Docket<'o>) -> impl Iterator<Item = &'o Explanation> + Clone {
    docket.outcome.explanations.iter().filter(|one| one.weight >= LIGHT)
}

/// Whether explanations give an unknown values that lie apart, with hardly anything between.
fn is_split(docket: &Docket<'_>, at: usize) -> bool {
    let apart = |a: &Explanation, b: &Explanation| {
        let width = a.standard_deviations[at] + b.standard_deviations[at];
        (a.values[at] - b.values[at]).abs() > APART * width
    };
    heavy(docket).any(|a| heavy(docket).any(|b| apart(a, b)))
}

fn split(docket: &Docket<'_>, at: usize, unknown: &UnknownOutcome) -> String {
    let measure = Measure::spoken(&unknown.unit);
    let each = heavy(docket).map(|one| {
        let sd = one.standard_deviations[at];
        let value = measure.show(one.values[at], Some(sd));
        format!("{value}, give or take {} ({})", measure.show(sd, Some(sd)), per_cent(one.weight, 0))
    });
    format!(
        " Explanations lie apart, and the interval spans what is between them: {}.",
        each.collect::<Vec<String>>().join(" or ")
    )
}

/// What happened to the vehicles, over the draws.
fn figures(docket: &Docket<'_>) -> String {
    if docket.outcome.figures.is_empty() {
        return String::new();
    }
    let heads = ["Median", &format!("{} interval", docket.level()), "Best fit", "Draws without"];
    let heads = heads.map(|head| over_numbers(&Markup::text(head)));
    let heads = [&[Markup::text("Figure")], &heads[..]].concat();
    let mut listing = Listing::new(caption("What happened to the vehicles, over the drawn runs."), &heads);
    let mut vehicle = "";
    for figure in &docket.outcome.figures {
        if figure.vehicle != vehicle {
            vehicle = &figure.vehicle;
            listing.group(&docket.body(vehicle));
        }
        listing.row(&Markup::text(title(figure.figure)), &cells(figure).map(Cell::Number));
    }
    format!("<div class=\"results\">{}</div>", listing.finish())
}

fn cells(figure: &PosteriorFigure) -> [Markup; 4] {
    let measure = Measure::of(&figure.unit);
    let grain = grain(figure);
    let without = if figure.without == 0 { String::new() } else { figure.without.to_string() };
    [
        measure.show(figure.median, grain),
        measure.show_all(&[Some(figure.low), Some(figure.high)], " to ", grain),
        measure.show_some(figure.best, grain),
        Markup::text(&without),
    ]
}

/// What a figure is called.
pub(super) fn title(name: PosteriorFigureName) -> &'static str {
    match name {
        PosteriorFigureName::StartSpeed => "Speed at the start",
        PosteriorFigureName::ContactSpeed => "Speed at first contact",
        PosteriorFigureName::DeltaV => "Delta-V, first impact",
        PosteriorFigureName::Pdof => "PDOF, first impact",
        PosteriorFigureName::Ees => "EES, first impact",
        PosteriorFigureName::CumulativeDeltaV => "Sum of delta-V",
        PosteriorFigureName::RestTime => "At rest at",
        PosteriorFigureName::ApproachSpeed => "Speed before the start",
        PosteriorFigureName::ApproachTime => "That long before the start",
        PosteriorFigureName::ApproachDistance => "That far before the start",
    }
}
