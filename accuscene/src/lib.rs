//! The embeddable engine of traffic-accident reconstruction.
//!
//! A scene goes in, a checked outcome comes out, and from it a report and files: [`simulate`]. The same scene under
//! every impact model is [`compare()`]. A host that drives by itself, step by step, has a [`LiveSession`].

#![forbid(unsafe_code)]

pub mod analyse;
pub mod compare;
mod error;
pub mod export;
pub mod figures;
pub mod inverse;
mod live;
mod named;
mod note;
pub mod outcome;
mod reading;
pub mod reconstruct;
pub mod report;
mod series;
mod simulate;
pub mod study;
pub mod sweep;
mod threads;

pub use accuscene_core::scene::Scene;
pub use accuscene_physics::PhysicsError;
pub use accuscene_physics::driver::{DriverInput, WheelInput};
pub use accuscene_physics::figures::{LockingAxle, SpeedFigures, VehicleFigures};
pub use accuscene_physics::simulation::{ControlLog, Hold, Live, Snapshot, State, VehicleState};
pub use accuscene_physics::{analysis, approach, uncertainty};
pub use analyse::{AnalysisCase, AnalysisOutcome, analyse};
pub use compare::{CompareOptions, CompareProgress, Comparison, compare};
pub use error::EngineError;
pub use figures::{figures, figures_json};
pub use inverse::{InverseCase, InverseOptions, InverseOutcome};
pub use live::LiveSession;
pub use note::Note;
pub use outcome::Outcome;
pub use reconstruct::{ReconstructOptions, ReconstructionOutcome, reconstruct};
pub use simulate::{Progress, SimulateOptions, compile, simulate};
pub use study::StudyCase;
pub use sweep::{Sweep, SweepOutcome, SweepPlan, monte_carlo, sweep};
pub use threads::Threads;
