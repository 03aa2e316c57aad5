//! The hull of a vehicle: its outline from above, its height, and what is typical of its class.

use crate::hull::{Hull, Profile, RESOLVED_STEP};
use crate::vehicle::Vehicle;
use accuscene_core::arith::Real;
use accuscene_core::scene::{self, Si, VehicleClass};

/// The sizes of a resolved vehicle's bodywork.
pub(super) fn profile(v: &scene::Vehicle) -> Profile {
    let d = &v.dimensions;
    let ground = -d.cg_height.si();
    let mut low = [f64::INFINITY; 2];
    let mut high = [f64::NEG_INFINITY; 2];
    for corner in v.outline.iter().flatten().map(|p| p.si()) {
        for k in 0..2 {
            low[k] = Real::min(low[k], corner[k]);
            high[k] = Real::max(high[k], corner[k]);
        }
    }
    Profile { length: [high[0], low[0]], width: [high[1], low[1]], height: [ground, ground + d.height.si()] }
}

/// The hull of a resolved vehicle, for steps up to `step` (s), on a ground of this friction for tyres outside its zones.
pub(super) fn hull(v: &scene::Vehicle, vehicle: &Vehicle<f64>, step: f64, tyres: f64) -> Hull {
    let profile = profile(v);
    let places = match v.class.unwrap_or_default() {
        VehicleClass::Car => profile.car(),
        VehicleClass::Suv => profile.wagon(),
        VehicleClass::Motorcycle => profile.machine(),
        VehicleClass::Van
        | VehicleClass::Truck
        | VehicleClass::Bus
        | VehicleClass::Tractor
        | VehicleClass::Trailer => profile.carrier(),
    };
    let mut hull = Hull::new(vehicle, &places, Real::min(step, RESOLVED_STEP));
    // Without friction for tyres there is none for bodywork either.
    hull.friction = if tyres > 0.0 { v.structure.ground_friction.si() / tyres } else { 0.0 };
    hull
}
