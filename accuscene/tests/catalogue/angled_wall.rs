//! A long wall at an angle: the car glances off.

use accuscene_core::arith::{PI, sin_cos};

use super::ran::{close, norm, side, spread, table, under_all};
use super::scenes::{car, obstacle, scene};

#[test]
fn at_fifteen_degrees_the_car_glances_off_and_goes_on_along_the_wall() {
    let wall = obstacle("wall", "{ kind = \"box\", centre = [40, 5.5], length = 120, width = 5 }");
    let own = car("car", [0.0, 0.0], "speed = 20, heading = \"15 deg\"");
    let runs = under_all(&scene(1.6, 0.1, 0.4, &(own + &wall)));
    table("wall at 15 degrees at 20 m/s, e 0.1, friction 0.4", &runs, &["car"]);
    for ran in &runs {
        let c = ran.first();
        let own = side(c, "car");
        // The normal is that of the wall, and friction is full: the car slides on.
        assert!(c.normal[1] > 0.99, "{}: {:?}", ran.name(), c.normal);
        assert!(own.delta_v[1] < 0.0 && own.delta_v[0] < 0.0, "{}: {:?}", ran.name(), own.delta_v);
        close(own.delta_v[0] / own.delta_v[1], 0.4, 0.05, ran.name());
        let [vx, _] = ran.velocity("car");
        assert!(vx > 9.0, "{}: {vx} m/s along the wall", ran.name());
        // Nothing of it gets past the face of the wall but what is crushed.
        assert!(ran.column("car", "y").iter().all(|y| *y < 3.0 - 0.3), "{}: into the wall", ran.name());
    }
    // Nose and tail strike one after the other, the tail at once or leaning on it bit by bit, or both press as one.
    let away: Vec<f64> = runs
        .iter()
        .map(|r| {
            let [vx, vy] = r.velocity("car");
            let (sin, cos) = sin_cos(PI / 12.0);
            norm([vx - 20.0 * cos, vy - 20.0 * sin])
        })
        .collect();
    println!("  change of velocity from start to end {away:.2?}, spread {:.2}", spread(&away));
    // Under forces the flank stays at the wall for longer and is braked by it.
    let by_impulse: Vec<f64> =
        runs.iter().zip(&away).filter(|(r, _)| !r.is_crush()).map(|(_, v)| *v).collect();
    assert!(spread(&by_impulse) < 0.02 && spread(&away) < 0.12, "{away:?}");
    let leaves: Vec<f64> = runs.iter().map(|r| r.velocity("car")[0]).collect();
    assert!(spread(&leaves) < 0.2, "{leaves:?}");
}
