use super::super::{Phase, PhaseEvent, PhaseStart, Vehicle};
use super::code::{CONTRADICTORY_FIELDS, OUT_OF_RANGE, PHASE_ORDER};
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
        following(phase, &path, findings);
    }
}

/// The first phase may begin at any moment; the others after it, at rising times, at rising distances and at most one
/// with the impact. Which of a time and a distance comes first only the motion tells.
fn order(phases: &[Phase], path: &str, findings: &mut Findings) {
    let (mut last, mut farthest) = (0.0, 0.0);
    let mut impact = false;
    for (index, phase) in phases.iter().enumerate() {
        let path = format!("{path}.phases[{index}].after");
        let value = match &phase.after {
            None => "absent".to_owned(),
            Some(PhaseStart::Event(event)) => format!("{event:?}").to_lowercase(),
            Some(PhaseStart::At(at)) => at.time.value.to_string(),
            Some(PhaseStart::Beyond(way)) => way.distance.value.to_string(),
        };
        let mut refuse = |message: &str, limit: String, hint: &str| {
            findings.limit(PHASE_ORDER, path.as_str(), message, &value, limit, hint);
        };
        match &phase.after {
            None | Some(PhaseStart::Event(PhaseEvent::Start)) if index > 0 => refuse(
                "a later phase without a later beginning",
                "\"impact\", { time = .. } or { distance = .. }".to_owned(),
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
            Some(PhaseStart::Beyond(way)) => {
                if index > 0 && way.distance.value <= farthest {
                    refuse(
                        "not farther than the phase before",
                        format!("> {farthest} m"),
                        "list the phases in their order",
                    );
                }
                farthest = way.distance.value;
            }
            _ => {}
        }
    }
}

/// Checks what is followed: one source of the steering, one of the pedals, and a path that has a length.
fn following(phase: &Phase, path: &str, findings: &mut Findings) {
    let given = [
        ("steer", phase.steer.is_some()),
        ("handwheel", phase.handwheel.is_some()),
        ("brake", phase.brake.is_some()),
        ("throttle", phase.throttle.is_some()),
        ("reaction", phase.reaction.is_some()),
    ];
    let steering = [("path", phase.path.is_some()), given[0], given[1], given[4]];
    let pedals = [("speed", phase.speed.is_some()), given[2], given[3], given[4]];
    for sources in [&steering, &pedals] {
        let (name, followed) = sources[0];
        for (other, _) in sources[1..].iter().filter(|(_, given)| followed && *given) {
            let problem = Problem::new(
                CONTRADICTORY_FIELDS,
                format!("{path}.{name}"),
                format!("`{other}` is given too"),
            );
            let problem = problem.with_value(format!("{name} and {other}"));
            findings.push(problem.with_limit("one of the two").with_hint("use two phases, or leave one out"));
        }
    }
    if let Some(reaction) = &phase.reaction {
        profile(reaction.swerve.as_ref(), &format!("{path}.reaction.swerve"), ROAD_WHEEL, 0.0, findings);
        for (name, _) in given[..4].iter().filter(|(_, given)| *given) {
            let problem = Problem::new(
                CONTRADICTORY_FIELDS,
                format!("{path}.reaction"),
                format!("`{name}` is given too"),
            );
            let problem = problem.with_value(format!("reaction and {name}"));
            findings.push(problem.with_limit("one of the two").with_hint("use two phases, or leave one out"));
        }
    }
    if let Some(speed) = &phase.speed {
        profile(speed.speed.as_ref(), &format!("{path}.speed.speed"), [0.0, 150.0], 0.0, findings);
        let on_path = phase.path.as_ref().is_some_and(|p| p.points.iter().any(|p| p.speed.is_some()));
        if speed.speed.is_none() && !on_path {
            let problem = Problem::new(CONTRADICTORY_FIELDS, format!("{path}.speed"), "no speed is given");
            let problem = problem.with_value("neither `speed` nor a speed of a path's point");
            findings.push(problem.with_limit("one of the two").with_hint("give `speed = { speed = .. }`"));
        }
    }
    let points = phase.path.as_ref().map_or(&[][..], |p| p.points.as_slice());
    for (index, pair) in points.windows(2).enumerate() {
        let [dx, dy] = [0, 1].map(|k| pair[1].position[k].value - pair[0].position[k].value);
        let length = (dx * dx + dy * dy).sqrt();
        if length < 0.01 {
            let hint = "leave out a point that is given twice";
            let place = format!("{path}.path.points[{}].position", index + 1);
            findings.limit(OUT_OF_RANGE, place, "at the point before", length, ">= 0.01 m from it", hint);
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
