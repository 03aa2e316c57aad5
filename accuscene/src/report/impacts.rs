//! One section an impact: the enlarged view beside what both vehicles experience, then the impact itself.

use accuscene_core::arith::atan2;
use accuscene_core::event::{CollisionEvent, CollisionSide};

use super::damage::damage;
use super::detail::{Detail, detail};
use super::diagram::length;
use super::escape::Markup;
use super::listing::{Cell, Listing, over_numbers};
use super::sensitivity::sensitivity;
use super::sheet::Sheet;
use super::site::Site;
use super::units::{
    ANGLE, AREA, DEGREES, ENERGY, FORCE, IMPULSE, INSTANT, LENGTH, NUMBER, SPEED, Unit, YAW_RATE,
};

/// All impacts with the drawing units of their figures, in order.
pub(super) fn impacts(sheet: &Sheet<'_>, site: &Site) -> (String, Vec<f64>) {
    let mut markup = String::new();
    let mut drawn = Vec::new();
    for collision in &sheet.outcome.collisions {
        let number = sheet.impact_number(collision);
        let figure = detail(sheet, site, collision);
        markup.push_str(&format!(
            "<h3 id=\"impact-{number}\">Impact {number}: {} and {}</h3><div class=\"details\"><figure><div \
             class=\"plan\">{}</div><figcaption>{}</figcaption></figure><div>{}</div></div>{}{}{}",
            sheet.name(&collision.bodies[0].body),
            sheet.name(&collision.bodies[1].body),
            figure.svg,
            legend(&figure, number),
            sides(sheet, collision),
            facts(collision),
            sensitivity(sheet, collision),
            damage(sheet, collision),
        ));
        drawn.push(figure.unit);
    }
    if sheet.outcome.collisions.is_empty() {
        markup.push_str("<p>No collision occurs in the simulated time.</p>");
    }
    (markup, drawn)
}

fn legend(figure: &Detail, number: usize) -> String {
    format!(
        "<b>Figure {}.</b> Impact {number}, to scale. Filled: first contact; dash-dotted: separation. Cross: point of impact; \
         dashed line and n: contact plane and its normal. v (dashed) and v′: velocity before and after, 1 m for {}; J: \
         impulse, 1 m for {}.",
        number + 1,
        SPEED.show(figure.speed_scale),
        IMPULSE.show(figure.impulse_scale),
    )
}

fn sides(sheet: &Sheet<'_>, collision: &CollisionEvent) -> String {
    let heads: Vec<Markup> = std::iter::once(Markup::default())
        .chain(collision.bodies.iter().map(|side| over_numbers(&sheet.name(&side.body))))
        .collect();
    let mut listing = Listing::new(Markup::default(), &heads);
    let each = |value: &dyn Fn(&CollisionSide) -> Markup| -> Vec<Cell> {
        let shown = |side: &CollisionSide| if side.immovable { Markup::text("–") } else { value(side) };
        collision.bodies.iter().map(|side| Cell::Number(shown(side))).collect()
    };
    listing.row_if("Delta-V", &each(&|side| strong(&SPEED.show(side.delta_v_magnitude))));
    listing.row_if("Delta-V, forward", &each(&|side| SPEED.show(side.delta_v_body[0])));
    listing.row_if("Delta-V, leftward", &each(&|side| SPEED.show(side.delta_v_body[1])));
    listing.row_if("PDOF", &each(&|side| DEGREES.show(side.pdof_deg)));
    listing.row_if("Clock direction", &each(&|side| Markup::text(&format!("{} o’clock", side.clock))));
    listing.row_if("Speed before", &each(&|side| SPEED.show(length(side.velocity_before))));
    listing.row_if("Speed after", &each(&|side| SPEED.show(length(side.velocity_after))));
    listing.row_if("Change of yaw rate", &each(&|side| YAW_RATE.show(side.delta_yaw_rate)));
    listing.row_if("Yaw rate after", &each(&|side| YAW_RATE.show(side.angular_velocity_after[2])));
    listing.row_if("EES", &each(&|side| SPEED.show_some(side.ees)));
    listing.row_if("Deformation energy", &each(&|side| ENERGY.show_some(side.crush_energy)));
    listing.row_if("Tyres’ share until separation", &each(&|side| SPEED.show(length(side.tyre_delta_v))));
    listing.row_if("Heading change until separation", &each(&|side| ANGLE.show(side.heading_change)));
    let mut sensors: Vec<&str> =
        collision.bodies.iter().flat_map(|side| &side.sensors).map(|sensor| sensor.id.as_str()).collect();
    sensors.dedup();
    for id in sensors {
        let value = |side: &CollisionSide| {
            SPEED.show_some(side.sensors.iter().find(|sensor| sensor.id == id).map(|sensor| sensor.magnitude))
        };
        listing.row(&Markup::text(&format!("Delta-V at sensor {id}")), &each(&value));
    }
    listing.finish()
}

