use super::prior::Prior;

/// The forward model: what evidence would look like if the unknowns had certain values.
///
/// It may have kinks and jumps. The same unknowns must give the same residuals, whichever thread asks.
pub trait Forward: Sync {
    /// Writes the residuals, model less evidence, each divided by its standard deviation, item after item.
    ///
    /// False if the model failed, or what was observed did not happen: the values count as impossible. A
    /// residual that is not finite counts as a failure too.
    fn residuals(&self, unknowns: &[f64], residuals: &mut [f64]) -> bool;

    /// The same of several places, each with residuals of its own; whether each of them has any.
    ///
    /// For models that do several in less time than one after another; the numbers must be those of
    /// [`residuals`](Self::residuals).
    fn residuals_of_all(&self, unknowns: &[Vec<f64>], residuals: &mut [Vec<f64>]) -> Vec<bool> {
        unknowns.iter().zip(residuals).map(|(own, residuals)| self.residuals(own, residuals)).collect()
    }
}

impl<F: Fn(&[f64], &mut [f64]) -> bool + Sync> Forward for F {
    fn residuals(&self, unknowns: &[f64], residuals: &mut [f64]) -> bool {
        self(unknowns, residuals)
    }
}

/// One number that is sought.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// Lower bound.
    pub low: f64,
    /// Upper bound, above the lower one.
    pub high: f64,
    /// What is known of it beforehand, between the bounds.
    pub prior: Prior,
}

impl Unknown {
    /// As probable anywhere between its bounds.
    #[must_use]
    pub fn uniform(low: f64, high: f64) -> Self {
        Self { low, high, prior: Prior::Uniform }
    }

    /// Normally distributed, cut off at its bounds.
    #[must_use]
    pub fn normal(low: f64, high: f64, mean: f64, sd: f64) -> Self {
        Self { low, high, prior: Prior::Normal { mean, sd } }
    }
}

/// How the residuals of an item are distributed if all is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Noise {
    /// Each component normally, with standard deviation 1: what intervals of an expert mean.
    #[default]
    Normal,
    /// By Student's t, of all components together: an item that may be wrong.
    Student {
        /// Degrees of freedom, 1 to 100; 4 doubts an item moderately.
        freedom: u32,
    },
}

/// One piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// How many residuals it has, 1 to 10,000.
    pub components: usize,
    /// How they are distributed.
    pub noise: Noise,
}

impl Item {
    /// With normally distributed residuals.
    #[must_use]
    pub fn new(components: usize) -> Self {
        Self { components, noise: Noise::Normal }
    }
}

/// What is sought and what is known.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// What is sought, 1 to about 20.
    pub unknowns: Vec<Unknown>,
    /// What was observed, in the order of the residuals.
    pub items: Vec<Item>,
}
