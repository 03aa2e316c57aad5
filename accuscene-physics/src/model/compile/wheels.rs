//! The wheels of a vehicle.

use super::axles::Axle;
use super::{damage, tyre};
use crate::error::PhysicsError;
use crate::vehicle::{Suspension, Wheel};
use accuscene_core::arith::Vec3;
use accuscene_core::scene::{Si, Tyre, Vehicle};

/// The stops are this many times as stiff as the spring.
const STOP_RATIO: f64 = 10.0;

/// Left before right, axle by axle; heights and preloads are worked out when the vehicle is assembled.
///
/// Twin tyres are one wheel of twice their stiffness, inertia and load.
pub(super) fn wheels(v: &Vehicle, axles: &[Axle<'_>], gravity: f64) -> Result<Vec<Wheel<f64>>, PhysicsError> {
    let wheel = |k: usize| {
        let axle = &axles[k / 2];
        let damage = damage::of(v, k / 2, k % 2);
        let tyre = together(damage::tyre(axle.tyre, damage), axle.tyres_a_side);
        let place =
            if v.axles.is_empty() { format!("tyres.{}", axle.path) } else { format!("{}.tyre", axle.path) };
        let path = format!("vehicles.{}.{place}", v.id);
        let mut wheel = wheel(axle, &tyre, &path, k % 2, gravity)?;
        wheel.hub.x += damage.and_then(|d| d.setback.as_ref()).map_or(0.0, |q| q.value);
        Ok(wheel)
    };
    (0..2 * axles.len()).map(wheel).collect()
}

/// So many tyres as one.
fn together(mut tyre: Tyre, count: f64) -> Tyre {
    tyre.longitudinal_stiffness.iter_mut().for_each(|q| q.value *= count);
    tyre.cornering_stiffness.iter_mut().for_each(|q| q.value *= count);
    tyre.vertical_stiffness.iter_mut().for_each(|q| q.value *= count);
    tyre.vertical_damping.iter_mut().for_each(|q| q.value *= count);
    tyre.spin_inertia.iter_mut().for_each(|q| q.value *= count);
    // The Magic Formula scales with its nominal load.
    tyre.coefficients.iter_mut().filter(|c| c.name == "FNOMIN").for_each(|c| c.value *= count);
    tyre
}

/// The wheel on one side: 0 left, 1 right.
fn wheel(
    axle: &Axle<'_>,
    t: &Tyre,
    path: &str,
    side: usize,
    gravity: f64,
) -> Result<Wheel<f64>, PhysicsError> {
    let (s, springs) = (axle.suspension, axle.springs_a_side);
    let [x, y] = axle.hubs[side];
    let track = axle.track();
    let outward = if side == 0 { 1.0 } else { -1.0 };
    let spring = springs * s.ride_stiffness.si();
    // Springs of a rigid axle stand closer than its wheels and resist roll the less.
    let base = s.spring_base.as_ref().map_or(track, |q| q.value);
    let narrow = 0.5 * spring * (track * track - base * base);
    Ok(Wheel {
        hub: Vec3::new(x, y, 0.0),
        mass: springs * s.unsprung_mass.si(),
        spin_inertia: t.spin_inertia.si(),
        radius: t.radius.si(),
        vertical_stiffness: t.vertical_stiffness.si(),
        vertical_damping: t.vertical_damping.si(),
        rolling_resistance: t.rolling_resistance.si(),
        steer_compliance: s.compliance_steer.si() / (2.0 * axle.load),
        suspension: Suspension {
            preload: 0.0,
            stiffness: spring,
            bump_damping: springs * s.damping_bump.si(),
            rebound_damping: springs * s.damping_rebound.si(),
            travel: s.bump_travel.si(),
            stop_stiffness: STOP_RATIO * spring,
            anti_roll: (s.anti_roll.si() - narrow) / (track * track),
            lateral_path: outward * s.roll_centre_height.si() / (0.5 * track),
        },
        tyre: tyre::compile(t, path, axle.load, outward, gravity)?,
    })
}
