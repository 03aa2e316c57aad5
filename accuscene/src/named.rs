//! Values of a document that are told by name and dimension, and not by a place in a scene.

use accuscene_core::document::{Problem, nearest};
use accuscene_core::error::CoreError;
use accuscene_core::quantity::{CATALOGUE, DimensionEntry, Distribution};
use accuscene_core::scene::{BoundText, QuantityPlace, QuantityRef};
use accuscene_physics::uncertainty::Variable;
use serde_json::{Value, json};

/// Codes of what a well-formed list of named values can have wrong.
mod code {
    pub(super) const REPEATED_NAME: u32 = 5050;
    pub(super) const UNKNOWN_DIMENSION: u32 = 5051;
}

/// Dimension of a value that names none.
const PLAIN: &str = "ratio";

/// Reads named values one after the other, and collects every problem.
#[derive(Default)]
pub(crate) struct NamedReader {
    pub(crate) problems: Vec<Problem>,
    names: Vec<String>,
}

impl NamedReader {
    /// Refuses a name that another value of its kind has.
    pub(crate) fn name(&mut self, name: &str, at: &str) {
        if self.names.iter().any(|known| known == name) {
            let problem =
                Problem::new(code::REPEATED_NAME, format!("{at}.name"), "two have one name").with_value(name);
            self.problems.push(problem.with_limit("each name once").with_hint("give each a name of its own"));
        }
        self.names.push(name.to_owned());
    }

    /// The dimension of this name, a ratio for none.
    pub(crate) fn dimension(&mut self, written: Option<&str>, at: &str) -> Option<&'static DimensionEntry> {
        let written = written.unwrap_or(PLAIN);
        let found = DimensionEntry::named(written);
        if found.is_none() {
            let names = || CATALOGUE.iter().map(|entry| entry.name);
            let hint = nearest(written, names())
                .map_or_else(|| "leave it out".to_owned(), |near| format!("did you mean {near}?"));
            let path = format!("{at}.dimension");
            let problem = Problem::new(code::UNKNOWN_DIMENSION, path, "no dimension has this name");
            let all: Vec<&str> = names().collect();
            self.problems.push(problem.with_value(written).with_limit(all.join(", ")).with_hint(hint));
        }
        found
    }

    /// A number in SI or a text with a unit.
    pub(crate) fn number(
        &mut self,
        written: &BoundText,
        dimension: &'static DimensionEntry,
        at: &str,
    ) -> Option<f64> {
        self.quantity(&document(written), dimension, at).map(|quantity| quantity.value)
    }

    /// A value with what is known of it.
    pub(crate) fn quantity_of(
        &mut self,
        value: &BoundText,
        sigma: Option<&BoundText>,
        dist: Option<&Value>,
        dimension: &'static DimensionEntry,
        at: &str,
    ) -> Option<QuantityRef> {
        let mut written = json!({ "value": document(value) });
        if let Some(sigma) = sigma {
            written["sigma"] = document(sigma);
        }
        if let Some(dist) = dist {
            written["dist"] = dist.clone();
        }
        self.quantity(&written, dimension, at)
    }

    /// The law behind a value, its sigma and its distribution.
    pub(crate) fn variable(&mut self, quantity: &QuantityRef, at: &str) -> Option<Variable> {
        let QuantityRef { value, sigma, dist, .. } = *quantity;
        Variable::new(value, sigma, dist)
            .map_err(|error| {
                let problem = Problem::new(error.code(), at, error.to_string()).with_value(value);
                let limit = "a distribution around the value";
                self.problems.push(problem.with_limit(limit).with_hint(error.suggestion()));
            })
            .ok()
    }

    fn quantity(
        &mut self,
        written: &Value,
        dimension: &'static DimensionEntry,
        at: &str,
    ) -> Option<QuantityRef> {
        match (QuantityPlace { path: at.to_owned(), dimension }).read(written, at) {
            Ok(quantity) => Some(quantity),
            Err(CoreError::Document { problems }) => {
                self.problems.extend(problems);
                None
            }
            Err(other) => {
                self.problems.push(Problem::new(other.code(), at, other.to_string()));
                None
            }
        }
    }
}

/// What is known of a value, as members of its object in SI.
pub(crate) fn members(value: f64, sigma: Option<f64>, dist: Option<Distribution>) -> Value {
    let mut members = json!({ "value": value });
    if let Some(sigma) = sigma {
        members["sigma"] = json!(sigma);
    }
    if let Some(dist) = dist {
        members["dist"] = json!(dist);
    }
    members
}

fn document(number: &BoundText) -> Value {
    match number {
        BoundText::Number(value) => json!(value),
        BoundText::Text(text) => json!(text),
    }
}
