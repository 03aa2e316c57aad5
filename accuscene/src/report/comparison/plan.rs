//! Where each model takes the vehicles: one plan of all, and a close-up of each vehicle's end.

use accuscene_core::arith::{Real, cos, sin};

use super::board::{Board, mark};
use crate::compare::{Course, ModelOutcome};
use crate::outcome::VehicleSummary;
use crate::report::canvas::{Labels, UNITS, View, path};
use crate::report::diagram::site_layers;
use crate::report::furniture::{grid, scale_bar};
use crate::report::kerb;
use crate::report::outline::{extent, footprint, outline, wreck_footprint};
use crate::report::palette::of_model;
use crate::report::site::Site;

/// Width in CSS pixels at which the text of the plan has its nominal size.
const PIXELS: f64 = 990.0;
/// The same for a close-up, of which two stand side by side.
const CLOSE_PIXELS: f64 = 480.0;
/// Text height in CSS pixels; the style sheet has the same.
const TEXT: f64 = 12.5;

/// A drawing and the drawing units that one CSS pixel takes in it.
pub(super) struct Drawing {
    pub(super) id: String,
    pub(super) svg: String,
    pub(super) unit: f64,
}

/// The plan of the whole event.
pub(super) fn plan(board: &Board<'_>, site: &Site) -> Drawing {
    let models = &board.comparison.models;
    let mut points: Vec<[f64; 2]> = Vec::new();
    for ran in models {
        for vehicle in &ran.vehicles {
            for pose in [Some(vehicle.start), vehicle.first_contact, Some(vehicle.last)] {
                points.extend(pose.iter().flat_map(|pose| footprint(vehicle, pose)));
            }
        }
        points.extend(ran.courses.iter().flat_map(|course| course.points.iter().copied()));
        points.extend(ran.collisions.iter().map(|collision| [collision.point[0], collision.point[1]]));
    }
    points.extend(site.obstacles.iter().flat_map(|area| area.polygon.iter().copied()));
    let tight = View::around(points.into_iter());
    let margin = Real::max(2.5, 0.07 * Real::max(tight.width(), tight.height()));
    let view = tight.framed(margin, 20.0, 0.42, 0.74);
    draw(board, site, view, PIXELS, "plan-map", "Plan of the event under all models", &|_| true, true)
}

/// The ends of one vehicle, as large as they go.
pub(super) fn close_up(board: &Board<'_>, site: &Site, index: usize) -> Drawing {
    let mut points: Vec<[f64; 2]> = Vec::new();
    for vehicle in board.comparison.models.iter().filter_map(|ran| ran.vehicles.get(index)) {
        points.extend(footprint(vehicle, &vehicle.last));
    }
    let view = View::around(points.into_iter()).framed(0.8, 7.0, 0.7, 0.7);
    let label = format!("Vehicle {} at the end of the run under all models", index + 1);
    let id = format!("end-{}-map", index + 1);
    draw(board, site, view, CLOSE_PIXELS, &id, &label, &|vehicle| vehicle == index, false)
}

#[expect(clippy::too_many_arguments, reason = "the two drawings differ in all of these")]
fn draw(
    board: &Board<'_>,
    site: &Site,
    view: View,
    pixels: f64,
    id: &str,
    label: &str,
    shows: &dyn Fn(usize) -> bool,
    whole: bool,
) -> Drawing {
    let unit = view.unit(pixels);
    let mut labels = Labels::new(view, TEXT * unit / UNITS);
    // North arrow and scale bar lie over these corners.
    let (east, south) = (view.right - 0.1 * view.width(), view.bottom + 0.14 * view.height());
    labels.avoid(&[[east, view.top], [view.right, view.top - 0.11 * view.width()]]);
    labels.avoid(&[[view.left, view.bottom], [view.left + 0.25 * view.width(), south]]);
    let kerbs = &board.comparison.echo.terrain.kerbs;
    let mut body = site_layers(site);
    body.push_str(&grid(&view, 1.0, "si", "m"));
    body.push_str(&grid(&view, 0.3048, "us", "ft"));
    body.push_str(&kerb::kerbs(kerbs, &view));
    if whole {
        body.push_str(&before(board, &mut labels));
    }
    for ran in &board.comparison.models {
        body.push_str(&format!("<g data-of=\"{}\">{}</g>", ran.model.name(), of_one(ran, unit, shows)));
    }
    ends(board, &mut labels, shows);
    if whole {
        body.push_str(&impacts(board, &view, &mut labels));
        kerb::label(kerbs, &view, &mut labels);
    }
    body.push_str(&labels.finish());
    body.push_str(&scale_bar(&view, unit, 1.0, "m", "si", 0));
    body.push_str(&scale_bar(&view, unit, 0.3048, "ft", "us", 1));
    let svg = format!(
        "<svg class=\"map\" id=\"{id}\" viewBox=\"{}\" role=\"img\" aria-label=\"{label}, to scale\">{body}</svg>",
        view.view_box()
    );
    Drawing { id: id.to_owned(), svg, unit }
}

