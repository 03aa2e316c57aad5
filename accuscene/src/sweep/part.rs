use super::{Column, Shard, SweepError};
use crate::error::EngineError;
use accuscene_core::document::{ContentHash, sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Schema of a part.
pub const PART_SCHEMA: &str = "accuscene/sweep-shard/1";

/// Most numbers that are kept at once: 1 GB.
pub(super) const MOST_NUMBERS: u64 = 1 << 27;
/// Most bytes of a part as text.
const MOST_BYTES: u64 = 1 << 32;

/// What the samples of a shard gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ShardResult {
    /// `accuscene/sweep-shard/1`.
    pub schema: String,
    /// Which samples of which sweep.
    pub shard: Shard,
    /// The values of each output, in the order of the plan, one a sample.
    pub outputs: Vec<Column>,
    /// The samples that have no run, in their order.
    pub failures: Vec<SampleFailure>,
    /// Who met in the impacts that outputs name, by impact, then names.
    pub impacts: Vec<Meeting>,
    /// SHA-256 of range and values above.
    pub content_hash: ContentHash,
}

/// A sample that has no run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SampleFailure {
    /// Which sample, from 0.
    pub sample: u64,
    /// Stable number in the registry of codes: why.
    pub code: u32,
}

/// How often an impact was one between the same two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Which impact of a run, 1 the first.
    pub impact: u32,
    /// The bodies, by name.
    pub bodies: [String; 2],
    /// In how many samples.
    pub samples: u64,
}

impl ShardResult {
    pub(super) fn new(
        shard: Shard,
        outputs: Vec<Column>,
        failures: Vec<SampleFailure>,
        impacts: Vec<Meeting>,
    ) -> Self {
        let content_hash = content(&shard, &outputs, &failures, &impacts);
        Self { schema: PART_SCHEMA.to_owned(), shard, outputs, failures, impacts, content_hash }
    }

    /// The part as JSON text: numbers as the shortest text that reads back to the same bits.
    ///
    /// # Errors
    /// [`EngineError::Encode`] when a value cannot be written, which no part of the engine holds.
    pub fn to_json(&self) -> Result<String, EngineError> {
        let mut text = serde_json::to_string(self).map_err(|source| EngineError::Encode { source })?;
        text.push('\n');
        Ok(text)
    }

    /// Reads a part back and checks it: schema, lengths, order and content.
    ///
    /// # Errors
    /// [`EngineError::Decode`] when the text is no part at all; [`SweepError::Part`] and [`SweepError::TooMany`] for
    /// what it says wrongly.
    pub fn from_json(text: &str) -> Result<Self, EngineError> {
        if text.len() as u64 > MOST_BYTES {
            let limit = format!("{MOST_BYTES} bytes or fewer");
            return Err(part("part", format!("{} bytes", text.len()), limit).into());
        }
        let read: Self = serde_json::from_str(text).map_err(|source| EngineError::Decode { source })?;
        read.check()?;
        Ok(read)
    }

    /// The JSON Schema (2020-12) of parts.
    #[must_use]
    pub fn json_schema() -> Value {
        accuscene_core::document::json_schema::<Self>()
    }

    /// Whether it says nothing that contradicts itself.
    pub(super) fn check(&self) -> Result<(), SweepError> {
        let Shard { first, count, .. } = self.shard;
        if self.schema != PART_SCHEMA {
            return Err(part("schema", self.schema.clone(), PART_SCHEMA.to_owned()));
        }
        check_numbers(count, self.outputs.len())?;
        if let Some(column) = self.outputs.iter().find(|column| column.len() as u64 != count) {
            return Err(part("outputs", format!("{} values", column.len()), format!("{count} values")));
        }
        let mut next = first;
        for failure in &self.failures {
            if failure.sample < next || failure.sample >= self.shard.end() {
                let limit = format!("{next} to {} in ascending order", self.shard.end());
                return Err(part("failures", format!("sample {}", failure.sample), limit));
            }
            next = failure.sample + 1;
            let row = (failure.sample - first) as usize;
            if self.outputs.iter().any(|column| column.get(row).is_some()) {
                let found = format!("sample {} has a value", failure.sample);
                return Err(part("failures", found, "samples without values".to_owned()));
            }
        }
        if content(&self.shard, &self.outputs, &self.failures, &self.impacts) != self.content_hash {
            let found = self.content_hash.to_string();
            return Err(part("content_hash", found, "the hash of the values".to_owned()));
        }
        Ok(())
    }
}

/// Refuses more numbers than are kept at once.
pub(super) fn check_numbers(samples: u64, columns: usize) -> Result<(), SweepError> {
    let count = samples.saturating_mul(columns as u64);
    if count <= MOST_NUMBERS {
        return Ok(());
    }
    Err(SweepError::TooMany { count, most: MOST_NUMBERS, hint: "name fewer outputs, or take fewer samples" })
}

fn part(path: &'static str, found: String, limit: String) -> SweepError {
    SweepError::Part { path, found, limit, hint: "run the shard again" }
}

/// SHA-256 of what was run, lengths and values, numbers by their bits.
fn content(
    shard: &Shard,
    outputs: &[Column],
    failures: &[SampleFailure],
    impacts: &[Meeting],
) -> ContentHash {
    let numbers: usize = outputs.iter().map(|column| 1 + column.len()).sum();
    let mut bytes = Vec::with_capacity(8 * numbers);
    bytes.extend_from_slice(shard.scene_hash.as_bytes());
    bytes.extend_from_slice(shard.plan_hash.as_bytes());
    let mut put = |number: u64| bytes.extend_from_slice(&number.to_le_bytes());
    put(shard.first);
    put(shard.count);
    put(outputs.len() as u64);
    for column in outputs {
        put(column.len() as u64);
        column.values().iter().for_each(|value| put(value.to_bits()));
    }
    put(failures.len() as u64);
    for failure in failures {
        put(failure.sample);
        put(u64::from(failure.code));
    }
    put(impacts.len() as u64);
    for meeting in impacts {
        put(u64::from(meeting.impact));
        put(meeting.samples);
        for name in &meeting.bodies {
            put(name.len() as u64);
            name.bytes().for_each(|byte| put(u64::from(byte)));
        }
    }
    sha256(&bytes)
}
