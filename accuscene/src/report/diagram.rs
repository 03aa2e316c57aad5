//! The plan of the whole event, to scale.

use accuscene_core::arith::{Real, atan2};

use super::approach;
use super::backdrop;
use super::canvas::{Labels, UNITS, View, arrow, coordinate, path, point};
use super::escape::Markup;
use super::furniture::{grid, scale_bar};
use super::kerb;
use super::linkage::Linkage;
use super::outline::{extent, footprint, mover, outline, wreck, wreck_footprint};
use super::sheet::Sheet;
use super::site::Site;
use crate::outcome::Pose;

/// Width in CSS pixels at which the text of a plan has its nominal size.
const PIXELS: f64 = 990.0;

/// Text height in CSS pixels; the style sheet has the same.
const TEXT: f64 = 12.5;

/// The plan's SVG and what the player must know about it.
pub(super) struct Diagram {
    /// The `<svg>` element.
    pub(super) svg: String,
    /// Drawing units a CSS pixel at the full view.
    pub(super) unit: f64,
}

/// Draws the plan.
pub(super) fn diagram(sheet: &Sheet<'_>, site: &Site) -> Diagram {
    let view = view(sheet, site);
    let unit = view.unit(PIXELS);
    let line = TEXT * unit / UNITS;
    let mut labels = Labels::new(view, line);
    // North arrow, scale bar and the buttons that zoom lie over these corners.
    let (east, south) = (view.right - 0.1 * view.width(), view.bottom + 0.14 * view.height());
    labels.avoid(&[[east, view.top], [view.right, view.top - 0.11 * view.width()]]);
    labels.avoid(&[[view.left, view.bottom], [view.left + 0.25 * view.width(), south]]);
    let buttons = [view.right - 0.18 * view.width(), view.bottom + 0.11 * view.height()];
    labels.avoid(&[buttons, [view.right, view.bottom]]);
    let mut body = String::new();
    body.push_str(&site_layers(site));
    body.push_str(&grid(&view, 1.0, "si", "m"));
    body.push_str(&grid(&view, 0.3048, "us", "ft"));
    let kerbs = &sheet.outcome.echo.terrain.kerbs;
    body.push_str(&kerb::kerbs(kerbs, &view));
    body.push_str(&marks(sheet));
    body.push_str(&paths(sheet));
    body.push_str(&poses(sheet, &mut labels));
    body.push_str(&approach::ways(sheet, &view, &mut labels));
    body.push_str(&couplings(sheet));
    body.push_str(&impacts(sheet, &view, &mut labels));
    kerb::label(kerbs, &view, &mut labels);
    for area in &site.zones {
        label_area(&mut labels, area, &view);
    }
    body.push_str(&labels.finish());
    body.push_str("<g class=\"movers\">");
    for (index, vehicle) in sheet.outcome.vehicles.iter().enumerate() {
        body.push_str(&mover(vehicle, index, &sheet.colours[index], &transform(&vehicle.start)));
    }
    body.push_str(&movable_couplings(sheet));
    body.push_str("</g>");
    body.push_str(&scale_bar(&view, unit, 1.0, "m", "si", 0));
    body.push_str(&scale_bar(&view, unit, 0.3048, "ft", "us", 1));
    let svg = format!(
        "<svg class=\"map\" id=\"plan-map\" viewBox=\"{}\" role=\"img\" tabindex=\"0\" aria-label=\"Plan of the event to \
         scale; arrow keys move it, plus and minus zoom, 0 shows all\">{body}</svg>",
        view.view_box()
    );
    Diagram { svg, unit }
}

fn view(sheet: &Sheet<'_>, site: &Site) -> View {
    let mut points: Vec<[f64; 2]> = Vec::new();
    for (vehicle, motion) in sheet.outcome.vehicles.iter().zip(&sheet.motions) {
        for pose in [Some(vehicle.start), vehicle.first_contact, vehicle.separation, Some(vehicle.last)] {
            points.extend(pose.iter().flat_map(|pose| footprint(vehicle, pose)));
        }
        points.extend(motion.path(1.0));
    }
    points.extend(sheet.outcome.collisions.iter().map(|collision| [collision.point[0], collision.point[1]]));
    points.extend(site.obstacles.iter().flat_map(|area| area.polygon.iter().copied()));
    let event = View::around(points.iter().copied());
    points.extend(approach::points(sheet, Real::max(event.width(), event.height())));
    let tight = View::around(points.into_iter());
    let margin = Real::max(2.5, 0.07 * Real::max(tight.width(), tight.height()));
    tight.framed(margin, 20.0, 0.42, 0.74)
}

