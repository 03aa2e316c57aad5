//! What a run shows of every kind of evidence.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod crossing;

use accuscene_core::arith::{Real, cos, tan};
use accuscene_core::scene::Scene;
use accuscene_physics::crush::CrushWarning;
use accuscene_physics::reconstruction::{Case, Motion};
use crossing::{CARS, SPEED, scene};

#[test]
fn a_run_shows_every_kind_of_evidence() {
    let bare =
        scene("[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n");
    let run = Case::of(&bare).unwrap().run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    let end = motion.end("a").unwrap();
    let (impact, side) = motion.impact("a", 1).unwrap();
    let at = motion.at("b", 1.2).unwrap();
    let mark = motion.wheel_at("a", "rr", 0.8).unwrap();
    let speed = |vehicle: &str, time: f64| motion.value(vehicle, "speed", time).unwrap();
    let contact = impact.first_contact;
    let tail = format!(
        r#"
evidence = [
    {{ kind = "rest-pose", id = "rest", subject = "a", position = [{}, {}], heading = {} }},
    {{ kind = "mark-point", id = "mark", subject = "a", axle = 2, side = "right", position = [{}, {}] }},
    {{ kind = "mark-point", id = "any", subject = "a", position = [{}, {}] }},
    {{ kind = "mark-point", id = "timed", subject = "a", axle = 2, side = "right", position = [{}, {}], time = 0.8 }},
    {{ kind = "ees", id = "ees", subject = "a", ees = {} }},
    {{ kind = "pdof", id = "pdof", subject = "a", pdof = {} }},
    {{ kind = "delta-v", id = "dv", subject = "a", longitudinal = {}, lateral = {} }},
    {{ kind = "delta-v", id = "module-dv", subject = "a", sensor = "module", longitudinal = {} }},
    {{ kind = "time-stamp", id = "bang", subject = "b", event = "contact", time = {contact} }},
    {{ kind = "time-stamp", id = "still", subject = "b", event = "rest", time = {} }},
    {{ kind = "video-position", id = "frame", subject = "b", time = 1.2, position = [{}, {}] }},
    {{ kind = "speed-reading", id = "radar", subject = "b", time = 0.05, speed = {} }},
    {{ kind = "recorder", id = "edr", subject = "a", speed = [[-0.05, {}], [0.5, {}]] }},
]
"#,
        end.position[0],
        end.position[1],
        end.heading + 2.0 * std::f64::consts::PI,
        mark[0],
        mark[1],
        mark[0],
        mark[1],
        mark[0],
        mark[1],
        side.ees.unwrap(),
        side.pdof_deg.to_radians(),
        side.delta_v_body[0],
        side.delta_v_body[1],
        side.sensors[0].delta_v_body[0],
        motion.rest_time("b").unwrap(),
        at.position[0],
        at.position[1],
        speed("b", 0.05),
        speed("a", contact - 0.05),
        speed("a", contact + 0.5),
    );
    let text = CARS.replace("options = ", &format!("{}\noptions = ", tail.trim())) + SPEED;
    let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
    assert_eq!(case.pieces().len(), 13);
    let run = case.run_at(&[15.0]).unwrap();
    let mut residuals = vec![f64::NAN; case.components()];
    assert!(case.predict(&run, &mut residuals));
    case.to_residuals(&mut residuals);
    for (piece, residual) in
        case.pieces().iter().flat_map(|p| p.components.iter().map(|_| &p.id)).zip(&residuals)
    {
        assert!(residual.abs() < 1e-6, "{piece}: {residual}");
    }
    // Another speed shows in every piece but those before the impact of the other vehicle.
    let run = case.run_at(&[17.0]).unwrap();
    assert!(case.predict(&run, &mut residuals));
    case.to_residuals(&mut residuals);
    assert!(residuals.iter().filter(|r| r.abs() > 0.01).count() > residuals.len() / 2, "{residuals:?}");
    // Slow enough to pass behind the other there is no impact whose EES could be compared.
    let run = case.run_at(&[2.8]).unwrap();
    assert!(Motion::of(&run).impact("a", 1).is_none());
    assert!(!case.predict(&run, &mut residuals));
}

