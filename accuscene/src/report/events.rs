//! What happened besides the collisions, in words.

use accuscene_core::arith::{Real, cos, sin};
use accuscene_core::event::Event;
use accuscene_core::scene::Side;
use serde_json::Value;

use super::escape::Markup;
use super::listing::{Cell, Listing, caption, over_numbers};
use super::sheet::Sheet;
use super::units::{ANGLE, ENERGY, FORCE, INSTANT, LENGTH, SPEED, number};
use crate::series::column;

/// The table of events; empty where nothing happened.
pub(super) fn events(sheet: &Sheet<'_>) -> String {
    let events = &sheet.outcome.events;
    if events.is_empty() {
        return String::new();
    }
    let heads = [Markup::text("Event"), over_numbers(&Markup::text("Time")), Markup::text("Particulars")];
    let mut listing = Listing::new(caption("Other events."), &heads);
    for event in events {
        let (title, text) = told(sheet, event);
        let cells = [Cell::Number(INSTANT.show(event.time())), Cell::Text(Markup::raw(text))];
        listing.row(&Markup::text(&title), &cells);
    }
    listing.finish()
}

/// Sentences on what a reader of the findings must not miss: vehicles that tip over, combinations that come apart.
pub(super) fn findings(sheet: &Sheet<'_>) -> String {
    let grave = |event: &&Event| matches!(event, Event::Rollover { .. } | Event::Uncoupled { .. });
    let sentence =
        |event: &Event| format!("<p>At {}: {}</p>", INSTANT.show(event.time()), told(sheet, event).1);
    sheet.outcome.events.iter().filter(grave).map(sentence).collect()
}

/// A heading and a sentence for an event.
fn told(sheet: &Sheet<'_>, event: &Event) -> (String, String) {
    let name = |id: &String| sheet.name(id);
    let (title, text) = match event {
        Event::Contact { bodies: [one, two], .. } => {
            ("Contact", format!("{} and {} touch.", name(one), name(two)))
        }
        Event::Push(push) => (
            "Leaning",
            format!(
                "{} and {} press against each other {}, in {} small impulses that are no impacts of their own; \
                 {} of kinetic energy is lost.",
                name(&push.bodies[0]),
                name(&push.bodies[1]),
                until(push.time, push.end),
                push.impulses,
                ENERGY.show(push.energy_loss),
            ),
        ),
        Event::Rest { body, position: [x, y, _], heading, .. } => (
            "Rest",
            format!(
                "{} comes to rest at x {}, y {}, heading {}.",
                name(body),
                LENGTH.show(*x),
                LENGTH.show(*y),
                ANGLE.show(*heading),
            ),
        ),
        Event::WheelLift { body, wheel, .. } => (
            "Wheel off the ground",
            format!("The {} of {} leaves the ground.", wheel_name(wheel), name(body)),
        ),
        Event::Uncoupled { coupling, bodies: [leader, towed], force, .. } => (
            "Coupling apart",
            format!(
                "The coupling {} of {} and {} comes apart under a force of {}; from then on each moves on its own.",
                Markup::text(coupling),
                name(leader),
                name(towed),
                FORCE.show(*force),
            ),
        ),
        Event::GroundContact { body, point: [x, y, _], speed, .. } => (
            "Bodywork on the ground",
            format!(
                "The bodywork of {} touches the ground at x {}, y {}, striking it with {}.",
                name(body),
                LENGTH.show(*x),
                LENGTH.show(*y),
                SPEED.show(*speed),
            ),
        ),
        Event::Rollover { body, side, quarter_turns, .. } => {
            let lies = posture(sheet, body)
                .map_or(String::new(), |on| format!("; at the end of the run it is on its {on}"));
            let turned = turned(*quarter_turns);
            ("Rollover", format!("{} tips onto its {} side and {turned}{lies}.", name(body), word(*side)))
        }
        Event::OutsideModel { body, reason, .. } => (
            "End of the models",
            format!("{} leaves what the models cover: {}.", name(body), Markup::text(reason)),
        ),
        other => return named(other),
    };
    (title.to_owned(), text)
}

