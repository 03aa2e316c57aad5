//! One vehicle: its figures, its pose at the start, its outline.

use super::axles::{PointLoad, axles};
use super::{aftermath, approach, border, damage, driver, hull, load_path, stability, start, wheels, zone};
use crate::contact::Outline;
use crate::driver::{Begins, DriverInput};
use crate::error::PhysicsError;
use crate::model::{Sensor, VehicleModel};
use crate::terrain::Terrain;
use crate::tyre::{PatchForce, PatchInput};
use crate::vehicle::{BodyState, Gang, Planar, Vehicle, WheelControl, WheelState, Wrench, settle};
use accuscene_core::arith::{Mat3, Vec2, Vec3, sin_cos};
use accuscene_core::scene::{self, Detail, Si, StartMode, VehicleClass};

/// Rolling distance over which the patches take their shape before the start, s of motion; any long time will do.
const SETTLED: f64 = 1e3;

/// Compiles one vehicle of a resolved scene; `extra` is what stands on it besides its own weight.
pub(super) fn compile(
    v: &scene::Vehicle,
    mode: StartMode,
    gravity: f64,
    step: f64,
    terrain: &Terrain,
    extra: &[PointLoad],
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
    let air = [&air.drag_area, &air.lift_area].map(|area| 0.5 * air.air_density.si() * area.si());
    let height = d.cg_height.si();
    let axles = axles(v, gravity, extra);
    let loads: Vec<f64> = axles.iter().map(|a| 2.0 * a.load).collect();
    let wheels = wheels::wheels(v, &axles, gravity)?;
    let count = wheels.len();
    let mut vehicle = Vehicle::assemble(&v.id, v.mass.value, inertia, height, wheels, &loads, air, gravity)?;
    damage::shrink(v, &mut vehicle.wheels);
    let spoiled = aftermath::spoiled(v, &axles, &vehicle, gravity)?;
    stability::check(v, &axles, &vehicle, step)?;
    let planar = (v.detail == Some(Detail::Planar)).then(|| Planar::new(&vehicle, gravity));
    let program = driver::program(v, axles.len(), gravity)?;
    let actuation = driver::actuation(v, &axles, gravity)?;

    let mut input = DriverInput::coasting(count);
    program.evaluate(0.0, Begins::default(), &mut input);
    let moves = v.start.speed.si() != 0.0 || v.start.yaw_rate.si() != 0.0;
    if moves && !actuation.brakes_at_once() {
        input.brake = 0.0;
    }
    let mut controls = vec![WheelControl::default(); count];
    actuation.apply(&input, &vec![WheelState::default(); count], vehicle.wheels[0].radius, &mut controls);

    let pose = start::pose(v, mode, terrain, &vehicle, height)?;
    let down = Vec3::new(0.0, 0.0, -gravity);
    let (sin, cos) = sin_cos(v.start.heading.si());
    let radius = vehicle.wheels[0].radius;
    let ground = |at: Vec3| match terrain.kerbs.is_empty() {
        true => terrain.footing_under(at, Vec2::new(cos, sin), radius),
        false => terrain.footing(at),
    };
    let calm = Wrench::zero();
    let mut posture = match &planar {
        Some(planar) => planar.settle(&vehicle, &pose, &controls, calm, down, &ground),
        None => settle(&vehicle, &pose, &controls, calm, down, &ground),
    };
    if mode == StartMode::Raw {
        posture.body = pose;
        posture.wheels = vec![WheelState::default(); count];
        posture.residual = 0.0;
    }
    if !posture.holds {
        roll(&vehicle, &posture.body, &mut posture.wheels, &controls, gravity, terrain);
    }

    let approach = approach::approach(v)?;
    let outline = outline(v)?;
    let (zones, reach) = zone::zones(v, &outline)?;
    let known_damage = aftermath::known(v, axles.len())?;
    Ok(VehicleModel {
        id: v.id.clone(),
        wheel_names: wheel_names(axles.len()),
        hull: hull::hull(v, &vehicle, step, terrain.road.friction),
        border: border::border(v, zones[0].outline.vertices()),
        load_paths: load_path::load_paths(v, &zones[0])?,
        outline,
        spoiled,
        known_damage,
        zones,
        reach,
        cg_height: height,
        structure_stiffness: v.structure.front.stiffness.as_ref().map(|q| q.value),
        bumpers: matches!(
            v.class.unwrap_or_default(),
            VehicleClass::Car | VehicleClass::Suv | VehicleClass::Van
        ),
        balanced: v.class == Some(VehicleClass::Motorcycle),
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
        approach,
        planar,
        gang: Gang::of(&vehicle),
        vehicle,
    })
}

/// fl, fr, rl, rr for two axles, else the axle's number and the side: 1l, 1r, 2l ...
fn wheel_names(axles: usize) -> Vec<String> {
    if axles == 2 {
        return ["fl", "fr", "rl", "rr"].map(str::to_owned).to_vec();
    }
    (1..=axles).flat_map(|k| [format!("{k}l"), format!("{k}r")]).collect()
}

/// The outline in body axes.
fn outline(v: &scene::Vehicle) -> Result<Outline, PhysicsError> {
    let points = v.outline.iter().flatten().map(|p| {
        let [x, y] = p.si();
        Vec2::new(x, y)
    });
    super::simple(points.collect(), &format!("vehicles.{}.outline", v.id))
}

/// Gives free wheels the spin, and patches of a moving vehicle the shape, that they have after rolling for a while.
pub(super) fn roll(
    vehicle: &Vehicle<f64>,
    body: &BodyState,
    wheels: &mut [WheelState],
    controls: &[WheelControl],
    gravity: f64,
    terrain: &Terrain,
) {
    let turn = body.orientation.matrix();
    for ((p, w), c) in vehicle.wheels.iter().zip(wheels).zip(controls) {
        let hub = p.hub_at(w.travel);
        let at = turn.apply_transposed(body.velocity) + body.rate.cross(hub);
        let (sin, cos) = sin_cos(c.steer);
        let ground = at.xy().rotate(cos, -sin);
        let load = p.suspension.preload + p.mass * gravity;
        let radius = p.radius - load / p.vertical_stiffness;
        let locked = c.lock >= 0.5;
        w.spin = if locked { 0.0 } else { ground.x / radius };
        let rolling = w.spin * radius;
        let sliding = Vec2::new(ground.x - rolling, ground.y);
        let road = terrain.footing(body.position + turn.apply(hub)).wet_friction(ground.norm());
        let input = PatchInput { sliding, rolling, load, road, ..PatchInput::default() };
        let PatchForce { deflection, .. } = p.tyre.advance(Vec2::zero(), &input, SETTLED);
        w.deflection = deflection;
    }
}
