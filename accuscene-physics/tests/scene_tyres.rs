//! Every tyre model under a car: it stops, turns and stands as it should.

mod stage;

use accuscene_physics::tyre::magic::tir::Tir;
use stage::{column, last, simulate};

const G: f64 = 9.80665;

#[expect(clippy::unwrap_used, reason = "the property files are sound")]
/// The models, as entries of a scene's tyre; `leave_out` names coefficients of the property files.
fn models(leave_out: &[&str]) -> Vec<(&'static str, String)> {
    let plain = |name: &'static str| (name, format!("model = \"{name}\""));
    let file = |name: &'static str, text: &str| {
        let pairs = Tir::parse(text).unwrap().pairs();
        let kept = pairs.iter().filter(|(n, _)| !leave_out.contains(&n.as_str()));
        let list: Vec<String> = kept.map(|(n, v)| format!("{{ name = \"{n}\", value = {v:?} }}")).collect();
        (name, format!("model = \"magic-formula\", coefficients = [{}]", list.join(", ")))
    };
    vec![
        plain("brush"),
        plain("linear"),
        plain("fiala"),
        plain("tmeasy"),
        plain("nicolas-comstock-brach"),
        file("Magic Formula 6.1", include_str!("../../validation/tyres/passenger_205_60r15.tir")),
        file("Magic Formula 5.2", include_str!("../../validation/tyres/passenger_245_40r18.tir")),
    ]
}

fn scene(tyre: &str, options: &str, terrain: &str, rest: &str) -> String {
    let tyre = format!("{{ {tyre}, load_sensitivity = 0 }}");
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ {options} }}
terrain = {{ {terrain} }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
aerodynamics = {{ drag_area = 0 }}
tyres = {{ front = {tyre}, rear = {tyre} }}
{rest}
"#
    )
}

#[test]
fn locked_wheels_stop_the_car_as_mechanics_says() {
    let (v, mu) = (15.0, 0.8);
    // The loss of friction with load would lengthen the skid by the load transfer.
    for (name, tyre) in models(&["PDX2", "PDY2"]) {
        let rest = format!(
            "start = {{ position = [0, 0], speed = {v} }}\ndriver = {{ phases = [{{ wheels = {{ fl = {{ lock = 1 }}, fr = {{ lock = 1 }}, rl = {{ lock = 1 }}, rr = {{ lock = 1 }} }} }}] }}"
        );
        let run =
            simulate(&scene(&tyre, "duration = 8, stop_at_rest = false", &format!("friction = {mu}"), &rest));
        let (x, want) = (last(&run, "car", "x"), v * v / (2.0 * mu * G));
        let vx = column(&run, "car", "vx");
        let back = vx.iter().fold(0.0, |a: f64, b| if *b < a { *b } else { a });
        println!("{name}: {x} m, mechanics says {want} m; rocks back at {back} m/s");
        assert!((x / want - 1.0).abs() < 0.005, "{name}: {x} want {want}");
        assert!(back > -0.5, "{name}: only the patches and springs swing back: {back} m/s");
        assert_eq!(last(&run, "car", "speed"), 0.0, "{name}");
    }
}

#[test]
fn a_steady_turn_is_that_of_a_car() {
    for (name, tyre) in models(&[]) {
        let rest = "start = { position = [0, 0], speed = 15 }\ndriver = { phases = [{ steer = \"1.5 deg\", gear = \"neutral\" }] }";
        let run = simulate(&scene(&tyre, "duration = 5, stop_at_rest = false", "friction = 0.9", rest));
        let (rate, speed) = (last(&run, "car", "yaw_rate"), last(&run, "car", "speed"));
        // Without understeer the path has the radius wheelbase / steer angle.
        let neutral = speed * 1.5_f64.to_radians() / 2.7;
        println!("{name}: yaw rate {rate} rad/s at {speed} m/s, neutral {neutral}");
        assert!(speed > 12.0 && speed < 15.0, "{name}: {speed}");
        let notes: Vec<&str> =
            run.models.iter().filter(|m| m.role == "tyre").map(|m| m.name.as_str()).collect();
        assert!(
            notes.len() == 1 && notes[0].to_lowercase().contains(&name.to_lowercase()),
            "{name}: {notes:?}"
        );
        assert!(rate > 0.7 * neutral && rate < 1.3 * neutral, "{name}: {rate} against {neutral}");
        let all = column(&run, "car", "roll");
        assert!(all.iter().all(|r| r.abs() < 0.1), "{name}");
    }
}