#[test]
fn what_a_run_has_not_reached_is_not_shown() {
    // The run ends while both still move: nothing is known of later times, and nobody has come to rest.
    let tail = "[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 3\nspeed = 15\n";
    let text = format!("{CARS}{SPEED}{tail}").replace("duration = 8", "duration = 1");
    let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
    let run = case.run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    assert!(motion.value("a", "speed", 1.0).is_some_and(|speed| speed > 1.0));
    assert_eq!(motion.value("a", "speed", 1.1), None);
    assert_eq!(motion.at("b", 3.0), None);
    assert_eq!(motion.wheel_at("a", "fl", 3.0), None);
    assert_eq!(motion.rest_time("a"), None);
    assert!(!case.predict(&run, &mut [0.0]));
    // Where it is when the run ends is not where it comes to rest.
    let rest = "[[evidence]]\nkind = \"rest-pose\"\nid = \"rest\"\nsubject = \"a\"\nposition = [3, 2]\n";
    let short = format!("{CARS}{SPEED}{rest}").replace("duration = 8", "duration = 1");
    let case = Case::of(&Scene::from_toml(&short).unwrap()).unwrap();
    assert_eq!((motion.rest("a"), case.predict(&run, &mut [0.0; 2])), (None, false));
    // Where it has come to rest it stays.
    let run = Case::of(&scene(tail)).unwrap().run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    assert_eq!(motion.at("a", run.end + 5.0), motion.end("a"));
    assert!(motion.rest("a").is_some() && motion.rest("a") == motion.end("a"));
}

#[test]
fn who_hardly_creeps_when_the_run_ends_has_come_to_rest() {
    let tail = "[[evidence]]\nkind = \"rest-pose\"\nid = \"rest\"\nsubject = \"a\"\nposition = [3, 2]\n";
    let case = Case::of(&scene(tail)).unwrap();
    let run = case.run_at(&[15.0]).unwrap();
    let stands = Motion::of(&run).rest_time("a").unwrap();
    // Cut off where it is about to stop: first too fast, then slow enough.
    for (before, shows) in [(0.8, false), (-0.01, true)] {
        let text = format!("{CARS}{SPEED}{tail}")
            .replace("duration = 8", &format!("duration = {}", stands - before));
        let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
        let run = case.run_at(&[15.0]).unwrap();
        let motion = Motion::of(&run);
        assert_eq!(motion.rest_time("a"), None);
        let speed = motion.value("a", "speed", run.end).unwrap();
        assert_eq!((motion.rest("a").is_some(), speed <= 0.1), (shows, shows), "{speed}");
        assert_eq!(case.predict(&run, &mut [0.0; 2]), shows);
    }
}

