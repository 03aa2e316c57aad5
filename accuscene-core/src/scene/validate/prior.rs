use super::super::{PriorPhase, Scene, Si, Start, VehicleClass};
use super::code::{CONTRADICTORY_FIELDS, NO_APPROACH, OUT_OF_RANGE, UNDETERMINED_PHASE};
use super::findings::Findings;
use crate::document::Problem;

/// Tightest bend, m.
const TIGHTEST: f64 = 1.0;

/// Checks what drivers did before the start; whether it leads there only the motion tells.
pub(super) fn prior(scene: &Scene, findings: &mut Findings) {
    for vehicle in &scene.vehicles {
        let path = format!("vehicles.{}.driver.before", vehicle.id);
        let before = &vehicle.driver.before;
        if !before.is_empty() {
            let coupling = scene.couplings.iter().find(|coupling| coupling.between[1] == vehicle.id);
            if let Some(coupling) = coupling {
                let value = format!("towed at couplings.{}", coupling.id);
                towed(&path, &value, findings);
            } else if vehicle.class == Some(VehicleClass::Trailer) {
                towed(&path, "a trailer", findings);
            }
        }
        phases(before, &vehicle.start, &path, findings);
    }
    for machine in &scene.two_wheelers {
        let path = format!("two_wheelers.{}.driver.before", machine.id);
        phases(&machine.driver.before, &machine.start, &path, findings);
    }
}

fn towed(path: &str, value: &str, findings: &mut Findings) {
    let limit = "a vehicle that drives on its own";
    let hint = "give `before` to the vehicle that pulls it";
    findings.limit(NO_APPROACH, path, "a towed vehicle has no driver", value, limit, hint);
}

fn phases(before: &[PriorPhase], start: &Start, path: &str, findings: &mut Findings) {
    if !before.is_empty() && start.speed.si() < 0.0 {
        let hint = "turn `start.course` by half a turn, or leave out `before`";
        let value = format!("start.speed = {} m/s", start.speed.si());
        findings.limit(NO_APPROACH, path, "the scene starts backwards", value, ">= 0 m/s", hint);
    }
    for (index, phase) in before.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let path = format!("{path}[{index}]");
        length(phase, &path, findings);
        let radius = phase.radius.si();
        if radius.abs() < TIGHTEST {
            let limit = format!("|radius| >= {TIGHTEST} m");
            let hint = "leave it out where the way is straight";
            let place = format!("{path}.radius");
            findings.limit(OUT_OF_RANGE, place, "too tight a bend", radius, limit, hint);
        }
    }
}

/// Exactly one value says how long a phase lasts, and a speed does only with an acceleration.
fn length(phase: &PriorPhase, path: &str, findings: &mut Findings) {
    let given = [
        ("duration", phase.duration.is_some()),
        ("distance", phase.distance.is_some()),
        ("speed", phase.speed.is_some()),
    ];
    let names: Vec<&str> = given.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect();
    let limit = "one of duration, distance, speed";
    if names.is_empty() {
        let problem = Problem::new(UNDETERMINED_PHASE, path, "nothing says how long the phase lasts");
        let hint = "give `duration`, `distance` or the `speed` at its begin";
        findings.push(problem.with_value("none of them").with_limit(limit).with_hint(hint));
    }
    if let [first, .., last] = names.as_slice() {
        let message = format!("`{first}` is given too");
        let problem = Problem::new(CONTRADICTORY_FIELDS, format!("{path}.{last}"), message);
        let hint = "keep the one that is known best; the others are results";
        findings.push(problem.with_value(names.join(" and ")).with_limit(limit).with_hint(hint));
    }
    let acceleration = phase.acceleration.as_ref().map_or(0.0, |acceleration| acceleration.value);
    if phase.speed.is_some() && acceleration == 0.0 {
        let message = "without acceleration a speed says nothing of the length of the phase";
        let problem = Problem::new(UNDETERMINED_PHASE, format!("{path}.acceleration"), message);
        let hint =
            "give the acceleration, negative where it brakes, or `duration` or `distance` instead of `speed`";
        findings.push(problem.with_value(acceleration).with_limit("other than 0 m/s2").with_hint(hint));
    }
}
