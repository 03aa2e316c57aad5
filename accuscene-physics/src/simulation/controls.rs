//! What reaches the wheels of a vehicle.

use super::VehicleState;
use crate::aftermath::Harm;
use crate::driver::DriverInput;
use crate::model::VehicleModel;
use crate::vehicle::WheelControl;
use accuscene_core::arith::Real;

/// What reaches the wheels of a vehicle without aids where this is asked for, on wheels of this radius (m).
pub(super) fn controls_of(
    v: &VehicleModel,
    s: &VehicleState,
    input: &DriverInput,
    radius: f64,
    out: &mut [WheelControl],
) {
    v.actuation.apply(input, &s.wheels, radius, out);
    spoil(&s.harms, out);
}

/// What harms of the wheels make of their controls.
pub(super) fn spoil(harms: &[Harm], controls: &mut [WheelControl]) {
    for (control, harm) in controls.iter_mut().zip(harms) {
        control.steer += harm.steer;
        control.grip = Real::max(control.grip, harm.lock);
        if harm.lock >= 1.0 {
            control.lock = 1.0;
        }
    }
}
