//! Time tables and pedals.

use crate::driver::{Actuation, AxleActuation, BrakeMode, Phase, Profile, Program, Trigger, WheelProfile};
use crate::error::PhysicsError;
use accuscene_core::quantity::Dimension;
use accuscene_core::scene::{self, Gear, PhaseEvent, PhaseStart, Si, Side};

/// The time table of a vehicle with `axles` axles.
pub(super) fn program(v: &scene::Vehicle, axles: usize) -> Result<Program, PhysicsError> {
    let mut phases = vec![damage(v, axles)?];
    for (k, phase) in v.driver.phases.iter().enumerate() {
        phases.push(compile_phase(v, phase, axles, &format!("vehicles.{}.driver.phases[{k}]", v.id))?);
    }
    Ok(Program { phases })
}

fn compile_phase(
    v: &scene::Vehicle,
    phase: &scene::Phase,
    axles: usize,
    path: &str,
) -> Result<Phase, PhysicsError> {
    let ratio = v.steering.ratio.si();
    let handwheel = profile(&phase.handwheel, &format!("{path}.handwheel"), 1.0 / ratio)?;
    let steer = profile(&phase.steer, &format!("{path}.steer"), 1.0)?;
    let mut wheels = Vec::new();
    for (axle, side, command) in phase.wheels.all() {
        let wheel = wheel_index(v, axle, side, axles)?;
        let at = format!("{path}.wheels");
        wheels.push(WheelProfile {
            wheel,
            lock: profile(&command.lock, &at, 1.0)?,
            brake: profile(&command.brake, &at, 1.0)?,
            steer: profile(&command.steer, &at, 1.0)?,
        });
    }
    Ok(Phase {
        trigger: match &phase.after {
            None | Some(PhaseStart::Event(PhaseEvent::Start)) => Trigger::Time(0.0),
            Some(PhaseStart::Event(PhaseEvent::Impact)) => Trigger::Impact,
            Some(PhaseStart::At(at)) => Trigger::Time(at.time.value),
        },
        steer: steer.or(handwheel),
        brake: profile(&phase.brake, &format!("{path}.brake"), 1.0)?,
        handbrake: profile(&phase.handbrake, &format!("{path}.handbrake"), 1.0)?,
        throttle: profile(&phase.throttle, &format!("{path}.throttle"), 1.0)?,
        gear: phase.gear.map(|g| match g {
            Gear::Forward => 1.0,
            Gear::Neutral => 0.0,
            Gear::Reverse => -1.0,
        }),
        wheels,
    })
}

/// Damage from the start is a phase that is always there.
fn damage(v: &scene::Vehicle, axles: usize) -> Result<Phase, PhysicsError> {
    let mut wheels = Vec::new();
    for d in &v.damage.wheels {
        wheels.push(WheelProfile {
            wheel: wheel_index(v, (d.axle as usize).saturating_sub(1), d.side, axles)?,
            lock: d.lock.as_ref().map(|q| Profile::constant(q.value)),
            brake: None,
            steer: d.steer.as_ref().map(|q| Profile::constant(q.value)),
        });
    }
    let trigger = Trigger::Time(0.0);
    Ok(Phase { trigger, steer: None, brake: None, handbrake: None, throttle: None, gear: None, wheels })
}

fn wheel_index(v: &scene::Vehicle, axle: usize, side: Side, axles: usize) -> Result<usize, PhysicsError> {
    if axle >= axles {
        return Err(PhysicsError::Value {
            path: format!("vehicles.{}", v.id),
            problem: format!("axle {} is commanded", axle + 1),
            limit: format!("1 to {axles}"),
            hint: "count the axles from the front, beginning with 1".to_owned(),
        });
    }
    Ok(2 * axle + usize::from(side == Side::Right))
}

fn profile<D: Dimension>(
    given: &Option<scene::Profile<D>>,
    path: &str,
    factor: f64,
) -> Result<Option<Profile>, PhysicsError> {
    let Some(given) = given else { return Ok(None) };
    let points: Vec<(f64, f64)> = given.points().iter().map(|[t, v]| (*t, v * factor)).collect();
    if let [(_, value)] = points[..] {
        return Ok(Some(Profile::constant(value)));
    }
    Profile::through(path, &points).map(Some)
}

/// Pedals and steering of a two-axle vehicle.
pub(super) fn actuation(v: &scene::Vehicle, gravity: f64) -> Actuation {
    let d = &v.dimensions;
    let driven = v.drive.driven.unwrap_or(scene::DrivenAxles::Front);
    let drives = |front: bool| match driven {
        scene::DrivenAxles::All => true,
        scene::DrivenAxles::Front => front,
        scene::DrivenAxles::Rear => !front,
        scene::DrivenAxles::None => false,
    };
    let axle = |front: bool| AxleActuation {
        steered: front,
        driven: drives(front),
        brake_torque: if front { v.brakes.front_torque.si() } else { v.brakes.rear_torque.si() },
        parking: !front,
        parking_torque: v.brakes.handbrake_torque.si(),
        half_track: 0.5 * if front { d.track_front.si() } else { d.track_rear.si() },
    };
    Actuation {
        brakes: match v.brakes.mode.unwrap_or_default() {
            scene::BrakeMode::LockFraction => BrakeMode::LockFraction,
            scene::BrakeMode::Torque => BrakeMode::Torque,
        },
        power: v.drive.power.si(),
        drive_force: v.drive.max_force.si(),
        engine_braking: v.drive.engine_braking.si() * v.mass.value * gravity,
        wheelbase: d.wheelbase.value,
        ackermann: v.steering.ackermann.si(),
        steer_limit: v.steering.max_angle.si(),
        axles: vec![axle(true), axle(false)],
    }
}
