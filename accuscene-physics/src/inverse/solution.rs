use super::warning::InverseWarning;

/// What is known of the unknowns after the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// One an unknown.
    pub unknowns: Vec<Marginal>,
    /// Correlation of the unknowns, by rows.
    pub correlation: Vec<f64>,
    /// Distinct optima, the heaviest first.
    pub modes: Vec<Mode>,
    /// One an item, at the heaviest mode.
    pub items: Vec<ItemFit>,
    /// Directions in the space of unknowns, from the least determined to the best.
    pub directions: Vec<Direction>,
    /// How well the evidence as a whole fits.
    pub fit: FitQuality,
    /// Posterior samples with weights above 0.
    pub samples: Vec<Sample>,
    /// Independent samples that these are worth (Kish 1965). Below 50 their weights are squeezed towards each other, since so few
    /// tell too little of the width; this is their worth before that.
    pub effective: f64,
    /// Shape of the tail of the samples' weights (Pareto): below 0.5 they have a variance, from 0.7 on they are too uneven
    /// to be trusted.
    pub tail: f64,
    /// Logarithm of the marginal likelihood: of the density of the residuals, over the prior; with widened deviations where
    /// [`FitQuality::widened`] tells of them.
    pub ln_evidence: f64,
    /// What an expert should know.
    pub warnings: Vec<InverseWarning>,
    /// Forward runs made.
    pub runs: usize,
    /// Of these, how many failed.
    pub failed: usize,
}

/// One unknown after the evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marginal {
    /// Value with as much probability below as above.
    pub median: f64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
    /// The interval with equal probabilities beyond both ends, at the level of the options.
    pub interval: [f64; 2],
    /// Mean of the prior.
    pub prior_mean: f64,
    /// Standard deviation of the prior.
    pub prior_sd: f64,
    /// Posterior by prior standard deviation: near 1 if the evidence says nothing of it.
    pub ratio: f64,
}

/// An optimum of the posterior.
#[derive(Clone, Debug, PartialEq)]
pub struct Mode {
    /// Where it is.
    pub unknowns: Vec<f64>,
    /// Its share of the probability.
    pub weight: f64,
    /// Misfit there: the sum of squared residuals if noise is normal, by deviations that count [`ItemFit::scatter`].
    pub misfit: f64,
    /// Misfit and what the priors make of the unknowns there: the square of the standard score under a normal one, nothing under
    /// an even one, in general twice the logarithm of how much less probable it is than the most probable value.
    pub objective: f64,
    /// Covariance of the unknowns near it, linearised, by rows.
    pub covariance: Vec<f64>,
}

/// How an item fits.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFit {
    /// Residuals at the best fit, in standard deviations.
    pub residuals: Vec<f64>,
    /// Sum of their squares.
    pub chi2: f64,
    /// How far runs about the best fit that hardly differ scatter in each of them, in the same deviations; 0 where the model is
    /// smooth. The posterior, distances and [`FitQuality`] count the evidence by deviations that hold this too.
    pub scatter: Vec<f64>,
    /// The share of these runs in which a residual lies far apart from those like the best fit's: another course of events, which
    /// is no scatter of this one (2548).
    pub apart: f64,
    /// Distance from what the rest tells, in standard deviations of that distance: a normal value's that is
    /// as improbable.
    pub distance: f64,
    /// How far each unknown moves if the item is left out, in its posterior standard deviations, linearised.
    pub pull: Vec<f64>,
    /// Whether the rest contradicts it.
    pub contradicted: bool,
}

/// How well all evidence fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitQuality {
    /// Objective of the heaviest mode.
    pub chi2: f64,
    /// Components of evidence.
    pub components: usize,
    /// Probability of as large a value or a larger one, if evidence, deviations, model and priors are right
    /// (linearised).
    pub probability: f64,
    /// How much wider the posterior takes all deviations of evidence: 1, but where no fit that was found is probable
    /// (2546); then what makes the best one as good as fits are in the mean.
    pub widened: f64,
    /// Largest by smallest eigenvalue of the information of the evidence on the scores; infinite if it leaves
    /// a direction open.
    pub condition: f64,
}

/// A direction in the space of unknowns.
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    /// Its components, in standard scores under the prior; of length 1.
    pub components: Vec<f64>,
    /// Posterior by prior standard deviation along it, linearised at the best fit.
    pub ratio: f64,
}

/// One posterior sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The unknowns.
    pub unknowns: Vec<f64>,
    /// Its weight; all add up to 1.
    pub weight: f64,
    /// The mode to which it belongs.
    pub mode: usize,
    /// Misfit.
    pub misfit: f64,
}
