use super::document::{Document, WrittenItem, WrittenNoise, WrittenUnknown};
use super::{InverseCase, InverseItem};
use crate::error::EngineError;
use crate::named::NamedReader;
use crate::reading::readings;
use accuscene_core::document::{DocumentType, Problem};
use accuscene_core::error::CoreError;
use accuscene_physics::inverse::{InverseError, Item, Noise};
use accuscene_physics::reconstruction::{Belief, SoughtValue};
use serde_json::Value;
use std::sync::OnceLock;

/// Codes of what a well-formed inverse problem can have wrong.
mod code {
    pub(super) const BAD_BELIEF: u32 = 5060;
    pub(super) const BAD_NOISE: u32 = 5061;
}

/// Degrees of freedom of an item that may be wrong, where none are given: a moderate doubt.
const FREEDOM: u32 = 4;

readings!(InverseCase, "a problem");

impl InverseCase {
    /// Reads a problem from a document in memory; a member that is null counts as absent.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem, each with path, value, limit and hint.
    pub fn from_value(document: Value) -> Result<Self, EngineError> {
        let document: Document = document_type()?.read(document)?;
        let mut reader = NamedReader::default();
        let read = document.unknowns.iter().enumerate();
        let unknowns: Vec<SoughtValue> =
            read.filter_map(|(index, written)| unknown(&mut reader, index, written)).collect();
        let mut of_items = NamedReader::default();
        let read = document.items.iter().enumerate();
        let items: Vec<InverseItem> =
            read.map(|(index, written)| item(&mut of_items, index, written)).collect();
        reader.problems.extend(of_items.problems);
        if !reader.problems.is_empty() {
            return Err(CoreError::Document { problems: reader.problems }.into());
        }
        Ok(Self { unknowns, items })
    }

    /// The JSON Schema (2020-12) of problems.
    ///
    /// # Errors
    /// [`CoreError::Schema`] if the schema cannot be checked, which that of the engine can.
    pub fn json_schema() -> Result<Value, CoreError> {
        document_type().map(|problems| problems.schema().clone())
    }
}

fn document_type() -> Result<&'static DocumentType, CoreError> {
    static TYPE: OnceLock<Result<DocumentType, CoreError>> = OnceLock::new();
    TYPE.get_or_init(DocumentType::of::<Document>).as_ref().map_err(Clone::clone)
}

fn unknown(reader: &mut NamedReader, index: usize, written: &WrittenUnknown) -> Option<SoughtValue> {
    let at = format!("unknowns[{index}]");
    reader.name(&written.name, &at);
    let dimension = reader.dimension(written.dimension.as_deref(), &at)?;
    let low = reader.number(&written.low, dimension, &format!("{at}.low"));
    let high = reader.number(&written.high, dimension, &format!("{at}.high"));
    let belief = belief(reader, written, dimension, &at);
    let (low, high, prior) = (low?, high?, belief?);
    if low >= high || !(high - low).is_finite() {
        let hint = "let the upper bound be the larger one";
        let error = InverseError::Bounds { path: at.clone(), low, high, hint };
        let problem = Problem::new(error.code(), format!("{at}.high"), error.to_string()).with_value(high);
        reader.problems.push(problem.with_limit(format!("> {low}, a finite way from it")).with_hint(hint));
        return None;
    }
    let name = written.name.clone();
    Some(SoughtValue { path: name.clone(), name, dimension, bounds: [low, high], written: None, prior })
}

fn belief(
    reader: &mut NamedReader,
    written: &WrittenUnknown,
    dimension: &'static accuscene_core::quantity::DimensionEntry,
    at: &str,
) -> Option<Belief> {
    let (sigma, dist) = (written.sigma.as_ref(), written.dist.as_ref());
    let mut refuse = |message: &str, limit: &str, hint: &str| {
        let problem = Problem::new(code::BAD_BELIEF, at, message).with_limit(limit);
        reader.problems.push(problem.with_hint(hint));
        None
    };
    let Some(value) = &written.value else {
        if sigma.is_none() && dist.is_none() {
            return Some(Belief::Uniform);
        }
        return refuse(
            "what is believed has no value",
            "a value beside sigma and dist",
            "add a value, or leave both out",
        );
    };
    if sigma.is_none() && dist.is_none() {
        let hint = "add a sigma or a dist, or leave the value out";
        return refuse("what is believed has no width", "a sigma above 0, or a dist", hint);
    }
    let quantity = reader.quantity_of(value, sigma, dist, dimension, at)?;
    let law = reader.variable(&quantity, at)?;
    if !law.is_uncertain() {
        let problem = Problem::new(code::BAD_BELIEF, format!("{at}.sigma"), "what is believed has no width");
        let hint = "an unknown that is known is none: give the model its value";
        reader.problems.push(problem.with_value(0).with_limit("a sigma above 0").with_hint(hint));
        return None;
    }
    Some(Belief::Around { value: law.value(), sigma: law.sigma(), dist: law.dist() })
}

fn item(reader: &mut NamedReader, index: usize, written: &WrittenItem) -> InverseItem {
    let at = format!("items[{index}]");
    reader.name(&written.name, &at);
    let noise = match written.noise {
        WrittenNoise::Student => Noise::Student { freedom: written.freedom.unwrap_or(FREEDOM) },
        WrittenNoise::Normal => {
            if let Some(freedom) = written.freedom {
                let path = format!("{at}.freedom");
                let problem = Problem::new(code::BAD_NOISE, path, "normal noise has no degrees of freedom");
                let problem = problem.with_value(freedom).with_limit("noise = \"student\"");
                reader.problems.push(problem.with_hint("leave it out, or take the noise student"));
            }
            Noise::Normal
        }
    };
    InverseItem { name: written.name.clone(), item: Item { components: written.components as usize, noise } }
}
