//! Into a rigid barrier: over the whole front, over 40 % of it, over a fifth.

use super::ran::{Ran, close, side, spread, table, under_all};
use super::scenes::{FRONT, MASS, car, obstacle, scene};

const SPEED: f64 = 15.0;
const RESTITUTION: f64 = 0.1;

/// A barrier that covers this share of the front, from its left edge inward.
fn against(share: f64) -> Vec<Ran> {
    let reaches = 0.9 - 1.8 * share;
    let shape = format!("{{ kind = \"box\", centre = [6.0, {}], length = 4, width = 4 }}", reaches + 2.0);
    let own = car("car", [0.0, 0.0], &format!("speed = {SPEED}"));
    under_all(&scene(0.9, RESTITUTION, 0.5, &(own + &obstacle("barrier", &shape))))
}

#[test]
fn the_whole_front_takes_one_and_e_times_the_speed() {
    let shape = "{ kind = \"box\", centre = [6.0, 0], length = 4, width = 8 }";
    let own = car("car", [0.0, 0.0], &format!("speed = {SPEED}"));
    let runs = under_all(&scene(0.9, RESTITUTION, 0.5, &(own + &obstacle("barrier", shape))));
    table("full barrier at 15 m/s, e 0.1", &runs, &["car"]);
    for ran in &runs {
        let c = ran.first();
        let own = side(c, "car");
        close(own.delta_v_magnitude, (1.0 + RESTITUTION) * c.closing_speed, 0.03, ran.name());
        close(c.energy_loss, 0.5 * MASS * c.closing_speed * c.closing_speed * (1.0 - 0.01), 0.03, ran.name());
        assert!(own.delta_yaw_rate.abs() < 1e-6 && own.delta_v[1].abs() < 1e-6, "{}", ran.name());
        assert!(ran.last("car", "vx") < 0.0, "{}: it does not come back", ran.name());
        assert!(
            ran.column("car", "x").iter().all(|x| *x + 2.3 < 4.0 + 1.0),
            "{}: through the wall",
            ran.name()
        );
    }
    let crush = runs.iter().find(|r| r.is_crush()).unwrap().first();
    let force = crush.impact_force.as_ref().unwrap();
    // A mass on a spring over 96 % of the width, which cut corners leave: a quarter of its period, and e of one more.
    let root = (MASS / (FRONT[1] * 0.96 * FRONT[2])).sqrt();
    let quarter = core::f64::consts::FRAC_PI_2 * root;
    close(force.contact_duration, (1.0 + RESTITUTION) * quarter, 0.05, "duration");
    close(force.peak.unwrap(), MASS * SPEED / root, 0.04, "peak force");
    close(force.mean * force.contact_duration, MASS * 1.1 * SPEED, 0.04, "impulse");
    println!(
        "  crush force: {:.0} ms, peak {:.1} g",
        1e3 * force.contact_duration,
        force.peak.unwrap() / MASS / 9.80665
    );
}

#[test]
fn forty_percent_turn_the_car_toward_the_barrier() {
    let runs = against(0.4);
    table("40 % offset barrier at 15 m/s, e 0.1", &runs, &["car"]);
    for ran in &runs {
        let own = side(ran.first(), "car");
        // A force on the left of the front.
        assert!(own.delta_yaw_rate > 0.3, "{}: {} rad/s", ran.name(), own.delta_yaw_rate);
        // Between that of a free point and that of the whole front.
        assert!(
            own.delta_v[0] < -0.5 * SPEED && own.delta_v[0] > -1.1 * SPEED,
            "{}: {:?}",
            ran.name(),
            own.delta_v
        );
        assert!(ran.column("car", "x").iter().all(|x| *x < 4.0), "{}: through the barrier", ran.name());
    }
    let dv: Vec<f64> = runs.iter().map(|r| side(r.first(), "car").delta_v_magnitude).collect();
    assert!(spread(&dv) < 0.25, "{dv:?}");
}

#[test]
fn a_fifth_takes_less_and_turns_more_for_it() {
    let runs = against(0.2);
    table("small-overlap barrier (20 %) at 15 m/s, e 0.1", &runs, &["car"]);
    for ran in &runs {
        let own = side(ran.first(), "car");
        let per_speed = own.delta_yaw_rate / own.delta_v_magnitude;
        // Never more than a force at the outer edge along the car, over the square of the radius of gyration (1.3 m).
        assert!(per_speed.abs() < 0.9 / 1.2, "{}: {per_speed} rad/m", ran.name());
        // Toward the barrier, as measured.
        assert!(per_speed > 0.05, "{}: {per_speed} rad/m", ran.name());
        assert!(own.delta_v_magnitude < 1.1 * SPEED, "{}", ran.name());
    }
    let dv: Vec<f64> = runs.iter().map(|r| side(r.first(), "car").delta_v_magnitude).collect();
    println!("  spread of delta-V {:.2}", spread(&dv));
    assert!(spread(&dv) < 0.15, "{dv:?}");
}
