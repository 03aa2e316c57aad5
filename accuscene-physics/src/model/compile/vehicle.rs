//! One vehicle: its figures, its pose at the start, its outline.

use super::{driver, stability, wheels};
use crate::contact::ConvexPolygon;
use crate::error::PhysicsError;
use crate::model::{Sensor, VehicleModel};
use crate::terrain::Terrain;
use crate::tyre::{BrushForce, PatchInput};
use crate::vehicle::{BodyState, Vehicle, WheelControl, WheelState, settle};
use accuscene_core::arith::{Mat3, Quat, Real, Vec2, Vec3, atan2, sin_cos};
use accuscene_core::scene::{self, Si, StartMode};

/// Share of the height at which the stiff structure begins and ends: sill and bonnet of a car.
const STRUCTURE: [f64; 2] = [0.14, 0.55];
/// Rolling distance over which the patches take their shape before the start, s of motion; any long time will do.
const SETTLED: f64 = 1e3;

/// Compiles one vehicle of a resolved scene.
pub(super) fn compile(
    v: &scene::Vehicle,
    mode: StartMode,
    gravity: f64,
    step: f64,
    terrain: &Terrain,
) -> Result<VehicleModel, PhysicsError> {
    let d = &v.dimensions;
    let i = &v.inertia;
    let product = i.roll_yaw_product.si();
    // The tensor's entry is minus the product +integral x z dm.
    let inertia = Mat3::from_rows(
        Vec3::new(i.roll.si(), 0.0, -product),
        Vec3::new(0.0, i.pitch.si(), 0.0),
        Vec3::new(-product, 0.0, i.yaw.si()),
    );
    let air = &v.aerodynamics;
    let drag = 0.5 * air.air_density.si() * air.drag_area.si();
    let height = d.cg_height.si();
    let vehicle =
        Vehicle::assemble(&v.id, v.mass.value, inertia, height, wheels::wheels(v, gravity), drag, gravity)?;
    stability::check(v, &vehicle, step)?;
    let program = driver::program(v, 2)?;
    let actuation = driver::actuation(v, gravity);

    let mut input = crate::driver::DriverInput::coasting(4);
    program.evaluate(0.0, None, &mut input);
    let mut controls = vec![WheelControl::default(); 4];
    actuation.apply(&input, &[WheelState::default(); 4], vehicle.wheels[0].radius, &mut controls);

    let pose = pose(v, mode, terrain, height);
    let down = Vec3::new(0.0, 0.0, -gravity);
    let ground = |at: Vec3| terrain.footing(at);
    let mut posture = settle(&vehicle, &pose, &controls, down, &ground);
    if mode == StartMode::Raw {
        posture.body = pose;
        posture.wheels = vec![WheelState::default(); 4];
        posture.residual = 0.0;
    }
    if !posture.holds {
        roll(&vehicle, &posture.body, &mut posture.wheels, &controls, gravity, terrain);
    }

    let total_height = d.height.si();
    let names = ["fl", "fr", "rl", "rr"].map(str::to_owned).to_vec();
    Ok(VehicleModel {
        id: v.id.clone(),
        wheel_names: names,
        outline: outline(v)?,
        heights: STRUCTURE.map(|share| share * total_height),
        cg_height: height,
        structure_stiffness: v.structure.front.stiffness.as_ref().map(|q| q.value),
        sensors: v
            .sensors
            .iter()
            .map(|s| {
                let [x, y, z] = s.position.si();
                Sensor { id: s.id.clone(), position: Vec3::new(x, y, z) }
            })
            .collect(),
        program,
        actuation,
        start: posture.body,
        start_wheels: posture.wheels,
        start_residual: posture.residual,
        vehicle,
    })
}

/// The outline in body axes.
fn outline(v: &scene::Vehicle) -> Result<ConvexPolygon, PhysicsError> {
    let points = v.outline.iter().flatten().map(|p| {
        let [x, y] = p.si();
        Vec2::new(x, y)
    });
    super::convex(points.collect(), &format!("vehicles.{}.outline", v.id))
}

/// Pose and velocity at the start: level with the ground unless the pose is raw.
fn pose(v: &scene::Vehicle, mode: StartMode, terrain: &Terrain, cg_height: f64) -> BodyState {
    let s = &v.start;
    let [x, y] = s.position.si();
    let heading = s.heading.si();
    let n = terrain.plane.normal;
    let ahead = terrain.plane.along(heading);
    let left = n.cross(ahead);
    // Rows of the level orientation: x forward along the ground, z its normal.
    let level = Mat3::from_rows(ahead, left, n).transposed();
    let pitch = atan2(-level.rows[2].x, (level.rows[2].y.squared() + level.rows[2].z.squared()).sqrt());
    let roll = atan2(level.rows[2].y, level.rows[2].z);
    // The centre of gravity stands over the ground along its normal.
    let z = terrain.plane.height(x, y) + cg_height / n.z;
    let raw = mode == StartMode::Raw;
    let or = |own: f64, all: f64| if raw && !own.is_nan() { own } else { all };
    let orientation = Quat::from_euler(or(s.roll.si(), roll), or(s.pitch.si(), pitch), heading);
    let course = s.course.si();
    let course = if course.is_nan() { heading } else { course };
    BodyState {
        position: Vec3::new(x, y, or(s.z.si(), z)),
        orientation,
        velocity: terrain.plane.along(course) * s.speed.si(),
        rate: Vec3::new(0.0, 0.0, s.yaw_rate.si()),
        acceleration: Vec3::zero(),
    }
}

/// Gives free wheels the spin, and patches of a moving vehicle the shape, that they have after rolling for a while.
fn roll(
    vehicle: &Vehicle<f64>,
    body: &BodyState,
    wheels: &mut [WheelState],
    controls: &[WheelControl],
    gravity: f64,
    terrain: &Terrain,
) {
    let turn = body.orientation.matrix();
    for ((p, w), c) in vehicle.wheels.iter().zip(wheels).zip(controls) {
        let hub = Vec3::new(p.hub.x, p.hub.y, p.hub.z + w.travel);
        let at = turn.apply_transposed(body.velocity) + body.rate.cross(hub);
        let (sin, cos) = sin_cos(c.steer);
        let ground = at.xy().rotate(cos, -sin);
        let load = p.suspension.preload + p.mass * gravity;
        let radius = p.radius - load / p.vertical_stiffness;
        let locked = c.lock >= 0.5;
        w.spin = if locked { 0.0 } else { ground.x / radius };
        let rolling = w.spin * radius;
        let sliding = Vec2::new(ground.x - rolling, ground.y);
        let road = terrain.footing(body.position + turn.apply(hub)).friction;
        let input = PatchInput { sliding, rolling, load, road, longitudinal_damping: 0.0 };
        let BrushForce { deflection, .. } = p.tyre.advance(Vec2::zero(), &input, SETTLED);
        w.deflection = deflection;
    }
}
