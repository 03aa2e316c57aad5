//! Cars that slide sideways into a kerb: slow ones stop there, fast ones trip over it.

mod stage;

use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::impact::trip::{CurbTrip, curb};
use accuscene_physics::simulation::{Run, State, advance};
use accuscene_physics::vehicle::Energy;
use stage::{column, last, simulate};

const G: f64 = 9.80665;

struct Slider {
    name: &'static str,
    class: &'static str,
    mass: f64,
    roll_inertia: f64,
    cg_height: f64,
    height: f64,
    track: f64,
}

const CAR: Slider = Slider {
    name: "car",
    class: "car",
    mass: 1500.0,
    roll_inertia: 550.0,
    cg_height: 0.55,
    height: 1.45,
    track: 1.55,
};
const SUV: Slider = Slider {
    name: "SUV",
    class: "suv",
    mass: 2000.0,
    roll_inertia: 800.0,
    cg_height: 0.72,
    height: 1.8,
    track: 1.58,
};

/// Speeds of the table, m/s.
const SPEEDS: [f64; 9] = [3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    /// It stays on its wheels, its centre of gravity on the road.
    Stops,
    /// It tips past 65 degrees, from which it does not fall back by itself.
    Trips,
    /// It gets over the kerb on its wheels.
    RidesOver,
}

impl Slider {
    /// Slides to the left into a kerb of this height, 1.4 m to the side; `start` may add to the motion.
    fn slide(&self, kerb: f64, speed: f64, step: f64, side: f64, start: &str) -> Run {
        simulate(&self.scene(kerb, speed, step, side, start))
    }

    fn scene(&self, kerb: f64, speed: f64, step: f64, side: f64, start: &str) -> String {
        let Self { class, mass, roll_inertia, cg_height, height, track, .. } = self;
        let (y, ends) = (1.4 * side, [-50.0 * side, 50.0 * side]);
        format!(
            r#"
schema = "accuscene/scene/1"
options = {{ duration = 4, step = {step}, record_interval = 0.01 }}
terrain = {{ friction = 0.7, kerbs = [{{ id = "kerb", line = [[{}, {y}], [{}, {y}]], height = {kerb}, friction = 0.6 }}] }}
[[vehicles]]
id = "car"
class = "{class}"
mass = {mass}
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, height = {height}, cg_height = {cg_height}, track_front = {track}, track_rear = {track} }}
inertia = {{ roll = {roll_inertia} }}
aerodynamics = {{ drag_area = 0 }}
driver = {{ phases = [{{ gear = "neutral" }}] }}
start = {{ position = [0, 0], speed = {speed}, course = "{} deg"{start} }}
"#,
            ends[0],
            ends[1],
            90.0 * side
        )
    }

    fn outcome(&self, kerb: f64, speed: f64, step: f64) -> Outcome {
        let run = self.slide(kerb, speed, step, 1.0, "");
        let tipped = run.recording.events.iter().any(|e| matches!(e, Event::Rollover { .. }));
        if tipped || largest(&run, "roll") > 1.13 {
            return Outcome::Trips;
        }
        if last(&run, "car", "y") < 1.4 { Outcome::Stops } else { Outcome::RidesOver }
    }

    /// Least speed that trips a rigid block, m/s.
    fn rigid(&self) -> f64 {
        let &Self { cg_height, track, roll_inertia, mass, .. } = self;
        let half_track = 0.5 * track;
        let trip = CurbTrip { speed: 5.0, cg_height, half_track, roll_inertia, mass, gravity: G };
        curb(&trip).map_or(f64::NAN, |trip| trip.critical_speed)
    }

    /// Least speed that trips the car, m/s, to 0.05.
    fn critical(&self, kerb: f64, step: f64) -> f64 {
        let (mut low, mut high) = (3.0, 9.0);
        while high - low > 0.05 {
            let middle = 0.5 * (low + high);
            match self.outcome(kerb, middle, step) {
                Outcome::Trips => high = middle,
                _ => low = middle,
            }
        }
        high
    }
}

fn largest(run: &Run, name: &str) -> f64 {
    column(run, "car", name).iter().fold(0.0, |m, x| if x.abs() > m { x.abs() } else { m })
}

#[test]
fn slow_ones_stop_and_fast_ones_trip() {
    // The higher the kerb, the shorter the lever of the centre of gravity over its edge.
    let kerbs = |low: f64, high: f64| [(0.1, low), (0.12, low), (0.15, low), (0.2, high)];
    for (car, kerbs) in [(CAR, kerbs(7.0, 8.0)), (SUV, kerbs(6.0, 7.0))] {
        for (kerb, trips_from) in kerbs {
            let row = SPEEDS.map(|speed| car.outcome(kerb, speed, 0.001));
            println!("{} on {kerb} m: {row:?}", car.name);
            for (speed, outcome) in SPEEDS.into_iter().zip(row) {
                match outcome {
                    Outcome::Stops => assert!(speed < trips_from, "{} {kerb} {speed}", car.name),
                    Outcome::Trips => assert!(speed > car.rigid(), "{} {kerb} {speed}", car.name),
                    // Only rims that stand above the edge.
                    Outcome::RidesOver => assert!(car.name == "SUV" && kerb == 0.1 && speed > 12.0),
                }
            }
        }
    }
}

#[test]
fn a_rim_above_the_edge_is_not_caught() {
    let row = SPEEDS.map(|speed| SUV.outcome(0.1, speed, 0.001));
    println!("SUV on 0.1 m: {row:?}");
    assert_eq!((row[1], row[8]), (Outcome::Stops, Outcome::RidesOver));
    assert_eq!(CAR.outcome(0.1, 15.0, 0.001), Outcome::Trips, "its wheels are smaller");
    assert_eq!(CAR.outcome(0.05, 8.0, 0.001), Outcome::RidesOver);
}