#[test]
fn a_parked_car_does_not_creep() {
    for (name, tyre) in models(&[]) {
        let rest =
            "start = { position = [0, 0], heading = \"20 deg\" }\ndriver = { phases = [{ brake = 1.0 }] }";
        let slope = "surface = { kind = \"plane\", grade = 0.2 }, friction = 0.8";
        let run = simulate(&scene(&tyre, "duration = 30, stop_at_rest = false", slope, rest));
        let fastest = column(&run, "car", "speed").into_iter().fold(0.0, |a, b| if b > a { b } else { a });
        let (x, y) = (column(&run, "car", "x"), column(&run, "car", "y"));
        let (dx, dy) = (x[x.len() - 1] - x[0], y[y.len() - 1] - y[0]);
        println!("{name}: at most {fastest:e} m/s, moved {dx:e} {dy:e} m");
        assert!(fastest < 1e-9, "{name}: {fastest:e}");
        assert!(dx.abs() < 1e-9 && dy.abs() < 1e-9, "{name}: {dx:e} {dy:e}");
    }
}

#[test]
fn braking_while_rolling_stops_within_the_friction() {
    for (name, tyre) in models(&[]) {
        let rest = "start = { position = [0, 0], speed = 15 }\ndriver = { phases = [{ brake = 0.4 }] }";
        let run = simulate(&scene(&tyre, "duration = 8, stop_at_rest = false", "friction = 0.8", rest));
        let x = last(&run, "car", "x");
        println!("{name}: braked to rest in {x} m");
        assert!(x > 15.0 * 15.0 / (2.0 * 0.85 * G) && x < 60.0, "{name}: {x}");
        assert!(last(&run, "car", "speed") < 1e-3, "{name}: {}", last(&run, "car", "speed"));
    }
}

#[test]
fn coefficients_that_make_no_tyre_are_refused_by_name() {
    use accuscene_core::scene::Scene;
    let fault = |tyre: &str| {
        let text = scene(tyre, "duration = 1", "friction = 0.8", "start = { position = [0, 0], speed = 1 }");
        let model = accuscene_physics::Model::compile(&Scene::from_toml(&text).unwrap().resolve());
        model.unwrap_err().to_string()
    };
    let error = fault("model = \"magic-formula\", coefficients = [{ name = \"FITTYP\", value = 61 }]");
    assert!(error.contains("vehicles.car.tyres.front.coefficients") && error.contains("FNOMIN"), "{error}");
    let error = fault("model = \"fiala\", coefficients = [{ name = \"PCX1\", value = 1.5 }]");
    assert!(error.contains("magic-formula"), "{error}");
    let text = scene("model = \"tmeasy\"", "duration = 1", "friction = 0.8", "start = { position = [0, 0] }")
        .replace("load_sensitivity = 0", "load_sensitivity = 0.9");
    let error = accuscene_physics::Model::compile(&Scene::from_toml(&text).unwrap().resolve()).unwrap_err();
    assert!(error.to_string().contains("vehicles.car.tyres.front.load_sensitivity"), "{error}");
}

#[test]
fn an_overturning_moment_loads_the_outer_wheels_more_and_mirrors() {
    let (_, tyre) = models(&[]).swap_remove(5);
    let share = 0.12;
    let run = |qsx3: f64, side: f64| {
        let tyre = tyre.replace(
            "coefficients = [",
            &format!("coefficients = [{{ name = \"QSX3\", value = {qsx3:?} }}, "),
        );
        let rest = format!(
            "start = {{ position = [0, 0], speed = 15 }}\ndriver = {{ phases = [{{ steer = \"{:?} deg\", gear = \"neutral\" }}] }}",
            1.5 * side
        );
        simulate(&scene(&tyre, "duration = 4, stop_at_rest = false", "friction = 0.9", &rest))
    };
    let (plain, left) = (run(0.0, 1.0), run(share, 1.0));
    let wheel = |run: &accuscene_physics::simulation::Run, name: &str, column: &str, row: usize| {
        let table = run.recording.table(&format!("wheel.car.{name}")).unwrap();
        table.to_contiguous(table.column_index(column).unwrap())[row]
    };
    let row = 390;
    // Moment of the loads about the middle of the track, by axle: the outer wheels are the right ones.
    let across = |run: &_| {
        [["fl", "fr"], ["rl", "rr"]].map(|[l, r]| {
            let half = 0.5 * (wheel(run, l, "y", 0) - wheel(run, r, "y", 0));
            (wheel(run, r, "fz", row) - wheel(run, l, "fz", row)) * half
        })
    };
    let (before, after): (f64, f64) = (across(&plain).iter().sum(), across(&left).iter().sum());
    let moment =
        |name: &str| 0.3135 * share * wheel(&left, name, "fz", row) * wheel(&left, name, "fy", row) / 4000.0;
    let want: f64 = ["fl", "fr", "rl", "rr"].map(moment).iter().sum();
    println!("load moment {before} N m, with QSX3 {after} N m; the tyres' moments are {want} N m");
    assert!(want > 50.0 && ((after - before) / want - 1.0).abs() < 0.2, "{} {want}", after - before);
    let right = run(share, -1.0);
    let (l, r) = (column(&left, "car", "roll"), column(&right, "car", "roll"));
    assert!(l.iter().zip(&r).all(|(l, r)| *l == -*r));
}