/// What stands still: backdrop, zones, obstacles.
pub(super) fn site_layers(site: &Site) -> String {
    let mut layers = String::new();
    if let Some(image) = &site.backdrop
        && let Some((wide, high)) = backdrop::pixels(&image.uri)
    {
        {
            let height = image.width * f64::from(high) / f64::from(wide);
            layers.push_str(&format!(
                "<image href=\"{}\" width=\"{}\" height=\"{}\" y=\"{}\" opacity=\"{:.3}\" preserveAspectRatio=\"none\" \
                 transform=\"translate({}) rotate({:.4})\"/>",
                image.uri,
                coordinate(image.width),
                coordinate(height),
                coordinate(-height),
                image.opacity,
                point(image.origin),
                -image.rotation * 180.0 / core::f64::consts::PI
            ));
        }
    }
    for area in &site.zones {
        layers.push_str(&format!("<path class=\"zone\" d=\"{}\"/>", path(&area.polygon, true)));
    }
    for area in &site.obstacles {
        layers.push_str(&format!(
            "<path class=\"obstacle\" d=\"{}\"><title>{}</title></path>",
            path(&area.polygon, true),
            Markup::text(&area.label)
        ));
    }
    layers
}

fn marks(sheet: &Sheet<'_>) -> String {
    let marks = &sheet.outcome.tyre_marks.marks;
    marks
        .iter()
        .map(|mark| {
            format!(
                "<path class=\"tyremark\" stroke-width=\"{}\" d=\"{}\"/>",
                coordinate(mark.width),
                path(&mark.points, false)
            )
        })
        .collect()
}

fn paths(sheet: &Sheet<'_>) -> String {
    sheet
        .motions
        .iter()
        .zip(&sheet.colours)
        .map(|(motion, colour)| {
            format!("<path class=\"cgpath\" stroke=\"{colour}\" d=\"{}\"/>", path(&motion.path(0.1), false))
        })
        .collect()
}

fn poses(sheet: &Sheet<'_>, labels: &mut Labels) -> String {
    let mut markup = String::new();
    for (vehicle, colour) in sheet.outcome.vehicles.iter().zip(&sheet.colours) {
        markup.push_str(&outline(vehicle, &vehicle.start, "start", colour, "none"));
        if let Some(pose) = &vehicle.separation {
            markup.push_str(&outline(vehicle, pose, "separation", colour, "none"));
            labels.avoid(&footprint(vehicle, pose));
        }
        if let Some(pose) = &vehicle.first_contact {
            markup.push_str(&outline(vehicle, pose, "contact", colour, colour));
            labels.avoid(&footprint(vehicle, pose));
        }
        markup.push_str(&hatch(vehicle, colour));
        markup.push_str(&wreck(vehicle, &vehicle.last, "rest", colour, "none"));
        labels.avoid(&footprint(vehicle, &vehicle.start));
        labels.avoid(&footprint(vehicle, &vehicle.last));
    }
    for (index, vehicle) in sheet.outcome.vehicles.iter().enumerate() {
        let (rear, front, half) = extent(vehicle);
        let number = index + 1;
        let spot = |pose: &Pose| [pose.position[0], pose.position[1]];
        let behind = vehicle.start.heading + core::f64::consts::PI;
        labels.place(&format!("{number} start"), "", spot(&vehicle.start), -rear, behind);
        let end = if vehicle.at_rest { "rest" } else { "end of run" };
        labels.place(
            &format!("{number} {end}"),
            "",
            spot(&vehicle.last),
            Real::max(half, 0.6 * front),
            vehicle.last.heading + core::f64::consts::FRAC_PI_2,
        );
    }
    markup
}

/// Lines across the outline at rest, so that it differs from the others without colour too.
fn hatch(vehicle: &crate::outcome::VehicleSummary, colour: &str) -> String {
    let (rear, front, half) = extent(vehicle);
    let count = 9;
    let mut data = String::new();
    for index in 1..count {
        let x = rear + (front - rear) * f64::from(index) / f64::from(count);
        let ends = [[x - 0.35 * half, -0.86 * half], [x + 0.35 * half, 0.86 * half]];
        let at = [vehicle.last.position[0], vehicle.last.position[1]];
        data.push_str(&path(&super::canvas::placed(&ends, at, vehicle.last.heading), false));
    }
    format!(
        "<path fill=\"{colour}\" fill-opacity=\"0.16\" d=\"{}\"/><path stroke=\"{colour}\" stroke-opacity=\"0.55\" \
         fill=\"none\" d=\"{data}\"/>",
        path(&wreck_footprint(vehicle), true)
    )
}

