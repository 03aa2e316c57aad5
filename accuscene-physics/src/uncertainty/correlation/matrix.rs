use super::Copula;
use crate::uncertainty::{Sampler, UncertaintyError, check};

/// Two variables and their correlation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Index of one variable.
    pub first: usize,
    /// Index of the other.
    pub second: usize,
    /// Their correlation, -1 to 1.
    pub correlation: f64,
}

/// Correlations (Pearson's) of variables; those that are not named are 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlation {
    variables: usize,
    /// Sorted, the lower index first, none 0.
    pairs: Vec<Pair>,
}

impl Correlation {
    /// No correlations among a number of variables.
    #[must_use]
    pub fn none(variables: usize) -> Self {
        Self { variables, pairs: Vec::new() }
    }

    /// From pairs of a number of variables.
    ///
    /// # Errors
    /// [`UncertaintyError`] for too many variables, a correlation that is not finite or beyond 1, an index
    /// that no variable has, a variable with itself, and a pair that is given twice.
    pub fn new(variables: usize, pairs: &[Pair]) -> Result<Self, UncertaintyError> {
        let hint = "leave variables out that hardly matter";
        check::count("variables", variables as u64, [1, Sampler::MOST_DIMENSIONS as u64], hint)?;
        let mut sorted = Vec::with_capacity(pairs.len());
        for &Pair { first, second, correlation } in pairs {
            let refuse = |rule, hint| Err(UncertaintyError::Pair { first, second, rule, hint });
            check::finite("correlation", correlation)?;
            if correlation.abs() > 1.0 {
                let (path, limit) = ("correlation".to_owned(), "-1 to 1");
                let hint = "give the rank correlation itself, not in percent";
                return Err(UncertaintyError::Value { path, value: correlation, limit, hint });
            }
            if first >= variables || second >= variables {
                return refuse("there are fewer variables", "give indices of variables, from 0");
            }
            if first == second {
                return refuse("a variable is correlated with itself", "name two variables");
            }
            let (first, second) = if first < second { (first, second) } else { (second, first) };
            sorted.push(Pair { first, second, correlation });
        }
        sorted.sort_by_key(|pair| (pair.first, pair.second));
        for two in sorted.windows(2) {
            if let [one, other] = two
                && (one.first, one.second) == (other.first, other.second)
            {
                let (rule, hint) = ("it is given twice", "give each pair once");
                return Err(UncertaintyError::Pair { first: one.first, second: one.second, rule, hint });
            }
        }
        sorted.retain(|pair| pair.correlation != 0.0);
        Ok(Self { variables, pairs: sorted })
    }

    /// The correlations of the normal scores behind a copula: those of the variables themselves where they
    /// are normal, and nearly those elsewhere.
    #[must_use]
    pub fn of_scores(copula: &Copula) -> Self {
        copula.scores().clone()
    }

    /// Number of variables.
    #[must_use]
    pub fn variables(&self) -> usize {
        self.variables
    }

    /// The pairs that are correlated, sorted, the lower index first.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// True if the variable is correlated with another.
    #[must_use]
    pub fn involves(&self, variable: usize) -> bool {
        self.pairs.iter().any(|pair| pair.first == variable || pair.second == variable)
    }

    /// The same with every correlation passed through a function.
    pub(super) fn map(&self, f: impl Fn(f64) -> f64) -> Self {
        let pairs =
            self.pairs.iter().map(|pair| Pair { correlation: f(pair.correlation), ..*pair }).collect();
        Self { variables: self.variables, pairs }
    }
}
