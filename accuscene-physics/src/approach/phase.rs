use super::ApproachError;

/// Fastest that a vehicle can have been, m/s: the scene allows no more at its start.
const FASTEST: f64 = 150.0;

/// Longest that a phase lasts, s.
const LONGEST: f64 = 3600.0;

/// Share by which a speed of zero may be missed by rounding.
const ROUNDING: f64 = 1e-12;

/// A stretch of time with constant acceleration along a straight or a bend.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// What it is called.
    pub label: Option<String>,
    /// How long it lasts.
    pub extent: Extent,
    /// Acceleration along the course, m/s², negative brakes; at most 20 either way.
    pub acceleration: f64,
    /// Radius of the bend, m, left positive, at least 1 either way; none on a straight.
    pub radius: Option<f64>,
}

/// What says how long a phase lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// Time, s, 0 to 3600.
    Duration(f64),
    /// Way, m, 0 to 100 000.
    Distance(f64),
    /// Speed at its begin, m/s, 0 to 150.
    Speed(f64),
}

/// What a phase is, seen from its end.
pub(super) struct Motion {
    /// How long it lasts, s.
    pub(super) duration: f64,
    /// Its way, m.
    pub(super) distance: f64,
    /// Speed at its begin, m/s.
    pub(super) speed: f64,
}

impl Phase {
    /// A phase on a straight, without a label.
    #[must_use]
    pub fn new(extent: Extent, acceleration: f64) -> Self {
        Self { label: None, extent, acceleration, radius: None }
    }

    /// Runs the phase backward from the speed at its end (m/s, 0 or more).
    pub(super) fn back_from(&self, end: f64, phase: usize) -> Result<Motion, ApproachError> {
        self.check(phase)?;
        let a = self.acceleration;
        let motion = match self.extent {
            Extent::Duration(duration) => {
                let speed = end - a * duration;
                if speed < -ROUNDING * end {
                    let (field, value, limit) = ("duration", duration, end / a);
                    return Err(ApproachError::Stood { phase, field, value, limit });
                }
                let speed = if speed < 0.0 { 0.0 } else { speed };
                Motion { duration, distance: 0.5 * (speed + end) * duration, speed }
            }
            Extent::Distance(distance) => {
                let square = end * end - 2.0 * a * distance;
                if square < -ROUNDING * end * end {
                    let (field, value, limit) = ("distance", distance, end * end / (2.0 * a));
                    return Err(ApproachError::Stood { phase, field, value, limit });
                }
                let speed = if square < 0.0 { 0.0 } else { square.sqrt() };
                // Who stands all the time has no way to go.
                let duration = if distance == 0.0 { 0.0 } else { 2.0 * distance / (speed + end) };
                Motion { duration, distance, speed }
            }
            Extent::Speed(speed) => {
                let duration = if speed == end { 0.0 } else { (end - speed) / a };
                if !(duration >= 0.0 && duration.is_finite()) {
                    return Err(ApproachError::Unreached { phase, speed, follows: end, acceleration: a });
                }
                Motion { duration, distance: 0.5 * (speed + end) * duration, speed }
            }
        };
        if motion.duration > LONGEST {
            return Err(ApproachError::Endless { phase, duration: motion.duration, limit: LONGEST });
        }
        if motion.speed > FASTEST {
            return Err(ApproachError::TooFast { phase, speed: motion.speed, limit: FASTEST });
        }
        Ok(motion)
    }

    fn check(&self, phase: usize) -> Result<(), ApproachError> {
        let within = |field, value: f64, [low, high]: [f64; 2], limit| {
            let holds = (low..=high).contains(&value);
            if holds { Ok(()) } else { Err(ApproachError::Value { phase, field, value, limit }) }
        };
        match self.extent {
            Extent::Duration(value) => within("duration", value, [0.0, LONGEST], "0 to 3600 s"),
            Extent::Distance(value) => within("distance", value, [0.0, 1e5], "0 to 100000 m"),
            Extent::Speed(value) => within("speed", value, [0.0, FASTEST], "0 to 150 m/s"),
        }?;
        within("acceleration", self.acceleration, [-20.0, 20.0], "-20 to 20 m/s2")?;
        let radius = self.radius.unwrap_or(1.0);
        within("radius", radius.abs(), [1.0, f64::MAX], "at least 1 m to the left or to the right")
    }
}
