//! A vehicle that slides sideways into a curb.

use super::{ImpactError, check};

/// A rigid vehicle that slides sideways into a rigid curb.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurbTrip {
    /// Lateral speed, m/s; 0 or more.
    pub speed: f64,
    /// Height of the centre of gravity above the trip line, m.
    pub cg_height: f64,
    /// Half of the track width, m.
    pub half_track: f64,
    /// Roll inertia about the centre of gravity, kg m².
    pub roll_inertia: f64,
    /// Mass, kg.
    pub mass: f64,
    /// Acceleration of free fall, m/s².
    pub gravity: f64,
}

/// What a trip does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TripOutcome {
    /// Roll rate just after the trip, rad/s.
    pub roll_rate: f64,
    /// Kinetic energy left after the trip, J.
    pub energy_kept: f64,
    /// Energy that lifts the centre of gravity over the trip line, J.
    pub energy_to_top: f64,
    /// True if the vehicle rolls over.
    pub rolls_over: bool,
    /// Least speed that rolls it over, m/s.
    pub critical_speed: f64,
}

/// Trips the vehicle: angular momentum about the trip line, then energy.
///
/// Source: Jones 1975, SAE 750461, critical sliding velocity.
///
/// # Errors
/// [`ImpactError`] for input out of range.
pub fn curb(trip: &CurbTrip) -> Result<TripOutcome, ImpactError> {
    let CurbTrip { speed, cg_height: h, half_track, roll_inertia, mass, gravity } = *trip;
    let named = [
        ("centre of gravity height", h),
        ("half track", half_track),
        ("roll inertia", roll_inertia),
        ("mass", mass),
        ("gravity", gravity),
    ];
    for (path, value) in named {
        check::finite(path, &[value])?;
        check::positive(path, value)?;
    }
    check::finite("speed", &[speed])?;
    check::not_negative("speed", speed)?;
    let reach_squared = h * h + half_track * half_track;
    let inertia = roll_inertia + mass * reach_squared;
    let rise = reach_squared.sqrt() - h;
    let roll_rate = mass * speed * h / inertia;
    let outcome = TripOutcome {
        roll_rate,
        energy_kept: 0.5 * inertia * roll_rate * roll_rate,
        energy_to_top: mass * gravity * rise,
        rolls_over: 0.5 * inertia * roll_rate * roll_rate >= mass * gravity * rise,
        critical_speed: (2.0 * gravity * inertia * rise / (mass * (h * h))).sqrt(),
    };
    let results = [outcome.roll_rate, outcome.energy_kept, outcome.energy_to_top, outcome.critical_speed];
    if results.iter().any(|v| !v.is_finite()) {
        return Err(ImpactError::overflow());
    }
    Ok(outcome)
}
