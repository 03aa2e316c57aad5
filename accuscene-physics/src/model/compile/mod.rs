//! From a resolved scene to a model.

mod driver;
mod impacts;
mod obstacle;
mod stability;
mod support;
mod vehicle;
mod wheels;

pub use support::support;

use super::Model;
use crate::contact::ConvexPolygon;
use crate::error::PhysicsError;
use crate::terrain::{Plane, Terrain, Zone};
use accuscene_core::arith::{Real, Vec2, Vec3};
use accuscene_core::scene::{Resolved, Si, Surface};

/// 2^30 bytes.
const GIB: f64 = 1_073_741_824.0;
/// Largest recording, bytes.
const MOST_BYTES: f64 = 4.0 * GIB;
/// Bytes of one row of a vehicle's tables and its wheels'.
const ROW_BYTES: f64 = 8.0 * (22.0 + 4.0 * 14.0);

impl Model {
    /// Compiles a resolved scene: tables, static equilibrium of what stands, trim of what moves.
    ///
    /// # Errors
    /// [`PhysicsError::Unsupported`] names what this build cannot run; [`PhysicsError::Vehicle`] and
    /// [`PhysicsError::Value`] tell of figures that make no vehicle.
    pub fn compile(resolved: &Resolved) -> Result<Self, PhysicsError> {
        let scene = resolved.scene();
        support::refuse_unsupported(scene)?;
        let o = &scene.options;
        let gravity = o.gravity.si();
        let step = o.step.si();
        let terrain = terrain(&scene.terrain)?;
        let impact = impacts::general(&scene.impacts)?;
        let pairs = impacts::pairs(&scene.impacts, &impact)?;
        let mode = o.start.unwrap_or_default();
        let vehicles = scene
            .vehicles
            .iter()
            .map(|v| vehicle::compile(v, mode, gravity, step, &terrain))
            .collect::<Result<Vec<_>, _>>()?;
        let obstacles = scene
            .obstacles
            .iter()
            .map(|ob| obstacle::compile(ob, &impact, &terrain))
            .collect::<Result<Vec<_>, _>>()?;
        let every = (o.record_interval.si() / step + 0.5) as u64;
        check_size(o.duration.si() / (step * Real::max(every as f64, 1.0)), vehicles.len())?;
        Ok(Self {
            duration: o.duration.si(),
            step,
            record_every: if every == 0 { 1 } else { every },
            stop_at_rest: o.stop_at_rest.unwrap_or(true),
            gravity: Vec3::new(0.0, 0.0, -gravity),
            terrain,
            vehicles,
            obstacles,
            impact,
            pairs,
        })
    }
}

fn terrain(t: &accuscene_core::scene::Terrain) -> Result<Terrain, PhysicsError> {
    let plane = match &t.surface {
        None => Plane::new(0.0, 0.0),
        Some(Surface::Plane(p)) => {
            let or_zero = |x: f64| if x.is_nan() { 0.0 } else { x };
            Plane::new(or_zero(p.grade.si()), or_zero(p.uphill_direction.si()))
        }
        Some(Surface::HeightField(_) | Surface::Mesh(_)) => {
            return Err(PhysicsError::Value {
                path: "terrain.surface".to_owned(),
                problem: "the ground is not a plane".to_owned(),
                limit: "kind = \"plane\"".to_owned(),
                hint: "approximate it by a plane".to_owned(),
            });
        }
    };
    let zones = t
        .zones
        .iter()
        .map(|z| Zone::new(z.id.clone(), z.polygon.iter().map(Si::si).collect(), z.friction.value))
        .collect();
    Ok(Terrain { plane, friction: t.friction.si(), zones })
}

/// Refuses recordings that no machine holds: `rows` a table for so many vehicles.
fn check_size(rows: f64, vehicles: usize) -> Result<(), PhysicsError> {
    let bytes = rows * vehicles as f64 * ROW_BYTES;
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    Err(PhysicsError::Value {
        path: "options.record_interval".to_owned(),
        problem: format!("the recording would take {:.1} GiB", bytes / GIB),
        limit: format!("{:.0} GiB", MOST_BYTES / GIB),
        hint: format!(
            "record {:.0} times as seldom, or shorten options.duration",
            (bytes / MOST_BYTES).ceil()
        ),
    })
}

/// An outline from its corners in either order.
fn convex(mut points: Vec<Vec2>, path: &str) -> Result<ConvexPolygon, PhysicsError> {
    let twice_area: f64 = (0..points.len()).map(|i| points[i].cross(points[(i + 1) % points.len()])).sum();
    if twice_area < 0.0 {
        points.reverse();
    }
    ConvexPolygon::new(points).map_err(|e| PhysicsError::Value {
        path: path.to_owned(),
        problem: e.to_string(),
        limit: "convex, 3 to 32 points in order".to_owned(),
        hint: "give its convex hull".to_owned(),
    })
}
