//! Nothing passes through anything within a step: corners that clip, thin bodies at speed, many bodies at once.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::arith::{Vec2, sin_cos};
use accuscene_core::event::Event;
use accuscene_physics::contact::{Aabb, BroadPhase, Pose2};
use accuscene_physics::simulation::Run;
use proptest::prelude::*;
use stage::{column, impacts, last, simulate};

const HALF: Vec2 = Vec2 { x: 2.2, y: 0.9 };

fn head(model: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 0.12, step = 0.005, record_interval = 0.005, stop_at_rest = false }}
impacts = {{ model = "{model}", restitution = 0.1 }}
"#
    )
}

fn car(id: &str, place: Pose2, speed: f64, course: f64, yaw_rate: f64) -> String {
    let (x, y, heading) = (place.position.x, place.position.y, place.heading);
    format!(
        r#"
[[vehicles]]
id = "{id}"
mass = 1400
dimensions = {{ length = 4.4, width = 1.8, wheelbase = 2.6, cg_behind_front_axle = 1.3, front_overhang = 0.9 }}
outline = [[2.2, -0.9], [2.2, 0.9], [-2.2, 0.9], [-2.2, -0.9]]
start = {{ position = [{x}, {y}], heading = {heading}, speed = {speed}, course = {course}, yaw_rate = {yaw_rate} }}
"#
    )
}

