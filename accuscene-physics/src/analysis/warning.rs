use crate::crush::CrushWarning;
use accuscene_core::quantity::DimensionEntry;
use core::fmt;

/// What an expert should know about an answer that was computed all the same.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AnalysisWarning {
    /// An input or figure is beyond what the sources of the formula cover.
    BeyondData {
        /// Which.
        term: &'static str,
        /// Its value, in the unit of the limit.
        value: f64,
        /// What they cover.
        limit: &'static str,
    },
    /// Small errors of the inputs become large ones of the answer.
    IllConditioned {
        /// What they hang on.
        term: &'static str,
        /// By how much errors grow.
        condition: f64,
    },
    /// The answer has more kinetic energy after than before.
    EnergyGained {
        /// How much more, J.
        energy: f64,
    },
    /// A speed is negative: the directions do not fit each other.
    Backwards {
        /// Which.
        term: &'static str,
        /// The speed, m/s.
        speed: f64,
    },
    /// Two forces that should be equal and opposite differ.
    Unbalanced {
        /// By what share of their mean.
        imbalance: f64,
    },
    /// A figure is outside what is plausible.
    Implausible {
        /// Which.
        term: &'static str,
        /// Its value, in the unit of the limit.
        value: f64,
        /// What is plausible.
        limit: &'static str,
    },
    /// A value that was not given was assumed.
    Assumed {
        /// Which.
        term: &'static str,
        /// The value, SI.
        value: f64,
        /// What kind of value it is.
        dimension: &'static DimensionEntry,
        /// Where it comes from.
        source: &'static str,
    },
    /// The figure is a rate in a population, and says nothing about one person.
    Population {
        /// Whom it was counted in.
        population: &'static str,
    },
    /// Something of measured crush.
    Crush(CrushWarning),
}

impl AnalysisWarning {
    /// The stable number of this warning in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::BeyondData { .. } => 2340,
            Self::IllConditioned { .. } => 2341,
            Self::EnergyGained { .. } => 2342,
            Self::Backwards { .. } => 2343,
            Self::Unbalanced { .. } => 2344,
            Self::Implausible { .. } => 2345,
            Self::Assumed { .. } => 2346,
            Self::Population { .. } => 2347,
            Self::Crush(warning) => warning.code(),
        }
    }
}

impl fmt::Display for AnalysisWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeyondData { term, value, limit } => {
                write!(f, "{term} is {value:.3}, beyond what the formula was tried for ({limit})")
            }
            Self::IllConditioned { term, condition } => {
                write!(f, "errors of the inputs grow {condition:.1} times through {term}")
            }
            Self::EnergyGained { energy } => {
                write!(
                    f,
                    "the answer has {:.1} kJ more after than before: the inputs do not fit",
                    1e-3 * energy
                )
            }
            Self::Backwards { term, speed } => {
                write!(f, "{term} comes out as {speed:.2} m/s: the directions do not fit each other")
            }
            Self::Unbalanced { imbalance } => write!(
                f,
                "the forces on the two sides differ by {:.0} %: direction, stiffness or width is wrong",
                100.0 * imbalance
            ),
            Self::Implausible { term, value, limit } => {
                write!(f, "{term} is {value:.3}; plausible is {limit}")
            }
            Self::Assumed { term, value, dimension, source } => {
                let unit = if dimension.si == "1" { String::new() } else { format!(" {}", dimension.si) };
                write!(f, "{term} was not given and taken as {}{unit} ({source})", rounded(*value))
            }
            Self::Population { population } => {
                write!(f, "a rate among {population}: no statement about one person")
            }
            Self::Crush(warning) => warning.fmt(f),
        }
    }
}

/// A value to four significant digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
}

impl From<CrushWarning> for AnalysisWarning {
    fn from(warning: CrushWarning) -> Self {
        Self::Crush(warning)
    }
}
