//! Cars that brush past each other, follow each other, and lean on each other.

mod stage;

use accuscene_core::event::Event;
use stage::{column, impacts, simulate};

fn pair(options: &str, a: &str, b: &str) -> String {
    let car = |id: &str, start: &str| {
        format!(
            "[[vehicles]]\nid = \"{id}\"\nmass = 1400\n\
             dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6, cg_behind_front_axle = 1.17 }}\n{start}\n"
        )
    };
    format!("schema = \"accuscene/scene/1\"\n{options}\n{}{}", car("a", a), car("b", b))
}

#[test]
fn a_brush_of_a_centimetre_stays_a_brush() {
    for lateral in [1.74, 1.70, 1.60] {
        let b = format!("start = {{ position = [0, {lateral}], speed = 10 }}");
        let run =
            simulate(&pair("options = { duration = 4 }", "start = { position = [-20, 0], speed = 25 }", &b));
        let strongest = impacts(&run)
            .iter()
            .map(|c| c.bodies[0].delta_v_magnitude)
            .fold(0.0, |m, d| if d > m { d } else { m });
        println!("{:.2} m of overlap: strongest delta-V {strongest:.3} m/s", 1.75 - lateral);
        // The cars slide along each other: nothing near the 15 m/s by which they pass.
        assert!(strongest < 3.0, "{strongest}");
    }
}

#[test]
fn a_pair_is_left_alone_for_the_mute_time_however_fast_it_travels() {
    let run = simulate(&pair(
        "options = { duration = 4 }\nimpacts = { restitution = 0 }",
        "start = { position = [0, 0], speed = 20 }",
        "start = { position = [8, 0], speed = 5 }",
    ));
    let times: Vec<f64> = impacts(&run).iter().map(|c| c.time).collect();
    assert!(!times.is_empty());
    assert!(times.windows(2).all(|w| w[1] - w[0] >= 0.1 - 1e-9), "{times:?}");
}

#[test]
fn cars_that_lean_on_each_other_push_and_do_not_collide_again_and_again() {
    let run = simulate(&pair(
        "options = { duration = 6 }",
        "start = { position = [0, 0] }",
        "start = { position = [0, -12], heading = \"90 deg\", speed = 12 }",
    ));
    let strong = impacts(&run).len();
    let pushes = run.recording.events.iter().filter(|e| matches!(e, Event::Push(_))).count();
    println!("{strong} impacts, {pushes} pushes");
    assert!((1..=3).contains(&strong), "{strong}");
}

#[test]
fn mirrored_cars_move_in_mirrored_ways() {
    let scene = |side: f64| {
        let a = format!(
            "start = {{ position = [-20, {}], speed = 15, heading = {} }}\n\
             driver = {{ phases = [{{ after = \"impact\", brake = 0.6, steer = {} }}] }}",
            0.3 * side,
            0.1 * side,
            0.05 * side
        );
        let b =
            format!("start = {{ position = [0, {}], speed = 12, heading = {} }}", -18.0 * side, 1.2 * side);
        simulate(&pair("options = { duration = 6 }", &a, &b))
    };
    let (left, right) = (scene(1.0), scene(-1.0));
    assert!(!impacts(&left).is_empty());
    assert_eq!(impacts(&left).len(), impacts(&right).len());
    for id in ["a", "b"] {
        for (name, sign) in [("x", 1.0), ("y", -1.0), ("yaw", -1.0), ("speed", 1.0)] {
            let (l, r) = (column(&left, id, name), column(&right, id, name));
            let worst = l
                .iter()
                .zip(&r)
                .map(|(l, r)| (l - sign * r).abs())
                .fold(0.0, |m, d| if d > m { d } else { m });
            println!("{id}.{name}: {worst:e}");
            assert!(worst < 1e-9, "{id}.{name}: {worst:e}");
        }
    }
}