#[test]
fn a_mark_without_a_time_is_one_distance_to_the_side_of_the_way() {
    let bare =
        scene("[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n");
    let run = Case::of(&bare).unwrap().run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    let [from, to] = [0.79, 0.81].map(|time| motion.wheel_at("a", "rr", time).unwrap());
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = (dx * dx + dy * dy).sqrt();
    let mark = |left: f64, sigma: &str| {
        let place = [0, 1].map(|k| {
            let side = [-dy, dx][k] / length;
            format!("{{ value = {}{sigma} }}", 0.5 * (from[k] + to[k]) + left * side)
        });
        format!(
            "[[evidence]]\nkind = \"mark-point\"\nid = \"m\"\nsubject = \"a\"\naxle = 2\nside = \"right\"\n\
             position = [{}, {}]\n",
            place[0], place[1]
        )
    };
    for (left, sigma, want) in [(0.3, "", 1.0), (-0.3, "", -1.0), (0.4, ", sigma = 0.2", 2.0), (0.0, "", 0.0)]
    {
        let case = Case::of(&scene(&mark(left, sigma))).unwrap();
        assert_eq!(case.components(), 1);
        let mut residual = [f64::NAN];
        assert!(case.predict(&run, &mut residual));
        case.to_residuals(&mut residual);
        assert!((residual[0] - want).abs() < 0.05, "{left} to the left: {residual:?}");
    }
    // Known well along the way, badly across it: the deviation across counts.
    let (along, across) = (0.1, 1.0);
    let steep = dy.abs() > dx.abs();
    let sigmas = if steep { [across, along] } else { [along, across] };
    let text = mark(0.5, "");
    let mut parts = text.split(" }");
    let text = format!(
        "{}, sigma = {} }}{}, sigma = {} }}{}",
        parts.next().unwrap(),
        sigmas[0],
        parts.next().unwrap(),
        sigmas[1],
        parts.next().unwrap()
    );
    let case = Case::of(&scene(&text)).unwrap();
    let mut residual = [f64::NAN];
    assert!(case.predict(&run, &mut residual));
    case.to_residuals(&mut residual);
    let (sx, sy) = (sigmas[0] * dy / length, sigmas[1] * dx / length);
    let want = 0.5 / (sx * sx + sy * sy).sqrt();
    assert!((residual[0] / want - 1.0).abs() < 0.05, "{residual:?} instead of {want}");
}

#[test]
fn a_crush_counts_by_its_direction_of_force_and_by_what_it_was_measured_to() {
    let piece = |more: &str| {
        let depths = "[{ value = 0.3, sigma = 0 }, 0.3]";
        let crush = format!(
            "[[evidence]]\nkind = \"crush\"\nid = \"c\"\nsubject = \"a\"\nface = \"front\"\nwidth = 1.5\n{more}\n"
        );
        let crush = if more.contains("depths") { crush } else { format!("{crush}depths = {depths}\n") };
        let case = Case::of(&scene(&crush)).unwrap();
        case.pieces()[0].clone()
    };
    let component = |more: &str| piece(more).components[0].clone();
    let codes = |more: &str| -> Vec<u32> { piece(more).warnings.iter().map(CrushWarning::code).collect() };
    assert!(codes("pdof = \"20 deg\"").is_empty());
    assert_eq!(codes("pdof = \"40 deg\""), [2241]);
    assert_eq!(codes("pdof = \"-60 deg\""), [2240]);
    let square = component("");
    // Energy grows by 1 + tan^2 of the angle, and a speed by the root of that: 1 / cos.
    for (angle, from) in [("30 deg", 30f64), ("-30 deg", 30.0), ("20 deg", 20.0)] {
        let askew = component(&format!("pdof = \"{angle}\""));
        let ratio = askew.observed / square.observed;
        assert!((ratio - 1.0 / cos(from.to_radians())).abs() < 1e-12, "{angle}: {ratio}");
    }
    // d(1 / cos) by the angle is tan / cos: 0.1 rad of 40 degrees add 8.4 % to the 15 of the stiffness.
    let open = component("pdof = { value = \"40 deg\", sigma = \"0.1 rad\" }");
    let share = 0.1 * tan(40f64.to_radians());
    let want = (0.15f64.squared() + share.squared()).sqrt();
    assert!((open.sigma / open.observed / want - 1.0).abs() < 1e-3, "{open:?} instead of {want}");
    let rough = component("depths = [{ value = 0.3, sigma = 0.05 }, { value = 0.3, sigma = 0.05 }]");
    assert_eq!(rough.observed, square.observed);
    // One depth at a time, half of the width each.
    let (low, high) = ("depths = [0.299, 0.3]", "depths = [0.301, 0.3]");
    let slope = (component(high).observed - component(low).observed) / 0.002;
    let want = (square.sigma.squared() + 2.0 * (slope * 0.05).squared()).sqrt();
    assert!((rough.sigma / want - 1.0).abs() < 1e-3, "{} instead of {want}", rough.sigma);
}
