//! The outcome of a simulation: everything that another expert needs to check it.

mod marks;
mod summary;
mod vehicle;

use accuscene_core::document::ContentHash;
use accuscene_core::event::{CollisionEvent, Event, Warning};
use accuscene_core::identity::Seed;
use accuscene_core::scene::Scene;
use accuscene_core::table::{Recording, Table};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use marks::{SHORTEST, SLIDING_SPEED, TyreMark, TyreMarks, UTILISATION, WIDTH};
pub(crate) use summary::summaries;
pub use vehicle::{Peaks, Pose, VehicleSummary};

use crate::simulate::SimulateOptions;

/// Value of [`Outcome::schema`].
pub const SCHEMA: &str = "accuscene/result/1";

/// A simulated scene: input echo, models, vehicles, collisions, marks, warnings and the recorded tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Outcome {
    /// Schema of this document, [`SCHEMA`].
    pub schema: String,
    /// What computed it.
    pub engine: EngineInfo,
    /// Hash of the authored scene without its case metadata.
    pub scene_hash: ContentHash,
    /// Hash of the resolved scene.
    pub echo_hash: ContentHash,
    /// Options of the call.
    pub options: SimulateOptions,
    /// Seed of all random draws.
    pub seed: Seed,
    /// The resolved scene: every value that was used, defaults marked as such, and the case metadata.
    pub echo: Scene,
    /// The models used, with sources and validity.
    pub models: Vec<ModelInfo>,
    /// End of the run, s.
    pub end: f64,
    /// Why the run ended.
    pub stop: StopReason,
    /// What became of each vehicle, in the order of the scene.
    pub vehicles: Vec<VehicleSummary>,
    /// All collisions in order of time.
    pub collisions: Vec<CollisionEvent>,
    /// All other events in order of time.
    pub events: Vec<Event>,
    /// Where a model was used outside its validity, and what else a reader must know.
    pub warnings: Vec<Warning>,
    /// Tyre marks and their rule.
    pub tyre_marks: TyreMarks,
    /// The recorded tables: name, size and hash.
    pub tables: Vec<TableReference>,
    /// The recorded rows; not part of the JSON form.
    #[serde(skip)]
    pub recording: Recording,
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StopReason {
    /// The scene's duration was over.
    Duration,
    /// Everything was at rest and no driver had anything left to do.
    AllAtRest,
    /// A vehicle left what the models cover; the warnings tell which and when.
    OutsideModel,
    /// The host that steps the model looked at it here.
    Host,
}

impl From<accuscene_physics::simulation::StopReason> for StopReason {
    fn from(reason: accuscene_physics::simulation::StopReason) -> Self {
        use accuscene_physics::simulation::StopReason as Physics;
        match reason {
            Physics::Duration => Self::Duration,
            Physics::AllAtRest => Self::AllAtRest,
            Physics::OutsideModel => Self::OutsideModel,
            Physics::Host => Self::Host,
        }
    }
}

/// Name and versions of what computed an outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EngineInfo {
    /// Name of the engine.
    pub name: String,
    /// Version of the engine.
    pub version: String,
    /// Rises only when a result changes.
    pub physics_revision: u32,
}

impl EngineInfo {
    /// This engine.
    #[must_use]
    pub fn current() -> Self {
        Self {
            name: "AccuScene".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            physics_revision: accuscene_physics::PHYSICS_REVISION,
        }
    }
}

/// One model of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ModelInfo {
    /// What it models: tyre, impact, ...
    pub role: String,
    /// Its name.
    pub name: String,
    /// Where it is published.
    pub source: String,
    /// For what it holds.
    pub validity: String,
}

impl ModelInfo {
    /// Describes a model.
    #[must_use]
    pub fn new(role: &str, name: &str, source: &str, validity: &str) -> Self {
        Self { role: role.into(), name: name.into(), source: source.into(), validity: validity.into() }
    }
}

/// A recorded table without its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TableReference {
    /// Name: `vehicle.<id>`, `wheel.<id>.<wheel>`.
    pub name: String,
    /// Number of rows.
    pub rows: usize,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Hash of all values.
    pub content_hash: ContentHash,
}

impl TableReference {
    /// The reference of a recorded table.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        Self {
            name: table.name().into(),
            rows: table.rows(),
            columns: table.columns().iter().map(|column| column.name.clone()).collect(),
            content_hash: table.content_hash(),
        }
    }
}
