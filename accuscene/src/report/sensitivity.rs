//! How much an impact moves with its point and its plane.

use accuscene_core::event::{CollisionEvent, ImpactSensitivity, ImpactShift, SiteVariation, VariedSite};

use super::escape::Markup;
use super::listing::{Cell, Listing};
use super::sheet::Sheet;
use super::units::{ANGLE, DEGREES, LENGTH, SPEED, Unit, YAW_RATE};

/// The table of an impact; nothing where point and plane are results.
pub(super) fn sensitivity(sheet: &Sheet<'_>, collision: &CollisionEvent) -> String {
    let Some(sensitivity) = &collision.sensitivity else { return String::new() };
    let heads = ["Point and plane", "#Delta-V", "#PDOF", "#Change of yaw rate", "#EES"].map(Markup::text);
    let mut listing = Listing::new(Markup::default(), &heads);
    for (k, side) in collision.bodies.iter().enumerate().filter(|(_, side)| !side.immovable) {
        listing.group(&sheet.name(&side.body));
        let own = [side.delta_v_magnitude, side.pdof_deg, side.delta_yaw_rate, side.ees.unwrap_or(f64::NAN)];
        let uncertainty = sensitivity.uncertainty.as_ref().map(|both| values(&both[k]));
        let cells = [0, 1, 2, 3].map(|f| {
            let shown = UNITS[f].show_around(own[f], uncertainty.map(|u| u[f]));
            Cell::Number(Markup::raw(format!("<strong>{shown}</strong>")))
        });
        listing.row(&Markup::text("as it acted, ± standard uncertainty"), &cells);
        for of in VariedSite::ALL {
            if let Some((head, both)) = kind(sensitivity, of) {
                let changes = both.map(|v| v.change.as_ref().map(|change| values(&change[k])));
                let cell = |f: usize| UNITS[f].show_changes(changes.map(|c| c.map(|c| c[f])));
                listing.row(&head, &[0, 1, 2, 3].map(|f| Cell::Number(cell(f))));
            }
        }
    }
    format!(
        "<div class=\"wide\">{}</div><p class=\"note\">The impact solved again with its point shifted or its plane turned \
         by one standard deviation, first the one way, then the other; what the figures change by. Positive is upwards, to \
         the second body, and to the left of the way from the first to the second. The uncertainty is that of point and \
         plane alone, to first order.{}</p>",
        listing.finish(),
        refusals(sensitivity)
    )
}

const UNITS: [Unit; 4] = [SPEED, DEGREES, YAW_RATE, SPEED];

fn values(shift: &ImpactShift) -> [f64; 4] {
    [shift.delta_v, shift.pdof_deg, shift.delta_yaw_rate, shift.ees]
}

/// The name of a kind of variation, and the two of it.
fn kind(sensitivity: &ImpactSensitivity, of: VariedSite) -> Option<(Markup, [&SiteVariation; 2])> {
    let mut those = sensitivity.variations.iter().filter(|v| v.of == of);
    let both = [those.next()?, those.next()?];
    Some((Markup::raw(format!("{}, ± {}", named(of), unit(of).show(both[0].by.abs()))), both))
}

fn named(of: VariedSite) -> &'static str {
    match of {
        VariedSite::PointAlongPlane => "point along the plane",
        VariedSite::PointAlongNormal => "point along the normal",
        VariedSite::PointHeight => "point in height",
        VariedSite::Plane => "plane turned",
    }
}

fn unit(of: VariedSite) -> Unit {
    if of == VariedSite::Plane { ANGLE } else { LENGTH }
}

/// Why a variation has no figures.
fn refusals(sensitivity: &ImpactSensitivity) -> String {
    let refused = sensitivity.variations.iter().filter_map(|v| {
        let reason = Markup::text(v.refusal.as_ref()?);
        let way = if v.by < 0.0 { "−" } else { "+" };
        let by = unit(v.of).show(v.by.abs());
        Some(format!(" No solution with {} by {way}{by}: {reason}.", Markup::text(named(v.of))))
    });
    refused.collect()
}
