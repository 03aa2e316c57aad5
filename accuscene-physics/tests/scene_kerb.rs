//! Cars and kerbs, from text: climbing, refusing, sliding against the face, mirror images, energy.

mod stage;

use accuscene_physics::simulation::Run;
use stage::{column, last, simulate};

struct Drive<'a> {
    kerb: &'a str,
    height: f64,
    start: &'a str,
    phases: &'a str,
    step: f64,
    extra: &'a str,
}

impl Default for Drive<'_> {
    fn default() -> Self {
        Self {
            kerb: "[[5, 50], [5, -50]]",
            height: 0.1,
            start: "position = [0, 0], speed = 3",
            phases: "gear = \"neutral\"",
            step: 0.001,
            extra: "",
        }
    }
}

impl Drive<'_> {
    fn run(&self) -> Run {
        let Self { kerb, height, start, phases, step, extra } = self;
        simulate(&format!(
            r#"
schema = "accuscene/scene/1"
options = {{ duration = 5, stop_at_rest = false, step = {step}, record_interval = 0.01 }}
terrain = {{ friction = 0.7, kerbs = [{{ id = "kerb", line = {kerb}, height = {height}, friction = 0.6 }}] }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
aerodynamics = {{ drag_area = 0 }}
start = {{ {start} }}
driver = {{ phases = [{{ {phases} }}] }}
{extra}
"#
        ))
    }
}

fn largest(run: &Run, name: &str) -> f64 {
    column(run, "car", name).iter().fold(0.0, |m, x| if x.abs() > m { x.abs() } else { m })
}

#[test]
fn a_slow_car_climbs_a_low_kerb() {
    for step in [0.0005, 0.001, 0.002, 0.004] {
        let run = Drive { height: 0.06, step, ..Drive::default() }.run();
        let z = column(&run, "car", "z");
        let (x, rise) = (last(&run, "car", "x"), z[z.len() - 1] - z[0]);
        println!("step {step}: x {x} rise {rise} speed {}", last(&run, "car", "speed"));
        assert!(x > 9.0, "{x}");
        assert!((rise - 0.06).abs() < 0.005, "{rise}");
        assert!(last(&run, "car", "speed") < 3.0);
    }
}

#[test]
fn a_slow_car_does_not_climb_a_high_kerb() {
    for step in [0.0005, 0.001, 0.002, 0.004] {
        let run =
            Drive { height: 0.25, start: "position = [0, 0], speed = 1", step, ..Drive::default() }.run();
        let x = column(&run, "car", "x");
        let furthest = x.iter().fold(0.0, |m, x| if *x > m { *x } else { m });
        let z = column(&run, "car", "z");
        println!(
            "step {step}: furthest {furthest} last {} z {}",
            last(&run, "car", "x"),
            z[z.len() - 1] - z[0]
        );
        // The front wheels stand 1.2 to 1.4 m before the centre of gravity, and touch 0.3 m before they are there.
        assert!(furthest < 4.0, "{furthest}");
        assert!((z[z.len() - 1] - z[0]).abs() < 0.03);
    }
}

#[test]
fn sliding_against_a_kerb_rolls_the_car() {
    let slide = |height: f64, step: f64| {
        Drive {
            kerb: "[[-50, 1.2], [50, 1.2]]",
            height,
            start: "position = [0, 0], speed = 5, course = \"90 deg\"",
            step,
            ..Drive::default()
        }
        .run()
    };
    let (low, high) = (largest(&slide(0.001, 0.001), "roll"), largest(&slide(0.15, 0.001), "roll"));
    let first = column(&slide(0.15, 0.001), "car", "roll");
    let lean = first.iter().fold(0.0, |m: f64, r| if r.abs() > m.abs() { *r } else { m });
    println!("roll: flat {low}, kerb {high} ({lean})");
    assert!(high > 2.0 * low, "{low} {high}");
    assert!(lean < 0.0, "it leans over the kerb, to the left: {lean}");
    for step in [0.0005, 0.002, 0.004] {
        let other = largest(&slide(0.15, step), "roll");
        println!("step {step}: {other}");
        assert!((other - high).abs() < 0.1 * high, "{other} {high}");
    }
}

