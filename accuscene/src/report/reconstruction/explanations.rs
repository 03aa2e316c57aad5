//! Every distinct explanation with its values.

use super::docket::{Docket, called, impact};
use crate::report::chart::Measure;
use crate::report::escape::Markup;
use crate::report::listing::{Cell, Listing, caption, over_numbers};
use crate::report::units::{number, per_cent};

/// The section.
pub(super) fn explanations(docket: &Docket<'_>) -> String {
    let all = &docket.outcome.explanations;
    let heads: Vec<Markup> = core::iter::once(Markup::text("Explanation"))
        .chain((1..=all.len()).map(|number| over_numbers(&Markup::text(&number.to_string()))))
        .collect();
    let mut listing = Listing::new(caption("Every explanation at its best fit."), &heads);
    let row = |listing: &mut Listing, head: &Markup, cells: Vec<Markup>| {
        listing.row(head, &cells.into_iter().map(Cell::Number).collect::<Vec<_>>());
    };
    let weight = all.iter().map(|one| Markup::text(&per_cent(one.weight, 1))).collect();
    row(&mut listing, &Markup::text("Share of the probability"), weight);
    let misfit = all.iter().map(|one| Markup::text(&number(one.misfit, 1))).collect();
    row(&mut listing, &Markup::text("Misfit of the evidence"), misfit);
    let objective = all.iter().map(|one| Markup::text(&number(one.objective, 1))).collect();
    row(&mut listing, &Markup::text("Misfit with the priors"), objective);
    listing.group(&Markup::text("Unknowns, ± near the best fit"));
    for (at, unknown) in docket.outcome.unknowns.iter().enumerate() {
        let measure = Measure::of(&unknown.unit);
        let cells = all.iter().map(|one| {
            let deviation = one.standard_deviations.get(at).copied().filter(|sd| sd.is_finite());
            let value = measure.show_some(one.values.get(at).copied(), deviation);
            let near =
                deviation.map_or_else(String::new, |sd| format!(" ±\u{a0}{}", measure.show(sd, Some(sd))));
            Markup::raw(format!("{value}{near}"))
        });
        row(&mut listing, &called(unknown), cells.collect());
    }
    listing.group(&Markup::text("What happens"));
    let speed = Measure::of("m/s");
    let vehicles = docket.best().map_or(&[][..], |best| &best.vehicles);
    for (at, vehicle) in vehicles.iter().enumerate() {
        let contact = all.iter().map(|one| {
            let pose = one.vehicles.get(at).and_then(|vehicle| vehicle.first_contact);
            speed.show_some(pose.map(|pose| pose.speed), None)
        });
        let head = Markup::raw(format!("{} speed at first contact", docket.body(&vehicle.id)));
        row(&mut listing, &head, contact.collect());
        let delta_v = all.iter().map(|one| {
            let side = impact(one)
                .and_then(|collision| collision.bodies.iter().find(|side| side.body == vehicle.id));
            speed.show_some(side.map(|side| side.delta_v_magnitude), None)
        });
        let head = Markup::raw(format!("{} delta-V, first impact", docket.body(&vehicle.id)));
        row(&mut listing, &head, delta_v.collect());
    }
    let hashes = all.iter().enumerate().map(|(index, one)| {
        format!(
            "<dt>Scene of explanation {}, SHA-256</dt><dd class=\"hash\">{}</dd>",
            index + 1,
            one.scene_hash
        )
    });
    format!(
        "<div class=\"results\">{}</div><dl class=\"facts identity\">{}</dl>",
        listing.finish(),
        hashes.collect::<String>()
    )
}
