//! What an impact leaves and how it felt: the crushed faces with C1 to C6, damaged wheels, and the pulse.

use accuscene_core::arith::Real;
use accuscene_core::event::{CollisionEvent, CollisionSide, FaceDamage};

use super::escape::Markup;
use super::listing::{Cell, Listing};
use super::sheet::Sheet;
use super::units::{DEGREES, LENGTH, NUMBER, both};

/// Size of the plot of a pulse in its own units: whole, frame's left, top, right and bottom margin.
const SIZE: [f64; 2] = [1000.0, 200.0];
const MARGIN: [f64; 4] = [58.0, 26.0, 20.0, 36.0];
/// Standard gravity, m/s².
const G: f64 = 9.80665;
/// The least crush that is not shown as 0.00 m.
const LEAST: f64 = 0.005;

/// Damage, wheels and pulses of an impact; nothing of what it does not have.
pub(super) fn damage(sheet: &Sheet<'_>, collision: &CollisionEvent) -> String {
    profiles(sheet, collision) + &wheels(sheet, collision) + &pulses(sheet, collision)
}

fn profiles(sheet: &Sheet<'_>, collision: &CollisionEvent) -> String {
    let sides = collision.bodies.each_ref().map(|side| {
        let pressed = side.damage.iter().filter(|face| face.deepest >= LEAST || crushed(face));
        (&side.body, pressed.collect::<Vec<_>>())
    });
    if sides.iter().all(|(_, faces)| faces.is_empty()) {
        return String::new();
    }
    let heads = ["Damage", "#from", "#to", "#C1", "#C2", "#C3", "#C4", "#C5", "#C6", "#deepest"];
    let heads = heads.map(Markup::text);
    let mut listing = Listing::new(Markup::default(), &heads);
    for (body, faces) in sides.iter().filter(|(_, faces)| !faces.is_empty()) {
        listing.group(&sheet.name(body));
        for face in faces {
            let number = |value: &f64| Cell::Number(LENGTH.show(*value));
            let profile = if crushed(face) {
                face.profile.iter().map(number).collect()
            } else {
                vec![Cell::Wide(both("below 5\u{a0}mm", "below 0.2\u{a0}in"), face.profile.len())]
            };
            let extent = face.extent.iter().map(number);
            let cells: Vec<Cell> = extent.chain(profile).chain([number(&face.deepest)]).collect();
            listing.row(&Markup::text(&face.face), &cells);
        }
    }
    format!(
        "<div class=\"wide\">{}</div><p class=\"note\">Permanent crush C1 to C6 at even places from the first end of the \
         damage to the second; places along the face from the centre of gravity: left of it for front and rear, ahead of \
         it for the sides. Deepest: during the contact. Crush of earlier impacts is in it. Under an impulse the crush is as \
         deep as its share of the lost energy goes by A and B, in the shape of the overlap.</p>",
        listing.finish()
    )
}

/// Whether a face keeps crush that is not shown as 0.00 m throughout.
fn crushed(face: &FaceDamage) -> bool {
    face.profile.iter().any(|depth| *depth >= LEAST)
}

/// The wheels that impacts have damaged so far.
fn wheels(sheet: &Sheet<'_>, collision: &CollisionEvent) -> String {
    if collision.bodies.iter().all(|side| side.wheels.is_empty()) {
        return String::new();
    }
    let heads = ["Wheels", "#locked", "#bent by", "#pushed forward", "#pushed to the left", "tyre", "by"];
    let mut listing = Listing::new(Markup::default(), &heads.map(Markup::text));
    for side in collision.bodies.iter().filter(|side| !side.wheels.is_empty()) {
        listing.group(&sheet.name(&side.body));
        for w in &side.wheels {
            let tyre = match (w.missing, w.deflated) {
                (true, _) => "wheel torn off",
                (_, true) => "flat",
                _ => "sound",
            };
            let cells = [
                Cell::Number(NUMBER.show(w.lock)),
                Cell::Number(DEGREES.show(w.steer.to_degrees())),
                Cell::Number(LENGTH.show(w.displacement[0])),
                Cell::Number(LENGTH.show(w.displacement[1])),
                Cell::Text(Markup::text(tyre)),
                Cell::Text(Markup::text(if w.given { "the scene" } else { "the crush" })),
            ];
            listing.row(&Markup::text(&w.wheel), &cells);
        }
    }
    format!(
        "<div class=\"wide\">{}</div><p class=\"note\">Wheels as they are from here on. Locked: 0 turns freely, 1 not at \
         all; bent: beside what is steered, to the left positive; pushed: the hub.</p>",
        listing.finish()
    )
}

