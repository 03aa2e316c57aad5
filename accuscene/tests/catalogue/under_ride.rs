//! A car under the floor of a lorry: its bonnet passes, its windscreen does not.

use super::ran::{side, spread, table, under_all};
use super::scenes::{car, scene};

fn lorry(zones: &str) -> String {
    format!(
        "[[vehicles]]\nid = \"lorry\"\nclass = \"truck\"\nmass = 12000\n\
         dimensions = {{ length = 8, width = 2.5, height = 3.5, wheelbase = 4.5, cg_behind_front_axle = 2.8 }}\n\
         start = {{ position = [6.0, 0], speed = 0 }}\ndriver = {{ phases = [{{ brake = 1.0 }}] }}\n{zones}\n"
    )
}

const TAIL: &str = "zones = [{ low = 1.1, high = 3.5 }, { low = 0.4, high = 1.1, \
                    outline = [[4.0, -0.4], [4.0, 0.4], [-1.0, 0.4], [-1.0, -0.4]] }]";

#[test]
fn the_windscreen_meets_the_floor_where_the_bonnet_has_passed() {
    let own = car("car", [-6.0, 0.0], "speed = 14");
    let guarded = under_all(&scene(1.6, 0.05, 0.5, &(own.clone() + &lorry(""))));
    let open = under_all(&scene(1.6, 0.05, 0.5, &(own + &lorry(TAIL))));
    table("a lorry with a guard", &guarded, &["car", "lorry"]);
    table("a lorry without", &open, &["car", "lorry"]);
    for (guarded, open) in guarded.iter().zip(&open) {
        let (front, roof) = (guarded.first(), open.first());
        // The greenhouse begins 31 % of the length behind the nose.
        let deeper = (roof.first_contact - front.first_contact) * 14.0;
        assert!((deeper - 0.31 * 4.6).abs() < 0.2, "{}: {deeper} m", open.name());
        assert!(roof.point[2] > 1.0 && front.point[2] < 0.9, "{}: {:?}", open.name(), roof.point);
        // Central against eight times the mass; at the height of the windscreen the car also turns about its pitch axis.
        let central = 1.05 * 14.0 * 8.0 / 9.0;
        let [low, high] = [front, roof].map(|c| side(c, "car").delta_v_magnitude / central);
        assert!((low - 1.0).abs() < 0.1, "{}: {low}", guarded.name());
        assert!(high > 0.7 && high < 1.05, "{}: {high}", open.name());
    }
    let dv: Vec<f64> = guarded.iter().map(|r| side(r.first(), "car").delta_v_magnitude).collect();
    assert!(spread(&dv) < 0.08, "{dv:?}");
}
