use accuscene_core::arith::{cos, sin};

/// A straight skid with all wheels locked on a constant grade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LockedSkid {
    /// Deceleration `g (mu cos + sin)`, m/s²; negative where the slope wins.
    pub deceleration: f64,
    /// Time to stop, s; `None` if it never stops.
    pub stop_time: Option<f64>,
    /// Distance to stop, m; `None` if it never stops.
    pub stop_distance: Option<f64>,
    /// Whether it stays where it stopped: `mu >= |tan grade|`.
    pub holds_at_rest: bool,
}

/// Locked-wheel skid from `speed` (m/s) on a grade (rad, positive uphill in the direction of travel).
///
/// Newton's second law with Coulomb friction; `mu` from 0, grade between -90 and 90 degrees, `gravity` m/s².
#[must_use]
pub fn locked_skid(speed: f64, mu: f64, grade: f64, gravity: f64) -> LockedSkid {
    let (s, c) = (sin(grade), cos(grade));
    let deceleration = gravity * (mu * c + s);
    let stops = deceleration > 0.0;
    LockedSkid {
        deceleration,
        stop_time: stops.then(|| speed / deceleration),
        stop_distance: stops.then(|| speed * speed / (2.0 * deceleration)),
        holds_at_rest: mu * c >= s.abs(),
    }
}
