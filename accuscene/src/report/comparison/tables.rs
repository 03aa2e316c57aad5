//! Every figure under every model, with its spread.

use accuscene_core::scene::ImpactModel;

use super::board::{Board, half_range, model, range, shown, title, unit};
use crate::compare::{Figure, ImpactComparison};
use crate::report::escape::Markup;
use crate::report::listing::{Cell, Listing, over_numbers};

/// The figures of one impact.
pub(super) fn impact(board: &Board<'_>, impact: &ImpactComparison) -> String {
    let mut listing = Listing::new(Markup::default(), &heads(board));
    let whole: Vec<&Figure> = impact.figures.iter().filter(|figure| figure.body.is_none()).collect();
    rows(&mut listing, &whole);
    for body in &impact.bodies {
        let own: Vec<&Figure> =
            impact.figures.iter().filter(|figure| figure.body.as_ref() == Some(body)).collect();
        if !own.is_empty() {
            listing.group(&board.body(body));
            rows(&mut listing, &own);
        }
    }
    let note = if impact.figures.iter().all(|figure| figure.uncertainties.is_empty()) {
        ""
    } else {
        "<p class=\"note\">± at a value: its standard uncertainty under that model, by point and plane of the impact alone.</p>"
    };
    format!("<div class=\"figures\">{}</div>{note}", listing.finish())
}

/// The figures of the vehicles over the whole run.
pub(super) fn vehicles(board: &Board<'_>) -> String {
    let mut listing = Listing::new(Markup::default(), &heads(board));
    for vehicle in &board.comparison.vehicles {
        listing.group(&board.body(&vehicle.id));
        let states = vehicle.at_rest.iter().map(|rests| if *rests { "rests" } else { "moves" });
        let blank = core::iter::repeat_n("", 3);
        let cells: Vec<Cell> = states.chain(blank).map(|text| Cell::Number(Markup::text(text))).collect();
        listing.row(&Markup::text("State at the end"), &cells);
        rows(&mut listing, &vehicle.figures.iter().collect::<Vec<_>>());
    }
    format!("<div class=\"figures\">{}</div>", listing.finish())
}

fn heads(board: &Board<'_>) -> Vec<Markup> {
    let models: Vec<ImpactModel> = board.comparison.models.iter().map(|ran| ran.model).collect();
    let spread = ["Lowest to highest", "Half range", "Standard deviation"].map(Markup::text);
    core::iter::once(Markup::default())
        .chain(models.into_iter().map(model).chain(spread).map(|head| over_numbers(&head)))
        .collect()
}

/// Rows of what at least one model gives.
fn rows(listing: &mut Listing, figures: &[&Figure]) {
    for figure in figures {
        let Some(spread) = &figure.spread else { continue };
        let unit = unit(figure.figure);
        let values = figure.values.iter().enumerate().map(|(model, value)| {
            let value = value.map_or(f64::NAN, |value| shown(figure.figure, value));
            let shown = unit.show_around(value, figure.uncertainty(model));
            // Six models side by side need the break.
            Cell::Number(Markup::raw(shown.as_str().replace("\u{a0}±", " ±")))
        });
        let several = spread.count > 1;
        let only = |markup: Markup| Cell::Number(if several { markup } else { Markup::text("–") });
        let spread = [
            only(range(figure, spread)),
            only(half_range(figure, spread)),
            only(unit.show_some(spread.deviation)),
        ];
        let cells: Vec<Cell> = values.chain(spread).collect();
        listing.row(&Markup::text(title(figure.figure)), &cells);
    }
}
