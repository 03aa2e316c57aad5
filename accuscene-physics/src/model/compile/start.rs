//! Pose and velocity of a vehicle at the start.

use crate::error::PhysicsError;
use crate::terrain::{Ground, Plane, Terrain};
use crate::vehicle::{BodyState, Vehicle};
use accuscene_core::arith::{Mat3, Quat, Real, Vec2, Vec3, atan2, sin_cos};
use accuscene_core::scene::{self, Si, StartMode};

/// Pose and velocity at the start: level with the ground under the wheels unless the pose is raw.
pub(super) fn pose(
    v: &scene::Vehicle,
    mode: StartMode,
    terrain: &Terrain,
    vehicle: &Vehicle<f64>,
    cg_height: f64,
) -> Result<BodyState, PhysicsError> {
    let s = &v.start;
    let [x, y] = s.position.si();
    let heading = s.heading.si();
    let (plane, ground) = match &terrain.ground {
        Ground::Plane(plane) if terrain.kerbs.is_empty() => (*plane, plane.height(x, y)),
        _ => fit(terrain, vehicle, [x, y], heading, s.z.si()).ok_or_else(|| PhysicsError::Value {
            path: format!("vehicles.{}.start.position", v.id),
            problem: "there is no ground under a wheel".to_owned(),
            limit: "all wheels on the surface of the terrain".to_owned(),
            hint: "move the vehicle, or extend terrain.surface".to_owned(),
        })?,
    };
    let n = plane.normal;
    let ahead = plane.along(heading);
    let left = n.cross(ahead);
    // Rows of the level orientation: x forward along the ground, z its normal.
    let level = Mat3::from_rows(ahead, left, n).transposed();
    let pitch = atan2(-level.rows[2].x, (level.rows[2].y.squared() + level.rows[2].z.squared()).sqrt());
    let roll = atan2(level.rows[2].y, level.rows[2].z);
    // The centre of gravity stands over the ground along its normal.
    let z = ground + cg_height / n.z;
    let raw = mode == StartMode::Raw;
    if !raw {
        no_pose(v, z)?;
    }
    let or = |own: f64, all: f64| if raw && !own.is_nan() { own } else { all };
    let orientation = Quat::from_euler(or(s.roll.si(), roll), or(s.pitch.si(), pitch), heading);
    let course = s.course.si();
    let course = if course.is_nan() { heading } else { course };
    Ok(BodyState {
        position: Vec3::new(x, y, or(s.z.si(), z)),
        orientation,
        velocity: plane.along(course) * s.speed.si(),
        rate: Vec3::new(0.0, 0.0, s.yaw_rate.si()),
        acceleration: Vec3::zero(),
    })
}

/// A drop of less than this is taken for a height that was rounded, m.
const ROUNDED: f64 = 0.5;

/// Refuses a pose that a start on the ground, at height `z` (m), would leave out.
fn no_pose(v: &scene::Vehicle, z: f64) -> Result<(), PhysicsError> {
    let s = &v.start;
    let leans = |angle: f64| !angle.is_nan() && angle != 0.0;
    let field = if leans(s.roll.si()) {
        "roll"
    } else if leans(s.pitch.si()) {
        "pitch"
    } else if s.z.si() > z + ROUNDED {
        "z"
    } else {
        return Ok(());
    };
    Err(PhysicsError::Value {
        path: format!("vehicles.{}.start.{field}", v.id),
        problem: "a vehicle that starts on the ground stands on its wheels".to_owned(),
        limit: "options.start = \"raw\"".to_owned(),
        hint: "set options.start = \"raw\" to start in the pose as given, or leave this out".to_owned(),
    })
}

/// The plane through the ground under the wheels (least squares), and its height under the centre of gravity.
///
/// `z` tells the layer; the uppermost one if it is not given.
fn fit(
    terrain: &Terrain,
    vehicle: &Vehicle<f64>,
    [x, y]: [f64; 2],
    heading: f64,
    z: f64,
) -> Option<(Plane, f64)> {
    let (sin, cos) = sin_cos(heading);
    let count = vehicle.wheels.len() as f64;
    let mut heights = Vec::with_capacity(vehicle.wheels.len());
    let height = |place: Vec2| {
        let at = place.rotate(cos, sin);
        let (x, y) = (x + at.x, y + at.y);
        if z.is_nan() { terrain.height(x, y) } else { terrain.height_below(x, y, z) }
    };
    for w in &vehicle.wheels {
        heights.push(height(w.hub.xy())?);
    }
    // Left and right of an axle lie at the same x, so that the two slopes are independent.
    let mean_x = vehicle.wheels.iter().map(|w| w.hub.x).sum::<f64>() / count;
    let mean_z = heights.iter().sum::<f64>() / count;
    let (mut along, mut across) = ([0.0; 2], [0.0; 2]);
    for (w, h) in vehicle.wheels.iter().zip(&heights) {
        let dx = w.hub.x - mean_x;
        along = [along[0] + dx * h, along[1] + dx * dx];
        across = [across[0] + w.hub.y * h, across[1] + w.hub.y * w.hub.y];
    }
    let mut ahead = along[0] / along[1];
    let radius = vehicle.wheels[0].radius;
    if along[1] < count * radius * radius {
        // The wheels of a single axle, even one that is not straight, tell nothing along the vehicle: the ground before and behind them does.
        let mut rise = 0.0;
        for w in &vehicle.wheels {
            let reach = Vec2::new(w.radius, 0.0);
            rise += (height(w.hub.xy() + reach)? - height(w.hub.xy() - reach)?) / (2.0 * w.radius);
        }
        ahead = rise / count;
    }
    let left = across[0] / across[1];
    let slope = [ahead * cos - left * sin, ahead * sin + left * cos];
    let normal = Vec3::new(-slope[0], -slope[1], 1.0).unit();
    Some((Plane { normal }, mean_z - ahead * mean_x))
}
