//! The crush-force model in whole scenes: what is struck, how deep, and where it ends.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::arith::Real;
use accuscene_core::event::{CollisionEvent, CollisionSide, Event};
use stage::{car, column, impacts, last, simulate};

fn scene(duration: f64, restitution: f64, rest: &str) -> String {
    format!(
        "schema = \"accuscene/scene/1\"\n[options]\nduration = {duration}\n\
         [impacts]\nmodel = \"crush-force\"\nrestitution = {restitution}\nfriction = 0.5\n{rest}"
    )
}

fn obstacle(kind: &str, shape: &str) -> String {
    format!("[[obstacles]]\nid = \"thing\"\nkind = \"{kind}\"\nshape = {shape}\n")
}

fn side<'a>(impact: &'a CollisionEvent, id: &str) -> &'a CollisionSide {
    impact.bodies.iter().find(|b| b.body == id).expect("the body")
}

/// Energy balances, momentum balances, nothing is gained.
fn sound(impact: &CollisionEvent) {
    assert!(impact.audit.holds, "{:?}", impact.audit);
    assert!(impact.energy_loss >= 0.0, "{} J", impact.energy_loss);
    assert!(impact.impact_force.as_ref().is_some_and(|f| f.peak.is_some_and(|p| p >= f.mean)));
}

#[test]
fn a_wall_crushes_the_front_as_the_closed_form_says() {
    let wall = obstacle("wall", "{ kind = \"box\", centre = [4.0, 0], length = 1, width = 10 }");
    let run = simulate(&scene(0.4, 0.15, &(car("car", [0.0, 0.0], 15.6, 0.0, "") + &wall)));
    let all = impacts(&run);
    assert_eq!(all.len(), 1);
    let impact = all[0];
    sound(impact);
    let v = impact.closing_speed;
    // A mass on a spring over the width, of which rounded corners leave 96 %: X = v sqrt(m/(B W)).
    let depth = v * (1500.0_f64 / (500_000.0 * 1.8)).sqrt();
    let damage = &side(impact, "car").damage;
    assert_eq!((damage.len(), damage[0].face.as_str()), (1, "front"));
    assert!((damage[0].deepest / depth - 1.0).abs() < 0.08, "{} instead of {depth}", damage[0].deepest);
    // Permanent crush is A/B less.
    assert!((damage[0].profile[2] - (damage[0].deepest - 0.1)).abs() < 0.02, "{:?}", damage[0]);
    // Its energy is that of the crash, as CRASH3 reads it from the profile: A C + B C²/2 + A²/(2 B) over the width.
    let [a, b] = [50_000.0, 500_000.0];
    let share = |c: f64, d: f64| a * (c + d) / 2.0 + b * (c * c + c * d + d * d) / 6.0 + a * a / (2.0 * b);
    let width = damage[0].extent[0] - damage[0].extent[1];
    let energy: f64 = damage[0].profile.windows(2).map(|p| share(p[0], p[1]) * width / 5.0).sum();
    let lost = 0.5 * 1500.0 * v * v;
    assert!((energy / lost - 1.0).abs() < 0.1, "{energy} J read from the damage, {lost} J lost");
    // The tyres push on, so the car comes back slightly slower than by the restitution alone.
    let back = side(impact, "car").delta_v_magnitude;
    assert!(back > v * 1.1 && back < v * 1.25, "{back} m/s at {v}");
    let pulse = side(impact, "car").pulse.as_ref().expect("a pulse");
    let sum: f64 = pulse.acceleration.iter().map(|a| a[0] * pulse.interval).sum();
    assert!((sum + back).abs() < 1e-3 * back, "{sum} and {back}");
}

