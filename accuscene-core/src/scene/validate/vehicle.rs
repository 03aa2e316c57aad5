use super::super::{Dimensions, InertiaMoments, Position2, Si, Vehicle, VehicleClass};
use super::code::{
    CG_OUTSIDE, CLOCKWISE_OUTLINE, CONTRADICTORY_FIELDS, IMPLAUSIBLE_MASS, IMPOSSIBLE_INERTIA,
    INCONSISTENT_SIZES, NO_SUCH_WHEEL,
};
use super::damage::damage;
use super::findings::Findings;
use super::terrain::simple;
use super::timing::rising;
use crate::document::Problem;
use crate::polygon::{Polygon, contains, signed_area};
use crate::quantity::{Length, Quantity};

/// Mass for each square metre of the rectangle around a vehicle that is not unusual, kg/m2.
const USUAL_LOADING: [f64; 2] = [20.0, 4000.0];

/// How far a wheelbase may end from the axles, m.
const WHEELBASE_SLACK: f64 = 0.05;

pub(super) fn vehicle(vehicle: &Vehicle, path: &str, findings: &mut Findings) {
    let d = &vehicle.dimensions;
    mass(vehicle.mass.value, d, path, findings);
    sizes(d, vehicle.class == Some(VehicleClass::Trailer), path, findings);
    inertia(&vehicle.inertia, path, findings);
    if let Some(points) = &vehicle.outline {
        outline(&format!("{path}.outline"), points, findings);
    }
    for (index, zone) in vehicle.zones.iter().enumerate() {
        let path = format!("{path}.zones[{index}]");
        layer(&path, [&zone.low, &zone.high], d.height.si(), findings);
        if let Some(points) = &zone.outline {
            runs_left(&format!("{path}.outline"), points, findings);
        }
    }
    let s = &vehicle.structure;
    for (name, face) in [("front", &s.front), ("side", &s.side), ("rear", &s.rear)] {
        if let Some(h) = &face.heights {
            layer(&format!("{path}.structure.{name}.heights"), [&h.low, &h.high], d.height.si(), findings);
        }
    }
    let places: Vec<f64> = vehicle.axles.iter().map(|axle| axle.behind_front_axle.value).collect();
    axles(&places, d.wheelbase.value, path, findings);
    if !vehicle.axles.is_empty() {
        idle(&vehicle.tyres, &format!("{path}.tyres"), findings);
        idle(&vehicle.suspension, &format!("{path}.suspension"), findings);
    }
    rising(&places, |index| format!("{path}.axles[{index}].behind_front_axle"), findings);
    damage(vehicle, path, findings);
}

/// Warns of figures of a front and a rear axle where the axles are listed one by one.
fn idle<T: Default + PartialEq>(section: &T, path: &str, findings: &mut Findings) {
    if *section != T::default() {
        let problem = Problem::new(CONTRADICTORY_FIELDS, path, "counts for nothing where `axles` are listed");
        findings.push(problem.with_limit("absent").with_hint("say it of an axle of the list").warning());
    }
}

/// Warns of a wheelbase that ends at none of the rear axles that are listed: motion follows the axles.
fn axles(places: &[f64], wheelbase: f64, path: &str, findings: &mut Findings) {
    let (Some(last), Some(rear)) = (places.last(), places.iter().find(|place| **place > 0.0)) else { return };
    if wheelbase < rear - WHEELBASE_SLACK || wheelbase > last + WHEELBASE_SLACK {
        let path = format!("{path}.dimensions.wheelbase");
        let problem = Problem::new(INCONSISTENT_SIZES, path, "ends at none of the `axles`, which count")
            .with_value(wheelbase);
        let problem = problem.with_limit(format!("{rear} to {last} m"));
        findings.push(problem.with_hint("move the axles too, or leave the wheelbase as it is").warning());
    }
}

/// Checks that a vehicle has an axle of this number, 1 in front.
pub(super) fn axle_exists(vehicle: &Vehicle, axle: u32, path: String, findings: &mut Findings) {
    let count = if vehicle.axles.is_empty() { 2 } else { vehicle.axles.len() };
    if !(1..=count).contains(&(axle as usize)) {
        let hint = "count from 1 in front, or list the vehicle's `axles`";
        findings.limit(
            NO_SUCH_WHEEL,
            path,
            "the vehicle has no such axle",
            axle,
            format!("1 to {count}"),
            hint,
        );
    }
}

fn mass(mass: f64, d: &Dimensions, path: &str, findings: &mut Findings) {
    let loading = mass / (d.length.value * d.width.value);
    let [low, high] = USUAL_LOADING;
    if !(low..=high).contains(&loading) {
        let message = format!("unusual for a body of this size: {loading:.0} kg/m2 of its plan");
        let problem = Problem::new(IMPLAUSIBLE_MASS, format!("{path}.mass"), message).with_value(mass);
        let hint = "check the unit of the mass and of the dimensions";
        findings.push(problem.with_limit(format!("{low} to {high} kg/m2")).with_hint(hint).warning());
    }
}

