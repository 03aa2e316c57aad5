//! Several bodies in contact at once.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::event::Event;
use accuscene_physics::simulation::Run;
use stage::{impacts, last, simulate};

fn car(id: &str, x: f64, y: f64, heading: f64, speed: f64) -> String {
    format!(
        r#"
[[vehicles]]
id = "{id}"
mass = 1400
dimensions = {{ length = 4.4, width = 1.8, wheelbase = 2.6, cg_behind_front_axle = 1.3, front_overhang = 0.9 }}
start = {{ position = [{x}, {y}], heading = "{heading} deg", speed = {speed} }}
"#
    )
}

fn scene(cars: &[String]) -> String {
    let head = "schema = \"accuscene/scene/1\"\noptions = { duration = 4, stop_at_rest = false }\nimpacts = { restitution = 0.1 }\n";
    head.to_owned() + &cars.concat()
}

fn at(run: &Run, id: &str) -> [f64; 3] {
    ["x", "y", "yaw"].map(|column| last(run, id, column))
}

#[test]
fn a_row_struck_from_behind_passes_the_blow_on() {
    // Bumper to bumper: 1 cm between them, the striking car 6 m behind.
    let row: Vec<String> =
        ["b", "c", "d"].iter().enumerate().map(|(k, id)| car(id, 4.41 * k as f64, 0.0, 0.0, 0.0)).collect();
    let mut cars = vec![car("a", -10.4, 0.0, 0.0, 14.0)];
    cars.extend(row);
    let run = simulate(&scene(&cars));
    let all = impacts(&run);
    let pairs: Vec<String> =
        all.iter().map(|c| format!("{}{}", c.bodies[0].body, c.bodies[1].body)).collect();
    println!("{pairs:?}");
    // The blow travels along the row; whoever was slowed may be caught up with again.
    let first = |pair: &str| pairs.iter().position(|p| p == pair).expect("the pair meets");
    assert!(first("ab") < first("bc") && first("bc") < first("cd"), "{pairs:?}");
    assert!(all.iter().all(|c| c.audit.holds && c.energy_loss >= -1e-9));
    // In line: nothing leaves the axis, and what the crush has left of them overlaps by no more than the engagement depth.
    let ids = ["a", "b", "c", "d"];
    let ends = ids.map(|id| at(&run, id));
    let sides = || all.iter().flat_map(|c| &c.bodies);
    let outline = |id: &str| sides().filter(|s| s.body == id).filter_map(|s| s.outline.clone()).next_back();
    // How far out front (1) or rear (-1) reach from the centre of gravity, 1 m off the middle at most.
    let reach = |k: usize, way: f64| match outline(ids[k]) {
        Some(o) => o.iter().map(|p| way * p[0]).fold(0.0, |far: f64, x| if x > far { x } else { far }),
        None => 2.2,
    };
    for k in 0..3 {
        let gap = ends[k + 1][0] - ends[k][0] - reach(k, 1.0) - reach(k + 1, -1.0);
        println!("{} and {}: {gap} m", ids[k], ids[k + 1]);
        assert!(gap > -0.4, "{ends:?}");
    }
    for [_, y, yaw] in ends {
        assert!(y.abs() < 1e-9 && yaw.abs() < 1e-9, "{ends:?}");
    }
}

#[test]
fn two_struck_at_once_share_the_momentum() {
    // One car runs into the gap between two, and meets both in the same step.
    let cars = [car("a", -12.0, 0.0, 0.0, 14.0), car("b", 0.0, 1.0, 0.0, 0.0), car("c", 0.0, -1.0, 0.0, 0.0)];
    let run = simulate(&scene(&cars));
    let all = impacts(&run);
    for c in &all {
        println!("{:.4} {} {} {:.3}", c.time, c.bodies[0].body, c.bodies[1].body, c.closing_speed);
    }
    let instant = all[0].time;
    let struck: Vec<&str> =
        all.iter().filter(|c| c.time == instant).map(|c| c.bodies[1].body.as_str()).collect();
    assert!(struck.contains(&"b") && struck.contains(&"c"), "{struck:?}");
    // Served at once, the two impulses keep the momentum of all three; the masses are equal.
    let hits: Vec<_> = all.iter().filter(|c| c.time == instant).flat_map(|c| &c.bodies).collect();
    let first = |id: &str| hits.iter().find(|b| b.body == id).expect("struck").velocity_before;
    let after = |id: &str| hits.iter().rev().find(|b| b.body == id).expect("struck").velocity_after;
    for k in 0..2 {
        let sum = |of: &dyn Fn(&str) -> [f64; 3]| of("a")[k] + of("b")[k] + of("c")[k];
        assert!((sum(&first) - sum(&after)).abs() < 1e-9, "{:?}", sum(&after));
    }
    // The scene is its own mirror image, and stays so.
    let (b, c) = (after("b"), after("c"));
    println!("b {b:?}, c {c:?}");
    assert!((b[0] - c[0]).abs() < 1e-9 && (b[1] + c[1]).abs() < 1e-9 && b[0] > 1.0);
    let [ends, mirrored] = ["b", "c"].map(|id| at(&run, id));
    assert!(
        (ends[0] - mirrored[0]).abs() < 1e-6 && (ends[1] + mirrored[1]).abs() < 1e-6,
        "{ends:?} {mirrored:?}"
    );
    let [x, y, yaw] = at(&run, "a");
    println!("a ends at {x} {y} {yaw}");
    assert!(y.abs() < 1e-6 && yaw.abs() < 1e-6, "{y} {yaw}");
    let losses: Vec<f64> = all.iter().filter(|c| c.time == instant).map(|c| c.energy_loss).collect();
    assert!(losses.iter().all(|l| (l - losses[0]).abs() < 1e-6 * losses[0]), "{losses:?}");
}