#[test]
fn a_mirrored_kerb_mirrors_the_motion() {
    let drive = |kerb: &str, sign: &str| {
        let start =
            format!("position = [0, {sign}0.5], heading = \"{sign}25 deg\", speed = 8, yaw_rate = {sign}0.5");
        let phases = format!("steer = {sign}0.05");
        Drive { kerb, height: 0.12, start: &start, phases: &phases, ..Drive::default() }.run()
    };
    let left = drive("[[-20, 3], [8, 3], [15, 2.5], [60, 2]]", "");
    let right = drive("[[60, -2], [15, -2.5], [8, -3], [-20, -3]]", "-");
    for (name, sign) in [("x", 1.0), ("y", -1.0), ("z", 1.0), ("roll", -1.0), ("pitch", 1.0), ("yaw", -1.0)] {
        let (a, b) = (column(&left, "car", name), column(&right, "car", name));
        assert_eq!(a.len(), b.len());
        for (k, (a, b)) in a.iter().zip(&b).enumerate() {
            assert!(*a == sign * *b, "{name} row {k}: {a:e} {b:e}");
        }
    }
    assert!(largest(&left, "roll") > 0.01, "it must meet the kerb");
}

#[test]
fn joints_do_not_catch() {
    let along = |kerb: &str| {
        let start = "position = [0, 0], heading = \"4 deg\", speed = 8";
        Drive { kerb, height: 0.2, start, ..Drive::default() }.run()
    };
    let one = along("[[-20, 1.2], [60, 1.2]]");
    let joints: Vec<String> = (0..=160).map(|k| format!("[{:?}, 1.2]", -20.0 + 0.5 * f64::from(k))).collect();
    let many = along(&format!("[{}]", joints.join(",")));
    for name in ["x", "y", "yaw", "roll"] {
        let (a, b) = (column(&one, "car", name), column(&many, "car", name));
        let worst =
            a.iter().zip(&b).fold(0.0_f64, |w, (a, b)| if (a - b).abs() > w { (a - b).abs() } else { w });
        println!("{name}: {worst:e}, largest {}", largest(&one, name));
        assert!(worst < 1e-6, "{name}: {worst:e}");
    }
    assert!(last(&one, "car", "x") > 20.0, "it slides along");
}

#[test]
fn crossing_a_kerb_brings_no_energy() {
    // Motion and height of the car; springs and wheels are where they were when it has settled again.
    let energy = |run: &Run, k: usize| {
        let c = |name: &str| column(run, "car", name)[k];
        let rate = |name: &str, inertia: f64| 0.5 * inertia * c(name) * c(name);
        // Moments of inertia well below the car's own, so that a gain is not hidden.
        0.5 * 1500.0 * c("speed") * c("speed")
            + 1500.0 * 9.80665 * c("z")
            + rate("yaw_rate", 2000.0)
            + rate("roll_rate", 400.0)
    };
    for height in [0.01, 0.03, 0.12] {
        for speed in [2.0, 8.0, 25.0] {
            for angle in [0, 30, 65] {
                for up in [true, false] {
                    for step in [0.001, 0.004] {
                        let kerb = if up { "[[5, 90], [5, -90]]" } else { "[[5, -90], [5, 90]]" };
                        let start = format!("position = [0, 0], heading = \"{angle} deg\", speed = {speed}");
                        let extra = "tyres = { front = { rolling_resistance = 0 }, rear = { rolling_resistance = 0 } }";
                        let run =
                            Drive { kerb, height, start: &start, step, extra, ..Drive::default() }.run();
                        let rows = column(&run, "car", "x").len();
                        let (before, after) = (energy(&run, 0), energy(&run, rows - 1));
                        let gain = after - before;
                        println!(
                            "h {height} v {speed} angle {angle} up {up} step {step}: {gain:.1} J of {before:.0}"
                        );
                        assert!(gain < 0.0, "{gain}");
                        assert!(largest(&run, "z") < 3.0);
                    }
                }
            }
        }
    }
}
