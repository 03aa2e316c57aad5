//! Rollovers from text: trips, rolls, drops, slides and rest on side and roof.

mod stage;

use accuscene_core::event::Event;
use accuscene_physics::impact::trip::{CurbTrip, curb};
use accuscene_physics::simulation::{Run, StopReason};
use stage::{column, last, simulate};

const G: f64 = 9.80665;

fn run(options: &str, terrain: &str, start: &str) -> Run {
    simulate(&format!(
        r#"
schema = "accuscene/scene/1"
options = {{ start = "raw", record_interval = 0.01, {options} }}
terrain = {{ {terrain} }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, height = 1.45, cg_height = 0.55, track_front = 1.55, track_rear = 1.55 }}
inertia = {{ roll = 550 }}
aerodynamics = {{ drag_area = 0 }}
driver = {{ phases = [{{ gear = "neutral" }}] }}
start = {{ position = [0, 0], {start} }}
"#
    ))
}

fn rollover(run: &Run) -> Option<(f64, u32)> {
    run.recording.events.iter().find_map(|e| match e {
        Event::Rollover { time, quarter_turns, .. } => Some((*time, *quarter_turns)),
        _ => None,
    })
}

fn strikes(run: &Run) -> Vec<(f64, f64)> {
    let of = |e: &Event| match e {
        Event::GroundContact { time, speed, .. } => Some((*time, *speed)),
        _ => None,
    };
    run.recording.events.iter().filter_map(of).collect()
}

/// Soft ground beside the road that holds the tyres of a car sliding into it.
const SOIL: &str =
    r#"zones = [{ id = "soil", polygon = [[-50, 3], [50, 3], [50, 6], [-50, 6]], friction = 2.0 }]"#;

fn trip(speed: f64, step: f64) -> Run {
    let start = format!("course = \"90 deg\", speed = {speed}");
    run(&format!("duration = 20, step = {step}"), SOIL, &start)
}

#[test]
fn faster_trips_turn_further_and_come_to_rest() {
    let mut most = 0;
    for (speed, fewest, largest) in [(5.0, 0, 0), (8.0, 1, 4), (10.0, 2, 6), (12.0, 3, 8), (20.0, 4, 14)] {
        let run = trip(speed, 0.001);
        let turns = rollover(&run).map_or(0, |(_, turns)| turns);
        let roll = last(&run, "car", "roll");
        println!("{speed} m/s: {turns} quarter turns, rest at {} with roll {roll}", run.end);
        assert!(turns >= fewest && turns <= largest, "{speed} m/s: {turns}");
        assert_eq!(run.stop, StopReason::AllAtRest, "{speed} m/s");
        // The place of rest tells the same as the count: wheels, side, roof, side.
        let up = accuscene_core::arith::sin_cos(roll).1;
        match turns % 4 {
            0 => assert!(up > 0.9, "on its wheels"),
            2 => assert!(up < -0.7, "on its roof"),
            _ => assert!(up.abs() < 0.7, "on its side"),
        }
        most = most.max(turns);
    }
    assert!(most >= 4);
}

#[test]
fn steps_agree_on_the_quarter_turns() {
    let found = [0.0005, 0.001, 0.002, 0.005].map(|step| rollover(&trip(8.0, step)).expect("it rolls over"));
    println!("{found:?}");
    for (time, turns) in found {
        assert_eq!(turns, found[0].1);
        assert!((time - found[0].0).abs() < 0.006);
    }
}

#[test]
fn mirrored_trips_give_mirrored_bits() {
    let one = |side: f64| {
        let zone = format!(
            r#"zones = [{{ id = "soil", polygon = [[-50, {a}], [50, {a}], [50, {b}], [-50, {b}]], friction = 2.0 }}]"#,
            a = 3.0 * side,
            b = 6.0 * side
        );
        let start = format!(
            "course = \"{} deg\", heading = \"{} deg\", speed = 13, yaw_rate = {}",
            80.0 * side,
            4.0 * side,
            0.2 * side
        );
        run("duration = 4, stop_at_rest = false", &zone, &start)
    };
    let (left, right) = (one(1.0), one(-1.0));
    assert!(rollover(&left).is_some());
    for (name, sign) in [("x", 1.0), ("y", -1.0), ("z", 1.0), ("roll", -1.0), ("pitch", 1.0), ("yaw", -1.0)] {
        let (l, r) = (column(&left, "car", name), column(&right, "car", name));
        assert!(l.iter().zip(&r).all(|(l, r)| *l == sign * r), "{name}");
    }
}

