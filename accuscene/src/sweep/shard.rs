use crate::outcome::EngineInfo;
use accuscene_core::document::ContentHash;
use accuscene_core::identity::Seed;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Consecutive samples of a sweep, as a value that can go to another process: whoever has scene and plan can run it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Shard {
    /// Identity of the scene.
    pub scene_hash: ContentHash,
    /// Identity of the checked plan: parameters in SI, seed and outputs among it.
    pub plan_hash: ContentHash,
    /// What runs it: parts of different engines are not joined.
    pub engine: EngineInfo,
    /// Seed of the draws.
    pub seed: Seed,
    /// The first sample, from 0.
    pub first: u64,
    /// How many.
    pub count: u64,
}

impl Shard {
    /// The first sample that is no longer in it.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.first.saturating_add(self.count)
    }
}
