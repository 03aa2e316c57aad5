//! What damage makes of a wheel.

use crate::vehicle::Wheel;
use accuscene_core::quantity::Quantity;
use accuscene_core::scene::{self, Si, Side, Tyre, WheelDamage};

/// A flat tyre keeps this share of its slip stiffness: 0.3 to 0.5 (physics notes, section 2.3).
const FLAT_GRIP: f64 = 0.4;
/// Rolling resistance that a flat tyre adds: 0.02 to 0.05 in all.
const FLAT_DRAG: f64 = 0.035;
/// Rim with the collapsed tyre round it, as a share of the free radius: 0.23 m of 0.31 m for a 205/60 R15.
const FLAT_RADIUS: f64 = 0.75;
/// Brake disc or hub that drags where the wheel is gone, as a share of the wheel's radius: 0.14 m of 0.31 m.
const HUB_RADIUS: f64 = 0.45;
/// Friction of steel on asphalt as a share of a tyre's: 0.4 to 0.5 against 0.7 to 0.8.
const STEEL_GRIP: f64 = 0.6;
/// Neither a rim nor a hub yields as a tyre does; this many times its stiffness keeps the step that the tyre allows.
const STEEL_STIFFNESS: f64 = 2.0;

/// The damage of one wheel, if it has any.
pub(super) fn of(v: &scene::Vehicle, axle: usize, side: usize) -> Option<&WheelDamage> {
    let side = if side == 0 { Side::Left } else { Side::Right };
    v.damage.wheels.iter().rev().find(|d| d.axle as usize == axle + 1 && d.side == side)
}

/// The tyre with what damage does to its grip.
pub(super) fn tyre(tyre: &Tyre, damage: Option<&WheelDamage>) -> Tyre {
    let mut tyre = tyre.clone();
    let Some(damage) = damage else { return tyre };
    if damage.missing == Some(true) {
        scale(&mut tyre.friction, STEEL_GRIP);
    } else if damage.deflated == Some(true) {
        scale(&mut tyre.cornering_stiffness, FLAT_GRIP);
        scale(&mut tyre.longitudinal_stiffness, FLAT_GRIP);
        tyre.rolling_resistance = Some(Quantity::new(tyre.rolling_resistance.si() + FLAT_DRAG));
    }
    tyre
}

/// Shrinks the wheels that damage has made smaller; the vehicle then sags to them.
pub(super) fn shrink(v: &scene::Vehicle, wheels: &mut [Wheel<f64>]) {
    for (k, wheel) in wheels.iter_mut().enumerate() {
        let Some(damage) = of(v, k / 2, k % 2) else { continue };
        let share = if damage.missing == Some(true) {
            HUB_RADIUS
        } else if damage.deflated == Some(true) {
            FLAT_RADIUS
        } else {
            continue;
        };
        wheel.radius *= share;
        wheel.vertical_stiffness *= STEEL_STIFFNESS;
    }
}

fn scale<D>(value: &mut Option<Quantity<D>>, factor: f64) {
    if let Some(q) = value {
        q.value *= factor;
    }
}
