//! Engine with gears, brake build-up and the electronic aids of a vehicle.

use crate::driver::{AntiLock, BrakeBuildUp, Engine, Profile, StabilityControl};
use crate::error::PhysicsError;
use accuscene_core::scene::{self, Brakes, EnginePoint, Si};

/// How the brakes follow the pedal; at once where nothing is given.
pub(super) fn build_up(brakes: &Brakes) -> BrakeBuildUp {
    let or_none = |value: f64| if value.is_nan() { 0.0 } else { value };
    BrakeBuildUp { lag: or_none(brakes.lag.si()), rise_time: or_none(brakes.rise_time.si()) }
}

/// Anti-lock brakes of a resolved scene.
pub(super) fn antilock(abs: &scene::AntiLock) -> AntiLock {
    AntiLock {
        target_slip: abs.target_slip.si(),
        cycle: abs.cycle.si(),
        depth: abs.depth.si(),
        minimum_speed: abs.minimum_speed.si(),
        select_low: abs.select_low != Some(false),
    }
}

/// Stability control of a resolved scene.
pub(super) fn stability(control: &scene::StabilityControl, gravity: f64) -> StabilityControl {
    StabilityControl {
        characteristic_speed: control.characteristic_speed.si(),
        threshold: control.threshold.si(),
        range: control.range.si(),
        authority: control.authority.si(),
        minimum_speed: control.minimum_speed.si(),
        gravity,
    }
}

/// The engine, where the scene gives its torque curve.
pub(super) fn engine(v: &scene::Vehicle) -> Result<Option<Engine>, PhysicsError> {
    let Some(engine) = &v.drive.engine else { return Ok(None) };
    let path = format!("vehicles.{}.drive.engine", v.id);
    let curve = |name: &str, points: &[EnginePoint]| {
        let points: Vec<_> = points.iter().map(|p| (p.speed.value, p.torque.value)).collect();
        Profile::through(&format!("{path}.{name}"), &points)
    };
    let speeds = [engine.torque.first(), engine.torque.last()].map(|p| p.map_or(0.0, |p| p.speed.value));
    let refuse = |field: &str, problem: String, limit: String, hint: &str| PhysicsError::Value {
        path: format!("{path}.{field}"),
        problem,
        limit,
        hint: hint.to_owned(),
    };
    let count = engine.gears.len();
    let fixed = engine.fixed_gear.map(|gear| (gear as usize).saturating_sub(1));
    if count == 0 {
        let problem = "the engine has no gear".to_owned();
        return Err(refuse(
            "gears",
            problem,
            "at least one".to_owned(),
            "list the ratios from the first gear",
        ));
    }
    if let Some(gear) = fixed.filter(|gear| *gear >= count) {
        let problem = format!("there is no gear {}", gear + 1);
        return Err(refuse("fixed_gear", problem, format!("1 to {count}"), "count from the first gear"));
    }
    if let Some(k) = engine.gears.iter().position(|g| g.value.is_nan() || g.value <= 0.0) {
        let problem = format!("the ratio is {}", engine.gears[k].value);
        let hint = "give engine over propeller shaft speed";
        return Err(refuse(&format!("gears[{k}]"), problem, "> 0".to_owned(), hint));
    }
    if let Some(k) = (1..count).find(|&k| engine.gears[k].value >= engine.gears[k - 1].value) {
        let problem = format!("the ratio is {}", engine.gears[k].value);
        let limit = format!("< {}", engine.gears[k - 1].value);
        return Err(refuse(&format!("gears[{k}]"), problem, limit, "list the ratios from the first gear"));
    }
    let last = engine.final_drive.value;
    Ok(Some(Engine {
        torque: curve("torque", &engine.torque)?,
        drag: engine.drag.as_ref().map(|points| curve("drag", points)).transpose()?,
        ratios: engine.gears.iter().map(|gear| gear.value * last).collect(),
        reverse: engine.reverse.si() * last,
        efficiency: engine.efficiency.si(),
        upshift: engine.upshift.si(),
        downshift: engine.downshift.si(),
        fixed,
        range: speeds,
    }))
}
