//! Crush forces of things narrower than a car that it meets askew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_physics::simulation::Run;
use stage::{car, impacts, last, simulate};

/// A car with this heading (degrees) that slides straight toward a thing in its way, both as one text.
fn met(speed: f64, heading: f64, shape: &str, mirrored: f64) -> Run {
    let heading = mirrored * heading;
    let sliding =
        car("a", [0.0; 2], speed, heading, "").replace("start = {", "start = { course = \"0 deg\",");
    simulate(&format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = 1.5 }}\nterrain = {{ friction = 0.5 }}\n\
         impacts = {{ model = \"crush-force\", friction = 0.5, restitution = 0.1 }}\n{sliding}\
         [[obstacles]]\nid = \"box\"\nkind = \"wall\"\nshape = {{ {shape} }}\n"
    ))
}

fn square(size: f64) -> String {
    format!("kind = \"box\", centre = [{}, 0], length = {size}, width = {size}", 3.0 + 0.5 * size)
}

fn pole(radius: f64) -> String {
    format!("kind = \"circle\", centre = [{}, 0], radius = {radius}", 3.0 + radius)
}

#[test]
fn what_stops_a_car_square_on_stops_it_askew() {
    for (shape, least) in [(square(0.5), 12.5), (square(1.0), 14.5), (pole(0.3), 14.0)] {
        for heading in (0..=90).step_by(15).map(f64::from) {
            let run = met(15.0, heading, &shape, 1.0);
            let impact = impacts(&run)[0];
            let dv = impact.bodies[0].delta_v_magnitude;
            println!("{heading} degrees, {shape}: {dv:.2} m/s");
            assert!(impact.audit.holds && impact.energy_loss > 0.0);
            assert!(dv > least, "{heading} degrees, {shape}: {dv} m/s");
            let x = last(&run, "a", "x");
            assert!(x < 3.5, "{heading} degrees, {shape}: its middle comes to {x} m");
        }
    }
}

#[test]
fn a_side_holds_a_post_from_any_direction() {
    let mut least = f64::INFINITY;
    let mut most: f64 = 0.0;
    for heading in [45.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0, 120.0, 135.0] {
        let run = met(12.0, heading, &square(0.3), 1.0);
        let dv = impacts(&run)[0].bodies[0].delta_v_magnitude;
        println!("{heading} degrees: {dv:.2} m/s");
        least = if dv < least { dv } else { least };
        most = if dv > most { dv } else { most };
    }
    assert!(least > 8.0 && most < 1.5 * least, "{least} to {most} m/s");
}

#[test]
fn a_longer_way_through_takes_more() {
    // A post that goes into the left side, off the middle, and comes to the other side or nearly so.
    let post = "kind = \"box\", centre = [3.275, 0.1], length = 0.15, width = 0.15";
    let taken = [90.0, 85.0, 80.0, 75.0, 60.0].map(|heading| {
        let run = met(13.0, heading, post, 1.0);
        let impact = impacts(&run)[0];
        let opened = impact.bodies[0].damage.iter().find(|d| d.face == "left").map_or(0.0, |d| d.deepest);
        println!("{heading} degrees: {:.0} J, the other side opened by {opened:.2} m", impact.energy_loss);
        assert!(
            opened < 0.6,
            "{heading} degrees: it comes out by its own width and what it slides, not {opened} m"
        );
        impact.energy_loss
    });
    assert!(taken.windows(2).all(|e| e[1] > 0.98 * e[0]), "{taken:?}");
}

#[test]
fn what_ploughs_mirrors_to_the_bit() {
    for heading in [15.0, 40.0, 75.0] {
        for shape in [square(0.3), square(0.5)] {
            let [a, b] = [1.0, -1.0].map(|side| met(15.0, heading, &shape, side));
            assert_eq!(last(&a, "a", "x"), last(&b, "a", "x"), "{heading} degrees, {shape}");
            assert_eq!(last(&a, "a", "y"), -last(&b, "a", "y"), "{heading} degrees, {shape}");
            let (first, other) = (impacts(&a), impacts(&b));
            assert_eq!(first[0].energy_loss, other[0].energy_loss, "{heading} degrees, {shape}");
        }
    }
}
