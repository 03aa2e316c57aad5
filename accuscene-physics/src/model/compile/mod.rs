//! From a resolved scene to a model.

mod aftermath;
mod aids;
mod approach;
mod axles;
mod border;
mod combination;
mod couplings;
mod damage;
mod detail;
mod driver;
mod following;
mod hull;
mod impacts;
mod load_path;
mod obstacle;
mod stability;
mod start;
mod support;
mod terrain;
mod two_wheeler;
mod tyre;
mod vehicle;
mod wheels;
mod zone;

pub use support::support;

use super::{Aftermath, ImpactLaw, Model, VehicleModel};
use crate::contact::Outline;
use crate::error::PhysicsError;
use accuscene_core::arith::{Real, Vec2, Vec3};
use accuscene_core::scene::{Resolved, Si};

/// 2^30 bytes.
const GIB: f64 = 1_073_741_824.0;
/// Largest recording, bytes.
const MOST_BYTES: f64 = 4.0 * GIB;
/// Bytes of one row of a vehicle's table and of a wheel's.
const ROW_BYTES: [f64; 2] = [8.0 * 22.0, 8.0 * 14.0];

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
        let terrain = terrain::compile(&scene.terrain)?;
        detail::check(scene, &terrain)?;
        let impact = impacts::general(&scene.impacts)?;
        let pairs = impacts::pairs(&scene.impacts, &impact)?;
        let rules = || core::iter::once(&impact).chain(pairs.iter().map(|p| &p.rule));
        let crushes = rules().any(|r| r.law == ImpactLaw::CrushForce && r.enabled);
        let mode = o.start.unwrap_or_default();
        let mut joints = couplings::joints(scene)?;
        let loads = couplings::loads(scene, &joints, gravity);
        let mut vehicles = scene
            .vehicles
            .iter()
            .chain(&two_wheeler::vehicles(scene))
            .zip(&loads)
            .map(|(v, extra)| vehicle::compile(v, mode, gravity, step, &terrain, extra))
            .collect::<Result<Vec<_>, _>>()?;
        if rules().any(|r| r.law != ImpactLaw::CrushForce) {
            vehicles.iter_mut().for_each(aftermath::reach_known);
        }
        couplings::couple(scene, &mut joints, &mut vehicles, &loads, &terrain, gravity, step)?;
        let obstacles = scene
            .obstacles
            .iter()
            .map(|ob| obstacle::compile(ob, &scene.impacts, &impact, &terrain))
            .collect::<Result<Vec<_>, _>>()?;
        let every = (o.record_interval.si() / step + 0.5) as u64;
        check_size(o.duration.si() / (step * Real::max(every as f64, 1.0)), &vehicles)?;
        Ok(Self {
            duration: o.duration.si(),
            step,
            record_every: if every == 0 { 1 } else { every },
            stop_at_rest: o.stop_at_rest.unwrap_or(true),
            gravity: Vec3::new(0.0, 0.0, -gravity),
            terrain,
            combinations: couplings::combinations(vehicles.len(), &joints),
            vehicles,
            joints,
            aftermath: Aftermath {
                wheels: scene.impacts.aftermath.wheels.unwrap_or(true),
                outline: scene.impacts.aftermath.outline.unwrap_or(true),
            },
            crushes,
            obstacles,
            impact,
            pairs,
        })
    }
}

/// Refuses recordings that no machine holds: `rows` a table for so many vehicles.
fn check_size(rows: f64, vehicles: &[VehicleModel]) -> Result<(), PhysicsError> {
    let wheels: usize = vehicles.iter().map(|v| v.vehicle.wheels.len()).sum();
    let [own, wheel] = ROW_BYTES;
    let bytes = rows * (vehicles.len() as f64 * own + wheels as f64 * wheel);
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
fn simple(mut points: Vec<Vec2>, path: &str) -> Result<Outline, PhysicsError> {
    let twice_area: f64 = (0..points.len()).map(|i| points[i].cross(points[(i + 1) % points.len()])).sum();
    if twice_area < 0.0 {
        points.reverse();
    }
    Outline::new(points).map_err(|e| PhysicsError::Value {
        path: path.to_owned(),
        problem: e.to_string(),
        limit: "3 to 1000 points in order, a border that meets itself nowhere".to_owned(),
        hint: "give the points in their order along the border".to_owned(),
    })
}
