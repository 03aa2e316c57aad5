//! One impact enlarged: outlines at first contact and separation, point, contact plane, impulse, velocities.

use accuscene_core::arith::{Real, atan2};
use accuscene_core::event::CollisionEvent;

use super::canvas::{Labels, UNITS, View, arrow, path};
use super::diagram::length;
use super::furniture::scale_bar;
use super::outline::{footprint, outline, shaped};
use super::sheet::Sheet;
use super::site::Site;
use super::units;
use crate::outcome::{Pose, VehicleSummary};

/// Width in CSS pixels at which the text has its nominal size.
const PIXELS: f64 = 440.0;

/// The enlarged view and the scales of its arrows.
pub(super) struct Detail {
    pub(super) svg: String,
    pub(super) unit: f64,
    /// Speed that an arrow of one metre stands for, m/s.
    pub(super) speed_scale: f64,
    /// Impulse that an arrow of one metre stands for, N s.
    pub(super) impulse_scale: f64,
}

/// Draws one collision.
pub(super) fn detail(sheet: &Sheet<'_>, site: &Site, collision: &CollisionEvent) -> Detail {
    let number = sheet.impact_number(collision);
    let at = [collision.point[0], collision.point[1]];
    let sides: Vec<Drawn<'_>> =
        collision.bodies.iter().filter_map(|side| Drawn::of(sheet, &side.body, collision)).collect();
    let corners = sides.iter().flat_map(|side| {
        footprint(side.vehicle, &side.contact).into_iter().chain(footprint(side.vehicle, &side.separation))
    });
    let corners: Vec<[f64; 2]> = corners.chain([at]).collect();
    let framed = |points: &[[f64; 2]]| View::around(points.iter().copied()).framed(1.0, 5.0, 0.85, 1.0);
    // Arrows take their lengths from the bodies' view; the figure holds both.
    let reach = 0.3 * framed(&corners).width();
    let fastest = collision.bodies.iter().fold(0.0, |fastest, side| {
        Real::max(fastest, Real::max(length(side.velocity_before), length(side.velocity_after)))
    });
    let speed_scale = round_up(fastest / reach);
    let impulse_scale = round_up(length(collision.impulse) / reach);
    let mut arrows = vec![normal(collision, at, 0.6 * reach)];
    arrows.extend(sides.iter().flat_map(|side| velocities(side, collision, speed_scale, 0.02 * fastest)));
    arrows.extend(impulse(sheet, collision, at, impulse_scale));
    let tips = arrows.iter().map(|arrow| arrow.tip).collect();
    let view = framed(&[corners, tips].concat());
    let unit = view.unit(PIXELS);
    let mut labels = Labels::new(view, 12.5 * unit / UNITS);
    let mut body = String::new();
    for area in &site.obstacles {
        body.push_str(&format!("<path class=\"obstacle\" d=\"{}\"/>", path(&area.polygon, true)));
    }
    for side in &sides {
        let shape = side.crushed.unwrap_or(&side.vehicle.outline);
        body.push_str(&shaped(side.vehicle, shape, &side.separation, "separation", side.colour, "none"));
        body.push_str(&outline(side.vehicle, &side.contact, "contact", side.colour, side.colour));
    }
    body.push_str(&plane(collision, at, 0.3 * view.width()));
    for arrow in &arrows {
        body.push_str(&arrow.draw(0.03 * view.width(), &mut labels));
    }
    for side in &sides {
        body.push_str(&format!(
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{:.1}\" fill=\"{}\"/>",
            side.contact.position[0] * UNITS,
            -side.contact.position[1] * UNITS,
            3.2 * unit,
            side.colour
        ));
    }
    let arm = 0.014 * view.width();
    body.push_str(&format!(
        "<path class=\"poi\" d=\"{}{}\"/>",
        path(&[[at[0] - arm, at[1] - arm], [at[0] + arm, at[1] + arm]], false),
        path(&[[at[0] - arm, at[1] + arm], [at[0] + arm, at[1] - arm]], false)
    ));
    body.push_str(&labels.finish());
    body.push_str(&scale_bar(&view, unit, 1.0, "m", "si", 0));
    body.push_str(&scale_bar(&view, unit, 0.3048, "ft", "us", 1));
    let svg = format!(
        "<svg class=\"map\" id=\"impact-{number}-map\" viewBox=\"{}\" role=\"img\" aria-label=\"Impact {number} enlarged, \
         to scale\">{body}</svg>",
        view.view_box()
    );
    Detail { svg, unit, speed_scale, impulse_scale }
}

/// A vehicle of the collision with its poses at first contact and separation.
struct Drawn<'a> {
    vehicle: &'a VehicleSummary,
    colour: &'a str,
    number: usize,
    contact: Pose,
    separation: Pose,
    /// Outline after the impact, where that has changed it.
    crushed: Option<&'a [[f64; 2]]>,
}

