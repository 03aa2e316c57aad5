use super::correlation::{Cholesky, Correlation};
use super::stencil::Stencil;
use super::{UncertaintyError, UncertaintyWarning, Variable};

/// What uncertain variables do to a function by its slopes and curvatures at their means (GUM, JCGM
/// 100:2008).
#[derive(Clone, Debug, PartialEq)]
pub struct FirstOrder {
    /// The function at the means of the variables.
    pub value: f64,
    /// Its slope by each variable.
    pub gradient: Vec<f64>,
    /// Its standard deviation.
    pub sigma: f64,
    /// The share of the variance that a variable makes, 0 to 1; none where it is correlated with another, or
    /// where there is no variance.
    pub shares: Vec<Option<f64>>,
    /// Its mean by second order.
    pub mean_second_order: f64,
}

impl FirstOrder {
    /// True if second order shifts the mean by less than a tenth of sigma; else draw samples.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let shift = (self.mean_second_order - self.value).abs();
        shift == 0.0 || shift < UncertaintyWarning::MOST_BENT * self.sigma
    }

    /// What an expert should know of it.
    #[must_use]
    pub fn warning(&self) -> Option<UncertaintyWarning> {
        let share = (self.mean_second_order - self.value).abs() / self.sigma;
        (!self.is_valid()).then_some(UncertaintyWarning::Bent { share })
    }
}

/// Propagates uncertainties to first order, and the mean to second, by central differences of sixth order.
///
/// A step is a third of a standard deviation, within `eps^(1/3)` and `eps^(1/7)` of `max(|x|, sigma)`, and
/// stays inside the bounds of a variable; the function is called six times for each uncertain variable,
/// twelve times for correlated ones. `f` gives nothing where it has no result.
///
/// # Errors
/// [`UncertaintyError`] if there are not as many variables as the correlation has, a variable has no standard
/// deviation, the correlations contradict each other, or the function has no finite result near the means.
///
/// ```
/// use accuscene_physics::uncertainty::{Correlation, Variable, first_order, skid_speed};
///
/// // Speed from a skid of 30 m.
/// let variables = [Variable::new(0.7, Some(0.05), None)?, Variable::new(30.0, Some(0.5), None)?];
/// let speed = first_order(&variables, &Correlation::none(2), &mut |x| Some(skid_speed(x[0], x[1])))?;
/// assert!((speed.sigma - 0.744).abs() < 1e-3 && speed.is_valid());
/// assert!(speed.shares[0].is_some_and(|share| share > 0.9));
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
pub fn first_order(
    variables: &[Variable],
    correlation: &Correlation,
    f: &mut dyn FnMut(&[f64]) -> Option<f64>,
) -> Result<FirstOrder, UncertaintyError> {
    let n = variables.len();
    if correlation.variables() != n {
        return Err(UncertaintyError::Mismatch {
            path: "variables of the correlation",
            found: correlation.variables() as u64,
            expected: n as u64,
            hint: "give correlations for as many variables as there are",
        });
    }
    let factor =
        Cholesky::of_semidefinite(correlation).map_err(|pair| UncertaintyError::NotPositiveDefinite {
            first: pair.first,
            second: pair.second,
            pair: format!("variables {} and {}", pair.first, pair.second),
            correlation: pair.correlation,
            hint: "make them smaller",
        })?;
    let (mut means, mut spreads) = (Vec::with_capacity(n), Vec::with_capacity(n));
    for (i, variable) in variables.iter().enumerate() {
        let (Some(mean), Some(spread)) = (variable.mean(), variable.standard_deviation()) else {
            return Err(UncertaintyError::Distribution {
                path: format!("variables[{i}]"),
                rule: "it has no standard deviation".to_owned(),
                hint: "give it more than two degrees of freedom, or draw samples",
            });
        };
        means.push(mean);
        spreads.push(spread);
    }
    let mut stencil = Stencil::new(variables, &means, &spreads, f)?;
    let (mut gradient, mut curvature) = (vec![0.0; n], 0.0);
    let mut direction = vec![0.0; n];
    for k in 0..n {
        if spreads[k] > 0.0 {
            direction.fill(0.0);
            direction[k] = spreads[k];
            let [slope, bend] = stencil.along(&direction)?;
            gradient[k] = slope / spreads[k];
            if !correlation.involves(k) {
                curvature += bend;
                continue;
            }
        }
        // tr(H S) is the sum of the curvatures along the columns of the factor of S.
        let mut any = false;
        for (i, entry) in direction.iter_mut().enumerate() {
            *entry = spreads[i] * factor.entry(i, k);
            any |= *entry != 0.0;
        }
        if any {
            curvature += stencil.along(&direction)?[1];
        }
    }
    let variance = (0..n).fold(0.0, |sum, k| {
        let part = (k..n).fold(0.0, |part, i| part + factor.entry(i, k) * gradient[i] * spreads[i]);
        sum + part * part
    });
    let shares = (0..n).map(|i| {
        let part = gradient[i] * spreads[i];
        (variance > 0.0 && !correlation.involves(i)).then(|| part * part / variance)
    });
    Ok(FirstOrder {
        value: stencil.value(),
        shares: shares.collect(),
        sigma: variance.sqrt(),
        mean_second_order: stencil.value() + 0.5 * curvature,
        gradient,
    })
}
