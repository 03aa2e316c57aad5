use core::fmt;

/// What an expert should know about a solution that was found all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum InverseWarning {
    /// More is sought than there are components of evidence: priors decide.
    MoreUnknowns {
        /// How many unknowns.
        unknowns: usize,
        /// How many components.
        components: usize,
    },
    /// The evidence does not determine a direction: priors decide.
    Undetermined {
        /// Its number among the solution's directions.
        direction: usize,
        /// Posterior by prior standard deviation along it.
        ratio: f64,
    },
    /// An unknown crowds at a bound: the bound decides.
    AtBound {
        /// The unknown.
        unknown: usize,
        /// The bound.
        bound: f64,
        /// Probability of the last fiftieth of the range, or of a deviation from the bound if that is less.
        share: f64,
    },
    /// Evidence contradicts itself, its standard deviations, the model or the priors.
    Contradiction {
        /// The item that the rest contradicts most, if one stands out.
        item: Option<usize>,
        /// Probability of so large a misfit, or larger, if all were right.
        probability: f64,
    },
    /// No fit that was found is probable: the posterior takes deviations of evidence to be wider than they are told.
    Widened {
        /// How much wider.
        factor: f64,
    },
    /// Runs that hardly differ scatter by more than the evidence's deviations: the model cannot tell it closer.
    Rough {
        /// The item that scatters most.
        item: usize,
        /// By how much, in its deviations.
        scatter: f64,
    },
    /// Some runs that hardly differ from the best fit go another way: what is told holds for those that go the same way.
    Tips {
        /// The item that they show most often.
        item: usize,
        /// Their share.
        share: f64,
    },
    /// Samples are worth too few independent ones: intervals and weights are rough.
    FewEffective {
        /// Independent samples that they are worth.
        effective: f64,
    },
    /// The forward model failed often: what it does there counts as impossible.
    ManyFailed {
        /// Runs that failed.
        failed: usize,
        /// Runs that were made.
        runs: usize,
    },
}

impl InverseWarning {
    /// Ratio of standard deviations above which a direction is told to be undetermined.
    pub const UNDETERMINED: f64 = 0.9;
    /// Probability of the last fiftieth of a range above which it is told.
    pub const CROWDED: f64 = 0.1;
    /// Probability of the misfit below which it is told.
    pub const IMPROBABLE: f64 = 0.001;
    /// Standard deviations beyond which the rest contradicts an item.
    pub const FAR: f64 = 3.5;
    /// Independent samples below which it is told.
    pub const FEW: f64 = 200.0;
    /// Shape of the tail of samples' weights from which on they are told to be worth too little, however many.
    pub const LOOSE: f64 = 0.7;
    /// Scatter of runs, in deviations, above which it is told.
    pub const SCATTERED: f64 = 1.0;
    /// Share of runs about the best fit that go another way, above which it is told.
    pub const TIPPING: f64 = 0.1;
    /// Share of failed runs above which it is told.
    pub const FAILED: f64 = 0.2;

    /// The stable number of this warning in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::MoreUnknowns { .. } => 2540,
            Self::Undetermined { .. } => 2541,
            Self::AtBound { .. } => 2542,
            Self::Contradiction { .. } => 2543,
            Self::FewEffective { .. } => 2544,
            Self::ManyFailed { .. } => 2545,
            Self::Widened { .. } => 2546,
            Self::Rough { .. } => 2547,
            Self::Tips { .. } => 2548,
        }
    }
}

impl fmt::Display for InverseWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MoreUnknowns { unknowns, components } => {
                write!(f, "{unknowns} unknowns are sought from {components} measured values: priors decide")
            }
            Self::Undetermined { direction, ratio } => write!(
                f,
                "the evidence leaves {:.0} % of the prior spread along direction {direction}: priors decide there",
                100.0 * ratio
            ),
            Self::AtBound { unknown, bound, share } => write!(
                f,
                "{:.0} % of the probability of unknown {unknown} lie at its bound {bound}: the bound decides",
                100.0 * share
            ),
            Self::Contradiction { item, probability } => {
                write!(f, "so large a misfit has the probability {probability:.1e}")?;
                match item {
                    Some(item) => write!(f, "; item {item} contradicts the rest most"),
                    None => write!(f, ": evidence, its deviations, model or priors contradict each other"),
                }
            }
            Self::Widened { factor } => {
                write!(
                    f,
                    "no fit that was found explains the evidence: its deviations are taken {factor:.1} times as wide"
                )
            }
            Self::Rough { item, scatter } => write!(
                f,
                "runs that hardly differ show item {item} {scatter:.1} of its deviations apart: it counts the less for it"
            ),
            Self::Tips { item, share } => write!(
                f,
                "{:.0} % of runs that hardly differ from the best fit show item {item} far from there: they go another way",
                100.0 * share
            ),
            Self::FewEffective { effective } => {
                write!(f, "the samples are worth {effective:.0} independent ones: intervals are rough")
            }
            Self::ManyFailed { failed, runs } => {
                write!(
                    f,
                    "the forward model failed in {failed} of {runs} runs: these values count as impossible"
                )
            }
        }
    }
}
