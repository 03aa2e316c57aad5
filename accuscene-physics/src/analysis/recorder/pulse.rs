use crate::analysis::AnalysisError;
use accuscene_core::quantity::{Acceleration, Quantity, STANDARD_GRAVITY, Speed};

/// One direction of what was recorded of an impact.
pub(super) struct Channel<'a> {
    pub(super) acceleration: &'a [Quantity<Acceleration>],
    pub(super) delta_v: &'a [Quantity<Speed>],
    pub(super) step: Option<f64>,
}

/// Its whole change of velocity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pulse {
    /// m/s.
    pub(super) delta_v: f64,
    /// Duration of the accelerations, s.
    pub(super) duration: Option<f64>,
    /// Acceleration in g with which the record ends, if the vehicle is still being struck then.
    pub(super) cut_off: Option<f64>,
}

impl Channel<'_> {
    /// The change of velocity; none if nothing is given.
    pub(super) fn pulse(&self) -> Result<Option<Pulse>, AnalysisError> {
        match (self.acceleration, self.delta_v) {
            ([], []) => Ok(None),
            ([], [.., last]) => Ok(Some(Pulse { delta_v: last.value, duration: None, cut_off: None })),
            ([_, .., last], []) => {
                let Some(step) = self.step else {
                    return Err(undetermined("accelerations have no step", "give `pulse_step`"));
                };
                let mean = |pair: &[Quantity<Acceleration>]| 0.5 * (pair[0].value + pair[1].value);
                let sum = self.acceleration.windows(2).map(mean).fold(0.0, |sum, mean| sum + mean);
                let duration = step * (self.acceleration.len() - 1) as f64;
                let ended = last.value.abs() <= ENDED;
                let cut_off = (!ended).then_some(last.value / STANDARD_GRAVITY);
                Ok(Some(Pulse { delta_v: sum * step, duration: Some(duration), cut_off }))
            }
            ([_], []) => Err(undetermined("one acceleration is no pulse", "give two accelerations or more")),
            _ => Err(undetermined(
                "acceleration and change of velocity are both given",
                "give one of them for each direction",
            )),
        }
    }
}

/// Acceleration up to which an impact has ended, m/s².
const ENDED: f64 = 2.0 * STANDARD_GRAVITY;

fn undetermined(reason: &'static str, hint: &'static str) -> AnalysisError {
    AnalysisError::Undetermined { figure: "delta_v", reason, hint }
}
