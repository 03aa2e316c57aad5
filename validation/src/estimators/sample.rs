use crate::ValidationError;
use crate::rows::{Row, rows};
use accuscene_core::scene::VehicleClass;

const INERTIA: &str = include_str!("../../data/vehicle-inertia.csv");
const CG_HEIGHT: &str = include_str!("../../data/vehicle-cg-height.csv");

const INDEX: &str = include_str!("../../data/yaw-inertia-index.csv");
const AXLE_LOADS: &str = include_str!("../../data/ncap-rollover-2004.csv");

/// A measured vehicle; NaN where a figure was not measured.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sample {
    /// Make and model: what is left out of a fit together.
    pub(super) model: String,
    pub(super) class: VehicleClass,
    pub(super) mass: f64,
    pub(super) track: f64,
    pub(super) cg_height: f64,
    /// Height over all.
    pub(super) height: f64,
    /// Roll, pitch, yaw.
    pub(super) inertia: [f64; 3],
}

/// Vehicles with measured moments of inertia.
pub(super) fn inertias() -> Result<Vec<Sample>, ValidationError> {
    rows("data/vehicle-inertia.csv", INERTIA, |row| {
        let class = body(row);
        let inertia = ["ixx", "iyy", "izz"].map(|name| row.number(name));
        Sample { inertia, ..sample(row, class) }
    })
}

/// Vehicles with a measured height of the centre of gravity, except rows that contradict their own stability factor.
pub(super) fn cg_heights() -> Result<Vec<Sample>, ValidationError> {
    let all = rows("data/vehicle-cg-height.csv", CG_HEIGHT, |row| {
        let class = match row.text("body") {
            "Minivan" | "Van" => VehicleClass::Van,
            "SUV" | "Pickup" => VehicleClass::Suv,
            _ => VehicleClass::Car,
        };
        let sample = sample(row, class);
        let factor = 0.5 * sample.track / sample.cg_height;
        ((factor - row.number("ssf")).abs() <= 0.01)
            .then_some(Sample { height: row.number("roof_m"), ..sample })
    })?;
    Ok(all.into_iter().flatten().collect())
}

/// Class and dynamic index of vehicles.
pub(super) fn indices() -> Result<Vec<(VehicleClass, f64)>, ValidationError> {
    rows("data/yaw-inertia-index.csv", INDEX, |row| (body(row), row.number("index")))
}

/// Class of vehicles and place of their centre of gravity behind the front axle as a share of the wheelbase.
pub(super) fn axle_loads() -> Result<Vec<(VehicleClass, f64)>, ValidationError> {
    rows("data/ncap-rollover-2004.csv", AXLE_LOADS, |row| {
        let class = match row.text("type") {
            "SUV" | "Pickup" => VehicleClass::Suv,
            "Van" => VehicleClass::Van,
            _ => VehicleClass::Car,
        };
        (class, row.number("cg_behind_front_axle_m") / row.number("wheelbase_m"))
    })
}

/// The class by the body code of NHTSA's inertia database.
fn body(row: &Row<'_>) -> VehicleClass {
    match row.text("body") {
        "2C" | "2S" | "4S" | "3H" | "5H" | "SW" => VehicleClass::Car,
        "VN" => VehicleClass::Van,
        _ => VehicleClass::Suv,
    }
}

fn sample(row: &Row<'_>, class: VehicleClass) -> Sample {
    Sample {
        model: format!("{} {}", row.text("make"), row.text("model")),
        class,
        mass: row.number("mass_kg"),
        track: row.number("track_m"),
        cg_height: row.number("cg_height_m"),
        height: f64::NAN,
        inertia: [f64::NAN; 3],
    }
}