fn corners(half: Vec2, place: &Pose2) -> [Vec2; 4] {
    [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
        .map(|(x, y)| place.apply(Vec2::new(x * half.x, y * half.y)))
}

/// The corner that is farthest in a direction.
fn tip(half: Vec2, place: &Pose2, way: Vec2) -> Vec2 {
    let all = corners(half, place);
    all.into_iter().reduce(|a, b| if b.dot(way) > a.dot(way) { b } else { a }).expect("four corners")
}

fn pole(at: &Pose2, half: Vec2) -> String {
    let points: Vec<String> = corners(half, at).iter().map(|p| format!("[{}, {}]", p.x, p.y)).collect();
    let points = points.join(", ");
    format!(
        "\n[[obstacles]]\nid = \"thing\"\nkind = \"pole\"\nshape = {{ kind = \"polygon\", points = [{points}] }}\n"
    )
}

fn unit(angle: f64) -> Vec2 {
    let (sin, cos) = sin_cos(angle);
    Vec2::new(cos, sin)
}

/// What a case is drawn from.
#[derive(Clone, Debug)]
struct Clip {
    speed: f64,
    heading: f64,
    yaw_rate: f64,
    /// When the corner passes, s.
    when: f64,
    /// How deep it reaches into the other body, m.
    depth: f64,
    turned: f64,
    left: bool,
}

fn clip() -> impl Strategy<Value = Clip> {
    (40.0..100.0, 0.3..1.2, -3.0..3.0, 0.02..0.055, 0.004..0.04, 0.3..1.2, any::<bool>(), any::<bool>())
        .prop_map(
            |(speed, heading, yaw_rate, when, depth, turned, back, left): (
                f64,
                f64,
                f64,
                f64,
                f64,
                f64,
                bool,
                bool,
            )| {
                let heading = if back { -heading } else { heading };
                Clip { speed, heading, yaw_rate, when, depth, turned, left }
            },
        )
}

/// Where a car that nothing stands in the way of is at a time.
fn on_free_path(free: &Run, when: f64) -> Pose2 {
    let [x, y, yaw] = ["x", "y", "yaw"].map(|name| column(free, "car", name));
    let place = when / 0.005;
    let k = place.floor();
    let share = place - k;
    let k = k as usize;
    let between = |v: &[f64]| v[k] + (v[k + 1] - v[k]) * share;
    Pose2 { position: Vec2::new(between(&x), between(&y)), heading: between(&yaw) }
}

/// A car that slides sideways along x, and something that the outermost corner of it clips in passing.
fn clipping(model: &str, clip: &Clip, half: Vec2, other: impl Fn(&Pose2) -> String) -> Run {
    let start = Pose2 { position: Vec2::zero(), heading: clip.heading };
    let text = head(model) + &car("car", start, clip.speed, 0.0, clip.yaw_rate);
    let free = simulate(&text);
    let then = on_free_path(&free, clip.when);
    let out = Vec2::new(0.0, if clip.left { 1.0 } else { -1.0 });
    let corner = tip(HALF, &then, out);
    let mut place = Pose2 { position: Vec2::zero(), heading: clip.turned };
    // Its own tip looks the other way, and reaches over the car's.
    let reach = tip(half, &place, -out);
    place.position = corner - out * clip.depth - reach;
    simulate(&(text + &other(&place)))
}

fn touches(run: &Run) -> bool {
    run.recording.events.iter().any(|e| matches!(e, Event::Contact { .. }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_corner_does_not_pass_a_thin_pole_unseen(clip in clip()) {
        let half = Vec2::new(0.05, 0.05);
        let run = clipping("kudlich-slibar-3d", &clip, half, |at| pole(at, half));
        let all = impacts(&run);
        prop_assert!(!all.is_empty(), "{clip:?}");
        prop_assert!(all.iter().all(|c| c.audit.holds && c.energy_loss >= -1e-9));
        prop_assert!(all[0].first_contact <= all[0].time && (all[0].time - clip.when).abs() < 0.02);
    }

    #[test]
    fn nor_the_corner_of_another_car(clip in clip(), law in 0..3_usize) {
        let law = ["kudlich-slibar-2d", "brach-planar", "routh-stronge-2d"][law];
        let run = clipping(law, &clip, HALF, |at| car("thing", *at, 0.0, 0.0, 0.0));
        let all = impacts(&run);
        prop_assert!(!all.is_empty(), "{clip:?}");
        for c in all {
            prop_assert!(c.audit.holds && c.energy_loss >= -1e-9, "{law} {clip:?} {:?} {}", c.audit, c.energy_loss);
        }
    }

    #[test]
    fn nor_do_structures_that_press(clip in clip(), pair in any::<bool>()) {
        // The structure is felt at the middles of columns 50 mm wide, and so 25 mm beside a corner.
        let clip = Clip { depth: clip.depth + 0.026, ..clip };
        let half = if pair { HALF } else { Vec2::new(0.05, 0.05) };
        let run = clipping("crush-force", &clip, half, |at| {
            if pair { car("thing", *at, 0.0, 0.0, 0.0) } else { pole(at, half) }
        });
        prop_assert!(touches(&run), "{clip:?}");
    }
}

#[test]
fn corners_that_have_slipped_by_are_struck() {
    let clips = [
        (
            60.347_157_700_237_33,
            -1.056_014_381_379_848_6,
            1.501_292_811_313_182_5,
            0.024_886_076_451_254_66,
            0.004_067_838_019_399_936,
            1.087_451_623_060_992_5,
            true,
        ),
        (
            88.448_676_364_140_28,
            -0.341_951_100_068_793_03,
            0.260_413_948_965_490_5,
            0.044_082_404_554_399_55,
            0.009_874_653_936_784_368,
            0.312_644_059_055_769,
            false,
        ),
    ];
    for (speed, heading, yaw_rate, when, depth, turned, left) in clips {
        let clip = Clip { speed, heading, yaw_rate, when, depth, turned, left };
        for law in ["kudlich-slibar-2d", "brach-planar", "routh-stronge-2d"] {
            let run = clipping(law, &clip, HALF, |at| car("thing", *at, 0.0, 0.0, 0.0));
            assert!(!impacts(&run).is_empty(), "{law} {clip:?} {:?}", run.recording.events);
        }
    }
}

#[test]
fn a_thin_body_does_not_jump_a_thin_pole() {
    // 0.3 m long and 0.5 m a step: it is before the pole at the end of one step and behind it at the end of the next.
    for model in ["kudlich-slibar-3d", "kudlich-slibar-2d"] {
        for k in 0..40 {
            let x = 3.0 + 0.0125 * f64::from(k);
            let place = Pose2::default();
            let thin = car("car", place, 100.0, 0.0, 0.0).replace("2.2, ", "0.15, ");
            let at = Pose2 { position: Vec2::new(x, 0.0), heading: 0.0 };
            let run = simulate(&(head(model) + &thin + &pole(&at, Vec2::new(0.05, 0.3))));
            let all = impacts(&run);
            assert!(!all.is_empty(), "{model} passes at {x}");
            assert!(all[0].closing_speed > 99.0 && all[0].normal[0] > 0.99, "{:?}", all[0].normal);
            assert!(last(&run, "car", "x") < x, "{model} {x}: {}", last(&run, "car", "x"));
        }
    }
}

#[test]
fn a_thousand_boxes_pair_as_by_brute_force() {
    // Places without a pattern: fractions of multiples of irrational numbers.
    let part = |k: f64, of: f64| (k * of).fract();
    let boxes: Vec<Aabb> = (0..1000)
        .map(|k| {
            let k = f64::from(k);
            let here = Vec2::new(part(k, 0.618_033_988_75), part(k, 0.414_213_562_37)) * 120.0;
            let way = unit(k) * (0.5 * part(k, 0.732_050_807_57));
            Aabb::of_disc(here, 2.5).joined(&Aabb::of_disc(here + way, 2.5))
        })
        .collect();
    let mut all = Vec::new();
    for i in 0..boxes.len() {
        for j in i + 1..boxes.len() {
            if boxes[i].meets(&boxes[j]) {
                all.push((i, j));
            }
        }
    }
    assert!(all.len() > 500);
    assert_eq!(BroadPhase::default().sweep(boxes.iter().copied()), all);
}

#[test]
fn a_corner_that_no_longer_closes_where_it_is_deepest_has_struck_before() {
    // At the middle of this graze the bodies part along every plane.
    let clip = Clip {
        speed: 65.737_070_944_561_58,
        heading: -0.538_899_534_599_079_1,
        yaw_rate: -2.825_365_495_686_392_5,
        when: 0.048_050_263_873_406_54,
        depth: 0.015_430_436_603_679_244,
        turned: 0.562_714_274_896_583_9,
        left: false,
    };
    for law in ["kudlich-slibar-2d", "brach-planar", "routh-stronge-2d"] {
        let run = clipping(law, &clip, HALF, |at| car("thing", *at, 0.0, 0.0, 0.0));
        assert_eq!(impacts(&run).len(), 1, "{law}");
    }
}
