use super::super::{DrivenAxles, VehicleClass};

/// What is typical of a class of vehicles.
pub(super) struct ClassDefaults {
    /// Height over all, m.
    pub(super) height: f64,
    /// Height of the centre of gravity as a share of the height, and its standard deviation.
    pub(super) cg_height: (f64, f64),
    /// Where the height comes from.
    pub(super) height_source: &'static str,
    /// Distance of the centre of gravity behind the front axle as a share of the wheelbase, and its deviation.
    pub(super) cg_behind_front_axle: (f64, f64),
    /// Where that comes from.
    pub(super) cg_source: &'static str,
    /// Width over all less the track, m.
    pub(super) width_over_track: f64,
    /// Free radius of a tyre, m.
    pub(super) tyre_radius: f64,
    /// Mass that moves with one wheel as a share of the vehicle's.
    pub(super) unsprung_share: f64,
    /// Rolling resistance as a share of the load.
    pub(super) rolling_resistance: f64,
    /// Drag coefficient times frontal area, m2.
    pub(super) drag_area: f64,
    /// Engine power for each kilogram, W/kg.
    pub(super) specific_power: f64,
    /// Which axles are driven.
    pub(super) driven: DrivenAxles,
    /// Wheels on one axle, twin tyres counted once.
    pub(super) wheels_per_axle: f64,
}

const NHTSA: &str =
    "mean of vehicles of the class measured by NHTSA (inertia database and NCAP rollover, 1971-2021)";
const NCAP: &str = "estimate: mean of the class in the NCAP rollover measurements of 2004, with driver; weigh the axles to know it";
const TYPICAL_LOADS: &str = "estimate: typical axle loads of the class; weigh the axles to know it";
const TYPICAL: &str = "typical of the class; not measured, give it where rollover or load transfer matters";

const CAR: ClassDefaults = ClassDefaults {
    height: 1.47,
    cg_height: (0.374, 0.017),
    height_source: NHTSA,
    cg_behind_front_axle: (0.3975, 0.0254),
    cg_source: NCAP,
    width_over_track: 0.25,
    tyre_radius: 0.31,
    unsprung_share: 0.0275,
    rolling_resistance: 0.013,
    drag_area: 0.65,
    specific_power: 70.0,
    driven: DrivenAxles::Front,
    wheels_per_axle: 2.0,
};

const SUV: ClassDefaults = ClassDefaults {
    height: 1.71,
    cg_height: (0.389, 0.022),
    cg_behind_front_axle: (0.4424, 0.0296),
    tyre_radius: 0.36,
    drag_area: 0.9,
    driven: DrivenAxles::All,
    ..CAR
};

const VAN: ClassDefaults = ClassDefaults {
    height: 2.0,
    cg_height: (0.375, 0.03),
    cg_behind_front_axle: (0.4183, 0.0296),
    tyre_radius: 0.34,
    drag_area: 1.2,
    specific_power: 45.0,
    ..CAR
};

const TRUCK: ClassDefaults = ClassDefaults {
    height: 3.2,
    cg_height: (0.37, 0.06),
    height_source: TYPICAL,
    cg_behind_front_axle: (0.55, 0.06),
    cg_source: TYPICAL_LOADS,
    width_over_track: 0.45,
    tyre_radius: 0.5,
    unsprung_share: 0.02,
    rolling_resistance: 0.007,
    drag_area: 6.0,
    specific_power: 15.0,
    driven: DrivenAxles::Rear,
    wheels_per_axle: 2.0,
};

const BUS: ClassDefaults = ClassDefaults { cg_height: (0.36, 0.05), drag_area: 5.5, ..TRUCK };

const TRACTOR: ClassDefaults =
    ClassDefaults { height: 3.7, cg_height: (0.28, 0.05), cg_behind_front_axle: (0.35, 0.06), ..TRUCK };

const TRAILER: ClassDefaults = ClassDefaults {
    height: 3.6,
    cg_height: (0.4, 0.08),
    cg_behind_front_axle: (0.6, 0.15),
    drag_area: 1.0,
    specific_power: 0.0,
    driven: DrivenAxles::None,
    ..TRUCK
};

const MOTORCYCLE: ClassDefaults = ClassDefaults {
    height: 1.2,
    cg_height: (0.48, 0.05),
    height_source: TYPICAL,
    cg_behind_front_axle: (0.5, 0.04),
    cg_source: TYPICAL_LOADS,
    width_over_track: 0.0,
    tyre_radius: 0.31,
    unsprung_share: 0.07,
    rolling_resistance: 0.015,
    drag_area: 0.5,
    specific_power: 200.0,
    driven: DrivenAxles::Rear,
    wheels_per_axle: 1.0,
};

pub(super) fn class_defaults(class: VehicleClass) -> &'static ClassDefaults {
    match class {
        VehicleClass::Car => &CAR,
        VehicleClass::Suv => &SUV,
        VehicleClass::Van => &VAN,
        VehicleClass::Truck => &TRUCK,
        VehicleClass::Bus => &BUS,
        VehicleClass::Tractor => &TRACTOR,
        VehicleClass::Trailer => &TRAILER,
        VehicleClass::Motorcycle => &MOTORCYCLE,
    }
}