#[test]
fn what_springs_back_further_than_a_wall_is_thick_is_stopped_by_it_all_the_same() {
    // Tips that give back all of 1.3 m stand behind a wall of 0.4 m while their columns are pressed by it.
    for (e, v) in [(1.0, 30.0), (0.9, 30.0), (0.8, 40.0), (0.9, 60.0)] {
        let wall = obstacle("wall", "{ kind = \"box\", centre = [4.0, 0], length = 0.4, width = 10 }");
        let run = simulate(&scene(0.6, e, &(car("car", [0.0, 0.0], v, 0.0, "") + &wall)));
        let first = impacts(&run)[0];
        sound(first);
        let back = first.separation_speed / first.closing_speed;
        println!("e {e} at {v} m/s: parts with {back} of the closing speed");
        assert!((back - e).abs() < 0.05, "e {e} at {v} m/s: {back}");
        assert!(last(&run, "car", "x") < 0.0, "it comes back");
    }
}

#[test]
fn a_pole_goes_in_deeper_and_narrower_than_a_wall() {
    let pole = obstacle("pole", "{ kind = \"circle\", centre = [3.5, 0], radius = 0.15 }");
    let run = simulate(&scene(0.5, 0.1, &(car("car", [0.0, 0.0], 10.0, 0.0, "") + &pole)));
    let impact = impacts(&run)[0];
    sound(impact);
    let damage = &side(impact, "car").damage[0];
    let width = damage.extent[0] - damage.extent[1];
    assert!((0.25..0.5).contains(&width), "{width} m");
    assert!(damage.deepest > 0.8, "{} m", damage.deepest);
}

#[test]
fn an_offset_barrier_turns_the_car_toward_it_and_spares_the_other_side() {
    // 40 % of the front on the left.
    let barrier = obstacle("barrier", "{ kind = \"box\", centre = [4.0, 1.18], length = 1, width = 2 }");
    let run = simulate(&scene(0.6, 0.1, &(car("car", [0.0, 0.0], 16.0, 0.0, "") + &barrier)));
    let impact = impacts(&run)[0];
    sound(impact);
    let own = side(impact, "car");
    assert!(own.delta_yaw_rate > 0.5, "{} rad/s", own.delta_yaw_rate);
    let front = own.damage.iter().find(|d| d.face == "front").expect("front damage");
    assert!(front.extent[0] > 0.85 && front.extent[1] > 0.0, "{:?}", front.extent);
    assert!(front.deepest > 0.6, "{} m", front.deepest);
}

#[test]
fn a_side_gives_way_to_a_front() {
    let rest = car("bullet", [-6.0, 0.0], 15.0, 0.0, "") + &car("target", [0.0, 0.0], 0.0, 90.0, "");
    let run = simulate(&scene(1.0, 0.05, &rest));
    let impact = impacts(&run)[0];
    sound(impact);
    let struck = side(impact, "target");
    assert!(
        (struck.pdof_deg - 270.0).abs() < 10.0 || (struck.pdof_deg - 90.0).abs() < 10.0,
        "{}",
        struck.pdof_deg
    );
    let deep = |id: &str, face: &str| {
        side(impact, id).damage.iter().find(|d| d.face == face).map_or(0.0, |d| d.deepest)
    };
    let (front, flank) =
        (deep("bullet", "front"), Real::max(deep("target", "left"), deep("target", "right")));
    // Equal force on both: the depths are as the stiffnesses, 500 to 300.
    assert!(
        (flank / front - 5.0 / 3.0).abs() < 0.25,
        "{flank} m in the side, {front} m in front: {:?}",
        impact.bodies.each_ref().map(|b| &b.damage)
    );
    // Together they are a central impact of two equal masses: each takes about half.
    assert!((side(impact, "bullet").delta_v_magnitude - 7.8).abs() < 0.6);
}

#[test]
fn a_sideswipe_scrapes_along_and_takes_little() {
    let wall = obstacle("wall", "{ kind = \"box\", centre = [20, 3], length = 60, width = 2 }");
    let run = simulate(&scene(2.5, 0.05, &(car("car", [0.0, 0.8], 20.0, 3.0, "") + &wall)));
    let all = impacts(&run);
    let impact = all[0];
    sound(impact);
    let own = side(impact, "car");
    assert!(own.delta_v_magnitude < 4.0, "{} m/s", own.delta_v_magnitude);
    // The wall takes the speed across it, and friction a share along it.
    assert!(own.delta_v_body[1] < 0.0 && own.delta_v_body[0] < 0.0, "{:?}", own.delta_v_body);
    assert!(last(&run, "car", "vx") > 8.0);
    assert!(column(&run, "car", "y").iter().all(|y| *y < 1.3), "it went into the wall");
}

