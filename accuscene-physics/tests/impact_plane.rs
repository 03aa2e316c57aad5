//! How the contact plane of an impulse is chosen in scenes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::arith::{Real, atan2};
use stage::laws::{LAWS, car, pair, scene};
use stage::{column, impacts, simulate};

const DEG: f64 = core::f64::consts::PI / 180.0;

/// Head-on with 0.7 m between the centre lines, engaged for 40 ms at 25 m/s.
fn deep(plane: &str) -> (f64, String) {
    let text = format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = 0.8 }}\n\
         impacts = {{ {plane} engagement = {{ time = 0.04, depth = 5 }} }}\n"
    ) + &car("a", [-9.0, 0.0, 0.0], 14.0, "")
        + &car("b", [8.0, 0.7, 180.0], 11.0, "");
    let run = simulate(&text);
    let c = impacts(&run)[0];
    let lean = atan2(c.normal[1].abs(), c.normal[0]) / DEG;
    (lean, c.plane_rule.clone())
}

#[test]
fn each_choice_of_plane_acts_and_is_told() {
    let crossing = deep("");
    assert_eq!(crossing, deep("plane = \"crossing-points\","));
    assert!(crossing.1.contains("crossing points") && (crossing.0 - 45.0).abs() < 10.0, "{crossing:?}");
    let least = deep("plane = \"least-translation\",");
    assert!(least.1.contains("least translation") || least.1.contains("first contact"), "{least:?}");
    let first = deep("plane = \"first-contact\",");
    assert!(first.1.contains("first contact") && first.0 < 1.0, "{first:?}");
}

#[test]
fn a_pair_takes_the_choice_of_all_or_its_own() {
    let told = |rest: &str| {
        let cars = car("a", [-9.0, 0.0, 0.0], 14.0, "") + &car("b", [8.0, 0.7, 180.0], 11.0, "");
        let run = simulate(&scene("kudlich-slibar-3d", 0.5, &(rest.to_owned() + &cars)));
        impacts(&run)[0].plane_rule.clone()
    };
    let bare = pair(["a", "b"], "");
    let own = pair(["b", "a"], "plane = \"crossing-points\"");
    assert!(told(&format!("plane = \"first-contact\"\n{bare}")).contains("first contact"));
    assert!(told(&format!("plane = \"first-contact\"\n{own}")).contains("crossing points"));
    let normal = pair(["a", "b"], "normal = \"10 deg\"");
    assert_eq!(told(&format!("plane = \"first-contact\"\n{normal}")), "given");
}

/// A car at 15 m/s whose front meets a block with this share of its width, counted from its left (`side` 1) or right edge (-1).
fn offset(plane: &str, law: &str, share: f64, side: f64) -> (f64, f64, String) {
    let edge = (0.9 - 1.8 * share) * side;
    let block = format!(
        "[[obstacles]]\nid = \"block\"\nkind = \"wall\"\n\
         shape = {{ kind = \"box\", centre = [6, {}], length = 4, width = 4 }}\n",
        edge + 2.0 * side
    );
    let run = simulate(&scene(law, 0.5, &format!("{plane}\n{}{block}", car("a", [0.0; 3], 15.0, ""))));
    let c = impacts(&run)[0];
    (c.bodies[0].delta_yaw_rate * side, atan2(c.normal[1], c.normal[0]) / DEG * side, c.plane_rule.clone())
}

#[test]
fn against_an_obstacle_the_faces_driven_into_give_the_plane() {
    for law in LAWS {
        for side in [1.0, -1.0] {
            for share in [0.2, 0.3, 0.4] {
                let (spin, lean, rule) = offset("", law, share, side);
                assert!(rule.contains("driven into") && lean.abs() < 1e-6, "{law} {share}: {lean} {rule}");
                assert!(spin > 0.8, "{law} at {share}: it turns toward the block, not by {spin} rad/s");
            }
            assert!((offset("", law, 0.2, 1.0).0 - offset("", law, 0.2, -1.0).0).abs() < 1e-9);
            // A whole front turns nothing, whichever way the plane is found.
            for plane in ["", "plane = \"crossing-points\""] {
                let (spin, lean, _) = offset(plane, law, 1.2, side);
                assert!(spin.abs() < 1e-6 && lean.abs() < 1e-6, "{law}: {spin} {lean}");
            }
        }
    }
    let asked = offset("plane = \"crossing-points\"", "kudlich-slibar-3d", 0.2, 1.0);
    assert!(asked.2.contains("crossing points") && asked.1.abs() > 30.0 && asked.0 < 0.1, "{asked:?}");
}

