//! Followed paths and speeds, and reactions.

use super::driver::profile;
use crate::driver::{Path, Phase, Profile, SpeedKeeper, Trigger};
use crate::error::PhysicsError;
use accuscene_core::arith::{Real, Vec2};
use accuscene_core::scene::{self, PathFollow, Reaction, Si, SpeedFollow};

/// Shortest rise of a brake, s: a step of the pedal.
const AT_ONCE: f64 = 1e-6;

/// The path that a phase follows; `at` names the phase.
pub(super) fn path(v: &scene::Vehicle, follow: &PathFollow, at: &str) -> Result<Path, PhysicsError> {
    let given: Vec<Vec2> = follow
        .points
        .iter()
        .map(|p| {
            let [x, y] = p.position.si();
            Vec2::new(x, y)
        })
        .collect();
    let apart = given.windows(2).all(|p| (p[1] - p[0]).norm() > 0.0);
    if given.len() < 2 || !apart {
        return Err(PhysicsError::Value {
            path: format!("{at}.path.points"),
            problem: "the points make no path".to_owned(),
            limit: "two or more, each at another place than the one before".to_owned(),
            hint: "leave out points that are given twice".to_owned(),
        });
    }
    let smooth = follow.smooth == Some(true);
    let points = if smooth { Path::smoothed(&given) } else { given };
    // Of a smooth curve every sixteenth point is a given one.
    let each = (points.len() - 1) / (follow.points.len() - 1);
    let mut path = Path::through(points);
    path.lookahead = follow.lookahead.si();
    path.lookahead_time = follow.lookahead_time.si();
    path.steer_rate = follow.steer_rate.si();
    path.wheelbase = v.dimensions.wheelbase.value;
    path.rear = v.dimensions.wheelbase.value - v.dimensions.cg_behind_front_axle.si();
    let speeds = follow.points.iter().enumerate();
    let speeds: Vec<_> = speeds
        .filter_map(|(k, p)| Some((path.length_to(k * each), p.speed.as_ref()?.value.squared())))
        .collect();
    if !speeds.is_empty() {
        path.squared_speed = Some(Profile::through(&format!("{at}.path.points"), &speeds)?);
    }
    Ok(path)
}

/// The speed that a phase keeps.
pub(super) fn speed(
    v: &scene::Vehicle,
    follow: &SpeedFollow,
    axles: usize,
    gravity: f64,
    at: &str,
) -> Result<SpeedKeeper, PhysicsError> {
    let brakes = &v.brakes;
    let full_brake = match brakes.mode.unwrap_or_default() {
        // A share of the friction limit: on a road of coefficient one.
        scene::BrakeMode::LockFraction => gravity,
        scene::BrakeMode::Torque => {
            let radius = v.axles.first().map_or(v.tyres.front.radius.si(), |axle| axle.tyre.radius.si());
            let towed = v.class == Some(scene::VehicleClass::Trailer);
            let front = if towed || axles < 2 { 0.0 } else { brakes.front_torque.si() };
            2.0 * (front + brakes.rear_torque.si()) / (radius * v.mass.value)
        }
    };
    Ok(SpeedKeeper {
        speed: profile(&follow.speed, &format!("{at}.speed.speed"), 1.0)?,
        max_acceleration: follow.max_acceleration.si(),
        max_deceleration: follow.max_deceleration.si(),
        gain: follow.gain.si(),
        full_brake: Real::max(full_brake, 0.1),
        mass: v.mass.value,
    })
}

/// What a reaction makes of the pedals and the steering: a phase of its own, behind the reaction time.
pub(super) fn reaction(reaction: &Reaction, trigger: Trigger, at: &str) -> Result<Phase, PhysicsError> {
    let (lag, brake) = (reaction.lag.si(), reaction.brake.si());
    let full = lag + Real::max(reaction.rise_time.si(), AT_ONCE);
    let begin = if lag > 0.0 { vec![(0.0, 0.0), (lag, 0.0)] } else { vec![(0.0, 0.0)] };
    let points: Vec<_> = begin.into_iter().chain([(full, brake)]).collect();
    Ok(Phase {
        delay: reaction.time.si(),
        brake: Some(Profile::through(&format!("{at}.rise_time"), &points)?),
        throttle: Some(Profile::constant(0.0)),
        steer: profile(&reaction.swerve, &format!("{at}.swerve"), 1.0)?,
        ..Phase::silent(trigger)
    })
}
