//! Four cars in a row.

use super::ran::{Ran, table, under_all};
use super::scenes::{car, scene};

const IDS: [&str; 4] = ["a", "b", "c", "d"];

fn row(gap: f64, restitution: f64) -> Vec<Ran> {
    let rest: String = (0..4)
        .map(|k| {
            let start = if k == 0 { "speed = 14" } else { "speed = 0" };
            car(IDS[k], [(4.6 + gap) * k as f64 - if k == 0 { 4.0 } else { 0.0 }, 0.0], start)
        })
        .collect();
    under_all(&scene(3.0, restitution, 0.5, &rest))
}

fn ordered(ran: &Ran) {
    let columns = IDS.map(|id| ran.column(id, "x"));
    for k in 0..3 {
        for (behind, ahead) in columns[k].iter().zip(&columns[k + 1]) {
            assert!(ahead - behind > 3.0, "{}: {} and {} are in each other", ran.name(), IDS[k], IDS[k + 1]);
        }
    }
}

#[test]
fn a_pile_up_ends_with_one_velocity() {
    let runs = row(0.5, 0.0);
    table("chain of four, 0.5 m apart, e 0", &runs, &IDS);
    for ran in &runs {
        ordered(ran);
        let end = IDS.map(|id| ran.velocity(id)[0]);
        // Momentum is spent on rolling only: 14 m/s of one mass over four.
        let sum: f64 = end.iter().sum();
        println!("  {:18} {end:.2?}", ran.name());
        assert!((12.0..14.0).contains(&sum), "{}: {end:?}", ran.name());
        assert!(end.iter().all(|v| (v - sum / 4.0).abs() < 0.8), "{}: {end:?}", ran.name());
        assert!(ran.collisions().len() >= 3, "{}: {} impacts", ran.name(), ran.collisions().len());
    }
}

#[test]
fn bumper_to_bumper_the_blow_goes_through() {
    let runs = row(0.02, 0.1);
    table("chain of four, bumper to bumper, e 0.1", &runs, &IDS);
    for ran in &runs {
        ordered(ran);
        let end = IDS.map(|id| ran.velocity(id)[0]);
        println!("  {:18} {end:.2?}", ran.name());
        assert!(end[3] > 1.5, "{}: {end:?}", ran.name());
        for pair in end.windows(2) {
            assert!(pair[1] > pair[0] - 0.3, "{}: {end:?}", ran.name());
        }
    }
}