/// When a lean ends, or that it begins and ends in one instant as shown.
fn until(begin: f64, end: f64) -> String {
    let [begin, end] = [begin, end].map(|time| INSTANT.show(time));
    if begin == end { format!("at {end}") } else { format!("until {end}") }
}

/// How far a vehicle has rolled at the end of the run.
fn turned(quarters: u32) -> String {
    match quarters {
        0 => "falls back".to_owned(),
        1 => "rolls a quarter turn in all".to_owned(),
        count => format!("rolls {count} quarter turns in all"),
    }
}

/// What a vehicle is on in its last recorded row; `None` without one.
fn posture(sheet: &Sheet<'_>, id: &str) -> Option<&'static str> {
    let table = sheet.outcome.recording.table(&format!("vehicle.{id}"))?;
    let last = |name: &str| column(table, name)?.last().copied();
    Some(lies(last("roll")?, last("pitch")?))
}

/// What a body with these angles is on: of its six sides the one that faces the ground most.
fn lies(roll: f64, pitch: f64) -> &'static str {
    let (up, left, nose) = (cos(roll) * cos(pitch), sin(roll) * cos(pitch), -sin(pitch));
    let most = Real::max(Real::max(up.abs(), left.abs()), nose.abs());
    match (most == up.abs(), most == left.abs()) {
        (true, _) => {
            if up > 0.0 {
                "wheels"
            } else {
                "roof"
            }
        }
        (_, true) => {
            if left > 0.0 {
                "right side"
            } else {
                "left side"
            }
        }
        _ => {
            if nose > 0.0 {
                "tail"
            } else {
                "nose"
            }
        }
    }
}

fn word(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

/// A wheel as readers name it: `fl` is the front left one, `2r` the right one of axle 2.
fn wheel_name(name: &str) -> Markup {
    Markup::text(&match name {
        "fl" => "front left wheel".to_owned(),
        "fr" => "front right wheel".to_owned(),
        "rl" => "rear left wheel".to_owned(),
        "rr" => "rear right wheel".to_owned(),
        other => match (other.strip_suffix('l'), other.strip_suffix('r')) {
            (Some(axle), _) => format!("left wheel of axle {axle}"),
            (_, Some(axle)) => format!("right wheel of axle {axle}"),
            _ => format!("wheel {other}"),
        },
    })
}

/// An event of a kind that has no words here: kind and particulars as its public form names them.
fn named(event: &Event) -> (String, String) {
    let value = serde_json::to_value(event).unwrap_or(Value::Null);
    let kind = value.get("kind").and_then(Value::as_str).unwrap_or("event").replace('-', " ");
    let members = value.as_object().into_iter().flatten();
    let rest = members.filter(|(key, _)| !["kind", "time"].contains(&key.as_str())).map(|(key, member)| {
        let text = match member {
            Value::String(text) => text.clone(),
            Value::Number(value) => number(value.as_f64().unwrap_or(f64::NAN), 3),
            other => other.to_string(),
        };
        Markup::text(&format!("{} {text}", key.replace('_', " "))).to_string()
    });
    (kind, rest.collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::lies;
    use core::f64::consts::{FRAC_PI_2, PI};

    #[test]
    fn a_positive_roll_lowers_the_right_side_and_a_positive_pitch_the_nose() {
        assert_eq!(lies(0.3, -0.4), "wheels");
        assert_eq!(lies(FRAC_PI_2 + 0.2, 0.1), "right side");
        assert_eq!(lies(-FRAC_PI_2, 0.0), "left side");
        assert_eq!(lies(PI - 0.3, 0.2), "roof");
        assert_eq!(lies(3.0 * FRAC_PI_2, 0.0), "left side");
        assert_eq!(lies(0.1, 1.3), "nose");
    }
}
