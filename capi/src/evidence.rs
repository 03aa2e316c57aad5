//! What evidence says of unknowns in closed form: sample sizes, weighted fits, momentum, a skid mark.

use accuscene_core::arith::Vec2;
use engine::EngineError;
use engine::uncertainty::{
    MomentumEvidence, Sides, SkidEvidence, WeightedLeastSquares, momentum_fit, skid_posterior,
    wilks_sample_size,
};

use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::options::unknown_value;
use crate::pointer::{self, Out};
use crate::status::{LENGTH_TOO_LARGE, acs_status};

/// The ends of a tolerance interval that samples bound.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_sides {
    /// The greatest sample bounds, or the least.
    One = 1,
    /// The least and the greatest bound together.
    Two = 2,
}

/// How well a weighted fit is founded.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_fit {
    /// Sum of the squared residuals, each over its standard deviation; about as large as `freedom` where the rows
    /// agree.
    pub chi_square: f64,
    /// Condition number of the scaled rows by Frobenius norms, which is the number of unknowns at the least; above 1e6 the fit hardly tells its unknowns apart.
    pub condition: f64,
    /// Rows beyond the number of unknowns.
    pub freedom: u64,
}

/// What is known of two vehicles after their impact, and of the directions they came from.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_momentum_evidence {
    /// Masses, kg; above 0.
    pub masses: [f64; 2],
    /// Velocities after the impact, m/s: x and y of the first vehicle, x and y of the second.
    pub after: [f64; 4],
    /// Directions of approach, rad from the x axis.
    pub approach: [f64; 2],
    /// Standard deviation of a component of the momentum over the sum of the masses, m/s; above 0.
    pub momentum_deviation: f64,
    /// Standard deviation of the velocity across the direction of approach, m/s; above 0.
    pub across_deviation: f64,
}

/// Velocities before an impact.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_momentum_fit {
    /// Velocities before the impact, m/s: x and y of the first vehicle, x and y of the second.
    pub before: [f64; 4],
    /// Standard deviations of these.
    pub deviation: [f64; 4],
    /// How well the fit is founded.
    pub fit: acs_fit,
}

/// A skid mark to rest with what is known beforehand.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_skid_evidence {
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
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_skid_posterior {
    /// Mean of the speed, m/s.
    pub mean: f64,
    /// Standard deviation of the speed, m/s.
    pub standard_deviation: f64,
    /// Probability density of the mark under the prior, 1/m: two sets of assumptions compare by it.
    pub evidence: f64,
}

fn founded(fit: &WeightedLeastSquares) -> acs_fit {
    acs_fit { chi_square: fit.chi_square(), condition: fit.condition(), freedom: fit.freedom() as u64 }
}

/// Tells the least number of independent samples whose extremes hold a share of all results with a probability: 59
/// and 93 for 95 % and 95 % (Wilks 1941; Rust `uncertainty::wilks_sample_size`).
///
/// Ownership: the caller frees the error. Threads: any.
///
/// \param coverage    the share, in (0, 1)
/// \param confidence  the probability, in (0, 1)
/// \param sides       an `acs_sides`
/// \param samples     receives the number
/// \return `ACS_STATUS_UNCERTAINTY_VALUE` for shares out of range, `ACS_STATUS_UNCERTAINTY_COUNT` for more than
/// 2^40 samples
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_wilks_sample_size(
    coverage: f64,
    confidence: f64,
    sides: i32,
    samples: *mut u64,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `samples` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(samples, "samples") }?;
        let sides = match sides {
            one if one == acs_sides::One as i32 => Sides::One,
            two if two == acs_sides::Two as i32 => Sides::Two,
            other => return Err(unknown_value("sides", other, "acs_sides")),
        };
        out.set(wilks_sample_size(coverage, confidence, sides).map_err(EngineError::from)?);
        Ok(())
    })
}

