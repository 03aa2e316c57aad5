use super::super::{Phase, PhaseEvent, PhaseStart, Vehicle};
use super::code::{CONTRADICTORY_FIELDS, PHASE_ORDER};
use super::findings::Findings;
use super::timing::profile;
use super::vehicle::axle_exists;
use crate::arith::{FRAC_PI_2, TAU};
use crate::document::Problem;

/// What a pedal takes.
const PEDAL: [f64; 2] = [0.0, 1.0];

/// Angles of road wheels.
const ROAD_WHEEL: [f64; 2] = [-FRAC_PI_2, FRAC_PI_2];

/// Angles of a steering wheel: ten turns either way.
const HANDWHEEL: [f64; 2] = [-10.0 * TAU, 10.0 * TAU];

pub(super) fn driver(vehicle: &Vehicle, path: &str, findings: &mut Findings) {
    order(&vehicle.driver.phases, &format!("{path}.driver"), findings);
    for (index, phase) in vehicle.driver.phases.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let path = format!("{path}.driver.phases[{index}]");
        if phase.steer.is_some() && phase.handwheel.is_some() {
            let problem =
                Problem::new(CONTRADICTORY_FIELDS, format!("{path}.handwheel"), "`steer` is given too");
            let problem = problem.with_value("steer and handwheel");
            findings.push(problem.with_limit("one of the two").with_hint("leave out `steer` or `handwheel`"));
        }
        let mut pedal = |name, value| profile(value, &format!("{path}.{name}"), PEDAL, 0.0, findings);
        pedal("brake", phase.brake.as_ref());
        pedal("handbrake", phase.handbrake.as_ref());
        pedal("throttle", phase.throttle.as_ref());
        profile(phase.steer.as_ref(), &format!("{path}.steer"), ROAD_WHEEL, 0.0, findings);
        profile(phase.handwheel.as_ref(), &format!("{path}.handwheel"), HANDWHEEL, 0.0, findings);
        wheels(vehicle, phase, &path, findings);
    }
}

/// The first phase may begin at any moment; the others after it, at rising times and at most one with the impact.
fn order(phases: &[Phase], path: &str, findings: &mut Findings) {
    let mut last = 0.0;
    let mut impact = false;
    for (index, phase) in phases.iter().enumerate() {
        let path = format!("{path}.phases[{index}].after");
        let value = match &phase.after {
            None => "absent".to_owned(),
            Some(PhaseStart::Event(event)) => format!("{event:?}").to_lowercase(),
            Some(PhaseStart::At(at)) => at.time.value.to_string(),
        };
        let mut refuse = |message: &str, limit: String, hint: &str| {
            findings.limit(PHASE_ORDER, path.as_str(), message, &value, limit, hint);
        };
        match &phase.after {
            None | Some(PhaseStart::Event(PhaseEvent::Start)) if index > 0 => refuse(
                "a later phase without a later beginning",
                "\"impact\" or { time = .. }".to_owned(),
                "say when this phase takes over",
            ),
            Some(PhaseStart::Event(PhaseEvent::Impact)) if impact => refuse(
                "a second phase that begins with the first impact",
                "one".to_owned(),
                "put both into one phase: its tables count from the impact",
            ),
            Some(PhaseStart::Event(PhaseEvent::Impact)) => impact = true,
            Some(PhaseStart::At(at)) => {
                if index > 0 && at.time.value <= last {
                    refuse(
                        "not later than the phase before",
                        format!("> {last} s"),
                        "list the phases in their order",
                    );
                }
                last = at.time.value;
            }
            _ => {}
        }
    }
}

fn wheels(vehicle: &Vehicle, phase: &Phase, path: &str, findings: &mut Findings) {
    let commands = &phase.wheels;
    for (index, wheel) in commands.others.iter().enumerate() {
        axle_exists(vehicle, wheel.axle, format!("{path}.wheels.others[{index}].axle"), findings);
    }
    let rear = commands.rl.as_ref().map(|_| "rl").or(commands.rr.as_ref().map(|_| "rr"));
    if let Some(name) = rear {
        axle_exists(vehicle, 2, format!("{path}.wheels.{name}"), findings);
    }
    let named = [("fl", &commands.fl), ("fr", &commands.fr), ("rl", &commands.rl), ("rr", &commands.rr)]
        .map(|(name, c)| (format!("{path}.wheels.{name}"), c.as_ref()));
    let others = commands.others.iter().enumerate();
    let others = others.map(|(i, w)| (format!("{path}.wheels.others[{i}].command"), Some(&w.command)));
    for (path, command) in named.into_iter().chain(others) {
        let Some(command) = command else { continue };
        profile(command.lock.as_ref(), &format!("{path}.lock"), PEDAL, 0.0, findings);
        profile(command.brake.as_ref(), &format!("{path}.brake"), PEDAL, 0.0, findings);
        profile(command.steer.as_ref(), &format!("{path}.steer"), ROAD_WHEEL, 0.0, findings);
    }
}
