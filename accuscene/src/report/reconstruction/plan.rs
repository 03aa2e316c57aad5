//! The plan: ways of the drawn runs over each other, the best fit, and where the evidence was found.

use super::docket::{Docket, impact};
use crate::outcome::{Pose, VehicleSummary};
use crate::reconstruct::Explanation;
use crate::report::canvas::{Labels, UNITS, View, coordinate, path, placed};
use crate::report::diagram::site_layers;
use crate::report::furniture::{grid, north, scale_bar};
use crate::report::kerb;
use crate::report::outline::{extent, footprint, outline, wreck};
use crate::report::site::Site;
use accuscene_core::arith::Real;
use accuscene_core::scene::{Evidence, Position2, Si};

/// Id of the drawing.
pub(super) const ID: &str = "plan-map";
/// Width in CSS pixels at which the text has its nominal size, and its height.
const PIXELS: f64 = 990.0;
const TEXT: f64 = 12.5;
/// Explanations that are drawn beside the best.
const OTHERS: usize = 3;

/// The drawing and the drawing units that one CSS pixel takes in it.
pub(super) struct Drawing {
    pub(super) svg: String,
    pub(super) unit: f64,
}

/// The section around the drawing.
pub(super) fn section(docket: &Docket<'_>, site: &Site, svg: &str) -> String {
    let outcome = docket.outcome;
    let note = site.backdrop_note.map_or_else(String::new, |note| format!("<p class=\"note\">{note}</p>"));
    let north_note =
        if site.north_given { "" } else { " The scene has no georeference: north is drawn along world y." };
    let draws: u32 = outcome.draws.iter().map(|draw| draw.times).sum();
    let others = match outcome.explanations.len() {
        0 | 1 => "",
        _ => " Dotted: the other explanations at their best fits.",
    };
    format!(
        "<figure>{}<div class=\"plan\">{svg}{}</div><figcaption><b>Figure 1.</b> {draws} runs drawn from what is known after the \
         evidence: the ways of the centres of gravity and the outlines at the end, faint; a darker place is a more probable one. \
         Strong: the best fit at the start (dashed), at first contact and at the end. Black: rest positions found (dashed, with \
         a circle of one standard deviation), points of marks and positions on video (crosses, likewise).{others}{north_note}\
         </figcaption></figure>{note}",
        legend(docket),
        north(site),
    )
}

fn legend(docket: &Docket<'_>) -> String {
    let vehicles = docket.best().map_or(&[][..], |best| &best.vehicles);
    let items: String =
        vehicles.iter().map(|vehicle| format!("<li>{}</li>", docket.body(&vehicle.id))).collect();
    format!("<ul class=\"legend\">{items}</ul>")
}

/// The plan of everything that may have happened.
pub(super) fn plan(docket: &Docket<'_>, site: &Site) -> Drawing {
    let found = Found::all(docket);
    let view = frame(docket, site, &found);
    let unit = view.unit(PIXELS);
    let mut labels = Labels::new(view, TEXT * unit / UNITS);
    // North arrow and scale bar lie over these corners.
    let (east, south) = (view.right - 0.1 * view.width(), view.bottom + 0.14 * view.height());
    labels.avoid(&[[east, view.top], [view.right, view.top - 0.11 * view.width()]]);
    labels.avoid(&[[view.left, view.bottom], [view.left + 0.25 * view.width(), south]]);
    let kerbs = &docket.outcome.echo.terrain.kerbs;
    let mut body = site_layers(site);
    body.push_str(&grid(&view, 1.0, "si", "m"));
    body.push_str(&grid(&view, 0.3048, "us", "ft"));
    body.push_str(&kerb::kerbs(kerbs, &view));
    body.push_str(&draws(docket));
    for other in docket.outcome.explanations.iter().skip(1).take(OTHERS) {
        body.push_str(&dotted(docket, other));
    }
    if let Some(best) = docket.best() {
        body.push_str(&strong(docket, best, &view, &mut labels));
    }
    body.push_str(&found.iter().map(|one| one.drawn(docket, &mut labels)).collect::<String>());
    kerb::label(kerbs, &view, &mut labels);
    body.push_str(&labels.finish());
    body.push_str(&scale_bar(&view, unit, 1.0, "m", "si", 0));
    body.push_str(&scale_bar(&view, unit, 0.3048, "ft", "us", 1));
    let svg = format!(
        "<svg class=\"map\" id=\"{ID}\" viewBox=\"{}\" role=\"img\" aria-label=\"Plan of the drawn runs, to scale\">{body}</svg>",
        view.view_box()
    );
    Drawing { svg, unit }
}

