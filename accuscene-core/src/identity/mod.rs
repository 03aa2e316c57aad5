//! Identities that are derived or given, never drawn or taken from a clock.

mod entity;
mod error;
mod seed;
mod text_form;
mod timestamp;

pub use entity::EntityId;
pub use error::IdentityError;
pub use seed::Seed;
pub use timestamp::Timestamp;

pub(crate) use text_form::text_form;
