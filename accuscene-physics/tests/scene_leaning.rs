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
