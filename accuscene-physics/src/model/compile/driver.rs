//! Time tables and pedals.

use super::axles::Axle;
use super::{aids, following};
use crate::driver::{Actuation, AxleActuation, BrakeMode, Phase, Profile, Program, Trigger, WheelProfile};
use crate::error::PhysicsError;
use accuscene_core::quantity::Dimension;
use accuscene_core::scene::{self, Gear, PhaseEvent, PhaseStart, Si, Side};

/// The time table of a vehicle with `axles` axles.
pub(super) fn program(v: &scene::Vehicle, axles: usize, gravity: f64) -> Result<Program, PhysicsError> {
    let mut phases = vec![damage(v, axles)?];
    for (k, phase) in v.driver.phases.iter().enumerate() {
        let path = format!("vehicles.{}.driver.phases[{k}]", v.id);
        phases.push(compile_phase(v, phase, axles, &path, gravity)?);
        if let Some(reaction) = &phase.reaction {
            phases.push(following::reaction(reaction, trigger(phase), &format!("{path}.reaction"))?);
        }
    }
    Ok(Program { phases })
}

fn compile_phase(
    v: &scene::Vehicle,
    phase: &scene::Phase,
    axles: usize,
    path: &str,
    gravity: f64,
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
        trigger: trigger(phase),
        delay: 0.0,
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
        path: phase.path.as_ref().map(|p| following::path(v, p, path)).transpose()?,
        speed: phase.speed.as_ref().map(|s| following::speed(v, s, axles, gravity, path)).transpose()?,
    })
}

/// When a phase begins.
fn trigger(phase: &scene::Phase) -> Trigger {
    match &phase.after {
        None | Some(PhaseStart::Event(PhaseEvent::Start)) => Trigger::Time(0.0),
        Some(PhaseStart::Event(PhaseEvent::Impact)) => Trigger::Impact,
        Some(PhaseStart::At(at)) => Trigger::Time(at.time.value),
        // At the start the way is nothing already.
        Some(PhaseStart::Beyond(way)) if way.distance.value <= 0.0 => Trigger::Time(0.0),
        Some(PhaseStart::Beyond(way)) => Trigger::Distance(way.distance.value),
    }
}

/// Damage from the start is a phase that is always there.
fn damage(v: &scene::Vehicle, axles: usize) -> Result<Phase, PhysicsError> {
    let mut wheels = Vec::new();
    for d in &v.damage.wheels {
        wheels.push(WheelProfile {
            wheel: wheel_index(v, (d.axle as usize).saturating_sub(1), d.side, axles)?,
            lock: match d.missing {
                Some(true) => Some(Profile::constant(1.0)),
                _ => d.lock.as_ref().map(|q| Profile::constant(q.value)),
            },
            brake: None,
            steer: d.steer.as_ref().map(|q| Profile::constant(q.value)),
        });
    }
    Ok(Phase { wheels, ..Phase::silent(Trigger::Time(0.0)) })
}

pub(super) fn wheel_index(
    v: &scene::Vehicle,
    axle: usize,
    side: Side,
    axles: usize,
) -> Result<usize, PhysicsError> {
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

pub(super) fn profile<D: Dimension>(
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

/// Pedals and steering; the axles' brakes share the torques of the front and the rear.
pub(super) fn actuation(
    v: &scene::Vehicle,
    axles: &[Axle<'_>],
    gravity: f64,
) -> Result<Actuation, PhysicsError> {
    let d = &v.dimensions;
    let towed = v.class == Some(scene::VehicleClass::Trailer);
    let rear = if towed { axles.len() } else { axles.len() - 1 };
    let axle = |(k, a): (usize, &Axle<'_>)| {
        let front = k == 0 && !towed;
        AxleActuation {
            steered: a.steered,
            driven: a.driven,
            locked: a.driven && v.drive.differential == Some(scene::Differential::Locked),
            brake_torque: if front {
                v.brakes.front_torque.si()
            } else {
                v.brakes.rear_torque.si() / rear as f64
            },
            parking: !front,
            parking_torque: v.brakes.handbrake_torque.si() / rear as f64,
            half_track: 0.5 * a.track(),
        }
    };
    let or = |value: f64, absent: f64| if value.is_nan() { absent } else { value };
    Ok(Actuation {
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
        steer_rate: or(v.steering.rate_limit.si(), f64::INFINITY),
        speed_limit: or(v.drive.speed_limit.si(), f64::INFINITY),
        engine: aids::engine(v)?,
        build_up: aids::build_up(&v.brakes),
        antilock: v.brakes.abs.as_ref().map(aids::antilock),
        stability: v.brakes.stability.as_ref().map(|control| aids::stability(control, gravity)),
        axles: axles.iter().enumerate().map(axle).collect(),
    })
}
