//! Every class of the vehicle library stands, drives and stops; tractor and semitrailer as their files say.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::vehicle_file::VehicleLibrary;
use stage::{column, last, simulate};

fn drive(name: &str, speed: f64, phases: &str) -> accuscene_physics::simulation::Run {
    simulate(&format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 6 }}
terrain = {{ friction = 0.8 }}
[[vehicles]]
id = "car"
model = "{name}"
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{{ {phases} }}] }}
"#
    ))
}

#[test]
fn every_motor_vehicle_of_the_library_stops() {
    for name in VehicleLibrary::names().filter(|name| *name != "semitrailer") {
        let stands = drive(name, 0.0, "brake = 1.0");
        let moved = column(&stands, "car", "z").iter().fold(0.0, |m: f64, z| {
            let off = (z - column(&stands, "car", "z")[0]).abs();
            if off > m { off } else { m }
        });
        assert!(moved < 1e-9, "{name}: settles by {moved} m");
        let run = drive(name, 15.0, "brake = 1.0");
        let (x, speed) = (last(&run, "car", "x"), last(&run, "car", "speed"));
        println!("{name}: stops from 15 m/s in {x:.2} m");
        assert!(speed == 0.0 && (13.0..24.0).contains(&x), "{name}: {speed} m/s, {x} m");
        assert!(last(&run, "car", "y").abs() < 1e-9, "{name}");
    }
}

#[test]
fn tractor_and_semitrailer_fit_as_their_files_say() {
    let run = simulate(
        r#"
schema = "accuscene/scene/1"
options = { duration = 14, stop_at_rest = false }
terrain = { friction = 0.7 }
[[vehicles]]
id = "tractor"
model = "tractor"
start = { position = [0, 0], speed = 15 }
driver = { phases = [{ brake = 0.0 }, { after = { time = 2 }, brake = 0.4 }] }
[[vehicles]]
id = "trailer"
model = "semitrailer"
start = { position = [-7.2, 0], speed = 15 }
[[couplings]]
id = "kingpin"
kind = "fifth-wheel"
between = ["tractor", "trailer"]
hitch = [-1.85, 0, 0.15]
eye = [5.35, 0, -0.89]
roll_stiffness = 300000
"#,
    );
    let load = |wheel: &str| {
        let table = run.recording.table(&format!("wheel.{wheel}")).expect("a wheel");
        table.to_contiguous(table.column_index("fz").expect("loads"))[0]
    };
    // European limits of such a combination: 8 t in front, 11.5 t driven, 24 t on three axles.
    let front = 2.0 * load("tractor.fl");
    let driven = 2.0 * load("tractor.rl");
    println!("front axle {:.0} kg, driven axle {:.0} kg", front / 9.80665, driven / 9.80665);
    assert!(
        (5000.0..8000.0).contains(&(front / 9.80665)) && (9000.0..13_500.0).contains(&(driven / 9.80665))
    );
    assert!(last(&run, "tractor", "speed") == 0.0 && last(&run, "trailer", "y").abs() < 1e-6);
}
