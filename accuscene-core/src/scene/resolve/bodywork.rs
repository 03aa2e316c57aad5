use super::super::{Si, Terrain, Vehicle, VehicleClass};
use super::fill::Fill;
use crate::arith::Real;
use crate::quantity::{Quantity, Ratio};

/// Friction of sheet metal on a road by that of tyres: 0.42 on 0.7.
const SHEET: f64 = 0.6;
/// Of a machine on its side: 0.5 on 0.72 and above.
const MACHINE: f64 = 0.7;
/// The most that slides of vehicles on roof and side have shown on dry roads, and machines on average.
const MOST: f64 = 0.5;

/// Friction of the bodywork on the resolved ground.
pub(super) fn bodywork(vehicle: &mut Vehicle, terrain: &Terrain) {
    let friction = &mut vehicle.structure.ground_friction;
    if vehicle.class == Some(VehicleClass::Motorcycle) {
        return machine(friction, terrain);
    }
    let value = Real::min(SHEET * terrain.friction.si(), MOST);
    let source = "bodywork on roof or side: 0.35-0.5 on dry asphalt, less as tyres have less";
    friction.estimate(value, 0.05, source);
}

/// Friction of a machine on its side.
pub(super) fn machine(friction: &mut Option<Quantity<Ratio>>, terrain: &Terrain) {
    let value = Real::min(MACHINE * terrain.friction.si(), MOST);
    let source = "on its side on asphalt: 0.45-0.75, fairings 0.25-0.4; less as tyres have less";
    friction.estimate(value, 0.08, source);
}
