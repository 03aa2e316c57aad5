//! Results as files: `result.json` and one CSV a table.

mod csv;
mod file_name;
mod json;

pub use csv::csv;
pub use file_name::file_name;
pub use json::{from_json, json};
