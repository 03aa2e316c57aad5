use super::super::{Dimensions, Position2, Si, Vehicle, WheelDamage};
use super::code::{CONTRADICTORY_FIELDS, INCONSISTENT_SIZES};
use super::findings::Findings;
use super::vehicle::{axle_exists, outline};
use crate::arith::Real;

/// How far beyond the size of a vehicle what an impact has torn out of it may reach, m.
const TORN_OUT: f64 = 1.0;

/// Damage from the start, and what is known of the damage that impacts leave.
pub(super) fn damage(vehicle: &Vehicle, path: &str, findings: &mut Findings) {
    damaged_wheels(vehicle, &vehicle.damage.wheels, &format!("{path}.damage"), findings);
    let impacts = &vehicle.damage.impacts;
    for (index, left) in impacts.iter().enumerate() {
        let path = format!("{path}.damage.impacts[{index}]");
        if impacts[..index].iter().any(|before| before.impact == left.impact) {
            let (limit, hint) = ("each impact once", "put all that this impact leaves in one place");
            let value = f64::from(left.impact);
            let path = format!("{path}.impact");
            findings.limit(CONTRADICTORY_FIELDS, path, "the impact is given before", value, limit, hint);
        }
        damaged_wheels(vehicle, &left.wheels, &path, findings);
        if let Some(points) = &left.outline {
            let path = format!("{path}.outline");
            outline(&path, points, findings);
            extent(&path, points, &vehicle.dimensions, findings);
        }
    }
}

/// Wheels that are there, each once.
fn damaged_wheels(vehicle: &Vehicle, wheels: &[WheelDamage], path: &str, findings: &mut Findings) {
    for (index, wheel) in wheels.iter().enumerate() {
        let path = format!("{path}.wheels[{index}]");
        axle_exists(vehicle, wheel.axle, format!("{path}.axle"), findings);
        if wheels[..index].iter().any(|w| (w.axle, w.side) == (wheel.axle, wheel.side)) {
            let (limit, hint) = ("each wheel once", "put all that is known of this wheel in one place");
            findings.limit(CONTRADICTORY_FIELDS, path, "the wheel is given before", wheel.axle, limit, hint);
        }
    }
}

/// An outline that an impact has left is about as large as the vehicle was.
fn extent(path: &str, points: &[Position2], d: &Dimensions, findings: &mut Findings) {
    for (axis, name, size) in [(0, "long", d.length.si()), (1, "wide", d.width.si())] {
        let along = || points.iter().map(|p| p[axis].si());
        let [low, high] =
            [along().fold(f64::INFINITY, Real::min), along().fold(f64::NEG_INFINITY, Real::max)];
        if high - low > size + TORN_OUT {
            let message = format!("the damaged outline is more than {TORN_OUT} m too {name} for the vehicle");
            let hint = "metres from the centre of gravity, x forward and y left";
            findings.limit(
                INCONSISTENT_SIZES,
                path,
                &message,
                high - low,
                format!("<= {} m", size + TORN_OUT),
                hint,
            );
        }
    }
}
