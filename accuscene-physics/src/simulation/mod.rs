//! Running a model: stepping, impacts, rest and the recording.

mod collision;
mod contacts;
mod encounter;
mod law;
mod notes;
mod recorder;
mod rest;
mod run;
mod side;
mod state;
mod step;
mod world;

pub use encounter::{Encounter, EncounterPhase};
pub use rest::RestWatch;
pub use run::{ModelNote, Run, StopReason, run};
pub use state::{State, VehicleState};
pub use step::advance;