impl<'a> Drawn<'a> {
    fn of(sheet: &'a Sheet<'_>, body: &str, collision: &'a CollisionEvent) -> Option<Self> {
        let index = sheet.index(body)?;
        let vehicle = &sheet.outcome.vehicles[index];
        let motion = &sheet.motions[index];
        let pose = |time: f64| motion.pose(time);
        Some(Self {
            vehicle,
            colour: &sheet.colours[index],
            number: index + 1,
            contact: pose(collision.first_contact).or(vehicle.first_contact)?,
            separation: pose(collision.separation).or(vehicle.separation)?,
            crushed: collision.bodies.iter().find(|s| s.body == body)?.outline.as_deref(),
        })
    }
}

/// An arrow of the figure with its name at the tip.
struct Arrow<'a> {
    class: &'static str,
    head: &'static str,
    colour: &'a str,
    from: [f64; 2],
    tip: [f64; 2],
    label: String,
    label_class: &'static str,
}

impl Arrow<'_> {
    fn draw(&self, head: f64, labels: &mut Labels) -> String {
        let turn = atan2(self.tip[1] - self.from[1], self.tip[0] - self.from[0]);
        labels.place(&self.label, self.label_class, self.tip, 0.0, turn);
        arrow(self.class, self.head, self.colour, self.from, self.tip, head)
    }
}

/// The normal of the contact plane, 1 to 2.
fn normal(collision: &CollisionEvent, at: [f64; 2], reach: f64) -> Arrow<'static> {
    let [nx, ny, _] = collision.normal;
    let tip = [at[0] + nx * reach, at[1] + ny * reach];
    let (class, head) = ("normal", "normal-head");
    Arrow { class, head, colour: "", from: at, tip, label: "n".to_owned(), label_class: "" }
}

/// Velocities before and after, but those that are no larger than `least`.
fn velocities<'a>(
    side: &Drawn<'a>,
    collision: &CollisionEvent,
    scale: f64,
    least: f64,
) -> impl Iterator<Item = Arrow<'a>> {
    let motion = collision.bodies.iter().find(|other| other.body == side.vehicle.id);
    let of = motion
        .map(|motion| [(motion.velocity_before, "before", "v"), (motion.velocity_after, "after", "v′")]);
    let from = [side.contact.position[0], side.contact.position[1]];
    let (colour, number) = (side.colour, side.number);
    of.into_iter().flatten().filter(move |(velocity, ..)| length(*velocity) > least).map(
        move |(velocity, class, word)| Arrow {
            class,
            head: "nose",
            colour,
            from,
            tip: [from[0] + velocity[0] / scale, from[1] + velocity[1] / scale],
            label: format!("{word}{}", subscript(number)),
            label_class: "",
        },
    )
}

/// The impulse on the second body; none without one.
fn impulse(
    sheet: &Sheet<'_>,
    collision: &CollisionEvent,
    at: [f64; 2],
    scale: f64,
) -> Option<Arrow<'static>> {
    let body = &collision.bodies[1].body;
    let second = sheet.index(body).map_or_else(|| body.clone(), |index| (index + 1).to_string());
    let [x, y, _] = collision.impulse;
    (scale > 0.0).then(|| Arrow {
        class: "impulse",
        head: "impulse-head",
        colour: "",
        from: at,
        tip: [at[0] + x / scale, at[1] + y / scale],
        label: format!("J on {second}"),
        label_class: "red",
    })
}

/// The contact plane as a dashed line.
fn plane(collision: &CollisionEvent, at: [f64; 2], reach: f64) -> String {
    let [nx, ny, _] = collision.normal;
    let ends = [[at[0] + ny * reach, at[1] - nx * reach], [at[0] - ny * reach, at[1] + nx * reach]];
    format!("<path class=\"tangent\" d=\"{}\"/>", path(&ends, false))
}

/// The least of 1, 2, 5 times a power of ten that is not below `value`; 0 for 0.
fn round_up(value: f64) -> f64 {
    if !value.is_finite() || value <= 0.0 {
        return 0.0;
    }
    let below = super::canvas::round_length(value);
    [1.0, 2.0, 2.5, 5.0].into_iter().map(|factor| factor * below).find(|step| *step >= value).unwrap_or(value)
}

fn subscript(number: usize) -> String {
    units::number(number as f64, 0)
        .chars()
        .map(|digit| digit.to_digit(10).and_then(|d| char::from_u32(0x2080 + d)).unwrap_or(digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_scales_are_round_and_never_too_short() {
        for value in [0.013, 0.9, 1.0, 1.7, 3.9, 5.2, 61.0, 9_999.0] {
            let step = round_up(value);
            assert!(step >= value && step <= 2.51 * value, "{value} -> {step}");
        }
        assert_eq!(round_up(0.0), 0.0);
        assert_eq!(subscript(12), "₁₂");
    }
}