/// All that the plan shows, with a margin; the far tails of the draws may lie beyond.
fn frame(docket: &Docket<'_>, site: &Site, found: &[Found]) -> View {
    let mut points: Vec<[f64; 2]> = Vec::new();
    for explanation in docket.outcome.explanations.iter().take(1 + OTHERS) {
        for vehicle in &explanation.vehicles {
            for pose in [Some(vehicle.start), vehicle.first_contact, Some(vehicle.last)] {
                points.extend(pose.iter().flat_map(|pose| footprint(vehicle, pose)));
            }
        }
        points.extend(explanation.courses.iter().flat_map(|course| course.points.iter().copied()));
    }
    for draw in &docket.outcome.draws {
        points.extend(draw.vehicles.iter().map(|vehicle| flat(&vehicle.last)));
    }
    points.extend(found.iter().map(|one| one.at));
    points.extend(site.obstacles.iter().flat_map(|area| area.polygon.iter().copied()));
    let tight = View::around(points.into_iter());
    let margin = Real::max(2.5, 0.07 * Real::max(tight.width(), tight.height()));
    tight.framed(margin, 20.0, 0.42, 0.74)
}

fn flat(pose: &Pose) -> [f64; 2] {
    [pose.position[0], pose.position[1]]
}

/// Ways and ends of the drawn runs, faint.
fn draws(docket: &Docket<'_>) -> String {
    let Some(best) = docket.best() else { return String::new() };
    let count = Real::max(docket.outcome.draws.iter().map(|draw| f64::from(draw.times)).sum(), 1.0);
    let mut markup = String::new();
    for draw in &docket.outcome.draws {
        // A hundred runs over each other are opaque; one drawn often is as dark as that many.
        let strength = Real::clamp(6.0 * f64::from(draw.times) / count, 0.02, 0.9);
        markup.push_str(&format!("<g class=\"draw\" opacity=\"{strength:.3}\">"));
        for ((drawn, vehicle), colour) in draw.vehicles.iter().zip(&best.vehicles).zip(&docket.colours) {
            let end = placed(&vehicle.outline, flat(&drawn.last), drawn.last.heading);
            markup.push_str(&format!(
                "<path class=\"way\" stroke=\"{colour}\" d=\"{}\"/><path class=\"ghost\" stroke=\"{colour}\" d=\"{}\"/>",
                path(&drawn.course.points, false),
                path(&end, true)
            ));
        }
        markup.push_str("</g>");
    }
    markup
}

/// Another explanation at its best fit.
fn dotted(docket: &Docket<'_>, explanation: &Explanation) -> String {
    let each = explanation.vehicles.iter().zip(&explanation.courses).zip(&docket.colours);
    each.map(|((vehicle, course), colour)| {
        format!(
            "<path class=\"other\" stroke=\"{colour}\" d=\"{}{}\"/>",
            path(&course.points, false),
            path(&footprint(vehicle, &vehicle.last), true)
        )
    })
    .collect()
}

