use std::collections::BTreeSet;

use super::super::{BoxShape, ObstacleShape, Scene, Si, Start};
use super::code::OVERLAPPING_START;
use super::findings::Findings;
use crate::arith::{TAU, sin_cos};
use crate::document::Problem;
use crate::polygon::{Polygon, convex_depth, convex_parts, extent, signed_area};

/// Depth up to which bodies count as touching, m: evidence is no finer.
const TOUCHING: f64 = 1e-3;

/// Corners that stand for a circle.
const CIRCLE_CORNERS: u32 = 32;

/// What stands on the ground at the start.
struct Body<'a> {
    id: &'a str,
    path: String,
    layers: Vec<Layer>,
    /// Left and right end along the world's x axis.
    range: (f64, f64),
    fixed: bool,
}

/// What a body fills from one height to another.
struct Layer {
    /// Convex parts of the outline, world axes.
    parts: Vec<Polygon>,
    /// Lower and upper end above the ground.
    heights: (f64, f64),
}

/// Reports every two bodies that overlap at the start, unless they are coupled or told not to collide.
pub(super) fn overlap(scene: &Scene, findings: &mut Findings) {
    let mut bodies = bodies(scene);
    bodies.sort_by(|a, b| a.range.0.total_cmp(&b.range.0));
    let apart = apart(scene);
    for (index, first) in bodies.iter().enumerate() {
        for second in bodies[index + 1..].iter().take_while(|second| second.range.0 <= first.range.1) {
            let excused = (first.fixed && second.fixed) || apart.contains(&(first.id, second.id));
            if excused {
                continue;
            }
            if let Some(depth) = depth(&first.layers, &second.layers) {
                report(first, second, depth, findings);
            }
            if findings.is_full() {
                return;
            }
        }
    }
}

fn report(first: &Body<'_>, second: &Body<'_>, depth: f64, findings: &mut Findings) {
    // The later one of the document is at fault; a body that can move rather than one that cannot.
    let (first, second) = if second.fixed || (!first.fixed && second.path < first.path) {
        (second, first)
    } else {
        (first, second)
    };
    let message = format!("{} and {} overlap at the start", first.id, second.id);
    let problem = Problem::new(OVERLAPPING_START, second.path.as_str(), message)
        .with_value(format!("{depth:.3} m deep"));
    let hint = "begin before the first contact, or couple the two";
    findings.push(problem.with_limit(format!("<= {TOUCHING} m")).with_hint(hint));
}

/// The greatest depth by which a convex part of one lies in a part of the other at a common height; none if they merely
/// touch.
fn depth(a: &[Layer], b: &[Layer]) -> Option<f64> {
    let layers = a.iter().flat_map(|p| b.iter().map(move |q| (p, q)));
    let level = layers.filter(|(p, q)| p.heights.0 < q.heights.1 && q.heights.0 < p.heights.1);
    let pairs =
        level.flat_map(|(p, q)| p.parts.iter().flat_map(move |r| q.parts.iter().map(move |s| (r, s))));
    let near = pairs.filter(|(p, q)| {
        [[1.0, 0.0], [0.0, 1.0]].into_iter().all(|axis| {
            let ((p_low, p_high), (q_low, q_high)) = (extent(p, axis), extent(q, axis));
            p_low < q_high && q_low < p_high
        })
    });
    near.map(|(p, q)| convex_depth(p, q))
        .filter(|depth| *depth > TOUCHING)
        .reduce(|a, b| if b > a { b } else { a })
}

/// Pairs that may overlap, both ways round.
fn apart(scene: &Scene) -> BTreeSet<(&str, &str)> {
    let coupled = scene.couplings.iter().map(|coupling| &coupling.between);
    let disabled =
        scene.impacts.pairs.iter().filter(|pair| pair.enabled == Some(false)).map(|pair| &pair.between);
    coupled.chain(disabled).flat_map(|[a, b]| [(a.as_str(), b.as_str()), (b.as_str(), a.as_str())]).collect()
}

