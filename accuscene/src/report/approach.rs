//! The ways to the start of the scene: on the plan and in a table.

use accuscene_core::arith::{FRAC_PI_2, Real, atan2, sin_cos};
use accuscene_physics::approach::Stage;

use super::canvas::{Labels, View, path};
use super::escape::Markup;
use super::findings::road_speed;
use super::listing::{Cell, Listing, over_numbers};
use super::sheet::Sheet;
use super::units::{ACCELERATION, INSTANT, LENGTH, Scale, Unit};

/// Way before the start that always widens the plan, m. A longer one does where the event itself is so large that it still
/// takes [`SHARE`] of the plan; else the way is cut at the frame, and the plan says how far away it begins.
const SHOWN: f64 = 150.0;
/// A third of the plan for the event.
const SHARE: f64 = 1.0 / 3.0;
/// Lengths of ways that are cut, to the metre and to the foot.
const CUT: Unit = Unit { si: Scale { digits: 0, ..LENGTH.si }, us: Scale { digits: 0, ..LENGTH.us } };

/// Most characters of a stage's name on the plan.
const SHORT: usize = 24;

/// Points that the plan shows beside an event of a size, m.
pub(super) fn points(sheet: &Sheet<'_>, event: f64) -> Vec<[f64; 2]> {
    let most = Real::max(SHOWN, event * (1.0 / SHARE - 1.0));
    let near = stages(sheet).filter(|(_, stage)| stage.distance <= most);
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
        if view.holds(stage.position) {
            let text = format!("{} {}", index + 1, short(stage.name()));
            labels.place(&text, "", stage.position, half, stage.course + FRAC_PI_2);
        }
    }
    for (index, vehicle) in sheet.outcome.vehicles.iter().enumerate() {
        let stages = vehicle.approach.as_ref().map_or(&[][..], |approach| &approach.stages);
        if let (Some(first), Some((edge, back))) = (stages.first(), leaves(stages, view)) {
            let (text, seen) = begins(index + 1, first.distance);
            // A little inside the frame, on the other side of the way than the names of stages.
            let (sin, cos) = sin_cos(back);
            // A text beside a way across the plan has half of its length on either side of the spot.
            let inside = (0.03 + 0.11 * cos.abs()) * view.width();
            let spot = [edge[0] + inside * cos, edge[1] + inside * sin];
            labels.place_marked(&text, seen, "", spot, 0.0, back - FRAC_PI_2);
        }
    }
    markup
}

/// Where the way, seen backward from the start, leaves the view first, and the direction back into it, rad.
fn leaves(stages: &[Stage], view: &View) -> Option<([f64; 2], f64)> {
    let mut points = stages.iter().rev().flat_map(|stage| stage.points.iter().rev().copied());
    let mut inside = points.next().filter(|point| view.holds(*point))?;
    for point in points {
        if !view.holds(point) {
            let back = [inside[0] - point[0], inside[1] - point[1]];
            return Some((view.exit(inside, point), atan2(back[1], back[0])));
        }
        inside = point;
    }
    None
}

/// How far from the start the way of a vehicle begins, and the characters of it that are seen at once.
fn begins(number: usize, distance: f64) -> (Markup, usize) {
    let [si, us] = [CUT.si, CUT.us].map(|scale| scale.write(distance));
    let text = format!(
        "{number} begins <tspan class=\"si\">{si}</tspan><tspan class=\"us\">{us}</tspan> before the start"
    );
    (Markup::raw(text), format!("{number} begins {si} before the start").chars().count())
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
