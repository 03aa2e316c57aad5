use accuscene_core::arith::{DEG, Philox};
use accuscene_physics::reconstruction::Motion;
use accuscene_physics::simulation::Run;
use core::fmt::Write;

/// Standard deviations of what is found: rest m and rad, marks m, EES as a share.
const REST: f64 = 0.4;
const TURN: f64 = 7.0 * DEG;
const MARK: f64 = 0.3;
const EES: f64 = 0.1;
/// Wheels whose marks are found, axle, side and name, and how far along their way from the impact to the end.
const MARKS: [(u32, &str, &str, f64); 3] =
    [(1, "left", "fl", 0.3), (2, "right", "rr", 0.5), (1, "right", "fr", 0.75)];

/// What is found after a run, blurred: rest positions, points of tyre marks, EES; TOML.
pub(super) fn found(run: &Run, seed: u64, case: u64) -> Option<String> {
    let draws = Philox::new(seed);
    let mut dimension = 900_000;
    let mut blur = |value: f64, sd: f64| {
        dimension += 1;
        value + sd * draws.normal(case, dimension)
    };
    let motion = Motion::of(run);
    let mut text = String::new();
    for vehicle in ["a", "b"] {
        let end = motion.end(vehicle)?;
        let [x, y] = end.position;
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "[[evidence]]\nkind = \"rest-pose\"\nid = \"rest-{vehicle}\"\nsubject = \"{vehicle}\"\n\
             position = [{{ value = {}, sigma = {REST} }}, {{ value = {}, sigma = {REST} }}]\n\
             heading = {{ value = {}, sigma = {TURN} }}\n",
            blur(x, REST),
            blur(y, REST),
            blur(end.heading, TURN)
        );
        let (impact, side) = motion.impact(vehicle, 1)?;
        for (index, (axle, which, wheel, share)) in MARKS.iter().enumerate() {
            let time = impact.time + share * share * (motion.rest_time(vehicle)? - impact.time);
            let [x, y] = motion.wheel_at(vehicle, wheel, time)?;
            let _ = write!(
                text,
                "[[evidence]]\nkind = \"mark-point\"\nid = \"mark-{vehicle}-{index}\"\nsubject = \"{vehicle}\"\n\
                 axle = {axle}\nside = \"{which}\"\n\
                 position = [{{ value = {}, sigma = {MARK} }}, {{ value = {}, sigma = {MARK} }}]\n",
                blur(x, MARK),
                blur(y, MARK)
            );
        }
        let ees = side.ees?;
        let sigma = EES * ees;
        let _ = write!(
            text,
            "[[evidence]]\nkind = \"ees\"\nid = \"ees-{vehicle}\"\nsubject = \"{vehicle}\"\n\
             ees = {{ value = {}, sigma = {sigma} }}\n",
            blur(ees, sigma)
        );
    }
    Some(text)
}
