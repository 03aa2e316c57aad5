//! The ways to the start of the scene: on the plan and in a table.

use accuscene_core::arith::{FRAC_PI_2, sin_cos};
use accuscene_physics::approach::Stage;

use super::canvas::{Labels, View, path};
use super::escape::Markup;
use super::findings::road_speed;
use super::listing::{Cell, Listing, over_numbers};
use super::sheet::Sheet;
use super::units::{ACCELERATION, INSTANT, LENGTH};

/// Longest way before the start that widens the plan, m: one that begins farther away leaves it at the edge.
const SHOWN: f64 = 150.0;

/// Most characters of a stage's name on the plan.
const SHORT: usize = 24;

/// Points that the plan shows.
pub(super) fn points(sheet: &Sheet<'_>) -> Vec<[f64; 2]> {
    let near = stages(sheet).filter(|(_, stage)| stage.distance <= SHOWN);
    near.flat_map(|(_, stage)| stage.points.iter().copied()).collect()
}

/// The ways, dashed in the colours of the vehicles, with a tick and the name where a stage begins.
pub(super) fn ways(sheet: &Sheet<'_>, view: &View, labels: &mut Labels) -> String {
    let mut markup = String::new();
    for (index, stage) in stages(sheet) {
        let colour = &sheet.colours[index];
        let (sin, cos) = sin_cos(stage.course);
        let [x, y] = stage.position;
        let half = 0.008 * view.width();
        let tick = [[x - half * sin, y + half * cos], [x + half * sin, y - half * cos]];
        markup.push_str(&format!(
            "<path class=\"earlier\" stroke=\"{colour}\" d=\"{}\"/><path class=\"earlier stage\" stroke=\"{colour}\" d=\"{}\"/>",
            path(&stage.points, false),
            path(&tick, false)
        ));
        let seen = (view.left..=view.right).contains(&x) && (view.bottom..=view.top).contains(&y);
        if seen {
            let text = format!("{} {}", index + 1, short(stage.name()));
            labels.place(&text, "", stage.position, half, stage.course + FRAC_PI_2);
        }
    }
    markup
}

/// The table of stages; empty where no scene tells of one.
pub(super) fn table(sheet: &Sheet<'_>) -> String {
    if !any(sheet) {
        return String::new();
    }
    let heads = ["Time", "Distance to the start", "Speed at its begin", "Acceleration"];
    let heads: Vec<Markup> = std::iter::once(Markup::text("Stage"))
        .chain(heads.iter().map(|head| over_numbers(&Markup::text(head))))
        .collect();
    let mut listing = Listing::new(Markup::default(), &heads);
    for vehicle in &sheet.outcome.vehicles {
        let Some(approach) = vehicle.approach.as_ref().filter(|approach| !approach.stages.is_empty()) else {
            continue;
        };
        listing.group(&sheet.name(&vehicle.id));
        for stage in &approach.stages {
            let cells = [
                INSTANT.show(stage.time),
                LENGTH.show(stage.distance),
                road_speed(Some(stage.speed)),
                ACCELERATION.show(stage.acceleration),
            ];
            listing.row(&Markup::text(stage.name()), &cells.map(Cell::Number));
        }
        let start = [INSTANT.show(0.0), LENGTH.show(0.0), road_speed(Some(vehicle.start.speed))];
        let cells = start.into_iter().chain([Markup::default()]).map(Cell::Number);
        listing.row(&Markup::text("start of the scene"), &cells.collect::<Vec<_>>());
    }
    format!(
        "<h3>Before the start</h3>{}<p class=\"note\">Run backward from the start with constant accelerations along straights and \
         bends; way and time of the centre of gravity. Nothing of it acts on the simulated motion.</p>",
        listing.finish()
    )
}

/// Whether any vehicle has a way before the start.
pub(super) fn any(sheet: &Sheet<'_>) -> bool {
    stages(sheet).next().is_some()
}

/// Every stage with the place of its vehicle.
fn stages<'a>(sheet: &'a Sheet<'_>) -> impl Iterator<Item = (usize, &'a Stage)> {
    let vehicles = sheet.outcome.vehicles.iter().enumerate();
    vehicles.flat_map(|(index, vehicle)| {
        vehicle.approach.iter().flat_map(|approach| &approach.stages).map(move |stage| (index, stage))
    })
}

/// A name that does not cover the plan.
fn short(name: &str) -> String {
    if name.chars().count() <= SHORT {
        return name.to_owned();
    }
    name.chars().take(SHORT - 1).chain(['…']).collect()
}
