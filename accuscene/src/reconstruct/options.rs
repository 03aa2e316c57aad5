use accuscene_core::identity::Seed;
use accuscene_physics::inverse::{self, InverseError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a scene is reconstructed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReconstructOptions {
    /// Most runs that the search and the samples may take; at least `100 + 20` for each unknown.
    pub budget: u32,
    /// Independent samples that each probable explanation must be worth for sampling to end before the budget does, 20 or more.
    pub effective: u32,
    /// What every random draw comes from.
    pub seed: Seed,
    /// Probability of the intervals, 0.5 to 0.999.
    pub level: f64,
    /// Runs drawn from the posterior for the figures of the motion and the paths, beside the budget.
    pub draws: u16,
}

impl Default for ReconstructOptions {
    fn default() -> Self {
        let inverse::Options { budget, effective, seed, level, .. } = inverse::Options::default();
        Self {
            budget: u32::try_from(budget).unwrap_or(u32::MAX),
            effective: u32::try_from(effective).unwrap_or(u32::MAX),
            seed: Seed(seed),
            level,
            draws: 100,
        }
    }
}

impl ReconstructOptions {
    /// Most runs that a budget may have.
    pub const MOST_BUDGET: u32 = 1_000_000;
    /// Least and greatest probability of intervals.
    pub const LEVELS: [f64; 2] = [0.5, 0.999];
    /// Most draws.
    pub const MOST_DRAWS: u16 = 10_000;

    /// Refuses what would take memory without bounds; the solver checks the rest.
    pub(super) fn check(&self) -> Result<(), InverseError> {
        let all = [
            ("budget", self.budget, Self::MOST_BUDGET, "1000000 or less"),
            ("draws", u32::from(self.draws), u32::from(Self::MOST_DRAWS), "10000 or less"),
        ];
        if !(Self::LEVELS[0]..=Self::LEVELS[1]).contains(&self.level) {
            let (path, value) = ("level".to_owned(), self.level);
            let hint = "take 0.9 or 0.95: further out samples are too few";
            return Err(InverseError::Value { path, value, limit: "0.5 to 0.999", hint });
        }
        let over = all.into_iter().find(|(_, value, most, _)| value > most);
        over.map_or(Ok(()), |(path, value, _, limit)| {
            let (path, value) = (path.to_owned(), f64::from(value));
            Err(InverseError::Value {
                path,
                value,
                limit,
                hint: "take fewer: 2000 runs and 100 draws suffice",
            })
        })
    }

    pub(super) fn inverse(&self) -> inverse::Options {
        inverse::Options {
            budget: self.budget as usize,
            effective: self.effective as usize,
            seed: self.seed.0,
            level: self.level,
            widen: true,
        }
    }
}
