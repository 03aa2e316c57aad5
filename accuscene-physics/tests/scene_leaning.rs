//! What leans on something under an impulse model comes to rest there, and does not creep into it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::event::{Event, PushEvent};
use accuscene_physics::simulation::{Run, StopReason};
use stage::{car, column, last, simulate};

const LAWS: [&str; 5] =
    ["kudlich-slibar-3d", "kudlich-slibar-2d", "brach-planar", "routh-stronge", "routh-stronge-2d"];

fn scene(law: &str, duration: f64, bodies: &str) -> String {
    format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = {duration} }}\nimpacts = {{ model = \"{law}\" }}\n\
         {bodies}\n"
    )
}

/// A wall 1 m thick across the x axis; its face is at 0.
const WALL: &str = "[[obstacles]]\nid = \"wall\"\nkind = \"wall\"\n\
     shape = { kind = \"box\", centre = [0.5, 0], length = 1, width = 8 }\n";

fn pushes(run: &Run) -> Vec<&PushEvent> {
    let events = run.recording.events.iter();
    events.filter_map(|e| if let Event::Push(p) = e { Some(p) } else { None }).collect()
}

#[test]
fn a_driven_car_stands_against_a_wall() {
    let drive = "driver = { phases = [{ throttle = 0.5 }] }";
    for law in LAWS {
        let run = simulate(&scene(law, 12.0, &(car("a", [-5.0, 0.2], 6.0, 0.0, drive) + WALL)));
        let (t, x) = (column(&run, "a", "t"), column(&run, "a", "x"));
        let end = t.len() - 1;
        println!("{law}: {:?} at {:.3} s, x {:.6}", run.stop, t[end], x[end]);
        assert_eq!(run.stop, StopReason::AllAtRest, "{law}");
        let push = pushes(&run)[0];
        // From the first impulse of the push on it stands.
        let from = t.iter().position(|t| *t > push.time + 0.05).expect("a row");
        assert!((x[end] - x[from]).abs() < 1e-4, "{law}: creeps by {} m", x[end] - x[from]);
        // The wall takes what the wheels give in that time.
        let mean = push.delta_v[0] / (push.end - push.time);
        assert!((1.0..4.0).contains(&mean), "{law}: {mean} m/s^2");
        assert!(push.energy_loss > -1e-9 && push.penetration > 0.0);
    }
}

#[test]
fn cars_on_a_slope_rest_against_each_other_and_a_wall() {
    // Down to the wall rolls one without brakes, and another onto it.
    let terrain = "terrain = { surface = { kind = \"plane\", grade = -0.04 } }";
    for law in LAWS {
        let bodies =
            [terrain, &car("a", [-5.0, 0.2], 1.0, 0.0, ""), &car("b", [-12.0, -0.3], 1.0, 0.0, ""), WALL];
        let run = simulate(&scene(law, 30.0, &bodies.join("\n")));
        let rests = |id: &str| last(&run, id, "speed");
        println!("{law}: {:?} at {:.3} s", run.stop, column(&run, "a", "t").last().expect("a row"));
        assert_eq!(run.stop, StopReason::AllAtRest, "{law}");
        assert!(rests("a") == 0.0 && rests("b") == 0.0);
        let gap = last(&run, "a", "x") - last(&run, "b", "x");
        assert!((4.0..4.61).contains(&gap), "{law}: {gap} m");
    }
}

#[test]
fn what_is_pushed_along_goes_along() {
    let drive = "driver = { phases = [{ throttle = 0.6 }] }";
    for law in LAWS {
        let run = simulate(&scene(
            law,
            8.0,
            &(car("a", [-6.0, 0.0], 5.0, 0.0, drive) + &car("b", [0.0, 0.0], 0.0, 0.0, "")),
        ));
        let (a, b, t) = (column(&run, "a", "x"), column(&run, "b", "x"), column(&run, "a", "t"));
        let push = pushes(&run)[0];
        let from = t.iter().position(|t| *t > push.time + 0.5).expect("a row");
        let end = t.len() - 1;
        let creep = (b[end] - a[end]) - (b[from] - a[from]);
        println!("{law}: {creep:.2e} m nearer while they go {:.2} m", a[end] - a[from]);
        assert!(a[end] - a[from] > 5.0 && creep.abs() < 1e-4, "{law}: {creep} m");
        // Both take from the other what they give.
        assert!((push.delta_v[0] - push.delta_v[1]).abs() < 1e-9 * push.delta_v[0], "{:?}", push.delta_v);
    }
}

#[test]
fn the_order_of_the_cars_does_not_matter() {
    let cars = [
        ("a", [-5.5, 0.3], 6.0, "driver = { phases = [{ throttle = 0.5 }] }"),
        ("b", [-14.0, -0.2], 8.0, "driver = { phases = [{ throttle = 0.3 }] }"),
        ("c", [-22.0, 0.5], 9.0, ""),
    ];
    let ends = |order: [usize; 3]| {
        let bodies: String = order.map(|k| car(cars[k].0, cars[k].1, cars[k].2, 0.0, cars[k].3)).concat();
        let run = simulate(&scene("kudlich-slibar-3d", 20.0, &(bodies + WALL)));
        assert_eq!(run.stop, StopReason::AllAtRest);
        ["a", "b", "c"].map(|id| ["x", "y", "yaw"].map(|name| last(&run, id, name)))
    };
    let first = ends([0, 1, 2]);
    for order in [[2, 1, 0], [1, 2, 0]] {
        for (a, b) in first.as_flattened().iter().zip(ends(order).as_flattened()) {
            println!("{a} {b}");
            assert!((a - b).abs() < 1e-6, "{a} {b}");
        }
    }
}

