//! Oracle figures: cases with inputs and outputs of single models, held against the library's public functions.
//!
//! A file has `cases`, each with `id`, `model`, `inputs`, `outputs` and `tolerance` {rel, abs}. A case passes if every
//! output agrees: a number within `max(abs, rel |want|)`, a vector element by element, a text (hex patterns too), a
//! truth value or null exactly. A model without an adapter is not covered; an output that the adapter does not give
//! fails. Adapters convert inputs and outputs and compute nothing themselves.

mod agreement;
mod case;
mod collisions;
mod commonroad;
mod contact;
mod crush;
mod falls;
mod frames;
mod impact;
mod impact_line;
mod inputs;
mod numerics;
mod people;
mod reconstruction;
mod report;
mod tally;
mod tyres;
mod uncertainty;
mod vehicle;

pub use case::{Case, CaseFile, Tolerance};
pub use report::{json, text};
pub use tally::{Failure, OracleReport, Tally};

use crate::ValidationError;
use inputs::Inputs;
use serde_json::Value;
use std::path::Path;

/// Calls the library with a case's inputs; `None` if it refuses them or the inputs are not those of the model.
type Adapter = fn(&Inputs<'_>) -> Option<Value>;

/// The models of every section that the library has public functions for.
const SECTIONS: &[&[(&str, Adapter)]] = &[
    frames::ADAPTERS,
    vehicle::ADAPTERS,
    tyres::ADAPTERS,
    commonroad::ADAPTERS,
    impact::ADAPTERS,
    impact_line::ADAPTERS,
    uncertainty::ADAPTERS,
    contact::ADAPTERS,
    crush::ADAPTERS,
    collisions::ADAPTERS,
    reconstruction::ADAPTERS,
    falls::ADAPTERS,
    people::ADAPTERS,
    numerics::ADAPTERS,
];

/// Runs every case of every JSON file in a folder, in the order of the file names.
///
/// # Errors
/// [`ValidationError`] if the folder or a file cannot be read, has another form, or there is no file.
pub fn run(dir: &Path) -> Result<OracleReport, ValidationError> {
    let mut report = OracleReport::default();
    for file in CaseFile::read_all(dir)? {
        report.add(&file);
    }
    Ok(report)
}

/// Names of the models that are compared with the library, in order.
#[must_use]
pub fn covered_models() -> Vec<&'static str> {
    let mut names: Vec<_> = SECTIONS.iter().copied().flatten().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names
}

fn adapter(model: &str) -> Option<Adapter> {
    SECTIONS.iter().copied().flatten().find(|(name, _)| *name == model).map(|(_, adapter)| *adapter)
}
