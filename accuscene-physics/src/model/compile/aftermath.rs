//! What is known of the damage that impacts leave, and what it would make of the wheels.

use super::axles::Axle;
use super::driver::wheel_index;
use super::{damage, simple, wheels};
use crate::aftermath::{Harm, Spoiled};
use crate::error::PhysicsError;
use crate::model::{KnownDamage, VehicleModel};
use crate::vehicle::{Vehicle, Wheel};
use accuscene_core::arith::{Real, Vec2};
use accuscene_core::scene::{self, Si, Side, WheelDamage};

/// What the scene says of the impacts of one vehicle.
pub(super) fn known(v: &scene::Vehicle, axles: usize) -> Result<Vec<KnownDamage>, PhysicsError> {
    let one = |(k, d): (usize, &scene::ImpactDamage)| {
        let wheel = |w: &WheelDamage| {
            let index = wheel_index(v, (w.axle as usize).saturating_sub(1), w.side, axles)?;
            let missing = w.missing == Some(true);
            let harm = Harm {
                lock: if missing { 1.0 } else { w.lock.as_ref().map_or(0.0, |q| q.value) },
                steer: w.steer.as_ref().map_or(0.0, |q| q.value),
                displacement: Vec2::new(w.setback.as_ref().map_or(0.0, |q| q.value), 0.0),
                deflated: w.deflated == Some(true),
                missing,
                given: true,
            };
            Ok((index, harm))
        };
        let outline = d.outline.as_ref().map(|points| {
            let path = format!("vehicles.{}.damage.impacts[{k}].outline", v.id);
            simple(points.iter().map(Si::si).map(|[x, y]| Vec2::new(x, y)).collect(), &path)
        });
        Ok(KnownDamage {
            impact: d.impact,
            wheels: d.wheels.iter().map(wheel).collect::<Result<_, PhysicsError>>()?,
            outline: outline.transpose()?,
        })
    };
    v.damage.impacts.iter().enumerate().map(one).collect()
}

/// Lets a vehicle be found as far off as the outlines reach that are known to be left by impulses.
pub(super) fn reach_known(v: &mut VehicleModel) {
    let known = v.known_damage.iter().filter_map(|d| d.outline.as_ref());
    v.reach = known.fold(v.reach, |far, o| Real::max(far, o.radius()));
}

/// The wheels of an assembled vehicle without air, and torn off.
pub(super) fn spoiled(
    v: &scene::Vehicle,
    axles: &[Axle<'_>],
    vehicle: &Vehicle<f64>,
    gravity: f64,
) -> Result<Spoiled, PhysicsError> {
    let all = |missing: bool| {
        let mut other = v.clone();
        other.damage.wheels = (0..2 * axles.len()).map(|k| all_damage(v, k, missing)).collect();
        let mut made = wheels::wheels(&other, axles, gravity)?;
        damage::shrink(&other, &mut made);
        // Place and suspension are the vehicle's own: only the wheel itself changes.
        let fit =
            |(m, own): (Wheel<f64>, &Wheel<f64>)| Wheel { hub: own.hub, suspension: own.suspension, ..m };
        Ok(made.into_iter().zip(&vehicle.wheels).map(fit).collect())
    };
    Ok(Spoiled { deflated: all(false)?, missing: all(true)? })
}

/// A wheel that is flat, or missing, besides what else it has from the start.
fn all_damage(v: &scene::Vehicle, wheel: usize, missing: bool) -> WheelDamage {
    let own = damage::of(v, wheel / 2, wheel % 2).cloned();
    let side = if wheel.is_multiple_of(2) { Side::Left } else { Side::Right };
    let axle = u32::try_from(wheel / 2 + 1).unwrap_or(u32::MAX);
    let own = own.unwrap_or(WheelDamage {
        axle,
        side,
        lock: None,
        steer: None,
        deflated: None,
        missing: None,
        setback: None,
    });
    let torn = missing || own.missing == Some(true);
    WheelDamage { deflated: Some(true), missing: Some(torn), ..own }
}
