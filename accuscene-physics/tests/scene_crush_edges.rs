//! Crush forces at the edges of obstacles and at things narrower than a column.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use stage::{car, impacts, simulate};

/// Delta-V of a car at this speed (m/s) into a box with its near face at x = 6: from `low` to `high` across, m.
fn delta_v(speed: f64, [low, high]: [f64; 2]) -> f64 {
    let middle = 0.5 * (low + high);
    let width = high - low;
    let text = format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = 1.5 }}\n\
         impacts = {{ model = \"crush-force\", friction = 0.5 }}\n{}\
         [[obstacles]]\nid = \"box\"\nkind = \"wall\"\n\
         shape = {{ kind = \"box\", centre = [7, {middle}], length = 2, width = {width} }}\n",
        car("a", [0.0; 2], speed, 0.0, "")
    );
    let run = simulate(&text);
    impacts(&run).first().map_or(0.0, |c| c.bodies[0].delta_v_magnitude)
}

#[test]
fn delta_v_grows_with_the_overlap_wherever_the_columns_stand() {
    let mut last = 0.0;
    let mut fell: f64 = 0.0;
    for overlap in (10..400).step_by(10).map(|mm| 1e-3 * f64::from(mm)) {
        let dv = delta_v(15.0, [0.9 - overlap, 4.0]);
        println!("{overlap:.2} m: {dv:.2} m/s");
        fell = if last - dv > fell { last - dv } else { fell };
        last = dv;
    }
    assert!(fell < 1.2, "a centimetre more of overlap takes {fell} m/s of delta-V away");
    assert!(delta_v(15.0, [0.89, 4.0]) < 1.0, "a brush");
    assert!(delta_v(15.0, [0.7, 4.0]) > 12.0 && last > 14.0, "held");
    assert_eq!(delta_v(15.0, [0.9, 4.0]), 0.0, "it passes");
}

#[test]
fn a_post_is_met_wherever_it_stands_between_columns() {
    for width in [0.02, 0.04, 0.06, 0.1] {
        let at = [0.0, 0.0125, 0.025, 0.0375].map(|y: f64| delta_v(8.0, [y - 0.5 * width, y + 0.5 * width]));
        println!("{width} m: {at:.2?}");
        assert!(at.iter().all(|dv| (dv - at[0]).abs() < 0.1 && *dv > 8.0), "{width} m: {at:?}");
    }
}
