use crate::ValidationError;
use crate::rows::rows;

const TESTS: &str = include_str!("../../data/iihs-small-overlap.csv");
const INERTIA: &str = include_str!("../../data/vehicle-inertia.csv");

/// A small-overlap test, SI; the struck side is the left one.
#[derive(Clone, Debug, PartialEq)]
pub struct OverlapTest {
    /// Number of the test.
    pub name: String,
    /// Year and model.
    pub vehicle: String,
    /// Whether the car slid along the barrier; else it snagged.
    pub sideswipe: bool,
    /// Speed along the car's x axis, m/s.
    pub speed: f64,
    /// Contact from the centre of gravity: radius, m, and angle to the left of the x axis, rad.
    pub contact: [f64; 2],
    /// Direction of the contact normal, out of the car, to the left of its x axis, rad.
    pub normal: f64,
    /// Measured changes: rearward and away from the barrier, m/s, and of the yaw rate toward it, rad/s.
    pub measured: [f64; 3],
    /// Square of the radius of gyration about the vertical axis, m²; none where it is not known.
    pub gyration: Option<f64>,
    /// Combined errors, mph, that the source has of its own fit to this test, restitution free and up to 0.15; NaN of none.
    pub published: [f64; 2],
}

/// All tests, as their table has them.
pub(super) fn tests() -> Result<Vec<OverlapTest>, ValidationError> {
    rows("data/iihs-small-overlap.csv", TESTS, |row| {
        let angle = |name: &str| row.number(name).to_radians();
        let gyration = row.number("yaw_inertia_kg_m2") / row.number("mass_kg");
        OverlapTest {
            name: row.text("test").to_owned(),
            vehicle: row.text("vehicle").to_owned(),
            sideswipe: row.text("sideswipe") == "true",
            speed: row.number("speed_m_s"),
            contact: [row.number("contact_radius_m"), angle("contact_angle_deg")],
            normal: angle("normal_deg"),
            measured: [row.number("dvx_m_s"), row.number("dvy_m_s"), angle("delta_yaw_rate_deg_s")],
            gyration: gyration.is_finite().then_some(gyration),
            published: ["published_mph", "published_e_0_15_mph"].map(|name| row.number(name)),
        }
    })
}

/// Mean `Izz/m` of the measured four-door saloons, m², and how many they are.
pub(super) fn saloons() -> Result<(f64, usize), ValidationError> {
    let measured = rows("data/vehicle-inertia.csv", INERTIA, |row| {
        (row.text("body") == "4S").then(|| row.number("izz") / row.number("mass_kg"))
    })?;
    let squares: Vec<f64> = measured.into_iter().flatten().filter(|k| k.is_finite()).collect();
    Ok((squares.iter().sum::<f64>() / squares.len() as f64, squares.len()))
}
