//! Cars that brush past each other, the same way and in opposite ways.

use super::ran::{Ran, norm, side, table, under_all};
use super::scenes::{car, scene};

/// What friction can do: no more along the cars than its coefficient times what goes across, summed over the contact.
fn brushed(ran: &Ran, friction: f64, passing: f64) {
    let all = ran.between("a", "b");
    assert!(!all.is_empty(), "{}: they do not touch", ran.name());
    let [mut along, mut across] = [0.0, 0.0];
    for c in &all {
        along += c.impulse_tangential.abs();
        across += c.impulse_normal.abs();
    }
    assert!(along <= friction * across * 1.02 + 1.0, "{}: {along} along, {across} across", ran.name());
    let dv = all.iter().map(|c| side(c, "a").delta_v_magnitude).sum::<f64>();
    assert!(dv < 0.35 * passing, "{}: {dv} m/s", ran.name());
    // Each is pushed away from the other.
    let across: f64 = all.iter().map(|c| side(c, "b").delta_v[1]).sum();
    assert!(across > 0.0, "{}: {across} m/s toward the other", ran.name());
}

#[test]
fn the_same_way_the_faster_one_goes_on_ahead() {
    let a = car("a", [-7.0, 0.0], "speed = 25, heading = \"1.5 deg\"");
    let b = car("b", [0.0, 2.05], "speed = 15");
    let runs = under_all(&scene(2.0, 0.0, 0.3, &(a + &b)));
    table("sideswipe the same way, 10 m/s faster", &runs, &["a", "b"]);
    for ran in &runs {
        brushed(ran, 0.3, 10.0);
        let [fast, slow] = ["a", "b"].map(|id| ran.velocity(id)[0]);
        assert!(fast < 25.0 && slow > 14.0 && fast > slow, "{}: {fast} and {slow}", ran.name());
        assert!(ran.last("a", "x") > ran.last("b", "x"), "{}: it has not passed", ran.name());
    }
}

#[test]
fn the_opposite_way_both_lose_and_go_on() {
    // The noses pass each other by some centimetres, the flanks come together at 1 m/s.
    let a = car("a", [-15.0, 0.0], "speed = 15");
    let b = car("b", [15.0, 2.9], "speed = 15, heading = \"184 deg\"");
    let runs = under_all(&scene(2.0, 0.0, 0.3, &(a + &b)));
    table("sideswipe in opposite ways, 30 m/s", &runs, &["a", "b"]);
    for ran in &runs {
        brushed(ran, 0.3, 30.0);
        let [a, b] = ["a", "b"].map(|id| ran.velocity(id)[0]);
        assert!((10.0..15.0).contains(&a) && (-15.0..-10.0).contains(&b), "{}: {a} and {b}", ran.name());
    }
}

/// Head to head with little overlap: what the models say where neither is sure. Only books are judged.
#[test]
fn corners_that_meet_head_on_are_between_a_brush_and_a_crash() {
    println!("\nhead-on, 30 m/s, delta-V of one by overlap of the flanks, m/s");
    let mut deep = Vec::new();
    for overlap in [0.02, 0.08, 0.2, 0.4, 0.9] {
        let a = car("a", [-8.0, 0.0], "speed = 15");
        let b = car("b", [8.0, 1.8 - overlap], "speed = 15, heading = \"180 deg\"");
        let runs = under_all(&scene(1.2, 0.0, 0.3, &(a + &b)));
        let dv: Vec<f64> = runs.iter().map(|r| norm(r.whole("a", "b", "a"))).collect();
        println!("  {overlap:.2} m: impulse {:.2} to {:.2}, crush force {:.2}", dv[1], dv[3], dv[5]);
        deep.push(dv[5]);
    }
    assert!(deep.is_sorted() && deep[4] > 12.0, "more overlap, more delta-V: {deep:?}");
}
