//! Checking values against a published schema.

mod check;
mod choice;
mod compile;
mod keyword;
mod messages;
mod node;
mod object;
mod tree;

pub use tree::{SchemaTree, json_schema};