#[test]
fn trips_begin_above_the_speed_of_a_rigid_block() {
    for car in [CAR, SUV] {
        let rigid = car.rigid();
        let steps = [0.001, 0.002, 0.005].map(|step| car.critical(0.15, step));
        println!("{}: trips from {steps:?} m/s, a rigid block from {rigid} m/s", car.name);
        for critical in steps {
            assert!(critical > rigid && critical < 1.35 * rigid);
            assert!((critical / steps[0] - 1.0).abs() < 0.04);
        }
    }
}

#[test]
fn steps_agree_on_the_trip() {
    for (car, speed) in [(CAR, 9.0), (SUV, 8.0)] {
        let peak = |step: f64| {
            let run = car.slide(0.15, speed, step, 1.0, "");
            let (t, roll, ay) =
                (column(&run, "car", "t"), column(&run, "car", "roll"), column(&run, "car", "ay"));
            let over = roll.iter().position(|r| r.abs() > 1.0).expect("it tips");
            let ten = ay[..over].windows(2).map(|w| 0.5 * (w[0] + w[1]).abs());
            (t[over], ten.fold(0.0, |m: f64, a| if a > m { a } else { m }))
        };
        let found = [0.001, 0.002, 0.005].map(peak);
        println!("{} at {speed} m/s: time to one radian and largest deceleration {found:?}", car.name);
        for (time, deceleration) in found {
            assert!((time - found[0].0).abs() <= 0.0201);
            assert!(deceleration > 8.0 * G && deceleration < 20.0 * G);
        }
    }
}

#[test]
fn mirrored_trips_give_mirrored_bits() {
    let one = |side: f64| {
        let more = format!(", heading = \"{} deg\", yaw_rate = {}", 12.0 * side, 0.4 * side);
        SUV.slide(0.12, 9.0, 0.002, side, &more)
    };
    let (left, right) = (one(1.0), one(-1.0));
    assert!(largest(&left, "roll") > 1.0, "it trips");
    for (name, sign) in [("x", 1.0), ("y", -1.0), ("z", 1.0), ("roll", -1.0), ("pitch", 1.0), ("yaw", -1.0)] {
        let (l, r) = (column(&left, "car", name), column(&right, "car", name));
        assert!(l.len() == r.len() && l.iter().zip(&r).all(|(l, r)| *l == sign * r), "{name}");
    }
}

#[test]
fn a_trip_brings_no_energy() {
    for car in [CAR, SUV] {
        for kerb in [0.1, 0.15, 0.2] {
            for speed in [3.0, 8.0, 15.0, 25.0] {
                for step in [0.001, 0.004] {
                    let text = car.scene(kerb, speed, step, 1.0, ", heading = \"20 deg\", yaw_rate = 1");
                    let scene = Scene::from_toml(&text).expect("a scene");
                    let model = Model::compile(&scene.resolve()).expect("a model");
                    let mut state = State::new(&model);
                    let v = &model.vehicles[0];
                    let energy = |state: &State| {
                        let s = &state.vehicles[0];
                        let whole =
                            Energy::of(&v.vehicle, &s.body, &s.wheels, &s.footing, model.gravity).total();
                        let bodywork = s.hull.iter().zip(v.hull.points()).map(|(now, point)| {
                            let (u, along) = (now.load / point.spring, now.deflection);
                            0.5 * point.spring * (u * u + along.dot(along))
                        });
                        whole + bodywork.sum::<f64>()
                    };
                    let mut least = energy(&state);
                    let (start, mut rise) = (least, 0.0);
                    for k in 0..(1.0 / step) as u32 {
                        advance(&model, &mut state, f64::from(k) * step, step);
                        // Past 60 degrees the tyres let go, which the sum does not know.
                        if state.vehicles[0].body.orientation.matrix().rows[2].z < 0.55 {
                            break;
                        }
                        let now = energy(&state);
                        least = if now < least { now } else { least };
                        rise = if now - least > rise { now - least } else { rise };
                    }
                    let left = energy(&state);
                    println!(
                        "{} {kerb} m {speed} m/s step {step}: {start:.0} J, rises by {rise:.0} J, leaves {left:.0} J",
                        car.name
                    );
                    // Rims and flanks of tyres give back what the sum does not know of: up to 1 kJ a wheel.
                    assert!(rise < 2000.0 + 0.01 * start, "{rise} J");
                    assert!(left < 0.8 * start);
                }
            }
        }
    }
}

#[test]
fn a_wheel_that_rolls_mounts_what_catches_one_that_slides() {
    let drive = |angle: f64, speed: f64| {
        let run = simulate(&format!(
            r#"
schema = "accuscene/scene/1"
options = {{ duration = 3, stop_at_rest = false }}
terrain = {{ friction = 0.7, kerbs = [{{ id = "kerb", line = [[-50, 3], [150, 3]], height = 0.12, friction = 0.6 }}] }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, cg_height = 0.55 }}
driver = {{ phases = [{{ gear = "neutral" }}] }}
start = {{ position = [0, 0], speed = {speed}, heading = "{angle} deg" }}
"#
        ));
        (last(&run, "car", "y"), largest(&run, "roll"))
    };
    for (angle, speed) in [(15.0, 15.0), (30.0, 8.0), (30.0, 25.0), (60.0, 15.0), (90.0, 8.0)] {
        let (y, roll) = drive(angle, speed);
        println!("{angle} degrees at {speed} m/s: to the side {y} m, largest roll {roll} rad");
        assert!(y > 5.0 && roll < 0.2);
    }
}