fn pulses(sheet: &Sheet<'_>, collision: &CollisionEvent) -> String {
    let sides: Vec<&CollisionSide> = collision.bodies.iter().filter(|s| s.pulse.is_some()).collect();
    let forward = |side: &CollisionSide| -> Vec<(f64, f64)> {
        let Some(pulse) = &side.pulse else { return Vec::new() };
        let middle = |k: usize| (k as f64 + 0.5) * pulse.interval * 1e3;
        pulse.acceleration.iter().enumerate().map(|(k, a)| (middle(k), a[0] / G)).collect()
    };
    let curves: Vec<Vec<(f64, f64)>> = sides.iter().map(|side| forward(side)).collect();
    let points = || curves.iter().flatten();
    let end = points().fold(0.0, |most, (t, _)| Real::max(most, *t));
    if end <= 0.0 {
        return String::new();
    }
    let step_t = tick(end);
    let low = points().fold(0.0, |least, (_, a)| Real::min(least, *a));
    let high = points().fold(0.0, |most, (_, a)| Real::max(most, *a));
    let step_a = tick(high - low);
    let (low, high) = ((low / step_a).floor() * step_a, (high / step_a).ceil() * step_a);
    let [left, top, right, bottom] = MARGIN;
    let (inner, tall) = (SIZE[0] - left - right, SIZE[1] - top - bottom);
    let x = |t: f64| left + t / end * inner;
    let y = |a: f64| top + (high - a) / Real::max(high - low, 1e-9) * tall;
    let mut body = String::new();
    let mut a = low;
    while a <= high + 1e-9 * step_a {
        body.push_str(&format!(
            "<path class=\"grid\" d=\"M{left} {0:.2}H{1}\"/><text x=\"{2}\" y=\"{3:.2}\" text-anchor=\"end\">{a:.0}</text>",
            y(a),
            SIZE[0] - right,
            left - 6.0,
            y(a) + 4.0
        ));
        a += step_a;
    }
    let mut t = 0.0;
    while t <= end {
        body.push_str(&format!(
            "<text x=\"{:.2}\" y=\"{:.2}\" text-anchor=\"middle\">{t:.0}</text>",
            x(t),
            SIZE[1] - bottom + 15.0
        ));
        t += step_t;
    }
    for (index, (side, curve)) in sides.iter().zip(&curves).enumerate() {
        let mut data = String::new();
        for (k, (t, a)) in curve.iter().enumerate() {
            data.push_str(&format!("{}{:.1} {:.1}", if k == 0 { 'M' } else { 'L' }, x(*t), y(*a)));
        }
        let dash = ["", "7 3"][index % 2];
        let colour = sheet.index(&side.body).map_or("#000", |i| sheet.colours[i].as_str());
        body.push_str(&format!(
            "<path class=\"series\" stroke=\"{colour}\" stroke-dasharray=\"{dash}\" d=\"{data}\"/>"
        ));
    }
    format!(
        "<div class=\"plot\"><svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"Pulse over time\"><text class=\"title\" \
         x=\"{left}\" y=\"16\">Pulse: acceleration of the centre of gravity by the contact, forward positive, g</text>{body}\
         <rect class=\"frame\" x=\"{left}\" y=\"{top}\" width=\"{inner}\" height=\"{tall}\"/><text x=\"{:.1}\" y=\"{:.1}\" \
         text-anchor=\"middle\">time since first contact, ms</text></svg></div>",
        SIZE[0],
        SIZE[1],
        left + inner / 2.0,
        SIZE[1] - 5.0
    )
}

/// A round distance of ticks, so that four to ten of them fill a span.
fn tick(span: f64) -> f64 {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].iter().cycle().take(30) {
        if span / step <= 8.0 {
            break;
        }
        step *= factor;
    }
    step
}
