use crate::ValidationError;
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
        let class = row.class();
        let inertia = ["ixx", "iyy", "izz"].map(|name| row.number(name));
        Sample { inertia, ..row.sample(class) }
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
        let sample = row.sample(class);
        let factor = 0.5 * sample.track / sample.cg_height;
        ((factor - row.number("ssf")).abs() <= 0.01)
            .then_some(Sample { height: row.number("roof_m"), ..sample })
    })?;
    Ok(all.into_iter().flatten().collect())
}

/// Class and dynamic index of vehicles.
pub(super) fn indices() -> Result<Vec<(VehicleClass, f64)>, ValidationError> {
    rows("data/yaw-inertia-index.csv", INDEX, |row| (row.class(), row.number("index")))
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

/// A row under its header.
struct Row<'a> {
    names: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl Row<'_> {
    fn text(&self, name: &str) -> &str {
        self.names
            .iter()
            .position(|n| *n == name)
            .and_then(|k| self.cells.get(k))
            .copied()
            .unwrap_or_default()
    }

    fn number(&self, name: &str) -> f64 {
        self.text(name).parse().unwrap_or(f64::NAN)
    }

    /// The class by the body code of NHTSA's inertia database.
    fn class(&self) -> VehicleClass {
        match self.text("body") {
            "2C" | "2S" | "4S" | "3H" | "5H" | "SW" => VehicleClass::Car,
            "VN" => VehicleClass::Van,
            _ => VehicleClass::Suv,
        }
    }

    fn sample(&self, class: VehicleClass) -> Sample {
        Sample {
            model: format!("{} {}", self.text("make"), self.text("model")),
            class,
            mass: self.number("mass_kg"),
            track: self.number("track_m"),
            cg_height: self.number("cg_height_m"),
            height: f64::NAN,
            inertia: [f64::NAN; 3],
        }
    }
}

fn rows<T>(path: &str, text: &str, read: impl Fn(&Row<'_>) -> T) -> Result<Vec<T>, ValidationError> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let empty = || ValidationError::Empty { path: path.to_owned(), wanted: "row under a header" };
    let names: Vec<&str> = lines.next().ok_or_else(empty)?.split(',').collect();
    let rows: Vec<T> =
        lines.map(|line| read(&Row { names: &names, cells: line.split(',').collect() })).collect();
    if rows.is_empty() { Err(empty()) } else { Ok(rows) }
}