fn bodies(scene: &Scene) -> Vec<Body<'_>> {
    let mut found = Vec::new();
    for vehicle in &scene.vehicles {
        let outline: Polygon = vehicle.outline.iter().flatten().map(Si::si).collect();
        let path = format!("vehicles.{}.start.position", vehicle.id);
        let d = &vehicle.dimensions;
        let low = vehicle.start.z.as_ref().map_or(0.0, |z| z.value - d.cg_height.si());
        let heights = (low, low + d.height.si());
        let mut whole = body(&vehicle.id, path, placed(&outline, &vehicle.start), heights, false);
        if !vehicle.zones.is_empty() {
            whole.layers.clear();
        }
        for zone in &vehicle.zones {
            let own: Option<Polygon> =
                zone.outline.as_ref().map(|points| points.iter().map(Si::si).collect());
            let at = placed(own.as_ref().unwrap_or(&outline), &vehicle.start);
            let (left, right) = extent(&at, [1.0, 0.0]);
            let (from, to) = whole.range;
            whole.range = (if left < from { left } else { from }, if right > to { right } else { to });
            whole.layers.push(layer(at, (low + zone.low.value, low + zone.high.value)));
        }
        found.push(whole);
    }
    for machine in &scene.two_wheelers {
        let outline = rectangle(machine.length.si(), machine.width.si());
        let path = format!("two_wheelers.{}.start.position", machine.id);
        found.push(body(&machine.id, path, placed(&outline, &machine.start), (0.0, 1.5), false));
    }
    for obstacle in &scene.obstacles {
        let (path, outline) = match &obstacle.shape {
            ObstacleShape::Polygon(shape) => ("points", shape.points.iter().map(Si::si).collect()),
            ObstacleShape::Box(shape) => ("centre", box_outline(shape)),
            ObstacleShape::Circle(shape) => ("centre", circle(shape.centre.si(), shape.radius.value)),
        };
        let path = format!("obstacles.{}.shape.{path}", obstacle.id);
        found.push(body(&obstacle.id, path, outline, (obstacle.base.si(), obstacle.height.si()), true));
    }
    found
}

fn layer(mut outline: Polygon, heights: (f64, f64)) -> Layer {
    if signed_area(&outline) < 0.0 {
        outline.reverse();
    }
    Layer { parts: convex_parts(&outline), heights }
}

fn body(id: &str, path: String, outline: Polygon, heights: (f64, f64), fixed: bool) -> Body<'_> {
    let range = extent(&outline, [1.0, 0.0]);
    Body { id, path, layers: vec![layer(outline, heights)], range, fixed }
}

fn rectangle(length: f64, width: f64) -> Polygon {
    let (x, y) = (length / 2.0, width / 2.0);
    vec![[x, -y], [x, y], [-x, y], [-x, -y]]
}

fn placed(outline: &[[f64; 2]], start: &Start) -> Polygon {
    turned(outline, start.position.si(), start.heading.si())
}

fn turned(outline: &[[f64; 2]], place: [f64; 2], heading: f64) -> Polygon {
    let (sin, cos) = sin_cos(heading);
    outline.iter().map(|[x, y]| [place[0] + x * cos - y * sin, place[1] + x * sin + y * cos]).collect()
}

fn box_outline(shape: &BoxShape) -> Polygon {
    turned(&rectangle(shape.length.value, shape.width.value), shape.centre.si(), shape.heading.si())
}

fn circle(centre: [f64; 2], radius: f64) -> Polygon {
    let angles = (0..CIRCLE_CORNERS).map(|i| sin_cos(TAU * f64::from(i) / f64::from(CIRCLE_CORNERS)));
    angles.map(|(sin, cos)| [centre[0] + radius * cos, centre[1] + radius * sin]).collect()
}
