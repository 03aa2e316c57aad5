use super::Twin;
use crate::ValidationError;
use accuscene::EngineError;
use accuscene_core::arith::Real;
use accuscene_core::document::{ContentHash, sha256};
use accuscene_core::port::Executor;
use accuscene_physics::inverse::{self, Solution};
use accuscene_physics::reconstruction::{Case, ReconstructionError, reconstruct};
use core::ops::ControlFlow;

/// Twin experiments to run: everything of them follows from these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TwinStudy {
    /// Seed of the cases.
    pub seed: u64,
    /// Number of the first case.
    pub first: u64,
    /// Number of cases; the odd ones have another tyre in truth than the expert takes.
    pub cases: u64,
    /// Forward runs that each may take.
    pub budget: usize,
    /// Independent samples at which each ends before that.
    pub effective: usize,
}

/// One reconstructed case.
#[derive(Clone, Debug, PartialEq)]
pub struct TwinResult {
    /// Number of the case.
    pub case: u64,
    /// Tyre model of the truth.
    pub tyre: &'static str,
    /// Of both vehicles: the impact speed in truth, its median and its interval, m/s.
    pub speeds: [SpeedFound; 2],
    /// Number of distinct explanations.
    pub modes: usize,
    /// Probability of a misfit as great or greater.
    pub probability: f64,
    /// Forward runs made.
    pub runs: usize,
    /// Independent samples that the posterior's are worth.
    pub effective: f64,
    /// Hash of the bits of the solution: marginals, correlations, modes, samples and their weights.
    pub hash: ContentHash,
}

/// An impact speed and what was found of it, m/s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpeedFound {
    /// The truth.
    pub truth: f64,
    /// The median.
    pub median: f64,
    /// The 90 % interval.
    pub interval: [f64; 2],
}

/// What some cases come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwinFigures {
    /// Number of speeds.
    pub speeds: usize,
    /// Share of the speeds inside their interval.
    pub coverage: f64,
    /// Median of the absolute errors of the medians, as a share of the truth.
    pub median_error: f64,
    /// The share that 90 % of these errors do not exceed.
    pub most_errors: f64,
    /// Mean of the errors with their sign.
    pub bias: f64,
}

impl TwinFigures {
    /// Shares of the speeds between which a 90 % interval holds the truth.
    pub const COVERAGE: [f64; 2] = [0.85, 0.95];
    /// Median of the absolute errors that is too much.
    pub const ERROR: f64 = 0.04;
}

impl TwinStudy {
    /// Runs the cases one after the other, each on the executor; `each` hears of every result.
    ///
    /// # Errors
    /// [`ValidationError`] if a case cannot be drawn or reconstructed.
    pub fn run(
        &self,
        executor: &dyn Executor,
        each: &mut dyn FnMut(&TwinResult),
    ) -> Result<Vec<TwinResult>, ValidationError> {
        let mut results = Vec::new();
        for case in self.first..self.first.saturating_add(self.cases) {
            let result = self.case(case, executor)?;
            each(&result);
            results.push(result);
        }
        Ok(results)
    }

    fn case(&self, number: u64, executor: &dyn Executor) -> Result<TwinResult, ValidationError> {
        let wrong = |error: ReconstructionError| ValidationError::Engine {
            scene: format!("twin {number} of seed {}", self.seed),
            source: EngineError::from(error),
        };
        let twin = Twin::new(self.seed, number)?;
        let case = Case::of(&twin.scene).map_err(wrong)?;
        let Self { seed, budget, effective, .. } = *self;
        let options =
            inverse::Options { budget, effective, seed, widen: true, ..inverse::Options::default() };
        let found = reconstruct(&case, &options, executor, &mut |_| ControlFlow::Continue(()))
            .map_err(wrong)?
            .solution;
        let speed = |k: usize| SpeedFound {
            truth: twin.truth[k],
            median: found.unknowns[k].median,
            interval: found.unknowns[k].interval,
        };
        Ok(TwinResult {
            case: number,
            tyre: twin.tyre,
            speeds: [speed(0), speed(1)],
            modes: found.modes.len(),
            probability: found.fit.probability,
            runs: found.runs,
            effective: found.effective,
            hash: hash(&found),
        })
    }
}

fn hash(found: &Solution) -> ContentHash {
    let marginals = found.unknowns.iter().flat_map(|u| {
        let [low, high] = u.interval;
        [u.median, u.mean, u.sd, low, high]
    });
    let modes = found.modes.iter().flat_map(|m| m.unknowns.iter().chain([&m.weight]).copied());
    let samples = found.samples.iter().flat_map(|s| s.unknowns.iter().chain([&s.weight]).copied());
    let all = marginals.chain(found.correlation.iter().copied()).chain(modes).chain(samples);
    let bytes: Vec<u8> = all.chain([found.ln_evidence]).flat_map(f64::to_le_bytes).collect();
    sha256(&bytes)
}

impl SpeedFound {
    /// Error of the median as a share of the truth.
    #[must_use]
    pub fn error(&self) -> f64 {
        self.median / self.truth - 1.0
    }

    /// Whether the interval holds the truth.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.interval[0] <= self.truth && self.truth <= self.interval[1]
    }
}

impl TwinFigures {
    /// Whether intervals are as wide as they say, and half of the errors are small enough.
    #[must_use]
    pub fn holds(&self) -> bool {
        let [least, most] = Self::COVERAGE;
        least <= self.coverage && self.coverage <= most && self.median_error < Self::ERROR
    }

    /// Of the cases whose tyre the expert takes, or of the others; none if there are none.
    #[must_use]
    pub fn of(results: &[TwinResult], matched: bool) -> Option<Self> {
        let wanted = results.iter().filter(|result| (result.tyre == "brush") == matched);
        let speeds: Vec<SpeedFound> = wanted.flat_map(|result| result.speeds).collect();
        if speeds.is_empty() {
            return None;
        }
        let count = speeds.len() as f64;
        let covered = speeds.iter().filter(|speed| speed.is_covered()).count();
        let mut errors: Vec<f64> = speeds.iter().map(|speed| speed.error().abs()).collect();
        errors.sort_by(f64::total_cmp);
        let quantile = |share: f64| {
            let place = share * (errors.len() - 1) as f64;
            let low = errors[place as usize];
            let high = errors[Ord::min(place as usize + 1, errors.len() - 1)];
            low + (high - low) * Real::max(place - place.floor(), 0.0)
        };
        Some(Self {
            speeds: speeds.len(),
            coverage: covered as f64 / count,
            median_error: quantile(0.5),
            most_errors: quantile(0.9),
            bias: speeds.iter().fold(0.0, |sum, speed| sum + speed.error()) / count,
        })
    }
}
