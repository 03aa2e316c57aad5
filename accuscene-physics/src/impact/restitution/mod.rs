//! Restitution and friction as data: regressions, combinations and usual ranges.

mod by_closing_speed;
mod partners;

pub use by_closing_speed::{ByClosingSpeed, Found, Origin, SLIDING_PAST};
pub use partners::{FACING, Partners};

use super::{ImpactError, check};
use accuscene_core::arith::{Real, ln};

/// A coefficient with the range that practice gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoefficientRange {
    /// Lower end of the usual range.
    pub low: f64,
    /// The default.
    pub typical: f64,
    /// Upper end of the usual range.
    pub high: f64,
    /// What the range is for.
    pub basis: &'static str,
}

/// Restitution of cars against a rigid barrier at 48 to 56 km/h (frontal NCAP tests).
pub const BARRIER_RESTITUTION: CoefficientRange = CoefficientRange {
    low: 0.10,
    typical: 0.15,
    high: 0.20,
    basis: "frontal barrier tests (NCAP), 48 to 56 km/h",
};

/// Restitution in a sideswipe; below 0 the bodies snag.
pub const SIDESWIPE_RESTITUTION: CoefficientRange =
    CoefficientRange { low: -0.3, typical: 0.0, high: 0.0, basis: "usual in reconstruction, sideswipe" };

/// Restitution of a vehicle body on the ground.
pub const GROUND_RESTITUTION: CoefficientRange = CoefficientRange {
    low: 0.1,
    typical: 0.2,
    high: 0.3,
    basis: "usual in reconstruction, vehicle body on the ground",
};

/// Friction between two vehicles.
pub const VEHICLE_FRICTION: CoefficientRange = CoefficientRange {
    low: 0.4,
    typical: 0.5,
    high: 0.6,
    basis: "usual in reconstruction, vehicle to vehicle",
};

/// Friction in a sideswipe.
pub const SIDESWIPE_FRICTION: CoefficientRange =
    CoefficientRange { low: 0.2, typical: 0.3, high: 0.35, basis: "usual in reconstruction, sideswipe" };

/// Friction of vehicles that interlock.
pub const INTERLOCKING_FRICTION: CoefficientRange = CoefficientRange {
    low: 0.6,
    typical: 0.8,
    high: 1.0,
    basis: "usual in reconstruction, interlocking structures",
};

/// Friction of a vehicle body on the ground.
pub const GROUND_FRICTION: CoefficientRange = CoefficientRange {
    low: 0.35,
    typical: 0.4,
    high: 0.5,
    basis: "usual in reconstruction, vehicle body on the ground",
};

/// Closing speeds up to which an impact is slow and from which on it is severe, m/s: 10 and 30 km/h.
pub const USUAL_SPEEDS: [f64; 2] = [10.0 / 3.6, 30.0 / 3.6];

/// Usual restitution between two vehicles at this closing speed, m/s, 0 or more.
///
/// 0.2 to 0.4 below 10 km/h, 0.05 to 0.15 above 30 km/h, linear between.
///
/// # Errors
/// [`ImpactError`] for a closing speed that is negative or not finite.
pub fn usual(closing_speed: f64) -> Result<CoefficientRange, ImpactError> {
    check::finite("closing speed", &[closing_speed])?;
    check::not_negative("closing speed", closing_speed)?;
    let share = severity(closing_speed);
    let between = |at_slow: f64, at_fast: f64| at_slow * (1.0 - share) + at_fast * share;
    Ok(CoefficientRange {
        low: between(0.2, 0.05),
        typical: between(0.3, 0.1),
        high: between(0.4, 0.15),
        basis: "usual in reconstruction, vehicle to vehicle, by closing speed",
    })
}

/// 0 for slow impacts, 1 for severe ones, straight between.
fn severity(closing_speed: f64) -> f64 {
    let [slow, fast] = USUAL_SPEEDS;
    Real::clamp((closing_speed - slow) / (fast - slow), 0.0, 1.0)
}

/// A value of a regression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regression {
    /// The coefficient of restitution.
    pub restitution: f64,
    /// True within the range of the tests; outside it the value is that of the nearest end.
    pub within_range: bool,
}

/// Closing speeds of the tests behind [`cipriani`], m/s.
pub const CIPRIANI_RANGE: [f64; 2] = [1.0, 7.0];

/// Restitution bumper to bumper at this closing speed, m/s, kept in 0 to 0.6.
///
/// Cipriani et al. 2002, SAE 2002-01-0540: a cubic in the decimal logarithm of the closing speed, 1 to 7 m/s.
///
/// # Errors
/// [`ImpactError`] for a closing speed that is not positive or not finite.
pub fn cipriani(closing_speed: f64) -> Result<Regression, ImpactError> {
    check::finite("closing speed", &[closing_speed])?;
    check::positive("closing speed", closing_speed)?;
    let (restitution, speed) = bumper_to_bumper(closing_speed);
    Ok(Regression { restitution, within_range: speed == closing_speed })
}

/// The regression of [`cipriani`], and the speed in its range at which it was taken, m/s.
fn bumper_to_bumper(closing_speed: f64) -> (f64, f64) {
    let speed = Real::clamp(closing_speed, CIPRIANI_RANGE[0], CIPRIANI_RANGE[1]);
    let l = ln(speed) / core::f64::consts::LN_10;
    let e = 0.47477 + l * (-0.26139 + l * (0.03382 - l * 0.11639));
    (Real::clamp(e, 0.0, 0.6), speed)
}

/// Restitution of two structures as springs in series: each returns its share of the energy that it stored.
///
/// e² = (k2 e1² + k1 e2²)/(k1 + k2); restitutions 0 to 1, stiffnesses above 0 in one unit.
///
/// # Errors
/// [`ImpactError`] for input out of range.
pub fn series_springs(restitution: [f64; 2], stiffness: [f64; 2]) -> Result<f64, ImpactError> {
    let ([e1, e2], [k1, k2]) = (restitution, stiffness);
    for (e, k) in [(e1, k1), (e2, k2)] {
        check::elastic(e)?;
        check::finite("stiffness", &[k])?;
        check::positive("stiffness", k)?;
    }
    let e = ((k2 * (e1 * e1) + k1 * (e2 * e2)) / (k1 + k2)).sqrt();
    check::finite("series restitution", &[e])?;
    Ok(e)
}