#[test]
fn wheels_carry_nothing_on_the_side() {
    for speed in [8.0, 12.0, 20.0] {
        let run = trip(speed, 0.001);
        let roll = column(&run, "car", "roll");
        for wheel in ["fl", "fr", "rl", "rr"] {
            let table = run.recording.table(&format!("wheel.car.{wheel}")).expect("its table");
            let load = table.to_contiguous(table.column_index("fz").expect("its load"));
            let largest = load.iter().fold(0.0, |m, f| if *f > m { *f } else { m });
            println!("{speed} m/s {wheel}: largest load {largest} N");
            assert!(largest < 80_000.0);
            let tipped = |roll: f64| accuscene_core::arith::sin_cos(roll).0.abs() > 0.99;
            assert!(load.iter().zip(&roll).all(|(f, roll)| !tipped(*roll) || *f == 0.0));
        }
    }
}

#[test]
fn a_drop_on_the_roof_rests_on_it() {
    for step in [0.0005, 0.001, 0.005] {
        let run = run(&format!("duration = 8, step = {step}"), "", "roll = \"180 deg\", z = 1.9");
        assert_eq!(run.stop, StopReason::AllAtRest);
        assert!(rollover(&run).is_none(), "it has not rolled: it began so");
        let hits = strikes(&run);
        println!("hits {hits:?}, height {}, pitch {}", last(&run, "car", "z"), last(&run, "car", "pitch"));
        // Roof 0.9 m over the centre of gravity: falls 1 m.
        assert!((hits[0].1 - (2.0 * G).sqrt()).abs() < 0.1);
        assert!(last(&run, "car", "z") > 0.5 && last(&run, "car", "z") < 0.9);
    }
}

#[test]
fn a_level_drop_is_ballistic_and_settles() {
    let z0 = 1.55;
    let run = run("duration = 8", "", &format!("z = {z0}, speed = 3"));
    let (t, z) = (column(&run, "car", "t"), column(&run, "car", "z"));
    let k = t.iter().position(|t| *t >= 0.35).expect("a row");
    let want = z0 - 0.5 * G * t[k] * t[k];
    println!("after {} s at {}, ballistic {want}", t[k], z[k]);
    // The wheels drop out of their springs, and the body goes up a little as they do.
    assert!((z[k] - want).abs() < 0.03);
    println!("settles at {}", last(&run, "car", "z"));
    assert!((last(&run, "car", "z") - 0.55).abs() < 0.004);
    assert!(last(&run, "car", "roll").abs() < 1e-3 && last(&run, "car", "pitch").abs() < 0.01);
}

#[test]
fn a_slide_on_the_roof_slows_by_the_friction_of_the_bodywork() {
    let run = run(
        "duration = 8, stop_at_rest = false",
        "friction = 0.7",
        "roll = \"180 deg\", z = 0.85, speed = 12",
    );
    let (t, v) = (column(&run, "car", "t"), column(&run, "car", "speed"));
    let at = |time: f64| v[t.iter().position(|t| *t >= time).expect("a row")];
    let slowed = at(1.0) - at(2.0);
    println!("slows by {slowed} m/s², mu g is {}", 0.42 * G);
    assert!((slowed / (0.42 * G) - 1.0).abs() < 0.01);
    assert!(last(&run, "car", "speed") < 1e-9);
}

#[test]
fn a_wreck_on_a_slope_stays() {
    let slope = "surface = { kind = \"plane\", grade = 0.2 }";
    for heading in [0.0, 90.0, 200.0] {
        let start = format!("roll = \"180 deg\", heading = \"{heading} deg\", z = 1.0");
        let run = run("duration = 30, stop_at_rest = false", slope, &start);
        let [x, y, z] = ["x", "y", "z"].map(|c| column(&run, "car", c));
        let (a, b) = (x.len() / 2, x.len() - 1);
        let moved = ((x[b] - x[a]).abs() + (y[b] - y[a]).abs() + (z[b] - z[a]).abs()) / 15.0;
        println!("heading {heading}: creeps at {moved:e} m/s");
        assert!(moved < 1e-9);
    }
}