#[test]
fn a_brush_of_an_end_begins_with_nothing() {
    let delta_v = |overlap: f64| {
        let (spin, ..) = offset("", "kudlich-slibar-3d", overlap / 1.8, 1.0);
        spin
    };
    // The corner of the car is cut: what brushes its side by less than a millimetre is a brush.
    let spins = [1e-3, 5e-3, 0.02, 0.05].map(delta_v);
    println!("{spins:?}");
    assert!(spins[0].abs() < 0.05 && spins[1].abs() < 0.1, "{spins:?}");
}

#[test]
fn only_what_stands_before_a_face_over_all_heights_hides_it() {
    // A rail along which a car slides, and a wall that goes on in line with it.
    let first = |height: f64| {
        let one = |id: &str, x: f64, height: f64| {
            format!(
                "[[obstacles]]\nid = \"{id}\"\nkind = \"wall\"\nheight = {height}\n\
                 shape = {{ kind = \"box\", centre = [{x}, 3.6], length = 16, width = 4 }}\n"
            )
        };
        let rail = one("rail", -7.0, height) + &one("wall", 9.0, 1.0);
        let run = simulate(&scene("kudlich-slibar-3d", 0.3, &(car("a", [-8.0, 0.0, 6.0], 18.0, "") + &rail)));
        let wall = impacts(&run).into_iter().filter(|c| c.bodies[1].body == "wall");
        wall.map(|c| c.bodies[0].delta_v_magnitude).fold(0.0, Real::max)
    };
    let (low, whole) = (first(0.3), first(1.0));
    assert!(whole < 0.5, "it slides over the joint: {whole} m/s");
    assert!(low > 1.0, "its end stands out above the rail: {low} m/s");
}

#[test]
fn a_wall_of_several_boxes_is_struck_as_one_wall_is() {
    // A car slides along a wall of boxes end to end, or of one box as long as they are.
    let hardest = |angle: f64, length: f64, count: u32| {
        let one = |k: u32| {
            let x = length * (f64::from(k) + 0.5) - 6.0;
            format!(
                "[[obstacles]]\nid = \"box-{k}\"\nkind = \"wall\"\n\
                 shape = {{ kind = \"box\", centre = [{x}, 2.5], length = {length}, width = 1 }}\n"
            )
        };
        let boxes: String = (0..count).map(one).collect();
        let run =
            simulate(&scene("kudlich-slibar-3d", 0.3, &(car("a", [-8.0, -1.6, angle], 20.0, "") + &boxes)));
        impacts(&run).iter().map(|c| c.bodies[0].delta_v_magnitude).fold(0.0, Real::max)
    };
    for angle in [8.0, 12.0, 15.0, 20.0] {
        let whole = hardest(angle, 36.0, 1);
        assert!(whole > 1.0, "it strikes: {whole} m/s");
        for (length, count) in [(2.0, 18), (3.0, 12), (4.0, 9), (6.0, 6)] {
            let joined = hardest(angle, length, count);
            assert!(joined < 1.4 * whole, "{angle} degrees, {length} m: {joined} instead of {whole} m/s");
        }
    }
}

#[test]
fn what_another_impulse_has_turned_back_is_not_struck_from_behind() {
    // Two posts, one of them 3 mm further off: its impulse would be due when the car already goes back.
    let post = |id: &str, y: f64, further: f64| {
        format!(
            "[[obstacles]]\nid = \"{id}\"\nkind = \"wall\"\n\
             shape = {{ kind = \"box\", centre = [{}, {y}], length = 0.2, width = 0.2 }}\n",
            5.0 + further
        )
    };
    let back = |further: f64| {
        let posts = post("right", -0.5, 0.0) + &post("left", 0.5, further);
        let text = scene("kudlich-slibar-3d", 0.5, &(car("a", [0.0; 3], 15.0, "") + &posts))
            .replace("restitution = 0.1", "restitution = 0.5");
        let run = simulate(&text);
        for c in impacts(&run) {
            assert!(c.normal[0] > 0.0, "{further}: across {:?}", c.normal);
        }
        column(&run, "a", "vx").iter().copied().fold(0.0, Real::min)
    };
    let (level, staggered) = (back(0.0), back(0.003));
    assert!(level < -6.0 && staggered < -3.0, "{level} {staggered}");
}
