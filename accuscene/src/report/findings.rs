//! The result on one page: what happened, in sentences and one table.

use super::escape::Markup;
use super::listing::{Cell, Listing, caption, over_numbers};
use super::sheet::Sheet;
use super::units::{DEGREES, INSTANT, LENGTH, SPEED, SPEED_KMH, both};
use crate::outcome::StopReason;

/// Sentences on each impact, the state of the audits, and the table of main results.
pub(super) fn findings(sheet: &Sheet<'_>) -> String {
    let mut markup = String::new();
    for collision in &sheet.outcome.collisions {
        let [one, two] = &collision.bodies;
        let changes: Vec<String> = [one, two]
            .iter()
            .filter(|side| !side.immovable)
            .map(|side| SPEED.show(side.delta_v_magnitude).to_string())
            .collect();
        let changes = match changes.as_slice() {
            [first, second] => {
                format!("The velocities of their centres of gravity change by {first} and {second}.")
            }
            [only] => format!("The velocity of the centre of gravity changes by {only}."),
            _ => String::new(),
        };
        markup.push_str(&format!(
            "<p>Impact {}: {} and {} touch at {}, closing at {}. {changes}</p>",
            sheet.impact_number(collision),
            sheet.name(&one.body),
            sheet.name(&two.body),
            INSTANT.show(collision.first_contact),
            SPEED.show(collision.closing_speed),
        ));
    }
    if sheet.outcome.collisions.is_empty() {
        markup.push_str("<p>No collision occurs in the simulated time.</p>");
    }
    markup.push_str(&super::events::findings(sheet));
    markup.push_str(&format!("<p>{}</p>", ending(sheet)));
    markup.push_str(&audits(sheet));
    markup.push_str(&table(sheet));
    markup
}

fn ending(sheet: &Sheet<'_>) -> String {
    let end = INSTANT.show(sheet.outcome.end);
    match sheet.outcome.stop {
        StopReason::AllAtRest => format!("The run ends at {end}, when everything is at rest."),
        StopReason::Duration => format!("The run ends at {end}, the duration that the scene asks for."),
        StopReason::OutsideModel => {
            format!("The run breaks off at {end}: a vehicle leaves what the models cover.")
        }
        StopReason::Host => format!("The host that drives looks at it at {end}."),
    }
}

fn audits(sheet: &Sheet<'_>) -> String {
    let collisions = &sheet.outcome.collisions;
    let failed = collisions.iter().filter(|collision| !collision.audit.holds).count();
    let warnings = sheet.outcome.warnings.len();
    let audit = match (collisions.len(), failed) {
        (0, _) => String::new(),
        (1, 0) => "Momentum, angular momentum and energy balance at the impact. ".into(),
        (count, 0) => format!("Momentum, angular momentum and energy balance at all {count} impacts. "),
        (count, failed) => {
            format!("The balance of momentum or energy fails at {failed} of {count} impacts. ")
        }
    };
    let notes = match warnings {
        0 => "No warning was given.".into(),
        1 => "One warning was given; see <a href=\"#warnings\">Warnings</a>.".into(),
        count => format!("{count} warnings were given; see <a href=\"#warnings\">Warnings</a>."),
    };
    let class = if failed > 0 { "notice warn" } else { "notice" };
    format!("<p class=\"{class}\">{audit}{notes}</p>")
}

/// A speed that readers compare with a limit: km/h stands beside m/s.
pub(super) fn road_speed(speed: Option<f64>) -> Markup {
    let Some(speed) = speed else { return SPEED.show(f64::NAN) };
    let si = format!("{} = {}", SPEED.si.write(speed), SPEED_KMH.si.write(speed));
    both(&si, &SPEED.us.write(speed))
}

fn table(sheet: &Sheet<'_>) -> String {
    let heads: Vec<Markup> = std::iter::once(Markup::default())
        .chain(sheet.outcome.vehicles.iter().map(|vehicle| over_numbers(&sheet.name(&vehicle.id))))
        .collect();
    let mut listing = Listing::new(caption("Main results for each vehicle."), &heads);
    let each = |value: &dyn Fn(&crate::outcome::VehicleSummary) -> Markup| -> Vec<Cell> {
        sheet.outcome.vehicles.iter().map(|vehicle| Cell::Number(value(vehicle))).collect()
    };
    listing.row_if("Speed at the start", &each(&|vehicle| road_speed(Some(vehicle.start.speed))));
    let contact = |vehicle: &crate::outcome::VehicleSummary| vehicle.first_contact.map(|pose| pose.speed);
    listing.row_if("Speed at first contact", &each(&|vehicle| road_speed(contact(vehicle))));
    for collision in &sheet.outcome.collisions {
        let number = sheet.impact_number(collision);
        let side = |vehicle: &crate::outcome::VehicleSummary| {
            collision.bodies.iter().find(|side| side.body == vehicle.id)
        };
        listing.row_if(
            &format!("Delta-V, impact {number}"),
            &each(&|vehicle| SPEED.show_some(side(vehicle).map(|side| side.delta_v_magnitude))),
        );
        listing.row_if(
            &format!("PDOF (clock direction), impact {number}"),
            &each(&|vehicle| {
                side(vehicle).map_or_else(
                    || Markup::text("–"),
                    |side| Markup::raw(format!("{} ({} o’clock)", DEGREES.show(side.pdof_deg), side.clock)),
                )
            }),
        );
        listing.row_if(
            &format!("EES, impact {number}"),
            &each(&|vehicle| SPEED.show_some(side(vehicle).and_then(|side| side.ees))),
        );
    }
    listing.row_if(
        "Path from separation to the end",
        &each(&|vehicle| LENGTH.show_some(vehicle.distance_after_separation)),
    );
    listing.row(
        &Markup::text("State at the end"),
        &each(&|vehicle| match (vehicle.at_rest, vehicle.rest_time) {
            (true, Some(time)) => Markup::raw(format!("at rest from {}", INSTANT.show(time))),
            (true, None) => Markup::text("at rest"),
            (false, _) => Markup::raw(format!("moving at {}", SPEED.show(vehicle.last.speed))),
        }),
    );
    listing.finish()
}