fn impacts(sheet: &Sheet<'_>, view: &View, labels: &mut Labels) -> String {
    let largest = sheet
        .outcome
        .collisions
        .iter()
        .fold(0.0, |largest, collision| Real::max(largest, length(collision.impulse)));
    let mut markup = String::new();
    for collision in &sheet.outcome.collisions {
        let at = [collision.point[0], collision.point[1]];
        let arm = 0.008 * view.width();
        markup.push_str(&format!(
            "<path class=\"poi\" d=\"{}{}\"/>",
            path(&[[at[0] - arm, at[1] - arm], [at[0] + arm, at[1] + arm]], false),
            path(&[[at[0] - arm, at[1] + arm], [at[0] + arm, at[1] - arm]], false)
        ));
        let normal = collision.normal;
        let reach = 0.05 * view.width();
        let tip = [at[0] + normal[0] * reach, at[1] + normal[1] * reach];
        markup.push_str(&arrow("normal", "normal-head", "", at, tip, 0.012 * view.width()));
        let size = length(collision.impulse);
        if size > 0.0 && largest > 0.0 {
            let scale = 0.11 * view.width() / largest;
            let end = [at[0] + collision.impulse[0] * scale, at[1] + collision.impulse[1] * scale];
            markup.push_str(&arrow("impulse", "impulse-head", "", at, end, 0.016 * view.width()));
        }
        let turn = atan2(-collision.impulse[1], -collision.impulse[0]);
        labels.place(
            &format!("impact {}", sheet.impact_number(collision)),
            "red",
            at,
            0.02 * view.width(),
            turn,
        );
    }
    markup
}

/// The couplings at the start and, where they hold until then, at the end.
fn couplings(sheet: &Sheet<'_>) -> String {
    let vehicles = &sheet.outcome.vehicles;
    let drawn = |linkage: &Linkage| {
        let end =
            if linkage.lasts() { linkage.drawn(vehicles, |vehicle| vehicle.last) } else { String::new() };
        linkage.drawn(vehicles, |vehicle| vehicle.start) + &end
    };
    sheet.linkages.iter().map(drawn).collect()
}

/// The couplings between the moving vehicles: the script moves the bars with them and spans the line.
fn movable_couplings(sheet: &Sheet<'_>) -> String {
    let mut markup = String::new();
    for (number, linkage) in sheet.linkages.iter().enumerate() {
        markup.push_str(&format!("<path class=\"link\" data-link=\"{number}\" d=\"\"/>"));
        for (k, index) in linkage.bodies.into_iter().enumerate() {
            let vehicle = &sheet.outcome.vehicles[index];
            markup.push_str(&format!(
                "<g class=\"mover\" data-vehicle=\"{index}\" transform=\"{}\">{}</g>",
                transform(&vehicle.start),
                linkage.arm(k, vehicle)
            ));
        }
    }
    markup
}

/// The name of an area, in the middle of what the view shows of it.
fn label_area(labels: &mut Labels, area: &super::site::Area, view: &View) {
    let around = View::around(area.polygon.iter().copied());
    let seen = View {
        left: Real::max(around.left, view.left),
        bottom: Real::max(around.bottom, view.bottom),
        right: Real::min(around.right, view.right),
        top: Real::min(around.top, view.top),
    };
    if seen.width() <= 0.0 || seen.height() <= 0.0 {
        return;
    }
    let spot = [(seen.left + seen.right) / 2.0, (seen.bottom + seen.top) / 2.0];
    labels.place(&area.label, "", spot, 0.0, 0.0);
}

/// Magnitude of a vector.
pub(super) fn length(vector: [f64; 3]) -> f64 {
    (vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]).sqrt()
}

fn transform(pose: &Pose) -> String {
    format!(
        "translate({}) rotate({:.3})",
        point([pose.position[0], pose.position[1]]),
        -pose.heading * 180.0 / core::f64::consts::PI
    )
}