#[test]
fn who_is_freed_is_pushed_away() {
    let brakes = "driver = { phases = [{ brake = 1 }, { after = { time = 10 }, brake = 0 }] }";
    let drive = "driver = { phases = [{ throttle = 0.5 }] }";
    for law in ["kudlich-slibar-3d", "kudlich-slibar-2d"] {
        let bodies = car("a", [0.0, 0.0], 0.0, 0.0, brakes) + &car("b", [-6.0, 0.0], 2.0, 0.0, drive);
        let run = simulate(
            &scene(law, 15.0, &bodies).replace("duration = 15", "duration = 15, stop_at_rest = false"),
        );
        let (t, a, b) = (column(&run, "a", "t"), column(&run, "a", "x"), column(&run, "b", "x"));
        let freed = t.iter().position(|t| *t > 9.9).expect("a row");
        let end = t.len() - 1;
        println!("{law}: {} m and {} m after the brakes are let go", a[end] - a[freed], b[end] - b[freed]);
        assert!((a[freed] - a[freed - 100]).abs() < 1e-9, "both stand until then");
        assert!(a[end] - a[freed] > 5.0 && b[end] - b[freed] > 5.0);
    }
}

#[test]
fn who_rested_against_another_rolls_on_when_that_one_goes() {
    let terrain = "terrain = { surface = { kind = \"plane\", grade = -0.06 } }\n";
    let brakes = "driver = { phases = [{ brake = 1 }, { after = { time = 15 }, brake = 0 }] }";
    for law in ["kudlich-slibar-3d", "kudlich-slibar-2d"] {
        let bodies = car("a", [0.0, 0.0], 0.0, 0.0, brakes) + &car("b", [-6.0, 0.2], 1.0, 0.0, "");
        let text = scene(law, 20.0, &(terrain.to_owned() + &bodies));
        let run = simulate(&text);
        let ends = ["a", "b"].map(|id| last(&run, id, "x"));
        println!("{law}: {ends:?}");
        assert!(ends[0] > 3.0 && ends[1] > -2.0, "{law}: {ends:?}");
        assert!(ends[0] - ends[1] > 4.0);
    }
}

#[test]
fn a_driven_car_comes_to_rest_once() {
    let drive = "driver = { phases = [{ throttle = 0.5 }] }";
    let text = scene("kudlich-slibar-3d", 12.0, &(car("a", [-5.0, 0.2], 6.0, 0.0, drive) + WALL));
    let run = simulate(&text.replace("duration = 12", "duration = 12, stop_at_rest = false"));
    let rests = run.recording.events.iter().filter(|e| matches!(e, Event::Rest { .. })).count();
    assert_eq!(rests, 1);
}

#[test]
fn light_cars_between_a_lorry_and_a_wall_do_not_creep() {
    let small = |id: &str, x: f64, y: f64| car(id, [x, y], 0.0, 0.0, "").replace("mass = 1500", "mass = 900");
    let lorry = "[[vehicles]]\nid = \"l\"\nclass = \"truck\"\nmass = 30000\n\
         dimensions = { length = 9, width = 2.5, wheelbase = 5.2 }\n\
         start = { position = [-16.9, 0], speed = 2 }\ndriver = { phases = [{ throttle = 0.5 }] }\n";
    let parts = [small("a", -3.0, 0.1), small("b", -7.7, -0.1), lorry.to_owned()];
    let run = |order: [usize; 3]| {
        let bodies = order.map(|k| parts[k].clone()).concat() + WALL;
        simulate(
            &scene("kudlich-slibar-3d", 20.0, &bodies)
                .replace("duration = 20", "duration = 20, stop_at_rest = false"),
        )
    };
    let (one, other) = (run([0, 1, 2]), run([2, 1, 0]));
    let x = column(&one, "l", "x");
    let end = x.len() - 1;
    println!("the lorry creeps by {:e} m in its last 10 s", x[end] - x[end / 2]);
    assert!((x[end] - x[end / 2]).abs() < 1e-3);
    for id in ["a", "b", "l"] {
        for name in ["x", "y", "yaw"] {
            let (p, q) = (last(&one, id, name), last(&other, id, name));
            assert!((p - q).abs() < 1e-6, "{id}.{name}: {p} {q}");
        }
    }
}

#[test]
fn the_shortest_steps_hold_as_well() {
    let drive = "driver = { phases = [{ throttle = 0.5 }] }";
    let bodies = car("a", [-5.0, 0.2], 6.0, 0.0, drive) + &car("b", [-12.0, -0.2], 9.0, 0.0, "") + WALL;
    let ends = [1e-3, 5e-5].map(|step| {
        let text = scene("kudlich-slibar-3d", 6.0, &bodies);
        let run = simulate(&text.replace("duration = 6", &format!("duration = 6, step = {step}")));
        assert_eq!(run.stop, StopReason::AllAtRest);
        [last(&run, "a", "x"), last(&run, "b", "x")]
    });
    println!("{ends:?}");
    for (one, fine) in ends[0].iter().zip(&ends[1]) {
        assert!((one - fine).abs() < 0.02, "{ends:?}");
    }
}
