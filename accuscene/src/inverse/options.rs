use accuscene_core::identity::Seed;
use accuscene_physics::inverse::{InverseError, Options};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How an inverse problem is solved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct InverseOptions {
    /// Most runs of the model; at least `100 + 20` for each unknown.
    pub budget: u32,
    /// Independent samples that each probable mode must be worth for sampling to end before the budget does, 20 or
    /// more.
    pub effective: u32,
    /// What every random draw comes from.
    pub seed: Seed,
    /// Probability of the intervals, in (0, 1).
    pub level: f64,
    /// Whether deviations are widened by what runs that hardly differ scatter, and where no fit that was found is probable.
    pub widen: bool,
}

impl Default for InverseOptions {
    fn default() -> Self {
        let Options { budget, effective, seed, level, widen } = Options::default();
        Self {
            budget: u32::try_from(budget).unwrap_or(u32::MAX),
            effective: u32::try_from(effective).unwrap_or(u32::MAX),
            seed: Seed(seed),
            level,
            widen,
        }
    }
}

impl InverseOptions {
    /// Most runs that a budget may have.
    pub const MOST_BUDGET: u32 = 1_000_000;
    /// Most residuals and unknowns of all runs together.
    pub const MOST_NUMBERS: u64 = 1 << 27;

    /// Refuses what would take memory without bounds; the solver checks the rest.
    pub(super) fn check(&self, numbers: usize) -> Result<(), InverseError> {
        let limits = [
            ("budget", u64::from(self.budget), u64::from(Self::MOST_BUDGET), "1000000 or less"),
            (
                "residuals and unknowns of all runs",
                u64::from(self.budget).saturating_mul(numbers as u64),
                Self::MOST_NUMBERS,
                "134217728 or less",
            ),
        ];
        let over = limits.into_iter().find(|(_, value, most, _)| value > most);
        over.map_or(Ok(()), |(path, value, _, limit)| {
            let hint = "take fewer runs: 2000 suffice for a few unknowns";
            Err(InverseError::Value { path: path.to_owned(), value: value as f64, limit, hint })
        })
    }

    pub(super) fn physics(&self) -> Options {
        Options {
            budget: self.budget as usize,
            effective: self.effective as usize,
            seed: self.seed.0,
            level: self.level,
            widen: self.widen,
        }
    }
}
