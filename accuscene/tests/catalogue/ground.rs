//! The ground: bodywork that strikes it after a fall or in a rollover; the impact model has no say in that.

use accuscene_core::event::Event;
use accuscene_core::scene::ImpactModel;

use super::ran::{Ran, under};
use super::scenes::{car, scene};

fn all(start: &str) -> Vec<Ran> {
    let text = scene(2.5, 0.1, 0.5, &car("car", [0.0, 0.0], start))
        .replace("stop_at_rest", "start = \"raw\", stop_at_rest");
    let runs = ImpactModel::ALL.map(|model| under(&text, model).unwrap());
    let hash = |r: &Ran| -> Vec<String> {
        r.outcome.recording.tables().iter().map(|t| t.content_hash().to_string()).collect()
    };
    assert!(runs.iter().all(|r| hash(r) == hash(&runs[0])));
    runs.into()
}

/// Energy of the body with its height, J for a kilogram, and what rolling has of it.
fn energies(ran: &Ran) -> Vec<f64> {
    let [vx, vy, vz, z] = ["vx", "vy", "vz", "z"].map(|name| ran.column("car", name));
    (0..z.len()).map(|k| 0.5 * (vx[k] * vx[k] + vy[k] * vy[k] + vz[k] * vz[k]) + 9.80665 * z[k]).collect()
}

#[test]
fn a_car_on_its_roof_slides_to_a_stop_with_the_friction_of_bodywork() {
    let runs = all("speed = 8, roll = \"180 deg\", z = 0.95");
    let ran = &runs[0];
    let energies = energies(ran);
    let begin = energies[0];
    assert!(energies.iter().all(|e| *e <= begin * 1.01), "it gains energy");
    // 0.42 of g: 8 m/s are gone after 1.94 s and 7.8 m.
    let stop = ran.last("car", "vx");
    assert!(stop.abs() < 0.5, "{stop} m/s");
    let way = ran.last("car", "x");
    println!("\nroof slide from 8 m/s: {way:.2} m");
    assert!((way - 64.0 / (2.0 * 0.42 * 9.80665)).abs() < 1.6, "{way} m");
}

#[test]
fn a_car_thrown_on_its_side_rolls_and_gains_nothing() {
    let runs = all("speed = 12, course = \"90 deg\", roll = \"60 deg\", z = 1.2");
    let ran = &runs[0];
    assert!(ran.outcome.events.iter().any(|e| matches!(e, Event::Rollover { .. })));
    let energies = energies(ran);
    assert!(energies.iter().all(|e| *e <= energies[0] * 1.01), "it gains energy");
    assert!(ran.column("car", "z").iter().all(|z| *z > 0.2), "into the ground");
}
