//! Vehicle dynamics, contact and impact models of AccuScene.
//!
//! ```text
//! Scene -> Resolved -> Model -> simulation::run -> Run (tables, events, warnings, models)
//! ```
//! [`Model::compile`](model::Model::compile) works everything out once; [`simulation::run`] steps it to its
//! end. The single models are public too: [`impact`], [`contact`], [`crush`], [`coupling`], [`tyre`],
//! [`vehicle`], and the closed forms [`handling`], [`ride`], [`rollover`], [`coast`], [`articulation`], [`approach`].
//! [`uncertainty`] is that of any function.

#![forbid(unsafe_code)]

pub mod aftermath;
pub mod analysis;
pub mod approach;
pub mod articulation;
pub mod coast;
pub mod commonroad;
pub mod contact;
pub mod coupling;
pub mod crush;
pub mod crush_force;
pub mod driver;
mod error;
pub mod figures;
pub mod handling;
pub mod hull;
pub mod impact;
pub mod integrate;
pub mod inverse;
mod linear;
pub mod model;
pub mod reconstruction;
pub mod ride;
pub mod rollover;
pub mod simulation;
pub mod terrain;
pub mod tyre;
pub mod uncertainty;
pub mod vehicle;

pub use error::PhysicsError;
pub use model::{Model, support};

/// Rises whenever a result changes; with scene hash and options it keys a cached result.
pub const PHYSICS_REVISION: u32 = 2;
