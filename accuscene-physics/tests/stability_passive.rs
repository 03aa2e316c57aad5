//! Passive motion gains no energy: free wheels, locked wheels, spinning, bouncing, on any slope.

mod stage;

use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{State, advance};
use accuscene_physics::vehicle::Energy;

fn scene(
    grade: f64,
    brake: f64,
    speed: f64,
    course_deg: f64,
    yaw_rate: f64,
    start: &str,
    step: f64,
) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 10, step = {step}, stop_at_rest = false, start = "{start}" }}
terrain = {{ friction = 0.5, surface = {{ kind = "plane", grade = {grade} }} }}
[[vehicles]]
id = "car"
mass = 1450
dimensions = {{ length = 4.4, width = 1.78, wheelbase = 2.65, cg_height = 0.5 }}
start = {{ position = [0, 0], speed = {speed}, course = "{course_deg} deg", yaw_rate = {yaw_rate} }}
driver = {{ phases = [{{ brake = {brake}, steer = 0.05, gear = "neutral" }}] }}
"#
    )
}

#[test]
fn no_passive_motion_gains_energy() {
    for step in [0.0005, 0.001, 0.002, 0.005] {
        for (grade, brake, speed, course, yaw_rate, start) in [
            (0.0, 0.0, 25.0, 0.0, 0.0, "equilibrium"),
            (0.0, 0.0, 20.0, 60.0, 4.0, "equilibrium"),
            (0.2, 1.0, 15.0, 100.0, -3.0, "equilibrium"),
            (-0.1, 0.3, 10.0, 180.0, 0.0, "equilibrium"),
            (0.0, 0.0, 12.0, 30.0, 1.0, "raw"),
            (0.3, 0.0, 0.0, 0.0, 0.0, "equilibrium"),
        ] {
            let text = scene(grade, brake, speed, course, yaw_rate, start, step);
            let model =
                Model::compile(&Scene::from_toml(&text).expect("a sound scene").resolve()).expect("a model");
            let v = &model.vehicles[0].vehicle;
            let mut state = State::new(&model);
            let (mut lowest, mut rise, mut first) = (f64::INFINITY, 0.0, 0.0);
            let mut path = 0.0;
            for n in 0..(10.0 / step) as u64 {
                advance(&model, &mut state, n as f64 * step, step);
                let s = &state.vehicles[0];
                let e = Energy::of(v, &s.body, &s.wheels, &s.footing, model.gravity);
                let e = e.total();
                if n == 0 {
                    first = e;
                }
                lowest = if e < lowest { e } else { lowest };
                rise = if e - lowest > rise { e - lowest } else { rise };
                path = s.distance;
            }
            println!(
                "step {step} grade {grade} brake {brake} v {speed} {start}: {first:.0} J, rises by {rise:.2e} J over {path:.0} m"
            );
            // What the patches have stored comes back: up to (mu F_z)^2 / 2 k, some 70 J for all four.
            assert!(rise < 1e-3 * 0.5 * 1450.0 * (speed * speed + 1.0), "{rise} J");
        }
    }
}
