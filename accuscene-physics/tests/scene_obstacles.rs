//! Cars against what stands fixed.

mod stage;

use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use stage::{impacts, last, simulate};

fn scene(obstacle: &str, model: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 10 }}
impacts = {{ model = "{model}", restitution = 0.1 }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, cg_behind_front_axle = 1.215, front_overhang = 0.885 }}
start = {{ position = [-10, 0], speed = "50 km/h" }}
driver = {{ phases = [{{ after = "impact", brake = 1.0 }}] }}
[[obstacles]]
id = "thing"
{obstacle}
"#
    )
}

const WALL: &str = r#"
kind = "wall"
shape = { kind = "box", centre = [1, 0], length = 1, width = 20 }
"#;

#[test]
fn a_wall_turns_the_car_back() {
    for model in ["kudlich-slibar-2d", "brach-planar", "kudlich-slibar-3d", "routh-stronge-2d"] {
        let run = simulate(&scene(WALL, model));
        let all = impacts(&run);
        let c = all.first().expect("an impact");
        println!("{model}: {:.3} m/s closing, delta-V {:.3}", c.closing_speed, c.bodies[0].delta_v_magnitude);
        let car = &c.bodies[0];
        assert!(c.bodies[1].immovable);
        assert!(car.pdof_deg < 1.0 || car.pdof_deg > 359.0, "head on: {}", car.pdof_deg);
        assert_eq!(car.clock, 12);
        assert!((c.separation_speed - 0.1 * c.closing_speed).abs() < 1e-9 * c.closing_speed);
        // All the energy goes into the car.
        let ees = car.ees.expect("EES");
        assert!((0.5 * car.mass * ees * ees - c.energy_loss).abs() < 1e-6 * c.energy_loss);
        // It keeps out of the wall by the engagement depth.
        assert!(last(&run, "car", "x") + 2.1 < 0.5 + 0.45);
    }
}

#[test]
fn a_pole_off_centre_turns_the_car() {
    let pole = r#"
kind = "pole"
shape = { kind = "circle", centre = [0, 0.5], radius = 0.15 }
"#;
    let run = simulate(&scene(pole, "kudlich-slibar-3d"));
    let all = impacts(&run);
    let car = &all.first().expect("an impact").bodies[0];
    // The pole holds the left front back: the car turns to the left.
    assert!(car.delta_yaw_rate > 0.5, "{}", car.delta_yaw_rate);
}

#[test]
fn routh_stronge_in_space_strikes_a_wall_as_kudlich_slibar_nearly_does() {
    let struck = |model: &str| {
        let run = simulate(&scene(WALL, model));
        let all = impacts(&run);
        let c = all.first().expect("an impact");
        assert_eq!(c.model, model);
        assert!(c.audit.holds && c.energy_loss > 0.0 && c.separation_speed > 0.0);
        c.bodies[0].delta_v_magnitude
    };
    let (stronge, slibar) = (struck("routh-stronge"), struck("kudlich-slibar-3d"));
    // They differ in restitution of the vertical slip alone.
    assert!((stronge / slibar - 1.0).abs() < 0.05, "{stronge} and {slibar} m/s");
}

#[test]
fn energetic_restitution_below_0_is_refused_by_name() {
    for model in ["routh-stronge", "routh-stronge-2d"] {
        let general = scene(WALL, model).replace("restitution = 0.1", "restitution = -0.1");
        let own = format!("{}restitution = -0.1\n", scene(WALL, model));
        for (text, path) in [(general, "impacts.restitution"), (own, "obstacles.thing.restitution")] {
            let refused = Model::compile(&Scene::from_toml(&text).expect("a scene").resolve());
            let problem = refused.expect_err("a refusal").to_string();
            assert!(problem.contains(path), "{problem}");
        }
    }
}
