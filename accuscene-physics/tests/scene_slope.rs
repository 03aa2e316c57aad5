//! Cars on a slope, from text: what stands stays, what is free rolls as mechanics says.

mod stage;

use stage::{column, last, simulate};

fn scene(grade: f64, heading_deg: f64, wheels: &str, rolling_resistance: f64) -> String {
    let tyre = format!("{{ rolling_resistance = {rolling_resistance}, spin_inertia = 1.0 }}");
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 60, stop_at_rest = false }}
terrain = {{ surface = {{ kind = "plane", grade = {grade} }} }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
aerodynamics = {{ drag_area = 0 }}
tyres = {{ front = {tyre}, rear = {tyre} }}
start = {{ position = [3, -2], heading = "{heading_deg} deg" }}
driver = {{ phases = [{{ {wheels} }}] }}
"#
    )
}

/// Largest distance from the start, m.
fn moved(run: &accuscene_physics::simulation::Run) -> f64 {
    let [x, y, z] = ["x", "y", "z"].map(|c| column(run, "car", c));
    let mut largest = 0.0;
    for i in 0..x.len() {
        let (dx, dy, dz) = (x[i] - x[0], y[i] - y[0], z[i] - z[0]);
        let d = (dx * dx + dy * dy + dz * dz).sqrt();
        largest = if d > largest { d } else { largest };
    }
    largest
}

const LOCKED: &str = "brake = 1.0";

#[test]
fn a_locked_car_stays_where_it_stands() {
    let grades = [(0.1, 0.0), (0.2, 0.0), (0.3, 0.0), (0.2, 90.0), (0.15, 37.0), (0.3, 180.0), (-0.15, 0.0)];
    for (grade, heading) in grades {
        let run = simulate(&scene(grade, heading, LOCKED, 0.012));
        println!("grade {grade} heading {heading}: moved {:e} m in 60 s", moved(&run));
        assert!(moved(&run) < 1e-9);
    }
}

#[test]
fn one_locked_axle_holds_what_its_friction_can() {
    let run = simulate(&scene(0.15, 0.0, "handbrake = 1.0", 0.012));
    assert!(moved(&run) < 1e-9, "moved {:e}", moved(&run));
    // 40 % asks for more than the rear axle has.
    let run = simulate(&scene(0.4, 180.0, "handbrake = 1.0", 0.012));
    assert!(moved(&run) > 10.0, "moved {:e}", moved(&run));
}

#[test]
fn a_free_car_rolls_down_as_mechanics_says() {
    let text =
        scene(0.15, 0.0, "throttle = 0.0, gear = \"neutral\"", 0.0).replace("duration = 60", "duration = 5");
    let run = simulate(&text);
    let sin = 0.15 / (1.0_f64 + 0.15 * 0.15).sqrt();
    // Loaded radius about 0.3 m; four wheels of 1 kg m² count as 4 / r² of added mass, 3 %.
    let r = 0.3;
    let a = 1500.0 * 9.80665 * sin / (1500.0 + 4.0 / (r * r));
    let want = 0.5 * a * 25.0;
    println!("moved {} m, mechanics says {want} m", moved(&run));
    assert!((moved(&run) - want).abs() < 0.005 * want);
    assert!(last(&run, "car", "x") < 3.0, "it rolls down, backwards");
}

#[test]
fn rolling_resistance_holds_on_a_slight_grade() {
    // 1 % of grade against 1.5 % of rolling resistance.
    let run = simulate(&scene(0.01, 0.0, "gear = \"neutral\"", 0.015));
    assert!(moved(&run) < 0.02, "moved {}", moved(&run));
    assert!(last(&run, "car", "speed") < 1e-9);
}
