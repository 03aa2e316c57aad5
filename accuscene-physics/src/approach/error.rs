use thiserror::Error;

/// Why there is no such way to the start.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ApproachError {
    /// The vehicle at the start is nowhere, or does not drive forwards.
    #[error("at the start {field} is {value} (limit: {limit})")]
    Arrival {
        /// Which value.
        field: &'static str,
        /// The value, SI.
        value: f64,
        /// What is allowed.
        limit: &'static str,
    },
    /// A value is NaN, infinite or out of range, or there are too many phases.
    #[error("phase {phase}: {field} is {value} (limit: {limit})")]
    Value {
        /// The phase, from 0.
        phase: usize,
        /// Which value.
        field: &'static str,
        /// The value, SI.
        value: f64,
        /// What is allowed.
        limit: &'static str,
    },
    /// The square of the speed at the begin is below zero: the vehicle would have stood before.
    #[error("phase {phase}: it would have stood before: {field} is {value} (limit: {limit})")]
    Stood {
        /// The phase, from 0.
        phase: usize,
        /// What says how long it lasts.
        field: &'static str,
        /// Its value, SI.
        value: f64,
        /// The most that it can be, from rest on, SI.
        limit: f64,
    },
    /// The acceleration does not lead from the speed at the begin to the speed of what follows.
    #[error("phase {phase}: {acceleration} m/s2 does not lead from {speed} m/s to {follows} m/s")]
    Unreached {
        /// The phase, from 0.
        phase: usize,
        /// Speed at its begin, m/s.
        speed: f64,
        /// Speed of what follows, m/s.
        follows: f64,
        /// Acceleration, m/s².
        acceleration: f64,
    },
    /// The phase would last too long: the vehicle hardly moves, or stands.
    #[error("phase {phase}: it would last {duration} s (limit: {limit} s)")]
    Endless {
        /// The phase, from 0.
        phase: usize,
        /// How long it would last, s; infinite where the vehicle stands.
        duration: f64,
        /// The longest, s.
        limit: f64,
    },
    /// The vehicle would have been too fast.
    #[error("phase {phase}: it would have begun at {speed} m/s (limit: {limit} m/s)")]
    TooFast {
        /// The phase, from 0.
        phase: usize,
        /// Speed at its begin, m/s.
        speed: f64,
        /// The fastest, m/s.
        limit: f64,
    },
}

impl ApproachError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Arrival { .. } => 2600,
            Self::Value { .. } => 2601,
            Self::Stood { .. } => 2602,
            Self::Unreached { .. } => 2603,
            Self::Endless { .. } => 2604,
            Self::TooFast { .. } => 2605,
        }
    }

    /// True if another input can succeed.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }

    /// The phase, from 0; none for the start.
    #[must_use]
    pub fn phase(&self) -> Option<usize> {
        match self {
            Self::Arrival { .. } => None,
            Self::Value { phase, .. }
            | Self::Stood { phase, .. }
            | Self::Unreached { phase, .. }
            | Self::Endless { phase, .. }
            | Self::TooFast { phase, .. } => Some(*phase),
        }
    }

    /// The value that cannot be, SI.
    #[must_use]
    pub fn value(&self) -> f64 {
        match self {
            Self::Arrival { value, .. } | Self::Value { value, .. } | Self::Stood { value, .. } => *value,
            Self::Unreached { speed, .. } | Self::TooFast { speed, .. } => *speed,
            Self::Endless { duration, .. } => *duration,
        }
    }

    /// What is allowed.
    #[must_use]
    pub fn limit(&self) -> String {
        match self {
            Self::Arrival { limit, .. } | Self::Value { limit, .. } => (*limit).to_owned(),
            Self::Stood { field: "duration", limit, .. } => format!("at most {limit} s"),
            Self::Stood { limit, .. } => format!("at most {limit} m"),
            Self::Unreached { acceleration, follows, .. } if *acceleration < 0.0 => {
                format!("at least {follows} m/s where it brakes")
            }
            Self::Unreached { follows, .. } => format!("at most {follows} m/s where it does not brake"),
            Self::Endless { limit, .. } => format!("at most {limit} s"),
            Self::TooFast { limit, .. } => format!("at most {limit} m/s"),
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Arrival { .. } => "run backward from a vehicle that drives forwards or stands",
            Self::Value { .. } => "keep it within the range",
            Self::Stood { .. } => "shorten the phase, or give `speed` 0 where the vehicle sets out from rest",
            Self::Unreached { .. } => "an acceleration below 0 brakes; check its sign and the speed",
            Self::Endless { .. } => {
                "a vehicle that stands covers no distance; give `duration` where it stands"
            }
            Self::TooFast { .. } => "shorten the phase, or brake less",
        }
    }
}