#[test]
fn a_row_of_cars_passes_the_blow_on() {
    let rest: String = (0..3)
        .map(|k| car(&format!("c{k}"), [4.62 * f64::from(k), 0.0], 0.0, 0.0, ""))
        .chain([car("last", [-8.0, 0.0], 14.0, 0.0, "")])
        .collect();
    let run = simulate(&scene(6.0, 0.1, &rest));
    let all = impacts(&run);
    assert!(all.len() >= 3, "{} impacts", all.len());
    all.iter().for_each(|i| sound(i));
    for k in 0..3 {
        assert!(column(&run, &format!("c{k}"), "vx").iter().any(|v| *v > 1.0), "c{k} was not pushed");
    }
    // The order along the road stays: nobody drives through.
    let end = |id: &str| last(&run, id, "x");
    let places = ["last", "c0", "c1", "c2"].map(end);
    for pair in places.windows(2) {
        assert!(pair[1] - pair[0] > 3.0, "{places:?}");
    }
}

#[test]
fn structures_that_pass_over_each_other_do_not_press() {
    let bridge = "[[obstacles]]\nid = \"bridge\"\nkind = \"wall\"\nbase = 3\nheight = 4\n\
                  shape = { kind = \"box\", centre = [10, 0], length = 1, width = 10 }\n";
    let run = simulate(&scene(2.0, 0.1, &(car("car", [0.0, 0.0], 10.0, 0.0, "") + bridge)));
    assert!(impacts(&run).is_empty());
    assert!(last(&run, "car", "x") > 15.0);
}

#[test]
fn locked_together_they_come_to_rest() {
    let rest =
        car("a", [-10.0, 0.0], 12.0, 0.0, "[[vehicles.driver.phases]]\nafter = \"start\"\nbrake = 0.6")
            + &car("b", [0.0, 0.5], 0.0, 175.0, "[[vehicles.driver.phases]]\nafter = \"start\"\nbrake = 0.6");
    let run = simulate(&scene(12.0, 0.05, &rest));
    let rests = run.recording.events.iter().filter(|e| matches!(e, Event::Rest { .. })).count();
    assert!(rests >= 2 && run.end < 12.0, "{rests} rests, ended at {}", run.end);
    impacts(&run).iter().for_each(|i| sound(i));
}

#[test]
fn mirrored_scenes_mirror() {
    let pair = |sign: f64| {
        let rest = car("a", [-6.0, sign * 0.4], 14.0, 0.0, "") + &car("b", [0.0, 0.0], 6.0, sign * 160.0, "");
        simulate(&scene(1.5, 0.1, &rest))
    };
    let (left, right) = (pair(1.0), pair(-1.0));
    for id in ["a", "b"] {
        let same = |name: &str, sign: f64| {
            let (l, r) = (last(&left, id, name), last(&right, id, name));
            assert!((l - sign * r).abs() < 1e-9, "{id} {name}: {l} and {r}");
        };
        same("x", 1.0);
        same("y", -1.0);
        same("yaw", -1.0);
    }
    assert!(!impacts(&left).is_empty());
}

/// Two cars head to head with a rule for the pair.
fn head_on(model: &str, pair: &str) -> String {
    let rest = car("a", [-6.0, 0.0], 10.0, 0.0, "") + &car("b", [6.0, 0.2], 10.0, 180.0, "");
    scene(1.5, 0.1, &rest).replace("model = \"crush-force\"", &format!("model = \"{model}\""))
        + &format!("[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\n{pair}\n")
}

