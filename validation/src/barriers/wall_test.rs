use crate::ValidationError;
use crate::rows::rows;
use accuscene_core::scene::VehicleClass;

const TESTS: &str = include_str!("../../data/frontal-barrier-crush.csv");

/// A test against a wall, SI.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WallTest {
    /// Name of its series; empty for a model at one speed.
    pub(super) series: String,
    /// Make and model: what is left out of a fit together.
    pub(super) model: String,
    /// None for a body that the database does not name, and for lorries and motor homes.
    pub(super) class: Option<VehicleClass>,
    pub(super) mass: f64,
    pub(super) year: f64,
    pub(super) speed: f64,
    /// Mean depth of crush, as the table rounds it to a millimetre.
    pub(super) depth: f64,
    /// Width of the damage; NaN where it was not recorded.
    pub(super) width: f64,
    /// The depths recorded, from left to right.
    pub(super) profile: Vec<f64>,
    /// Depths recorded.
    pub(super) depths: u32,
    /// A production car as it was sold.
    pub(super) production: bool,
}

/// Columns of the depths.
const DEPTHS: [&str; 6] = ["c1", "c2", "c3", "c4", "c5", "c6"];

/// Flags of a crush that is none of one impact over the whole front, or whose depths are not to be trusted.
const NOT_ONE_CRUSH: [&str; 5] =
    ["cumulative", "offset", "shallow", "straight_line_profile", "gap_in_profile"];

/// The tests whose crush is that of one impact over the whole front.
pub(super) fn wall_tests() -> Result<Vec<WallTest>, ValidationError> {
    let all = rows("data/frontal-barrier-crush.csv", TESTS, |row| {
        let flags: Vec<&str> = row.text("flags").split(' ').collect();
        let body = row.text("body");
        let named = |parts: &[&str]| parts.iter().any(|part| body.contains(part));
        let class = if named(&["SEDAN", "HATCHBACK", "COUPE", "WAGON", "CONVERTIBLE"]) {
            Some(VehicleClass::Car)
        } else if named(&["PICKUP", "UTILITY"]) {
            Some(VehicleClass::Suv)
        } else if named(&["VAN"]) {
            Some(VehicleClass::Van)
        } else {
            None
        };
        let test = WallTest {
            series: row.text("series").to_owned(),
            model: format!("{} {}", row.text("make"), row.text("model")),
            class,
            mass: row.number("mass_kg"),
            year: row.number("year"),
            speed: row.number("speed_kmh") / 3.6,
            depth: row.number("mean_crush_mm") / 1000.0,
            width: row.number("damage_width_mm") / 1000.0,
            profile: DEPTHS.iter().map(|name| row.number(name) / 1000.0).filter(|c| c.is_finite()).collect(),
            depths: row.text("n").parse().unwrap_or(0),
            production: !flags.contains(&"converted_electric") && !flags.contains(&"modified_vehicle"),
        };
        (!flags.iter().any(|flag| NOT_ONE_CRUSH.contains(flag))).then_some(test)
    })?;
    Ok(all.into_iter().flatten().collect())
}
