/// Events that one step may hold before the motion is taken to rest on the event (Zeno).
pub const MAX_EVENTS: usize = 50;
/// Least time between two events (s).
pub const MIN_EVENT_SPACING: f64 = 1e-9;

/// Where `f` changes sign between `a` and `b`, to `tolerance`, by the Illinois method with bisection as its guard.
///
/// `None` if both ends have the same sign or a value is NaN. The value returned lies on the side of `b`: `f` has
/// reached zero or the sign it has at `b`.
/// Source: Dowell and Jarratt, "A modified regula falsi method", 1971.
#[must_use]
pub fn root(mut f: impl FnMut(f64) -> f64, a: f64, b: f64, tolerance: f64) -> Option<f64> {
    let (mut a, mut b) = (a, b);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return Some(a);
    }
    if fb == 0.0 {
        return Some(b);
    }
    if !(fa < 0.0 && fb > 0.0 || fa > 0.0 && fb < 0.0) {
        return None;
    }
    let (mut kept_a, mut kept_b) = (false, false);
    for round in 0..300 {
        if (b - a).abs() <= tolerance {
            break;
        }
        let secant = a + (b - a) * (fa / (fa - fb));
        let middle = a + (b - a) / 2.0;
        // Each third trial halves the bracket, so that it always closes.
        let inside = secant != a && secant != b;
        let m = if round % 3 == 2 || !inside { middle } else { secant };
        if m == a || m == b {
            break;
        }
        let fm = f(m);
        if fm.is_nan() {
            return None;
        }
        if fm == 0.0 {
            return Some(m);
        }
        if (fm > 0.0) == (fb > 0.0) {
            (b, fb) = (m, fm);
            fa = if kept_a { fa / 2.0 } else { fa };
            (kept_a, kept_b) = (true, false);
        } else {
            (a, fa) = (m, fm);
            fb = if kept_b { fb / 2.0 } else { fb };
            (kept_a, kept_b) = (false, true);
        }
    }
    Some(b)
}

/// A crossing found with fixed steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepCrossing {
    /// Whole steps before the one with the crossing.
    pub step: u64,
    /// Time of the crossing on the straight line between the two ends of that step (s): first order.
    pub time: f64,
}

/// The first of at most `limit` fixed steps of `dt` that ends with `event(state) <= 0`, located on a straight line.
///
/// `None` if no step does, or if the event is not above zero at the start.
#[must_use]
pub fn first_crossing<S>(
    mut state: S,
    mut step: impl FnMut(f64, &S) -> S,
    mut event: impl FnMut(&S) -> f64,
    dt: f64,
    limit: u64,
) -> Option<StepCrossing> {
    let mut before = event(&state);
    let armed = before > 0.0;
    if !armed {
        return None;
    }
    for k in 0..limit {
        let t = k as f64 * dt;
        state = step(t, &state);
        let after = event(&state);
        if after <= 0.0 {
            return Some(StepCrossing { step: k, time: t + dt * (before / (before - after)) });
        }
        before = after;
    }
    None
}
