use accuscene_core::arith::Philox;
use core::fmt::Write;

/// A pile-up to run: everything of it follows from these three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PileUp {
    /// Number of vehicles.
    pub vehicles: usize,
    /// Impact model, as a scene names it.
    pub model: String,
    /// Seed of places, speeds and masses.
    pub seed: u64,
}

/// Up to so many vehicles come on two lanes, more on four.
const NARROW: usize = 100;
/// Distance of lanes, m.
const LANE: f64 = 3.5;
/// Longest simulated time, s: from 30 m/s a vehicle that brakes at 2 m/s² stands after 15 s.
pub(super) const LONGEST: u32 = 60;

/// Sizes of a class: share of the vehicles up to it, name, length, width, wheelbase (m), least and greatest mass (kg),
/// most heading off the lane (degrees) and offset in it (m).
struct Kind {
    up_to: f64,
    class: &'static str,
    size: [f64; 3],
    mass: [f64; 2],
    askew: [f64; 2],
}

const KINDS: [Kind; 4] = [
    Kind { up_to: 0.70, class: "car", size: [4.5, 1.8, 2.65], mass: [1000.0, 1900.0], askew: [8.0, 0.4] },
    Kind { up_to: 0.82, class: "suv", size: [4.7, 1.9, 2.8], mass: [1600.0, 2400.0], askew: [8.0, 0.35] },
    Kind { up_to: 0.94, class: "van", size: [5.5, 2.0, 3.4], mass: [1900.0, 3300.0], askew: [5.0, 0.3] },
    Kind { up_to: 1.00, class: "truck", size: [8.5, 2.4, 4.8], mass: [8000.0, 15000.0], askew: [2.0, 0.2] },
];

impl PileUp {
    /// The scene, TOML: lanes side by side, the first vehicle of each stands, all others come on at 15 to 30 m/s and brake
    /// after up to 1.5 s. Nothing touches at the start.
    #[must_use]
    pub fn scene(&self) -> String {
        let draws = Philox::new(self.seed);
        let lanes = if self.vehicles > NARROW { 4 } else { 2 };
        let mut ends = vec![0.0; lanes];
        let mut out = format!(
            "schema = \"accuscene/scene/1\"\nname = \"pile-up of {}\"\noptions = {{ duration = {LONGEST} }}\n\
             impacts = {{ model = \"{}\" }}\n",
            self.vehicles, self.model
        );
        for i in 0..self.vehicles {
            let mut dimension = 0;
            let mut between = |low: f64, high: f64| {
                dimension += 1;
                low + (high - low) * draws.uniform(i as u64, dimension)
            };
            let share = between(0.0, 1.0);
            let kind = KINDS.iter().find(|k| share < k.up_to).unwrap_or(&KINDS[0]);
            let [length, width, wheelbase] = kind.size;
            let [askew, aside] = kind.askew;
            let (lane, first) = (i % lanes, i < lanes);
            // The centre of gravity may lie anywhere between the bumpers: a length of its own keeps neighbours apart.
            let x = ends[lane] - 0.5 * length - between(4.0, 25.0);
            ends[lane] = x - 0.5 * length - 1.0;
            let y = lane as f64 * LANE + between(-aside, aside);
            let heading = if first { 0.0 } else { between(-askew, askew) };
            let speed = if first { 0.0 } else { between(15.0, 30.0) };
            let mass = between(kind.mass[0], kind.mass[1]);
            let (late, brake) = if first { (0.0, 1.0) } else { (between(0.0, 1.5), between(0.4, 1.0)) };
            let class = kind.class;
            // Writing to a String cannot fail.
            let _ = write!(
                out,
                "[[vehicles]]\nid = \"v{i}\"\nclass = \"{class}\"\nmass = {mass:.0}\n\
                 dimensions = {{ length = {length}, width = {width}, wheelbase = {wheelbase} }}\n\
                 start = {{ position = [{x:.3}, {y:.3}], speed = {speed:.3}, heading = \"{heading:.3} deg\" }}\n\
                 [[vehicles.driver.phases]]\nafter = {{ time = {late:.3} }}\nbrake = {brake:.3}\n"
            );
        }
        out
    }
}