/// The best fit: starts, first contacts, ways, ends, and the point of impact.
fn strong(docket: &Docket<'_>, best: &Explanation, view: &View, labels: &mut Labels) -> String {
    let mut markup = String::new();
    for (index, (vehicle, course)) in best.vehicles.iter().zip(&best.courses).enumerate() {
        let colour = &docket.colours[index];
        markup.push_str(&format!(
            "<path class=\"cgpath\" stroke=\"{colour}\" d=\"{}\"/>",
            path(&course.points, false)
        ));
        markup.push_str(&outline(vehicle, &vehicle.start, "start", colour, "none"));
        labels.avoid(&footprint(vehicle, &vehicle.start));
        if let Some(pose) = &vehicle.first_contact {
            markup.push_str(&outline(vehicle, pose, "contact", colour, colour));
            labels.avoid(&footprint(vehicle, pose));
        }
        markup.push_str(&wreck(vehicle, &vehicle.last, "rest", colour, "none"));
        labels.avoid(&footprint(vehicle, &vehicle.last));
        names(index, vehicle, labels);
    }
    if let Some(collision) = impact(best) {
        let [x, y] = [collision.point[0], collision.point[1]];
        let arm = 0.008 * view.width();
        markup.push_str(&format!(
            "<path class=\"poi\" d=\"{}{}\"/>",
            path(&[[x - arm, y - arm], [x + arm, y + arm]], false),
            path(&[[x - arm, y + arm], [x + arm, y - arm]], false)
        ));
        labels.place("impact", "red", [x, y], 0.02 * view.width(), 2.0);
    }
    markup
}

fn names(index: usize, vehicle: &VehicleSummary, labels: &mut Labels) {
    let (rear, front, half) = extent(vehicle);
    let number = index + 1;
    let behind = vehicle.start.heading + core::f64::consts::PI;
    labels.place(&format!("{number} start"), "", flat(&vehicle.start), -rear, behind);
    let word = if vehicle.at_rest { "rest" } else { "end of run" };
    let side = vehicle.last.heading + core::f64::consts::FRAC_PI_2;
    labels.place(&format!("{number} {word}"), "", flat(&vehicle.last), Real::max(half, 0.6 * front), side);
}

/// A piece of evidence that has a place.
struct Found {
    id: String,
    at: [f64; 2],
    /// One standard deviation, m.
    radius: f64,
    /// Heading and vehicle of a rest position.
    pose: Option<(f64, String)>,
}

impl Found {
    fn all(docket: &Docket<'_>) -> Vec<Self> {
        let evidence = docket.outcome.echo.evidence.iter();
        evidence.filter_map(|piece| Self::of(docket, piece)).collect()
    }

    fn of(docket: &Docket<'_>, evidence: &Evidence) -> Option<Self> {
        let (position, pose): (&Position2, _) = match evidence {
            Evidence::RestPose(e) => {
                (&e.position, e.heading.as_ref().map(|heading| (heading.value, e.subject.clone())))
            }
            Evidence::MarkPoint(e) => (&e.position, None),
            Evidence::VideoPosition(e) => (&e.position, None),
            _ => return None,
        };
        let id = evidence.id();
        let fit = docket.outcome.evidence.iter().find(|fit| fit.id == id);
        let radius = fit.and_then(|fit| fit.components.first()).map_or(0.0, |component| component.sigma);
        Some(Self { id: id.to_owned(), at: position.si(), radius, pose })
    }

    fn drawn(&self, docket: &Docket<'_>, labels: &mut Labels) -> String {
        let [x, y] = self.at;
        let arm = 0.12;
        let mut markup = format!(
            "<path class=\"found\" d=\"{}{}\"/><circle class=\"sigma\" cx=\"{}\" cy=\"{}\" r=\"{}\"><title>{}</title></circle>",
            path(&[[x - arm, y], [x + arm, y]], false),
            path(&[[x, y - arm], [x, y + arm]], false),
            coordinate(x),
            coordinate(-y),
            coordinate(self.radius),
            crate::report::escape::Markup::text(&self.id),
        );
        let vehicles = docket.best().map_or(&[][..], |best| &best.vehicles);
        if let Some((heading, subject)) = &self.pose
            && let Some(vehicle) = vehicles.iter().find(|vehicle| vehicle.id == *subject)
        {
            let outline = placed(&vehicle.outline, self.at, *heading);
            markup.push_str(&format!("<path class=\"found-rest\" d=\"{}\"/>", path(&outline, true)));
            labels.avoid(&outline);
        }
        markup
    }
}
