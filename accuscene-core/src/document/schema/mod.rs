//! Checking values against a published schema.

mod check;
mod choice;
mod compile;
mod keyword;
mod messages;
mod node;
mod object;
mod published;
mod tree;

pub use published::published_schema;
pub use tree::{SchemaTree, json_schema};
