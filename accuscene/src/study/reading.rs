use super::StudyCase;
use super::case::StudyVariable;
use super::document::{Document, WrittenCorrelation, WrittenVariable};
use crate::analyse::SamplingPlan;
use crate::error::EngineError;
use crate::named::NamedReader;
use crate::reading::readings;
use accuscene_core::document::{DocumentType, Problem};
use accuscene_core::error::CoreError;
use accuscene_physics::uncertainty::{Pair, SobolSequence, UncertaintyError};
use serde_json::Value;
use std::sync::OnceLock;

/// Codes of what a well-formed study can have wrong.
mod code {
    pub(super) const BAD_CORRELATION: u32 = 5052;
    pub(super) const BAD_SAMPLES: u32 = 5053;
}

readings!(StudyCase, "a study");

impl StudyCase {
    /// Reads a study from a document in memory; a member that is null counts as absent.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem, each with path, value, limit and hint;
    /// [`EngineError::Uncertainty`] for correlations that contradict each other and are not to be repaired, or for
    /// a plan that would take too much memory.
    pub fn from_value(document: Value) -> Result<Self, EngineError> {
        let document: Document = document_type()?.read(document)?;
        let mut reader = NamedReader::default();
        let mut variables = Vec::with_capacity(document.variables.len());
        for (index, written) in document.variables.iter().enumerate() {
            variables.extend(variable(&mut reader, index, written));
        }
        let names: Vec<&str> = document.variables.iter().map(|written| written.name.as_str()).collect();
        let ranks = correlations(&mut reader, &names, &document.correlations);
        check_samples(&mut reader, &document);
        if !reader.problems.is_empty() {
            return Err(CoreError::Document { problems: reader.problems }.into());
        }
        let sampling = (document.plan, document.samples, document.seed);
        Self::new(variables, ranks, document.repair, sampling).map_err(|error| named(error, &names))
    }

    /// The JSON Schema (2020-12) of studies.
    ///
    /// # Errors
    /// [`CoreError::Schema`] if the schema cannot be checked, which that of the engine can.
    pub fn json_schema() -> Result<Value, CoreError> {
        document_type().map(|studies| studies.schema().clone())
    }
}

/// Correlations that contradict each other, with the names of the two that stand out.
fn named(mut error: UncertaintyError, names: &[&str]) -> EngineError {
    if let UncertaintyError::NotPositiveDefinite { first, second, pair, .. } = &mut error
        && let (Some(one), Some(other)) = (names.get(*first), names.get(*second))
    {
        *pair = format!("{one} and {other}");
    }
    error.into()
}

fn document_type() -> Result<&'static DocumentType, CoreError> {
    static TYPE: OnceLock<Result<DocumentType, CoreError>> = OnceLock::new();
    TYPE.get_or_init(DocumentType::of::<Document>).as_ref().map_err(Clone::clone)
}

fn variable(reader: &mut NamedReader, index: usize, written: &WrittenVariable) -> Option<StudyVariable> {
    let at = format!("variables[{index}]");
    reader.name(&written.name, &at);
    let dimension = reader.dimension(written.dimension.as_deref(), &at)?;
    let (sigma, dist) = (written.sigma.as_ref(), written.dist.as_ref());
    let quantity = reader.quantity_of(&written.value, sigma, dist, dimension, &at)?;
    let law = reader.variable(&quantity, &at)?;
    Some(StudyVariable { name: written.name.clone(), dimension, law })
}

/// Correlated variables by their places.
fn correlations(reader: &mut NamedReader, names: &[&str], written: &[WrittenCorrelation]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (index, given) in written.iter().enumerate() {
        let at = format!("correlations[{index}]");
        let ends = [0, 1].map(|end| {
            let found = names.iter().position(|name| *name == given.between[end]);
            if found.is_none() {
                let path = format!("{at}.between[{end}]");
                let problem = Problem::new(code::BAD_CORRELATION, path, "no variable of the study");
                let problem = problem.with_value(&given.between[end]).with_limit("the name of a variable");
                reader.problems.push(problem.with_hint("name one of the variables"));
            }
            found
        });
        let [Some(one), Some(other)] = ends else { continue };
        let (first, second) = (Ord::min(one, other), Ord::max(one, other));
        if first == second || pairs.iter().any(|pair| (pair.first, pair.second) == (first, second)) {
            let message = "a pair of variables is given twice or is one variable";
            let problem = Problem::new(code::BAD_CORRELATION, at, message);
            let hint = "give each pair of two variables once";
            reader.problems.push(problem.with_limit("two different variables").with_hint(hint));
            continue;
        }
        pairs.push(Pair { first, second, correlation: given.rank });
    }
    pairs
}

fn check_samples(reader: &mut NamedReader, document: &Document) {
    if document.plan != SamplingPlan::Sobol {
        return;
    }
    if !document.samples.is_power_of_two() {
        let problem = Problem::new(code::BAD_SAMPLES, "samples", "no power of two, which Sobol points need");
        let problem = problem.with_value(document.samples).with_limit("a power of two under the plan sobol");
        let hint = format!("take {}", document.samples.next_power_of_two());
        reader.problems.push(problem.with_hint(hint));
    }
    if document.variables.len() > SobolSequence::MOST_DIMENSIONS {
        let problem = Problem::new(code::BAD_SAMPLES, "variables", "too many variables for Sobol points");
        let limit = format!("{} or fewer", SobolSequence::MOST_DIMENSIONS);
        let problem = problem.with_value(document.variables.len()).with_limit(limit);
        reader.problems.push(problem.with_hint("take the plan monte-carlo"));
    }
}