#[test]
fn high_friction_trips_near_the_rigid_critical_speed() {
    let trip = CurbTrip {
        speed: 5.0,
        cg_height: 0.55,
        half_track: 0.775,
        roll_inertia: 550.0,
        mass: 1500.0,
        gravity: G,
    };
    let rigid = curb(&trip).expect("sound input").critical_speed;
    // Friction above the stability factor holds the tyres almost as a stop does; springs and tyres take their share.
    let rolls = |speed: f64| {
        let start = format!("course = \"90 deg\", speed = {speed}");
        rollover(&run("duration = 6", "friction = 1.5", &start)).is_some()
    };
    let (mut low, mut high) = (0.9 * rigid, 1.5 * rigid);
    assert!(!rolls(low) && rolls(high));
    while high - low > 0.05 {
        let middle = 0.5 * (low + high);
        if rolls(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    println!("rolls over from {high} m/s, a rigid car from {rigid} m/s");
    assert!(high > rigid && high < 1.35 * rigid);
}

#[test]
fn friction_below_the_static_threshold_does_not_trip() {
    // Half the track over the height of the centre of gravity; suspension and tyres lower the threshold.
    let factor = 0.775 / 0.55;
    for (share, rolls) in [(0.6, false), (1.3, true)] {
        let ground = format!("friction = {}", share * factor);
        let run = run("duration = 6", &ground, "course = \"90 deg\", speed = 15");
        println!("friction {share} of the stability factor: {:?}", rollover(&run));
        assert_eq!(rollover(&run).is_some(), rolls);
    }
}

#[test]
fn a_trip_gives_back_no_more_than_tyres_and_springs_store() {
    for speed in [8.0, 10.0, 12.0, 16.0] {
        let run = trip(speed, 0.001);
        let [vy, vz, z, rate] = ["vy", "vz", "z", "roll_rate"].map(|name| column(&run, "car", name));
        let energy: Vec<f64> = (0..z.len())
            .map(|k| 0.5 * (vy[k] * vy[k] + vz[k] * vz[k] + 550.0 / 1500.0 * rate[k] * rate[k]) + G * z[k])
            .collect();
        let mut lowest = f64::INFINITY;
        let mut rise: f64 = 0.0;
        for e in energy {
            lowest = if e < lowest { e } else { lowest };
            rise = if e - lowest > rise { e - lowest } else { rise };
        }
        println!("{speed} m/s: gives back {rise} J/kg of {}", 0.5 * speed * speed);
        // Two tyres at 30 kN to the side and 25 kN down on 120 and 200 kN/m, and two springs on their stops: 13 kJ.
        assert!(rise < 13_000.0 / 1500.0);
    }
}

/// From a roll of 20 degrees to rest a rolling car loses 0.35 to 0.65 g (bodywork on roads and soil).
#[test]
fn rolling_cars_slow_as_bodywork_does() {
    for speed in [18.0, 20.0, 22.0, 25.0] {
        let run = trip(speed, 0.001);
        let [x, y, v, roll] = ["x", "y", "speed", "roll"].map(|name| column(&run, "car", name));
        let from = roll.iter().position(|roll| roll.abs() > 0.35).expect("it trips");
        let end = x.len() - 1;
        let way = ((x[end] - x[from]) * (x[end] - x[from]) + (y[end] - y[from]) * (y[end] - y[from])).sqrt();
        let slows = v[from] * v[from] / (2.0 * way * G);
        let rate = column(&run, "car", "roll_rate")
            .iter()
            .fold(0.0, |m: f64, r| if r.abs() > m { r.abs() } else { m });
        println!("{speed} m/s: {slows:.3} g over {way:.1} m, roll rate up to {:.0} deg/s", rate.to_degrees());
        assert!(v[end] == 0.0 && (0.35..0.65).contains(&slows) && (3.0..9.0).contains(&rate));
    }
}

#[test]
fn a_wreck_leaves_the_steps_of_others_alone() {
    // Steps of 4 ms are split for bodywork on the ground: for that vehicle's and no other's, unless they hang together.
    let car = |id: &str, start: &str| {
        format!(
            "[[vehicles]]\nid = \"{id}\"\nmass = 1500\n\
             dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, height = 1.45, cg_height = 0.55 }}\n\
             driver = {{ phases = [{{ steer = 0.03, brake = 0.4 }}] }}\nstart = {{ {start} }}\n"
        )
    };
    let options = "schema = \"accuscene/scene/1\"\noptions = { start = \"raw\", step = 0.004, record_interval = 0.004, duration = 3 }\n";
    let free = car("free", "position = [0, 60], z = 0.55, speed = 20");
    let wreck = car("wreck", "position = [0, 0], roll = \"180 deg\", z = 0.95, speed = 12");
    let alone = simulate(&format!("{options}{free}"));
    let beside = simulate(&format!("{options}{wreck}{free}"));
    assert!(strikes(&beside).iter().any(|(_, speed)| *speed > 0.0), "the wreck is on the ground");
    for name in ["x", "y", "z", "yaw", "roll", "vx", "vy", "yaw_rate", "speed"] {
        let [one, other] = [&alone, &beside].map(|run| column(run, "free", name));
        assert_eq!(one.len(), other.len());
        assert!(one.iter().zip(&other).all(|(a, b)| a.to_bits() == b.to_bits()), "{name}");
    }
}
