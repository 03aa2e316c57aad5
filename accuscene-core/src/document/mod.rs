//! Documents: text to checked values, with every problem found at once.
//!
//! ```text
//! text --read_text--> Value --SchemaTree::check--> no problems --serde--> typed
//! ```
//! Limits are checked before parsing, duplicate members and numbers that are not finite are refused, and a value that
//! [`SchemaTree`] finds clean deserialises without an error.
//!
//! A negative zero is read as zero and a whole number as an integer: canonical JSON writes `-0`, `0` and `0.0` alike,
//! and equal hashes must mean equal bits.

mod advice;
mod hash;
mod limits;
mod name;
mod path;
mod place;
mod problem;
mod read;
mod scan;
mod scan_toml;
mod schema;
mod typed;
mod value;

pub use hash::{ContentHash, canonical, sha256};
pub use limits::{Format, Limits};
pub use problem::{Problem, Severity};
pub use read::{read_from, read_text};
pub use schema::{SchemaTree, json_schema, published_schema};
pub use typed::DocumentType;

pub(crate) use advice::{advised, advised_error};
pub use name::nearest;

pub(crate) use name::{kind_of, shorten};
pub(crate) use typed::without_nulls;