fn facts(collision: &CollisionEvent) -> String {
    let heads =
        ["Time and place", "", "Impulse and energy", "", "Audit and parameters", ""].map(Markup::text);
    let mut listing = Listing::new(Markup::default(), &heads);
    let (left, middle, right) = (timing(collision), exchange(collision), audit(collision));
    let rows = left.len().max(middle.len()).max(right.len());
    for row in 0..rows {
        let pair = |facts: &[(String, Markup)]| {
            facts.get(row).map_or_else(
                || (Markup::default(), Markup::default()),
                |(name, value)| (Markup::text(name), value.clone()),
            )
        };
        let (head, first) = pair(&left);
        let (second_name, second) = pair(&middle);
        let (third_name, third) = pair(&right);
        let cells = [
            Cell::Number(first),
            Cell::Text(second_name),
            Cell::Number(second),
            Cell::Text(third_name),
            Cell::Number(third),
        ];
        listing.row(&head, &cells);
    }
    format!(
        "<div class=\"triple\">{}</div><p class=\"note\">Model: {}. Contact plane: {}. Point of impact: {}. Restitution: {}.{}</p>",
        listing.finish(),
        Markup::text(&collision.model),
        Markup::text(&collision.plane_rule),
        Markup::text(&collision.point_rule),
        Markup::text(&collision.restitution_rule),
        together(collision)
    )
}

/// What figures of an impulse that acts together with others mean.
fn together(collision: &CollisionEvent) -> String {
    if collision.simultaneous < 2 {
        return String::new();
    }
    format!(
        " One of {} impulses in this instant: the speed of separation is that after all of them, energies are shares.",
        collision.simultaneous
    )
}

fn fact(name: &str, unit: &Unit, value: f64) -> (String, Markup) {
    (name.to_owned(), unit.show(value))
}

fn timing(collision: &CollisionEvent) -> Vec<(String, Markup)> {
    let [x, y, z] = collision.point;
    let normal = atan2(collision.normal[1], collision.normal[0]);
    vec![
        fact("First contact", &INSTANT, collision.first_contact),
        fact("Impulse acts", &INSTANT, collision.time),
        fact("Separation", &INSTANT, collision.separation),
        fact("Point x", &LENGTH, x),
        fact("Point y", &LENGTH, y),
        fact("Point z", &LENGTH, z),
        fact("Direction of normal", &ANGLE, normal),
        fact("Penetration", &LENGTH, collision.penetration),
        fact("Overlap area", &AREA, collision.overlap_area),
    ]
}

fn exchange(collision: &CollisionEvent) -> Vec<(String, Markup)> {
    let mut facts = vec![
        fact("Impulse", &IMPULSE, length(collision.impulse)),
        fact("Impulse, normal", &IMPULSE, collision.impulse_normal),
        fact("Impulse, tangential", &IMPULSE, collision.impulse_tangential),
        fact("Closing speed", &SPEED, collision.closing_speed),
        fact("Separation speed", &SPEED, collision.separation_speed),
        fact("Sliding speed", &SPEED, collision.sliding_speed),
        fact("Energy loss", &ENERGY, collision.energy_loss),
    ];
    if let Some(force) = &collision.impact_force {
        facts.push(fact("Mean force", &FORCE, force.mean));
        if let Some(peak) = force.peak {
            facts.push(fact("Peak force", &FORCE, peak));
        }
        facts.push(fact("Contact duration", &INSTANT, force.contact_duration));
    }
    facts
}

fn audit(collision: &CollisionEvent) -> Vec<(String, Markup)> {
    let audit = &collision.audit;
    let residual =
        |name: &str, value: f64| (name.to_owned(), Markup::text(&format!("{value:.1e}").replace('-', "−")));
    let verdict = if audit.holds {
        "<span class=\"pass\">✓ holds</span>"
    } else {
        "<span class=\"fail\">✗ fails</span>"
    };
    let mut facts = vec![
        residual("Residual of momentum", audit.momentum_residual),
        residual("of angular momentum", audit.angular_momentum_residual),
        residual("of energy", audit.energy_residual),
        ("Balance".to_owned(), Markup::raw(verdict)),
        fact("Restitution", &NUMBER, collision.restitution),
        fact("Friction limit", &NUMBER, collision.friction),
    ];
    if let Some(ratio) = collision.impulse_ratio {
        facts.push(fact("Impulse ratio", &NUMBER, ratio));
    }
    let kind = if collision.full_impact { "full: no sliding at the end" } else { "sliding" };
    facts.push(("Kind".to_owned(), Markup::text(kind)));
    facts
}

fn strong(markup: &Markup) -> Markup {
    Markup::raw(format!("<strong>{markup}</strong>"))
}
