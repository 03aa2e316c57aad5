use crate::analysis::AnalysisError;
use crate::analysis::formula::row;
use crate::analysis::given::Given;
use accuscene_core::quantity::{Acceleration, Length, Quantity, Speed, Time};

row! {
    /// A phase of constant acceleration: two of its four values determine it, or one of duration and distance
    /// at constant speed.
    MotionPhase {
        required {}
        optional {
            /// Duration.
            duration: Option<Quantity<Time>> [0.0, 3600.0],
            /// Way.
            distance: Option<Quantity<Length>> [0.0, 100_000.0],
            /// Speed at the end.
            end_speed: Option<Quantity<Speed>> [0.0, 150.0],
            /// Acceleration, braking negative.
            acceleration: Option<Quantity<Acceleration>> [-20.0, 20.0],
        }
    }
}

impl Default for MotionPhase {
    fn default() -> Self {
        Self::new()
    }
}

/// A phase that is determined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) duration: f64,
    pub(super) distance: f64,
    pub(super) end_speed: f64,
    pub(super) acceleration: f64,
}

impl MotionPhase {
    /// The whole phase from the speed at its start.
    pub(super) fn from(&self, start: f64) -> Result<Stretch, AnalysisError> {
        let given = (self.acceleration.si(), self.duration.si(), self.distance.si(), self.end_speed.si());
        let stretch = match given {
            (None, Some(duration), None, None) => over_time(start, 0.0, duration),
            (Some(acceleration), Some(duration), None, None) => over_time(start, acceleration, duration),
            (None, None, Some(distance), None) => over_distance(start, 0.0, distance)?,
            (Some(acceleration), None, Some(distance), None) => over_distance(start, acceleration, distance)?,
            (Some(acceleration), None, None, Some(end)) => to_speed(start, acceleration, end)?,
            (None, Some(duration), Some(distance), None) => {
                let mean = positive(distance, duration, "a way in no time")?;
                with_end(start, 2.0 * mean - start, duration, distance)
            }
            (None, Some(duration), None, Some(end)) => {
                with_end(start, end, duration, 0.5 * (start + end) * duration)
            }
            (None, None, Some(distance), Some(end)) => {
                let duration = positive(distance, 0.5 * (start + end), "a way at rest")?;
                with_end(start, end, duration, distance)
            }
            _ => return Err(undetermined("two of its four values determine a phase")),
        };
        if stretch.end_speed < 0.0 {
            return Err(AnalysisError::Impossible {
                term: "speed at the end of a phase",
                value: stretch.end_speed,
                limit: "0 or above",
                hint: "it stops before the phase ends: shorten the phase or end it by `end_speed`",
            });
        }
        Ok(stretch)
    }
}

fn over_time(start: f64, acceleration: f64, duration: f64) -> Stretch {
    let distance = duration * (start + 0.5 * acceleration * duration);
    Stretch { duration, distance, end_speed: start + acceleration * duration, acceleration }
}

fn over_distance(start: f64, acceleration: f64, distance: f64) -> Result<Stretch, AnalysisError> {
    let square = start * start + 2.0 * acceleration * distance;
    if square < 0.0 {
        return Err(AnalysisError::Impossible {
            term: "square of the speed at the end of a phase",
            value: square,
            limit: "0 or above",
            hint: "it stops before: shorten `distance` or brake less",
        });
    }
    let end_speed = square.sqrt();
    let duration = positive(distance, 0.5 * (start + end_speed), "a way at rest")?;
    Ok(Stretch { duration, distance, end_speed, acceleration })
}

fn to_speed(start: f64, acceleration: f64, end_speed: f64) -> Result<Stretch, AnalysisError> {
    if end_speed == start {
        return Ok(Stretch { duration: 0.0, distance: 0.0, end_speed, acceleration });
    }
    let duration = (end_speed - start) / acceleration;
    if !(duration > 0.0 && duration.is_finite()) {
        return Err(AnalysisError::Impossible {
            term: "change of speed of a phase",
            value: end_speed - start,
            limit: "of the sign of its acceleration",
            hint: "check the sign of `acceleration`: braking is negative",
        });
    }
    Ok(Stretch { duration, distance: 0.5 * (start + end_speed) * duration, end_speed, acceleration })
}

fn with_end(start: f64, end_speed: f64, duration: f64, distance: f64) -> Stretch {
    let acceleration = if duration > 0.0 { (end_speed - start) / duration } else { 0.0 };
    Stretch { duration, distance, end_speed, acceleration }
}

/// A quotient; 0 for nothing by nothing.
fn positive(over: f64, under: f64, reason: &'static str) -> Result<f64, AnalysisError> {
    if under > 0.0 {
        return Ok(over / under);
    }
    if over == 0.0 { Ok(0.0) } else { Err(undetermined(reason)) }
}

fn undetermined(reason: &'static str) -> AnalysisError {
    AnalysisError::Undetermined {
        figure: "times",
        reason,
        hint: "give two of `duration`, `distance`, `end_speed` and `acceleration`, or a duration or distance at constant speed",
    }
}
