use super::{Cholesky, Correlation, Pair};
use crate::uncertainty::{UncertaintyError, UncertaintyWarning, Variable};
use accuscene_core::arith::{PI, Real, normal_quantile, sin};

/// A Gaussian copula: variables of any distributions whose ranks are correlated.
///
/// The normal scores behind the variables have the correlation `2 sin(pi rho/6)` for a rank correlation `rho`
/// (Pearson 1907), which keeps the rank correlation whatever the distributions.
///
/// ```
/// use accuscene_physics::uncertainty::{Copula, Pair};
///
/// // Where the road is slippery both cars slide further.
/// let copula = Copula::new(3, &[Pair { first: 0, second: 1, correlation: 0.8 }])?;
/// assert_eq!(copula.variables(), 3);
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Copula {
    scores: Correlation,
    factor: Option<Cholesky>,
    shrunk: f64,
}

impl Copula {
    /// Variables that are independent of each other.
    #[must_use]
    pub fn independent(variables: usize) -> Self {
        Self { scores: Correlation::none(variables), factor: None, shrunk: 0.0 }
    }

    /// From rank correlations (Spearman's) of pairs; those that are not named are 0.
    ///
    /// # Errors
    /// [`UncertaintyError`] as of [`Correlation::new`], and [`UncertaintyError::NotPositiveDefinite`] where
    /// they contradict each other or leave a variable without any freedom.
    pub fn new(variables: usize, ranks: &[Pair]) -> Result<Self, UncertaintyError> {
        Self::of(&Correlation::new(variables, ranks)?, 0.0).map_err(|pair| {
            UncertaintyError::NotPositiveDefinite {
                first: pair.first,
                second: pair.second,
                pair: format!("variables {} and {}", pair.first, pair.second),
                correlation: pair.correlation,
                hint: "make them smaller (1 and -1 leave no freedom), give the pairs between, or let them be repaired",
            }
        })
    }

    /// As [`new`](Self::new), but correlations that contradict each other are made smaller by one share until
    /// they do not, which [`shrunk`](Self::shrunk) tells: the nearest on the way to independence.
    ///
    /// # Errors
    /// [`UncertaintyError`] as of [`Correlation::new`].
    pub fn repaired(variables: usize, ranks: &[Pair]) -> Result<Self, UncertaintyError> {
        let ranks = Correlation::new(variables, ranks)?;
        if let Ok(copula) = Self::of(&ranks, 0.0) {
            return Ok(copula);
        }
        // The least share in steps of 2^-20; a share of one leaves nothing to contradict.
        let (mut bad, mut good) = (0_u32, STEPS);
        let mut found = Self::independent(variables);
        found.shrunk = 1.0;
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2;
            match Self::of(&ranks, f64::from(middle) / f64::from(STEPS)) {
                Ok(copula) => (good, found) = (middle, copula),
                Err(_) => bad = middle,
            }
        }
        Ok(found)
    }

    /// Number of variables.
    #[must_use]
    pub fn variables(&self) -> usize {
        self.scores.variables()
    }

    /// The share of every correlation of the normal scores that a repair took away; 0 without one.
    #[must_use]
    pub fn shrunk(&self) -> f64 {
        self.shrunk
    }

    /// What an expert should know of a repair.
    #[must_use]
    pub fn warning(&self) -> Option<UncertaintyWarning> {
        (self.shrunk > 0.0).then_some(UncertaintyWarning::Shrunk { share: self.shrunk })
    }

    /// The correlations of the normal scores.
    #[must_use]
    pub fn scores(&self) -> &Correlation {
        &self.scores
    }

    /// Turns a point of a plan, coordinates in (0, 1), into values of the variables, `scratch` being as long;
    /// the result is in `point`.
    pub(in crate::uncertainty) fn values(
        &self,
        variables: &[Variable],
        point: &mut [f64],
        scratch: &mut [f64],
    ) {
        let Some(factor) = &self.factor else {
            for (variable, u) in variables.iter().zip(point) {
                *u = variable.quantile(*u);
            }
            return;
        };
        for (z, u) in scratch.iter_mut().zip(&*point) {
            *z = normal_quantile(*u);
        }
        for (i, (variable, u)) in variables.iter().zip(point).enumerate() {
            *u = if factor.is_free(i) {
                variable.quantile(*u)
            } else {
                variable.quantile_of_score(factor.row_times(i, scratch))
            };
        }
    }

    fn of(ranks: &Correlation, shrunk: f64) -> Result<Self, Pair> {
        let score = |rank: f64| Real::clamp(2.0 * sin(PI / 6.0 * rank), -1.0, 1.0) * (1.0 - shrunk);
        let scores = ranks.map(score);
        let factor = if scores.pairs().is_empty() { None } else { Some(Cholesky::new(&scores)?) };
        Ok(Self { scores, factor, shrunk })
    }
}

/// Steps of a repair from everything to nothing.
const STEPS: u32 = 1 << 20;
