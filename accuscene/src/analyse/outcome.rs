use super::{FigureSpread, UncertaintyOptions};
use crate::note::Note;
use crate::outcome::EngineInfo;
use accuscene_core::document::ContentHash;
use accuscene_core::scene::SceneMetadata;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Schema of the outcome.
pub const OUTCOME_SCHEMA: &str = "accuscene/analysis-outcome/1";

/// What a case of formulas comes to: the figures of each at the values of its inputs, and how they spread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct AnalysisOutcome {
    /// `accuscene/analysis-outcome/1`.
    pub schema: String,
    /// What computed it.
    pub engine: EngineInfo,
    /// Identity of the case: SHA-256 of its canonical JSON without `case`.
    pub case_hash: ContentHash,
    /// What the case is about.
    pub case: SceneMetadata,
    /// The case as a document, in SI.
    pub echo: Value,
    /// How the uncertainty was worked out.
    pub uncertainty: UncertaintyOptions,
    /// The uncertain inputs.
    pub uncertain: Vec<UncertainInput>,
    /// The formulas in the order of the case.
    pub analyses: Vec<FormulaOutcome>,
    /// What a reader should know of the uncertainty.
    pub warnings: Vec<Note>,
}

/// An input that varies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct UncertainInput {
    /// Its address: id of the formula, a dot, the input.
    pub address: String,
    /// Symbol of its SI unit.
    pub unit: String,
    /// Its value.
    pub value: f64,
    /// The shape of its uncertainty: `normal`, `uniform`, ...
    pub shape: String,
    /// Its standard deviation; none where the shape has none.
    pub standard_deviation: Option<f64>,
    /// Its 5 % and 95 % quantiles.
    pub quantiles: [f64; 2],
}

/// What one formula came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FormulaOutcome {
    /// Its id in the case.
    pub id: String,
    /// Name of the formula.
    pub formula: String,
    /// What people call it.
    pub title: String,
    /// Author, year, equation.
    pub source: String,
    /// Where it holds.
    pub validity: String,
    /// The remark of the case.
    pub note: Option<String>,
    /// The figure that it is there for, where the case says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The inputs that were given.
    pub inputs: Vec<InputOutcome>,
    /// The figures.
    pub figures: Vec<FigureOutcome>,
    /// What the expert should know, at the values of the inputs.
    pub warnings: Vec<Note>,
}

/// An input as it was used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct InputOutcome {
    /// Its name: `segments[0].friction`.
    pub name: String,
    /// Symbol of its SI unit, `1` for a ratio.
    pub unit: String,
    /// Its value.
    pub value: f64,
    /// Its standard deviation as given.
    pub sigma: Option<f64>,
    /// The figure of another formula that it is.
    pub from: Option<String>,
}

/// One figure of a formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FigureOutcome {
    /// Its name: `speed`, `segment_speeds[1]`.
    pub name: String,
    /// What it tells.
    pub meaning: String,
    /// Symbol of its SI unit, `1` for a ratio.
    pub unit: String,
    /// At the values of the inputs; none where the inputs give none.
    pub value: Option<f64>,
    /// How it spreads; none where nothing that it hangs on is uncertain.
    pub spread: Option<FigureSpread>,
}

impl FormulaOutcome {
    /// The figure that the formula is there for: as the case says, or the first that has a value.
    #[must_use]
    pub fn main_figure(&self) -> Option<&FigureOutcome> {
        let declared = self.figures.iter().find(|figure| self.result.as_ref() == Some(&figure.name));
        declared
            .or_else(|| self.figures.iter().find(|figure| figure.value.is_some()))
            .or(self.figures.first())
    }
}

impl AnalysisOutcome {
    /// Whether formulas take figures of this one: a step on the way to a result.
    #[must_use]
    pub fn is_step(&self, formula: &FormulaOutcome) -> bool {
        let mut inputs = self.analyses.iter().flat_map(|other| &other.inputs);
        let id = |from: &String| from.split_once('.').is_some_and(|(id, _)| id == formula.id);
        inputs.any(|input| input.from.as_ref().is_some_and(id))
    }

    /// The JSON Schema (2020-12) of this document.
    #[must_use]
    pub fn json_schema() -> Value {
        accuscene_core::document::json_schema::<Self>()
    }

    /// A figure by its address: id of the formula, a dot, the figure.
    #[must_use]
    pub fn figure(&self, address: &str) -> Option<&FigureOutcome> {
        let (id, name) = address.split_once('.')?;
        let formula = self.analyses.iter().find(|formula| formula.id == id)?;
        formula.figures.iter().find(|figure| figure.name == name)
    }
}
