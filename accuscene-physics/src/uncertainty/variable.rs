use super::UncertaintyError;
use super::law::{Law, Lognormal, Normal, Pert, Straight, Student, Triangular, Truncated};
use accuscene_core::quantity::{Distribution, Length, Quantity};

/// A number with what is known of it: a value, its distribution and what can be asked of that.
///
/// Value, sigma and distribution mean what they mean for a [`Quantity`]: normal where only sigma is given,
/// constant where there is nothing or sigma is 0.
///
/// ```
/// use accuscene_core::quantity::Distribution;
/// use accuscene_physics::uncertainty::Variable;
///
/// let friction = Variable::new(0.7, Some(0.05), None)?;
/// assert!((friction.quantile(0.95) - 0.782).abs() < 1e-3);
/// let reaction = Variable::new(1.0, None, Some(Distribution::Pert { low: 0.6, high: 2.0 }))?;
/// assert!((reaction.cumulative(reaction.quantile(0.3)) - 0.3).abs() < 1e-12);
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variable {
    value: f64,
    sigma: Option<f64>,
    dist: Option<Distribution>,
    law: Law,
}

impl Variable {
    /// From a value, its sigma and its distribution, all in the unit of the value.
    ///
    /// # Errors
    /// [`UncertaintyError`] if they are not finite or contradict each other as they must not in a
    /// [`Quantity`].
    pub fn new(value: f64, sigma: Option<f64>, dist: Option<Distribution>) -> Result<Self, UncertaintyError> {
        let mut quantity = Quantity::<Length>::new(value);
        quantity.sigma = sigma;
        quantity.dist = dist;
        Self::of(&quantity)
    }

    /// From a quantity, in SI.
    ///
    /// # Errors
    /// [`UncertaintyError`] as of [`new`](Self::new).
    pub fn of<D>(quantity: &Quantity<D>) -> Result<Self, UncertaintyError> {
        let Quantity { value, sigma, dist, .. } = *quantity;
        let refuse = |rule: String| UncertaintyError::Distribution {
            path: "variable".to_owned(),
            rule,
            hint: "correct its value, sigma or distribution",
        };
        super::check::finite("value", value)?;
        quantity.validate().map_err(|error| refuse(error.to_string()))?;
        let law = law(value, sigma, dist)
            .ok_or_else(|| refuse("its width leaves the range of doubles".to_owned()))?;
        Ok(Self { value, sigma, dist, law })
    }

    /// A number that is known.
    ///
    /// # Errors
    /// [`UncertaintyError`] if it is not finite.
    pub fn constant(value: f64) -> Result<Self, UncertaintyError> {
        Self::new(value, None, None)
    }

    /// The value, as given.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The sigma, as given.
    #[must_use]
    pub fn sigma(&self) -> Option<f64> {
        self.sigma
    }

    /// The distribution, as given.
    #[must_use]
    pub fn dist(&self) -> Option<Distribution> {
        self.dist
    }

    /// False for a constant.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        !matches!(self.law, Law::Constant(_))
    }

    /// The value that a share `p` of all lies below; `p` in (0, 1), NaN elsewhere.
    ///
    /// Right to 1e-12 of `p` or of `1 - p`, whichever is less, as far as the value has the digits; infinite
    /// where a Student's t of a small fraction of a degree of freedom leaves the doubles.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if p > 0.0 && p < 1.0 { self.law.quantile(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that stands among all where `z` stands among standard normal variates; keeps the digits of
    /// both tails.
    #[must_use]
    pub fn quantile_of_score(&self, z: f64) -> f64 {
        if z.is_nan() { f64::NAN } else { self.law.at_score(z) }
    }

    /// The share of all that lies below `x` (at it, for a constant); NaN for NaN.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        self.law.tails(x)[0]
    }

    /// The share of all that lies above `x`, with the digits that `1 - cumulative` would lose.
    #[must_use]
    pub fn exceedance(&self, x: f64) -> f64 {
        self.law.tails(x)[1]
    }

    /// The natural logarithm of the density at `x`, for a prior or a likelihood; minus infinity where nothing
    /// can be.
    #[must_use]
    pub fn ln_density(&self, x: f64) -> f64 {
        self.law.ln_density(x)
    }

    /// The mean; none for a Student's t of up to one degree of freedom.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.law.moments()[0]
    }

    /// The standard deviation; none for a Student's t of up to two degrees of freedom.
    #[must_use]
    pub fn standard_deviation(&self) -> Option<f64> {
        self.law.moments()[1]
    }

    /// The bounds that no value passes; infinite where there are none.
    #[must_use]
    pub fn support(&self) -> [f64; 2] {
        match (&self.law, self.dist) {
            (Law::Constant(value), _) => [*value; 2],
            (_, Some(Distribution::Lognormal)) => [0.0, f64::INFINITY],
            (_, Some(dist)) => {
                dist.bounds().map_or([f64::NEG_INFINITY, f64::INFINITY], |(low, high)| [low, high])
            }
            (_, None) => [f64::NEG_INFINITY, f64::INFINITY],
        }
    }
}

/// The law behind numbers that are sound by themselves; none if together they leave the range of doubles.
fn law(value: f64, sigma: Option<f64>, dist: Option<Distribution>) -> Option<Law> {
    let Some(dist) = dist else {
        return Some(match sigma {
            Some(sigma) if sigma > 0.0 => Law::Normal(Normal::new(value, sigma)),
            _ => Law::Constant(value),
        });
    };
    if dist.bounds().is_some_and(|(low, high)| !(high - low).is_finite()) {
        return None;
    }
    if dist.takes_sigma() && sigma == Some(0.0) {
        return Some(Law::Constant(value));
    }
    let sigma = sigma.unwrap_or(0.0);
    match dist {
        Distribution::Normal => Some(Law::Normal(Normal::new(value, sigma))),
        Distribution::Truncated { low, high } => {
            let cut = Truncated::new(value, sigma, low, high);
            Some(if cut.is_flat() { Law::Uniform(Straight::new(low, high)) } else { Law::Truncated(cut) })
        }
        Distribution::Lognormal => {
            Some(Lognormal::new(value, sigma)).filter(Lognormal::is_sound).map(Law::Lognormal)
        }
        Distribution::Triangular { low, high } => Some(Law::Triangular(Triangular::new(low, value, high))),
        Distribution::Uniform { low, high } => Some(Law::Uniform(Straight::new(low, high))),
        Distribution::Student { dof } => Some(Law::Student(Student::new(value, sigma, dof))),
        Distribution::Pert { low, high } => Some(Law::Pert(Pert::new(low, value, high))),
        _ => None,
    }
}
