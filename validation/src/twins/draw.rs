use accuscene_core::arith::{DEG, Philox, sin_cos};

/// One twin experiment, before it is run: what happened, and what the expert is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// Lengths, widths, wheelbases, m.
    pub sizes: [[f64; 3]; 2],
    /// Masses that the expert weighs, kg.
    pub masses: [f64; 2],
    /// Masses that the vehicles had.
    pub true_masses: [f64; 2],
    /// Friction that the expert takes for granted, and its standard deviation.
    pub friction: [f64; 2],
    /// Friction that the road had.
    pub true_friction: f64,
    /// Speeds, m/s.
    pub speeds: [f64; 2],
    /// Middle of the range of each heading, rad.
    pub headings: [f64; 2],
    /// Headings, rad.
    pub true_headings: [f64; 2],
    /// Positions at the start, m.
    pub positions: [[f64; 2]; 2],
    /// Brakes after the impact, 0 to 1.
    pub brakes: [f64; 2],
}

/// Standard deviation of the friction, and of a mass as a share of it.
pub(super) const FRICTION_SD: f64 = 0.07;
pub(super) const MASS_SD: f64 = 0.03;
/// Half the range of a heading, rad.
pub(super) const ASKEW: f64 = 10.0 * DEG;
/// Range of speeds that the expert allows for, m/s; the truth lies within 7 and 24.
pub(super) const SPEEDS: [f64; 2] = [2.0, 40.0];
/// Options of the many runs of a reconstruction: rest positions move by a few centimetres against the
/// default step, a tenth of their deviation.
const COARSE: &str = ", step = 0.004, record_interval = 0.04";
/// Time that an accident takes, s, and that the expert's runs may take: other values than the true ones roll for longer, and
/// who has not come to rest by the end shows no place of rest.
const DURATIONS: [f64; 2] = [12.0, 20.0];
/// Time from the start to about first contact, s.
const AHEAD: f64 = 0.12;

impl Draw {
    /// The draw with this seed, case and attempt: two cars that cross, the front of one against the side or the front of the
    /// other.
    pub(super) fn new(seed: u64, case: u64, attempt: u32) -> Self {
        let draws = Philox::new(seed);
        let mut dimension = 1000 * attempt;
        let mut uniform = || {
            dimension += 1;
            draws.uniform(case, dimension)
        };
        let mut between = |low: f64, high: f64| low + (high - low) * uniform();
        let sizes = [0, 1].map(|_| {
            let length = between(3.9, 4.9);
            [length, between(1.68, 1.88), 0.59 * length]
        });
        let masses = [between(950.0, 1900.0), between(950.0, 1900.0)];
        let speeds = [between(7.0, 24.0), between(7.0, 24.0)];
        let side = if between(0.0, 1.0) < 0.5 { -1.0 } else { 1.0 };
        let headings = [0.0, side * between(45.0, 135.0) * DEG];
        let true_headings = headings.map(|heading| heading + between(-ASKEW, ASKEW));
        let brakes = [between(0.1, 1.0), between(0.1, 1.0)];
        // The point of contact on each: the front of the first, the side of the second that faces it.
        let along = between(-0.42, 0.48) * sizes[1][0];
        let across = between(-0.4, 0.4) * sizes[0][1];
        let points = [[0.5 * sizes[0][0], across], [along, side * 0.5 * sizes[1][1]]];
        let positions = [0, 1].map(|k| {
            let (sin, cos) = sin_cos(true_headings[k]);
            let [x, y] = points[k];
            let way = speeds[k] * AHEAD;
            [-(cos * x - sin * y) - way * cos, -(sin * x + cos * y) - way * sin]
        });
        let normal = |dimension: u32| draws.normal(case, 1000 * attempt + 500 + dimension);
        let true_masses = [0, 1].map(|k| masses[k] * (1.0 + MASS_SD * normal(k as u32)));
        let friction = 0.7;
        Self {
            sizes,
            masses,
            true_masses,
            friction: [friction, FRICTION_SD],
            true_friction: friction + FRICTION_SD * normal(2),
            speeds,
            headings,
            true_headings,
            positions,
            brakes,
        }
    }

    /// The scene as it was, TOML, with this tyre model on every wheel.
    pub(super) fn truth(&self, tyre: &str) -> String {
        let values = Values {
            friction: self.true_friction,
            masses: self.true_masses,
            speeds: self.speeds,
            headings: self.true_headings,
        };
        self.scene(tyre, DURATIONS[0], "", &values)
    }

    /// The scene as the expert writes it down before the evidence: what is sought stands at what is believed of it.
    pub(super) fn belief(&self, tail: &str) -> String {
        let middle = 0.5 * (SPEEDS[0] + SPEEDS[1]);
        let values = Values {
            friction: self.friction[0],
            masses: self.masses,
            speeds: [middle; 2],
            headings: self.headings,
        };
        self.scene("brush", DURATIONS[1], COARSE, &values) + tail
    }

    fn scene(&self, tyre: &str, duration: f64, options: &str, values: &Values) -> String {
        let Values { friction, masses, speeds, headings } = *values;
        let mut text = format!(
            "schema = \"accuscene/scene/1\"\noptions = {{ duration = {duration}{options} }}\n\
             terrain = {{ friction = {{ value = {friction}, sigma = {FRICTION_SD} }} }}\n"
        );
        for (k, id) in ["a", "b"].into_iter().enumerate() {
            let [length, width, wheelbase] = self.sizes[k];
            let [x, y] = self.positions[k];
            let (mass, speed, heading, brake) = (masses[k], speeds[k], headings[k], self.brakes[k]);
            let sigma = MASS_SD * self.masses[k];
            text.push_str(&format!(
                "[[vehicles]]\nid = \"{id}\"\nmass = {{ value = {mass}, sigma = {sigma} }}\n\
                 dimensions = {{ length = {length}, width = {width}, wheelbase = {wheelbase} }}\n\
                 tyres = {{ front = {{ model = \"{tyre}\" }}, rear = {{ model = \"{tyre}\" }} }}\n\
                 start = {{ position = [{x}, {y}], heading = {heading}, speed = {speed} }}\n\
                 driver = {{ phases = [{{ after = \"impact\", brake = {brake} }}] }}\n"
            ));
        }
        text
    }
}

/// What a scene says of the unknowns.
struct Values {
    friction: f64,
    masses: [f64; 2],
    speeds: [f64; 2],
    headings: [f64; 2],
}