#[test]
fn what_is_given_of_an_impulse_is_named_and_does_not_act() {
    let free = simulate(&head_on("crush-force", ""));
    let given = simulate(&head_on("crush-force", "at = 0.4\npoint = [0, 0, 0.5]\nnormal = 0.1"));
    let codes = |run: &accuscene_physics::simulation::Run| -> Vec<u32> {
        run.warnings.iter().map(|w| w.code).filter(|c| *c == 2014).collect()
    };
    assert!(codes(&free).is_empty());
    assert_eq!(codes(&given), [2014; 3]);
    assert_eq!(impacts(&given).len(), 1);
    let chosen = simulate(&head_on("crush-force", "plane = \"first-contact\""));
    let of_all =
        head_on("crush-force", "").replace("[impacts]\n", "[impacts]\nplane = \"crossing-points\"\n");
    for (run, subject) in [(chosen, "impacts.a+b.plane"), (simulate(&of_all), "impacts.plane")] {
        let told: Vec<&str> =
            run.warnings.iter().filter(|w| w.code == 2014).map(|w| w.subject.as_str()).collect();
        assert_eq!(told, [subject]);
        assert_eq!(last(&free, "a", "x"), last(&run, "a", "x"));
    }
    assert!(codes(&simulate(&of_all.replace("crush-force", "kudlich-slibar-3d"))).is_empty());
    for id in ["a", "b"] {
        assert_eq!(last(&free, id, "x"), last(&given, id, "x"));
    }
}

#[test]
fn what_only_one_model_uses_is_named_under_others() {
    let told = |model: &str, general: &str, pair: &str| -> Vec<String> {
        let text = head_on(model, pair).replace("[impacts]\n", &format!("[impacts]\n{general}\n"));
        let run = simulate(&text);
        run.warnings.iter().filter(|w| w.code == 2014).map(|w| w.subject.clone()).collect()
    };
    for law in ["crush-force", "kudlich-slibar-3d", "routh-stronge-2d"] {
        assert_eq!(told(law, "impulse_ratio = 0.5", ""), ["impacts.impulse_ratio"]);
        assert_eq!(told(law, "", "moment_coefficient = 0.2"), ["impacts.a+b.moment_coefficient"]);
        assert!(told(law, "impulse_ratio = 1", "moment_coefficient = 1").is_empty());
    }
    assert!(told("brach-planar", "impulse_ratio = 0.5", "moment_coefficient = 0.2").is_empty());
    assert!(told("crush-force", "impulse_ratio = 0.5", "model = \"brach-planar\"").is_empty());
    let kept = "aftermath = { outline = false }";
    assert_eq!(told("crush-force", kept, ""), ["impacts.aftermath.outline"]);
    assert!(told("kudlich-slibar-3d", kept, "").is_empty());
}

#[test]
fn a_restitution_below_0_is_refused() {
    for rule in ["restitution = -0.1", "separation_speed = 1.0"] {
        let scene =
            accuscene_core::scene::Scene::from_toml(&head_on("crush-force", rule)).expect("sound in form");
        let error = accuscene_physics::Model::compile(&scene.resolve()).expect_err(rule);
        assert!(error.to_string().contains("impacts.pairs[0]"), "{error}");
    }
}

#[test]
fn an_impact_that_its_law_cannot_compute_is_not_lost_in_silence() {
    // They part faster than they met: a kinematic restitution above 1.
    let run = simulate(&head_on("brach-planar", "separation_speed = 30"));
    assert!(impacts(&run).is_empty());
    let told: Vec<_> = run.warnings.iter().filter(|w| w.subject == "impacts.a+b").collect();
    assert!(told.iter().any(|w| w.message.contains("restitution")), "{:?}", run.warnings);
}

#[test]
fn crush_beyond_what_was_measured_is_named() {
    let wall = obstacle("wall", "{ kind = \"box\", centre = [4.0, 0], length = 1, width = 10 }");
    let codes = |speed: f64| -> Vec<u32> {
        let run = simulate(&scene(0.5, 0.1, &(car("car", [0.0, 0.0], speed, 0.0, "") + &wall)));
        impacts(&run)[0].warnings.iter().map(|w| w.code).collect()
    };
    assert!(codes(15.0).is_empty());
    assert_eq!(codes(30.0), [2242]);
}