/// Solves rows with known standard deviations in the sense of least squares (Householder 1958; Rust
/// `uncertainty::WeightedLeastSquares`).
///
/// Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param coefficients   `rows * unknowns` numbers, row by row
/// \param right          right sides, one a row
/// \param deviations     their standard deviations, one a row, above 0
/// \param rows           number of rows
/// \param unknowns       number of unknowns, at most 256
/// \param solution       receives the unknowns
/// \param covariance     null, or receives their covariance, `unknowns * unknowns` numbers row by row, without a
/// factor from the residuals
/// \param fit            null, or receives how well the fit is founded
/// \return `ACS_STATUS_UNCERTAINTY_UNDETERMINED` for rows that do not tell the unknowns apart, another number of
/// the uncertainty family (2400..2409) for input out of range
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_least_squares(
    coefficients: *const f64,
    right: *const f64,
    deviations: *const f64,
    rows: usize,
    unknowns: usize,
    solution: *mut f64,
    covariance: *mut f64,
    fit: *mut acs_fit,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        let numbers = rows.checked_mul(unknowns).ok_or_else(|| {
            Failure::argument(LENGTH_TOO_LARGE, "rows", format!("{rows} rows of {unknowns} are too many"))
        })?;
        // SAFETY: `coefficients` is null or readable for so many values by the rules of the header.
        let coefficients = unsafe { pointer::input(coefficients, numbers, "coefficients") }?;
        // SAFETY: `right` is null or readable for so many values by the rules of the header.
        let right = unsafe { pointer::input(right, rows, "right") }?;
        // SAFETY: `deviations` is null or readable for so many values by the rules of the header.
        let deviations = unsafe { pointer::input(deviations, rows, "deviations") }?;
        let found = WeightedLeastSquares::solve(coefficients, right, deviations, unknowns)
            .map_err(EngineError::from)?;
        // SAFETY: `solution` is null or writable for so many values by the rules of the header.
        unsafe { pointer::output(solution, unknowns, "solution") }?.copy_from_slice(found.unknowns());
        if !covariance.is_null() {
            // SAFETY: not null, writable for so many values by the rules of the header; unknowns are 256 at most.
            let places = unsafe { pointer::output(covariance, unknowns * unknowns, "covariance") }?;
            for (at, place) in places.iter_mut().enumerate() {
                *place = found.covariance(at / unknowns, at % unknowns);
            }
        }
        if !fit.is_null() {
            // SAFETY: not null, valid by the rules of the header.
            unsafe { Out::new(fit, "fit") }?.set(founded(&found));
        }
        Ok(())
    })
}

/// Tells velocities before an impact from those after it, by conservation of momentum and the directions of
/// approach, weighted by what is known of them (Rust `uncertainty::momentum_fit`).
///
/// Ownership: `evidence` is borrowed for the call; the caller frees the error. Threads: any.
///
/// \param evidence  what is known
/// \param before    receives the velocities
/// \return `ACS_STATUS_UNCERTAINTY_UNDETERMINED` for directions of approach that are parallel, another number of
/// the uncertainty family (2400..2409) for input out of range
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_momentum(
    evidence: *const acs_momentum_evidence,
    before: *mut acs_momentum_fit,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `before` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(before, "before") }?;
        // SAFETY: `evidence` is null or valid by the rules of the header.
        let evidence = unsafe { pointer::checked(evidence.cast_mut(), "evidence")?.as_ptr().read() };
        let [x1, y1, x2, y2] = evidence.after;
        let found = momentum_fit(&MomentumEvidence {
            masses: evidence.masses,
            after: [Vec2::new(x1, y1), Vec2::new(x2, y2)],
            approach: evidence.approach,
            momentum_deviation: evidence.momentum_deviation,
            across_deviation: evidence.across_deviation,
        })
        .map_err(EngineError::from)?;
        let flat = |[one, other]: [Vec2; 2]| [one.x, one.y, other.x, other.y];
        let fit = founded(&found.fit);
        out.set(acs_momentum_fit { before: flat(found.before), deviation: flat(found.deviation), fit });
        Ok(())
    })
}

/// Tells the speed before a skid to rest by Bayes' rule: uniform prior of the speed, normal prior of the friction,
/// normal error of the distance (Rust `uncertainty::skid_posterior`; without uncertainties the formula `slide`
/// gives the speed).
///
/// Ownership: `evidence` is borrowed for the call; the caller frees the error. Threads: any.
///
/// \param evidence  what is known
/// \param speed     receives what it says of the speed
/// \return `ACS_STATUS_UNCERTAINTY_UNDETERMINED` where mark and priors do not go together at all, another number
/// of the uncertainty family (2400..2409) for input out of range
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_skid(
    evidence: *const acs_skid_evidence,
    speed: *mut acs_skid_posterior,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `speed` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(speed, "speed") }?;
        // SAFETY: `evidence` is null or valid by the rules of the header.
        let evidence = unsafe { pointer::checked(evidence.cast_mut(), "evidence")?.as_ptr().read() };
        let found = skid_posterior(&SkidEvidence {
            friction: evidence.friction,
            friction_deviation: evidence.friction_deviation,
            distance: evidence.distance,
            distance_deviation: evidence.distance_deviation,
            slowest: evidence.slowest,
            fastest: evidence.fastest,
        })
        .map_err(EngineError::from)?;
        out.set(acs_skid_posterior {
            mean: found.mean,
            standard_deviation: found.standard_deviation,
            evidence: found.evidence,
        });
        Ok(())
    })
}
