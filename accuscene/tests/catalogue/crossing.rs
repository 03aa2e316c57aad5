//! One car into the side of another.

use super::ran::{norm, side, spread, table, under_all};
use super::scenes::{MASS, car, scene};

#[test]
fn a_side_struck_at_the_middle_takes_half() {
    let a = car("a", [-8.0, 0.0], "speed = 15");
    let b = car("b", [0.0, 0.0], "heading = \"90 deg\"");
    let runs = under_all(&scene(1.6, 0.05, 0.5, &(a + &b)));
    table("into the side of a standing car at 15 m/s, e 0.05", &runs, &["a", "b"]);
    for ran in &runs {
        let c = ran.first();
        let [a, b] = ["a", "b"].map(|id| side(c, id));
        let half = 0.5 * 1.05 * c.closing_speed;
        assert!((b.delta_v_magnitude / half - 1.0).abs() < 0.1, "{}: {}", ran.name(), b.delta_v_magnitude);
        assert!((b.pdof_deg - 270.0).abs() < 15.0 && a.delta_v[0] < 0.0, "{}: {}", ran.name(), b.pdof_deg);
        let most = 0.25 * MASS * c.closing_speed * c.closing_speed;
        assert!(
            c.energy_loss < 1.06 * most && c.energy_loss > 0.8 * most,
            "{}: {}",
            ran.name(),
            c.energy_loss
        );
    }
    let dv: Vec<f64> = runs.iter().map(|r| side(r.first(), "b").delta_v_magnitude).collect();
    assert!(spread(&dv) < 0.1, "{dv:?}");
}

#[test]
fn both_moving_they_meet_and_their_sides_slap() {
    let a = car("a", [-12.0, 0.0], "speed = 15");
    let b = car("b", [0.3, -9.6], "heading = \"90 deg\", speed = 12");
    let runs = under_all(&scene(1.8, 0.05, 0.5, &(a + &b)));
    table("both moving, 15 and 12 m/s at right angles", &runs, &["a", "b"]);
    for ran in &runs {
        let c = ran.first();
        // Momentum before and after, with what the tyres did.
        for axis in 0..2 {
            let [before, after, tyres] = [0, 1].iter().fold([0.0; 3], |sum, k| {
                let b = &c.bodies[*k];
                let v = [b.velocity_before[axis], b.velocity_after[axis], b.tyre_delta_v[axis]];
                [sum[0] + b.mass * v[0], sum[1] + b.mass * v[1], sum[2] + b.mass * v[2]]
            });
            let slack = tyres.abs() + 1.0;
            assert!((after - before).abs() <= slack, "{}: {before} to {after}, tyres {tyres}", ran.name());
        }
    }
    // The fronts meet, both turn, and their sides slap: as one long contact or as several impacts it comes to the same.
    let dv: Vec<f64> = runs.iter().map(|r| norm(r.whole("a", "b", "a"))).collect();
    println!("  delta-V of all impacts together {dv:.2?}, spread {:.2}", spread(&dv));
    assert!(spread(&dv) < 0.2, "{dv:?}");
    for ran in runs.iter().filter(|r| !r.is_crush()) {
        let all = ran.between("a", "b");
        assert!(all.len() >= 2, "{}: no slap", ran.name());
        // Later, and side against side: across both cars within 45 degrees.
        let slap = all[all.len() - 1];
        assert!(slap.time > all[0].time + 0.1, "{}", ran.name());
        for id in ["a", "b"] {
            let pdof = side(slap, id).pdof_deg;
            let across = (pdof - 90.0).abs() < 45.0 || (pdof - 270.0).abs() < 45.0;
            assert!(across, "{}: {id} from {pdof}", ran.name());
        }
    }
}