#[test]
fn a_live_session_tells_of_a_contact_that_goes_on() {
    use accuscene_physics::simulation::Live;
    let scene = accuscene_core::scene::Scene::from_toml(&head_on("crush-force", "")).expect("sound");
    let model = accuscene_physics::Model::compile(&scene.resolve()).expect("it compiles");
    let mut live = Live::new(std::sync::Arc::new(model), true);
    while live.state().crushes.is_empty() {
        live.step(1).expect("it steps");
    }
    for _ in 0..20 {
        live.step(1).expect("it steps");
    }
    let run = live.to_run();
    let all = impacts(&run);
    assert_eq!(all.len(), 1);
    assert!(all[0].bodies[0].delta_v_magnitude > 0.5);
    // Telling of it does not end it.
    assert_eq!(live.state().crushes.len(), 1);
}

#[test]
fn who_presses_elsewhere_changes_nothing() {
    let here = car("a", [-6.0, 0.4], 14.0, 0.0, "") + &car("b", [0.0, 0.0], 6.0, 160.0, "");
    // A head-on at 50 m/s in all asks for shorter steps at the same time, and a wall for others.
    let there = car("c", [-6.0, 50.0], 25.0, 0.0, "")
        + &car("d", [6.0, 50.2], 25.0, 180.0, "")
        + &car("e", [0.0, 100.0], 12.0, 0.0, "")
        + &obstacle("wall", "{ kind = \"box\", centre = [5.0, 100], length = 1, width = 10 }");
    let (alone, together) =
        (simulate(&scene(1.5, 0.1, &here)), simulate(&scene(1.5, 0.1, &(here.clone() + &there))));
    assert!(impacts(&together).len() >= impacts(&alone).len() + 2);
    for id in ["a", "b"] {
        for name in ["x", "y", "yaw", "vx", "yaw_rate"] {
            assert_eq!(column(&alone, id, name), column(&together, id, name), "{id} {name}");
        }
    }
}

#[test]
fn a_wall_that_is_nearly_square_is_nearly_a_square_wall() {
    // Turned to the left by this: its near end is on the left.
    let at = |off: f64| {
        let wall =
            format!("{{ kind = \"box\", centre = [8, 0], length = 3, width = 30, heading = \"{off} deg\" }}");
        let run =
            simulate(&scene(0.6, 0.1, &(car("car", [0.0, 0.0], 20.0, 0.0, "") + &obstacle("wall", &wall))));
        let own = side(impacts(&run)[0], "car");
        let of = |face: &str| own.damage.iter().find(|d| d.face == face);
        let deep = |face: &str| of(face).map_or(0.0, |d| d.deepest);
        let flank = Real::max(deep("left"), deep("right"));
        let area = ["left", "right"].map(|f| of(f).map_or(0.0, |d| d.area));
        println!(
            "{off}: {:.2} m/s {:.2} rad/s front {:.2} m, flank {flank:.2} m {area:.3?} m²",
            own.delta_v_magnitude,
            own.delta_yaw_rate,
            deep("front"),
        );
        (own.delta_yaw_rate, deep("front"), flank, area[0] + area[1])
    };
    let square = at(0.0);
    for off in [1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0] {
        for sign in [1.0, -1.0] {
            let (spin, front, flank, area) = at(off * sign);
            assert!(flank < 0.3 && (flank < 0.03 || off > 20.0), "{off}: the flank is crushed by {flank} m");
            assert!(flank < 0.02 || off > 10.0, "{off}: the flank is crushed by {flank} m");
            assert!(area < 0.005 || off > 20.0 && area < 0.05, "{off}: {area} m² of the flank");
            assert!(front > square.1 && front < 1.25 * square.1, "{off}: {front} m");
            // The near end of the wall holds the car back on its side.
            assert!(spin * sign > 0.045 * off && spin * sign < 0.1 * off, "{off}: {spin} rad/s");
        }
    }
    // Where the front's last columns stop to be met the flank takes over by and by.
    let steps: Vec<f64> = (0..13).map(|k| at(28.0 + 0.5 * f64::from(k)).2).collect();
    for (k, pair) in steps.windows(2).enumerate() {
        let change = (pair[1] - pair[0]).abs();
        assert!(change < 0.12, "after {} degrees the flank changes by {change} m", 28.0 + 0.5 * k as f64);
    }
}
