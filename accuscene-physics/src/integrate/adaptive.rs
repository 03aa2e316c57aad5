use super::event::{MAX_EVENTS, MIN_EVENT_SPACING, root};
use super::{DenseStep, dormand_prince};
use accuscene_core::arith::{Real, pow};

/// What steers the length of an adaptive step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Control {
    /// Error of a step allowed, as a share of the state; above zero.
    pub relative: f64,
    /// Error of a step allowed where the state is near zero, in the state's units; above zero.
    pub absolute: f64,
    /// Longest step (s), above zero.
    pub max_step: f64,
    /// Time within which an event is located (s), above zero.
    pub event_time: f64,
    /// Steps tried before giving up.
    pub max_trials: u64,
}

impl Default for Control {
    fn default() -> Self {
        Self { relative: 1e-8, absolute: 1e-10, max_step: 0.005, event_time: 1e-10, max_trials: 10_000_000 }
    }
}

/// Why an integration gave up.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum IntegrationError {
    /// A tolerance or a time is not above zero, or the end is not after the start.
    #[error("integration needs tolerances and steps above zero and an end after its start")]
    Domain,
    /// The step fell to rounding of the time: the equations are stiff, singular or not finite there.
    #[error("step vanishes at t = {t} s; relax the tolerance or take an implicit method")]
    StepVanishes {
        /// Time reached (s).
        t: f64,
    },
    /// The trials ran out.
    #[error("no end after {trials} steps, at t = {t} s")]
    TooManySteps {
        /// Time reached (s).
        t: f64,
        /// Steps tried.
        trials: u64,
    },
}

/// Where an integration ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome<const N: usize> {
    /// Time reached (s).
    pub t: f64,
    /// State there.
    pub y: [f64; N],
    /// Events passed.
    pub events: usize,
    /// More than [`MAX_EVENTS`] fell within one longest step: the motion rests on the event from here.
    pub resting: bool,
}

/// Integrates from `t` to `end` with Dormand-Prince 5(4), PI step control and reuse of the last slope.
///
/// `each` sees every accepted step. Error norm: root mean square over the elements, summed in their order.
/// Source of the control: Hairer, Norsett and Wanner, "Solving Ordinary Differential Equations I", II.4.
///
/// # Errors
/// [`IntegrationError`] if the inputs are out of range, the step vanishes or the trials run out.
pub fn integrate<const N: usize>(
    rhs: impl FnMut(f64, &[f64; N]) -> [f64; N],
    (t, end): (f64, f64),
    y: [f64; N],
    control: &Control,
    mut each: impl FnMut(&DenseStep<N>),
) -> Result<Outcome<N>, IntegrationError> {
    drive(rhs, (t, end), y, control, |step| {
        each(step);
        None
    })
}

/// Integrates like [`integrate`] and, where `event(t, y)` falls from above zero to zero or below, locates it, calls
/// `restart(t, y)` to change the state and goes on from there.
///
/// After a restart the event is armed again once it is above zero and [`MIN_EVENT_SPACING`] has passed. Ends early,
/// `resting`, at the event after [`MAX_EVENTS`] within one longest step. An event that is passed and left again
/// within one step is not seen: bound the step.
///
/// # Errors
/// Those of [`integrate`].
pub fn integrate_with_events<const N: usize>(
    rhs: impl FnMut(f64, &[f64; N]) -> [f64; N],
    (t, end): (f64, f64),
    y: [f64; N],
    control: &Control,
    mut event: impl FnMut(f64, &[f64; N]) -> f64,
    mut restart: impl FnMut(f64, &mut [f64; N]),
) -> Result<Outcome<N>, IntegrationError> {
    let (mut window, mut crowd, mut events) = (t, 0, 0);
    let mut armed_from = t;
    let mut outcome = drive(rhs, (t, end), y, control, |step| {
        // Right after a restart the state stands on the event itself: start where it is armed again.
        let wait = armed_from - step.t;
        let from = if wait > 0.0 { wait } else { 0.0 };
        let passed = event(step.t + step.h, &step.y[1]) <= 0.0;
        if from >= step.h || !passed {
            return None;
        }
        let above = event(step.t + from, &step.at(from)) > 0.0;
        if !above && from == 0.0 {
            return None;
        }
        let s = if above {
            root(|s| event(step.t + s, &step.at(s)), from, step.h, control.event_time)?
        } else {
            from
        };
        let (t, mut y) = (step.t + s, step.at(s));
        if t - window > control.max_step {
            (window, crowd) = (t, 0);
        }
        crowd += 1;
        events += 1;
        armed_from = t + MIN_EVENT_SPACING;
        restart(t, &mut y);
        Some((s, y, crowd > MAX_EVENTS))
    })?;
    outcome.events = events;
    Ok(outcome)
}

/// A restart: time after the start of the step, new state, and whether to end there.
type Restart<const N: usize> = (f64, [f64; N], bool);

fn drive<const N: usize>(
    mut rhs: impl FnMut(f64, &[f64; N]) -> [f64; N],
    (mut t, end): (f64, f64),
    mut y: [f64; N],
    control: &Control,
    mut each: impl FnMut(&DenseStep<N>) -> Option<Restart<N>>,
) -> Result<Outcome<N>, IntegrationError> {
    let positive = [control.relative, control.absolute, control.max_step, control.event_time];
    let valid = end > t && positive.iter().all(|x| *x > 0.0);
    if !valid {
        return Err(IntegrationError::Domain);
    }
    let mut slope = rhs(t, &y);
    let mut h = control.max_step / 16.0;
    let mut last_error = 1.0;
    for _ in 0..control.max_trials {
        let rest = end - t;
        let step = if h < rest { h } else { rest };
        let advances = t + step > t;
        if !advances {
            return Err(IntegrationError::StepVanishes { t });
        }
        let trial = dormand_prince(&mut rhs, t, &y, &slope, step);
        let error = norm(&trial.error, &y, &trial.y, control);
        let accepted = error <= 1.0;
        if !accepted {
            // NaN shortens as far as the worst error.
            let factor = if error.is_finite() { Real::max(0.9 * pow(error, -0.2), 0.2) } else { 0.2 };
            h = step * factor;
            last_error = 1.0;
            continue;
        }
        let seen = DenseStep { t, h: step, y: [y, trial.y], slope: [slope, trial.slope] };
        if let Some((s, state, stop)) = each(&seen) {
            (t, y) = (t + s, state);
            slope = rhs(t, &y);
            last_error = 1.0;
            if stop {
                return Ok(Outcome { t, y, events: 0, resting: true });
            }
            if t >= end {
                return Ok(Outcome { t, y, events: 0, resting: false });
            }
            continue;
        }
        (y, slope) = (trial.y, trial.slope);
        if step == rest {
            return Ok(Outcome { t: end, y, events: 0, resting: false });
        }
        t += step;
        let size = Real::max(error, 1e-10);
        let factor = Real::clamp(0.9 * pow(size, -0.17) * pow(last_error, 0.04), 0.2, 5.0);
        h = Real::min(step * factor, control.max_step);
        last_error = Real::max(size, 1e-4);
    }
    Err(IntegrationError::TooManySteps { t, trials: control.max_trials })
}

fn norm<const N: usize>(error: &[f64; N], old: &[f64; N], new: &[f64; N], control: &Control) -> f64 {
    let mut sum = 0.0;
    for i in 0..N {
        let size = if old[i].abs() > new[i].abs() { old[i].abs() } else { new[i].abs() };
        let share = error[i] / (control.absolute + control.relative * size);
        sum += share * share;
    }
    (sum / (N as f64)).sqrt()
}