fn sizes(d: &Dimensions, towed: bool, path: &str, findings: &mut Findings) {
    let path = format!("{path}.dimensions");
    let (length, width, wheelbase) = (d.length.value, d.width.value, d.wheelbase.value);
    // A trailer's wheelbase begins at its coupling, before the body.
    if !towed && wheelbase >= length {
        let hint = "give the length over all, with overhangs";
        let limit = format!("< length = {length} m");
        findings.limit(
            INCONSISTENT_SIZES,
            format!("{path}.wheelbase"),
            "not shorter than the vehicle",
            wheelbase,
            limit,
            hint,
        );
    } else if !towed && d.front_overhang.si() > length - wheelbase {
        let limit = format!("<= length - wheelbase = {} m", length - wheelbase);
        let hint = "give the distance from the foremost point to the front axle";
        let path = format!("{path}.front_overhang");
        findings.limit(
            INCONSISTENT_SIZES,
            path,
            "leaves no rear overhang",
            d.front_overhang.si(),
            limit,
            hint,
        );
    }
    for (name, track) in [("track_front", d.track_front.si()), ("track_rear", d.track_rear.si())] {
        if track > width + 0.3 {
            let hint = "give the distance of the wheel centres";
            let limit = format!("<= width + 0.3 m = {} m", width + 0.3);
            findings.limit(
                INCONSISTENT_SIZES,
                format!("{path}.{name}"),
                "wider than the body",
                track,
                limit,
                hint,
            );
        }
    }
    let cg = d.cg_behind_front_axle.si();
    if !(cg > 0.0 && cg < wheelbase) {
        let hint = "the axle loads give it: rear load / weight x wheelbase";
        let limit = format!("> 0 and < wheelbase = {wheelbase} m");
        let path = format!("{path}.cg_behind_front_axle");
        findings.limit(CG_OUTSIDE, path, "the centre of gravity is not between the axles", cg, limit, hint);
    }
    let (cg_height, height) = (d.cg_height.si(), d.height.si());
    if cg_height >= height {
        let limit = format!("< height = {height} m");
        let hint = "give the height over all too if it differs from its class";
        findings.limit(
            CG_OUTSIDE,
            format!("{path}.cg_height"),
            "the centre of gravity is above the roof",
            cg_height,
            limit,
            hint,
        );
    }
}

/// A body's moments of inertia obey the triangle inequality, and its products are bounded by them.
fn inertia(inertia: &InertiaMoments, path: &str, findings: &mut Findings) {
    let moments = [("roll", inertia.roll.si()), ("pitch", inertia.pitch.si()), ("yaw", inertia.yaw.si())];
    for (index, (name, moment)) in moments.iter().enumerate() {
        let others = moments[(index + 1) % 3].1 + moments[(index + 2) % 3].1;
        if *moment > others * (1.0 + 1e-9) {
            let limit = format!("<= sum of the other two = {others} kg m2");
            let hint = "give all three, about the centre of gravity";
            let path = format!("{path}.inertia.{name}");
            findings.limit(IMPOSSIBLE_INERTIA, path, "larger than in any body", moment, limit, hint);
        }
    }
    let product = inertia.roll_yaw_product.si();
    let bound = (moments[0].1 * moments[2].1).sqrt();
    if product.abs() >= bound {
        let path = format!("{path}.inertia.roll_yaw_product");
        let limit = format!("magnitude < sqrt(roll yaw) = {bound} kg m2");
        findings.limit(IMPOSSIBLE_INERTIA, path, "larger than in any body", product, limit, "check its unit");
    }
}

/// Checks one layer of a body of this height.
fn layer(path: &str, edges: [&Quantity<Length>; 2], height: f64, findings: &mut Findings) {
    let [low, high] = edges.map(|edge| edge.value);
    if high <= low || high > height {
        let limit = format!("> low = {low} m, <= height = {height} m");
        let hint = "both count from the ground, up to the roof";
        let message = "the layer does not end above its lower edge and below the roof";
        findings.limit(INCONSISTENT_SIZES, format!("{path}.high"), message, high, limit, hint);
    }
}

/// The polygon, if it is simple and runs counter-clockwise.
fn runs_left(path: &str, points: &[Position2], findings: &mut Findings) -> Option<Polygon> {
    if !simple(path, points, findings) {
        return None;
    }
    let polygon: Polygon = points.iter().map(Si::si).collect();
    let area = signed_area(&polygon);
    if area < 0.0 {
        let hint = "reverse their order: counter-clockwise with x forward and y left";
        let area = format!("area {area} m2");
        findings.limit(CLOCKWISE_OUTLINE, path, "the corners run clockwise", area, "> 0 m2", hint);
        return None;
    }
    Some(polygon)
}

pub(super) fn outline(path: &str, points: &[Position2], findings: &mut Findings) {
    let Some(polygon) = runs_left(path, points, findings) else { return };
    if !contains(&polygon, [0.0, 0.0]) {
        let hint = "coordinates count from the centre of gravity";
        let message = "the centre of gravity lies outside the outline";
        findings.limit(CG_OUTSIDE, path, message, format!("{polygon:?}"), "around 0, 0", hint);
    }
}
