use crate::impact::crush_pulse::STANDARD_GRAVITY;
use crate::uncertainty::gauss::integral;
use crate::uncertainty::{UncertaintyError, check};
use accuscene_core::arith::{Real, TAU, exp};

/// A skid mark to rest with what is known beforehand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SkidEvidence {
    /// Mean of the friction before the mark is looked at, above 0.
    pub friction: f64,
    /// Its standard deviation, above 0.
    pub friction_deviation: f64,
    /// Length of the mark, m, above 0.
    pub distance: f64,
    /// Its standard deviation, m, above 0.
    pub distance_deviation: f64,
    /// The least speed that is possible beforehand, m/s; 0 or above.
    pub slowest: f64,
    /// The greatest, m/s; between the two all speeds are equally likely.
    pub fastest: f64,
}

/// What a skid mark says of the speed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SkidPosterior {
    /// Mean of the speed, m/s.
    pub mean: f64,
    /// Standard deviation of the speed, m/s.
    pub standard_deviation: f64,
    /// Probability density of the mark under the prior, 1/m: two sets of assumptions compare by it.
    pub evidence: f64,
}

/// The speed, m/s, at the begin of a skid to rest of a length, m, with a mean friction; NaN below 0.
#[must_use]
pub fn skid_speed(friction: f64, distance: f64) -> f64 {
    (2.0 * friction * STANDARD_GRAVITY * distance).sqrt()
}

/// Standard deviations beyond which nothing counts.
const FAR: f64 = 8.0;
/// Those of the distance, whose ends are inside the integral.
const BEYOND: f64 = 9.0;
const PANELS: u32 = 8;

/// The speed by Bayes' rule: uniform prior of the speed, normal prior of the friction (cut off at 0 and at 8
/// standard deviations, and integrated out), normal error of the distance around `v^2/(2 mu g)`.
///
/// By Gauss-Legendre quadrature, to 1e-9.
///
/// # Errors
/// [`UncertaintyError`] for input out of range, and where mark and priors do not go together at all.
///
/// ```
/// use accuscene_physics::uncertainty::{SkidEvidence, skid_posterior};
///
/// let speed = skid_posterior(&SkidEvidence {
///     friction: 0.7,
///     friction_deviation: 0.05,
///     distance: 30.0,
///     distance_deviation: 0.5,
///     slowest: 10.0,
///     fastest: 30.0,
/// })?;
/// assert!((speed.mean - 20.31).abs() < 0.01 && (speed.standard_deviation - 0.744).abs() < 0.001);
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
pub fn skid_posterior(evidence: &SkidEvidence) -> Result<SkidPosterior, UncertaintyError> {
    let SkidEvidence { friction, friction_deviation, distance, distance_deviation, slowest, fastest } =
        *evidence;
    check::positive("friction", friction)?;
    check::positive("friction_deviation", friction_deviation)?;
    check::positive("distance", distance)?;
    check::positive("distance_deviation", distance_deviation)?;
    check::finite("slowest", slowest)?;
    check::positive("fastest", fastest)?;
    if slowest < 0.0 || slowest >= fastest {
        return Err(UncertaintyError::Value {
            path: "slowest".to_owned(),
            value: slowest,
            limit: "0 or above, below fastest",
            hint: "give the lower speed first",
        });
    }
    // In the root m of the friction everything is smooth down to 0: the speed is m sqrt(2 g d).
    let speed_of = |distance: f64| skid_speed(1.0, distance);
    let near = speed_of(Real::max(distance - BEYOND * distance_deviation, 0.0));
    let far = speed_of(distance + BEYOND * distance_deviation);
    let low = Real::max(Real::max(friction - FAR * friction_deviation, 0.0).sqrt(), slowest / far);
    let high = (friction + FAR * friction_deviation).sqrt();
    let high = if near > 0.0 { Real::min(high, fastest / near) } else { high };
    // Speeds are measured from here, that their spread keeps its digits.
    let likely = Real::clamp(friction.sqrt() * speed_of(distance), slowest, fastest);
    // Where a bound of the speed comes into play or leaves it.
    let mut breaks = vec![low, high];
    for bound in [slowest, fastest] {
        for edge in [near, far] {
            let m = bound / edge;
            if m > low && m < high {
                breaks.push(m);
            }
        }
    }
    breaks.sort_unstable_by(f64::total_cmp);
    let mut sums = [0.0; 3];
    for part in breaks.windows(2) {
        let [from, to] = part else { continue };
        integral(*from, *to, PANELS, |m, weight| {
            let z = (m * m - friction) / friction_deviation;
            let prior = weight * 2.0 * m * exp(-0.5 * z * z);
            let (from, to) = (Real::max(slowest, m * near), Real::min(fastest, m * far));
            if to <= from || prior == 0.0 {
                return;
            }
            integral(from, to, PANELS, |v, weight| {
                let miss = (v / m * (v / m) / (2.0 * STANDARD_GRAVITY) - distance) / distance_deviation;
                let density = prior * weight * exp(-0.5 * miss * miss);
                let v = v - likely;
                sums[0] += density;
                sums[1] += density * v;
                sums[2] += density * v * v;
            });
        });
    }
    let scale = TAU * friction_deviation * distance_deviation * (fastest - slowest);
    let mean = sums[1] / sums[0];
    let variance = sums[2] / sums[0] - mean * mean;
    let found =
        SkidPosterior { mean: likely + mean, standard_deviation: variance.sqrt(), evidence: sums[0] / scale };
    if found.evidence > 0.0 && found.standard_deviation > 0.0 && found.evidence.is_finite() {
        return Ok(found);
    }
    Err(UncertaintyError::Undetermined {
        path: "evidence",
        value: found.evidence,
        limit: "above 0 and finite",
        hint: "mark, friction and speeds do not go together: widen the priors",
    })
}
