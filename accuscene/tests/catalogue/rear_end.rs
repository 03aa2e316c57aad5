//! One car runs into another from behind.

use super::ran::{close, side, spread, table, under_all};
use super::scenes::{MASS, car, scene};

#[test]
fn a_central_rear_end_follows_the_line() {
    let e = 0.2;
    let a = car("a", [-8.0, 0.0], "speed = 16");
    let b = car("b", [0.0, 0.0], "speed = 4");
    let runs = under_all(&scene(1.6, e, 0.5, &(a + &b)));
    table("rear end, 12 m/s faster, e 0.2", &runs, &["a", "b"]);
    for ran in &runs {
        let c = ran.first();
        let v = c.closing_speed;
        // Wheels that were stopped or go on turning push by up to 0.3 m/s while structures press.
        for id in ["a", "b"] {
            close(side(c, id).delta_v_magnitude, 0.5 * (1.0 + e) * v, 0.045, ran.name());
        }
        close(c.energy_loss, 0.25 * MASS * v * v * (1.0 - e * e), 0.06, ran.name());
        close(c.separation_speed, e * v, 0.1, ran.name());
        assert!(ran.last("b", "x") - ran.last("a", "x") > 3.5, "{}: one in the other", ran.name());
    }
    let dv: Vec<f64> = runs.iter().map(|r| side(r.first(), "b").delta_v_magnitude).collect();
    assert!(spread(&dv) < 0.05, "{dv:?}");
}
