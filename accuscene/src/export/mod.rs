//! Results as files: `result.json` and one CSV a table; `comparison.json` and `comparison.csv`; `analysis.json` and
//! `analysis.csv`; `reconstruction.json` and `samples.csv`; the outcome of an inverse problem; `sweep.json` and `sweep.csv`.

mod analysis;
mod comparison;
mod csv;
mod file_name;
mod inverse;
mod json;
mod reconstruction;
mod sweep;

pub use analysis::{analysis_csv, analysis_from_json, analysis_json};
pub use comparison::{comparison_csv, comparison_from_json, comparison_json};
pub use csv::csv;
pub use file_name::file_name;
pub use inverse::{inverse_csv, inverse_from_json, inverse_json};
pub use json::{from_json, json};
pub use reconstruction::{reconstruction_csv, reconstruction_from_json, reconstruction_json};
pub use sweep::{sweep_csv, sweep_from_json, sweep_json};