/// Starts and first contacts: of the first model, for nothing separates the models before the first impact.
fn before(board: &Board<'_>, labels: &mut Labels) -> String {
    let Some(first) = board.comparison.models.first() else { return String::new() };
    let mut markup = String::new();
    for (index, vehicle) in first.vehicles.iter().enumerate() {
        markup.push_str(&outline(vehicle, &vehicle.start, "start", INK, "none"));
        labels.avoid(&footprint(vehicle, &vehicle.start));
        if let Some(pose) = &vehicle.first_contact {
            markup.push_str(&outline(vehicle, pose, "contact", INK, INK));
            labels.avoid(&footprint(vehicle, pose));
        }
        let (rear, _, _) = extent(vehicle);
        let behind = vehicle.start.heading + core::f64::consts::PI;
        let at = [vehicle.start.position[0], vehicle.start.position[1]];
        labels.place(&format!("{} start", index + 1), "", at, -rear, behind);
    }
    markup
}

const INK: &str = "#3b3a36";

/// Paths, outlines at the end and centres of gravity under one model.
fn of_one(ran: &ModelOutcome, unit: f64, shows: &dyn Fn(usize) -> bool) -> String {
    let style = of_model(ran.model);
    let mut markup = String::new();
    let each = ran.vehicles.iter().zip(&ran.courses).enumerate().filter(|(index, _)| shows(*index));
    for (_, (vehicle, course)) in each {
        let Course { points, .. } = course;
        markup.push_str(&format!(
            "<path class=\"way\" stroke=\"{0}\" stroke-dasharray=\"{1}\" d=\"{2}\"/><path class=\"last\" stroke=\"{0}\" fill=\"{0}\" \
             stroke-dasharray=\"{1}\" d=\"{3}\"/><path class=\"axis-line\" stroke=\"{0}\" d=\"{4}\"/>",
            style.colour,
            style.dashes,
            path(points, false),
            path(&wreck_footprint(vehicle), true),
            path(&pointer(vehicle), false),
        ));
        let [x, y, _] = vehicle.last.position;
        markup.push_str(&mark(ran.model, x * UNITS, -y * UNITS, 4.5 * unit));
    }
    markup
}

/// From the centre of gravity to the front.
fn pointer(vehicle: &VehicleSummary) -> [[f64; 2]; 2] {
    let (_, front, _) = extent(vehicle);
    let [x, y, _] = vehicle.last.position;
    let heading = vehicle.last.heading;
    [[x, y], [x + front * cos(heading), y + front * sin(heading)]]
}

/// One label for the ends of a vehicle, which mostly lie close together.
fn ends(board: &Board<'_>, labels: &mut Labels, shows: &dyn Fn(usize) -> bool) {
    let models = &board.comparison.models;
    for (index, vehicle) in board.comparison.vehicles.iter().enumerate().filter(|(index, _)| shows(*index)) {
        let all: Vec<&VehicleSummary> = models.iter().filter_map(|ran| ran.vehicles.get(index)).collect();
        all.iter().for_each(|vehicle| labels.avoid(&footprint(vehicle, &vehicle.last)));
        let Some(first) = all.first() else { continue };
        let (_, front, half) = extent(first);
        let word = if vehicle.at_rest.iter().all(|rests| *rests) { "rest" } else { "end of run" };
        let at = [first.last.position[0], first.last.position[1]];
        let side = first.last.heading + core::f64::consts::FRAC_PI_2;
        labels.place(&format!("{} {word}", index + 1), "", at, Real::max(half, 0.6 * front), side);
    }
}

/// Points of impact, each where the first model that has it puts it.
fn impacts(board: &Board<'_>, view: &View, labels: &mut Labels) -> String {
    let arm = 0.008 * view.width();
    let mut markup = String::new();
    for (index, point) in board.points().into_iter().enumerate() {
        let Some([x, y]) = point else { continue };
        markup.push_str(&format!(
            "<path class=\"poi\" d=\"{}{}\"/>",
            path(&[[x - arm, y - arm], [x + arm, y + arm]], false),
            path(&[[x - arm, y + arm], [x + arm, y - arm]], false)
        ));
        labels.place(&format!("impact {}", index + 1), "red", [x, y], 0.02 * view.width(), 2.0);
    }
    markup
}
