//! Running a model, to its end or under a host's hands: stepping, impacts, rest and the recording.

mod acting;
mod chronicle;
mod collision;
mod contacts;
mod crossing;
mod crush;
mod crush_event;
mod crushing;
mod encounter;
mod law;
mod live;
mod live_log;
mod meeting;
mod notes;
mod recorder;
mod rest;
mod run;
mod side;
mod state;
mod step;
mod together;
mod tumble;
mod tyre_notes;
mod world;

pub use crush::Crush;
pub use encounter::{BodyRef, Encounter, EncounterPhase, Glimpse};
pub use live::{Live, Snapshot};
pub use live_log::{ControlInput, ControlLog, Hold};
pub use rest::RestWatch;
pub use run::{ModelNote, Run, StopReason, run};
pub use state::{State, VehicleState};
pub use step::advance;
pub use tumble::Tumble;
