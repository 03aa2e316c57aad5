//! The distributions, each ready to be asked: what depends on their numbers alone is worked out once.

mod beta;
mod logarithm;
mod lognormal;
mod normal;
mod pert;
mod root;
mod straight;
mod student;
mod triangular;
mod truncated;

use accuscene_core::arith::{normal_cumulative, normal_quantile};

pub(super) use lognormal::Lognormal;
pub(super) use normal::Normal;
pub(super) use pert::Pert;
pub(super) use straight::Straight;
pub(super) use student::Student;
pub(super) use triangular::Triangular;
pub(super) use truncated::Truncated;

/// A distribution with its numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Law {
    Constant(f64),
    Normal(Normal),
    Truncated(Truncated),
    Lognormal(Lognormal),
    Triangular(Triangular),
    Uniform(Straight),
    Student(Student),
    Pert(Pert),
}

impl Law {
    /// The value that lies above a share `p` of all; `q` is `1 - p` with the digits that a difference would
    /// lose.
    pub(super) fn quantile(&self, p: f64, q: f64) -> f64 {
        let score = || if p <= q { normal_quantile(p) } else { -normal_quantile(q) };
        match self {
            Self::Constant(value) => *value,
            Self::Normal(law) => law.at(score()),
            Self::Lognormal(law) => law.at(score()),
            Self::Truncated(law) => law.quantile(p, q),
            Self::Triangular(law) => law.quantile(p, q),
            Self::Uniform(law) => law.quantile(p, q),
            Self::Student(law) => law.quantile(p, q),
            Self::Pert(law) => law.quantile(p, q),
        }
    }

    /// The value whose place among all is that of the standard normal variate `z`.
    pub(super) fn at_score(&self, z: f64) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Normal(law) => law.at(z),
            Self::Lognormal(law) => law.at(z),
            other => other.quantile(normal_cumulative(z), normal_cumulative(-z)),
        }
    }

    /// The shares below and above `x`.
    pub(super) fn tails(&self, x: f64) -> [f64; 2] {
        if x.is_nan() {
            return [f64::NAN; 2];
        }
        match self {
            Self::Constant(value) => [f64::from(u8::from(x >= *value)), f64::from(u8::from(x < *value))],
            Self::Normal(law) => normal_tails(law.score(x)),
            Self::Lognormal(law) => normal_tails(law.score(x)),
            Self::Truncated(law) => law.tails(x),
            Self::Triangular(law) => law.tails(x),
            Self::Uniform(law) => law.tails(x),
            Self::Student(law) => law.tails(x),
            Self::Pert(law) => law.tails(x),
        }
    }

    /// The logarithm of the density; minus infinity where nothing can be.
    pub(super) fn ln_density(&self, x: f64) -> f64 {
        match self {
            _ if x.is_nan() => f64::NAN,
            Self::Constant(value) => {
                if x == *value {
                    f64::INFINITY
                } else {
                    f64::NEG_INFINITY
                }
            }
            Self::Normal(law) => law.ln_density(x),
            Self::Lognormal(law) => law.ln_density(x),
            Self::Truncated(law) => law.ln_density(x),
            Self::Triangular(law) => law.ln_density(x),
            Self::Uniform(law) => law.ln_density(x),
            Self::Student(law) => law.ln_density(x),
            Self::Pert(law) => law.ln_density(x),
        }
    }

    /// Mean and standard deviation, where it has them.
    pub(super) fn moments(&self) -> [Option<f64>; 2] {
        match self {
            Self::Constant(value) => [Some(*value), Some(0.0)],
            Self::Normal(law) => law.moments().map(Some),
            Self::Lognormal(law) => law.moments().map(Some),
            Self::Truncated(law) => law.moments().map(Some),
            Self::Triangular(law) => law.moments().map(Some),
            Self::Uniform(law) => law.moments().map(Some),
            Self::Student(law) => law.moments(),
            Self::Pert(law) => law.moments().map(Some),
        }
    }
}

fn normal_tails(z: f64) -> [f64; 2] {
    [normal_cumulative(z), normal_cumulative(-z)]
}

/// ln(sqrt(2 pi)).
const LN_SQRT_TAU: f64 = 0.9189385332046728;
