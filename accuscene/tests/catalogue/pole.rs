//! A pole: in the middle of the front, and in the side.

use super::ran::{close, side, table, under_all};
use super::scenes::{MASS, car, obstacle, scene};

const RESTITUTION: f64 = 0.1;

#[test]
fn in_the_middle_of_the_front_it_takes_as_a_barrier_does_in_a_narrow_place() {
    let pole = obstacle("pole", "{ kind = \"circle\", centre = [4.0, 0], radius = 0.15 }");
    let runs = under_all(&scene(0.9, RESTITUTION, 0.5, &(car("car", [0.0, 0.0], "speed = 9") + &pole)));
    table("pole in the middle of the front at 9 m/s, e 0.1", &runs, &["car"]);
    for ran in &runs {
        let c = ran.first();
        close(side(c, "car").delta_v_magnitude, (1.0 + RESTITUTION) * c.closing_speed, 0.05, ran.name());
        close(c.energy_loss, 0.5 * MASS * c.closing_speed * c.closing_speed * 0.99, 0.05, ran.name());
        assert!(ran.column("car", "x").iter().all(|x| *x < 4.0), "{}: the pole is in the cabin", ran.name());
        if ran.is_crush() {
            let damage = &side(c, "car").damage;
            assert_eq!(damage.len(), 1);
            let width = damage[0].extent[0] - damage[0].extent[1];
            assert!((0.25..0.5).contains(&width), "{width} m");
        }
    }
}

#[test]
fn in_the_side_at_the_centre_of_gravity_it_stops_the_car_without_turning_it() {
    let pole = obstacle("pole", "{ kind = \"circle\", centre = [0, 2.0], radius = 0.15 }");
    let own = car("car", [0.0, 0.0], "speed = 8, course = \"90 deg\"");
    let runs = under_all(&scene(0.8, RESTITUTION, 0.5, &(own + &pole)));
    table("pole in the side at 8 m/s, e 0.1", &runs, &["car"]);
    for ran in &runs {
        let c = ran.first();
        let own = side(c, "car");
        // Tyres that slide sideways take their part of it while structures press.
        let before = own.velocity_before[1];
        let tyres = if ran.is_crush() { own.tyre_delta_v[1] } else { 0.0 };
        let stopped = -(own.delta_v[1] + tyres) / before;
        assert!((0.95..1.15).contains(&stopped), "{}: {stopped} times {before} m/s", ran.name());
        assert!(own.delta_yaw_rate.abs() < 0.3, "{}: {} rad/s", ran.name(), own.delta_yaw_rate);
        assert!((own.pdof_deg - 270.0).abs() < 10.0, "{}: {}", ran.name(), own.pdof_deg);
        assert!(ran.column("car", "y").iter().all(|y| *y < 2.0), "{}: through the car", ran.name());
    }
}