#[test]
fn mirrored_rows_and_double_hits_mirror() {
    let scenes = [
        vec![("a", -12.0, 0.1, 0.0, 14.0), ("b", 0.0, 1.0, 0.0, 0.0), ("c", 0.0, -1.0, 0.0, 0.0)],
        vec![
            ("a", -10.4, 0.3, 2.0, 14.0),
            ("b", 0.0, 0.0, 0.0, 0.0),
            ("c", 4.41, 0.2, 0.0, 0.0),
            ("d", 8.82, 0.0, 0.0, 0.0),
        ],
        vec![("a", -14.0, 0.0, 0.0, 12.0), ("b", 0.0, -14.0, 90.0, 12.5), ("c", 14.0, 0.5, 180.0, 12.0)],
    ];
    for cars in scenes {
        let text = |side: f64| {
            scene(&cars.iter().map(|&(id, x, y, h, v)| car(id, x, side * y, side * h, v)).collect::<Vec<_>>())
        };
        let (here, there) = (simulate(&text(1.0)), simulate(&text(-1.0)));
        assert!(impacts(&here).len() >= 2);
        assert_eq!(impacts(&here).len(), impacts(&there).len());
        for (id, ..) in &cars {
            let ([x, y, yaw], [u, v, turn]) = (at(&here, id), at(&there, id));
            let off = (x - u).abs() + (y + v).abs() + (yaw + turn).abs();
            println!("{id}: {off:e}");
            assert!(off < 1e-12 * (1.0 + x.abs() + y.abs()), "{id}: {off:e}");
        }
    }
}

#[test]
fn a_double_hit_in_the_plane_is_symmetric() {
    let cars = [car("a", -12.0, 0.0, 0.0, 14.0), car("b", 0.0, 1.0, 0.0, 0.0), car("c", 0.0, -1.0, 0.0, 0.0)];
    let run = simulate(&scene(&cars).replace("restitution", "model = \"kudlich-slibar-2d\", restitution"));
    let all = impacts(&run);
    let [first, second] = all[..2] else { panic!("two impacts") };
    assert_eq!(first.time, second.time);
    assert!(first.audit.holds && second.audit.holds && first.energy_loss > 1e3);
    assert!((first.energy_loss - second.energy_loss).abs() < 1e-6 * first.energy_loss);
    let (b, c) = (&first.bodies[1], &second.bodies[1]);
    assert!(b.delta_v[0] > 1.0 && (b.delta_v[0] - c.delta_v[0]).abs() < 1e-9);
    assert!((b.delta_v[1] + c.delta_v[1]).abs() < 1e-9 && (b.delta_yaw_rate + c.delta_yaw_rate).abs() < 1e-9);
    // Nothing vertical, no roll and no pitch comes of it.
    assert_eq!(b.velocity_after[2], b.velocity_before[2]);
    assert_eq!(b.delta_v[2], 0.0);
    assert!(at(&run, "a")[1].abs() < 1e-6);
}

#[test]
fn who_stands_first_in_the_scene_does_not_matter() {
    // Three on each other and on against a wall: at times two pairs without a common car are due in one instant.
    let wall = "\n[[obstacles]]\nid = \"wall\"\nkind = \"wall\"\nshape = { kind = \"box\", centre = [12, 0], length = 3, width = 12 }\n";
    let cars = [car("a", -8.0, 0.1, 0.0, 18.0), car("b", 0.0, 0.0, 2.0, 3.0), car("c", 5.2, 0.2, 0.0, 1.0)];
    let run = |order: [usize; 3]| {
        let mut all: Vec<String> = order.iter().map(|k| cars[*k].clone()).collect();
        all.push(wall.to_owned());
        simulate(&scene(&all))
    };
    let first = run([0, 1, 2]);
    assert!(impacts(&first).len() > 5, "{}", impacts(&first).len());
    // Pushes between them do not count.
    assert!(first.recording.events.iter().any(|e| matches!(e, Event::Push(_))));
    assert!(impacts(&first).iter().map(|c| c.index).eq(0..impacts(&first).len() as u32));
    for order in [[2, 1, 0], [1, 0, 2], [2, 0, 1]] {
        let other = run(order);
        assert_eq!(impacts(&other).len(), impacts(&first).len(), "{order:?}");
        for id in ["a", "b", "c"] {
            let apart = at(&first, id).iter().zip(at(&other, id)).fold(0.0, |far: f64, (p, q)| {
                let gap = (p - q).abs();
                if gap > far { gap } else { far }
            });
            println!("{order:?} {id}: {apart}");
            assert!(apart < 1e-6, "{order:?}: {id} ends {apart} away");
        }
    }
}
