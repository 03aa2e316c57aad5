use super::UncertaintyOptions;
use accuscene_core::document::{ContentHash, canonical, sha256};
use accuscene_core::scene::SceneMetadata;
use accuscene_physics::analysis::Analysable;
use serde_json::{Value, json};

/// Schema of the document.
pub const CASE_SCHEMA: &str = "accuscene/analysis/1";

/// Formulas with their inputs, some of which may be figures of formulas above them.
pub struct AnalysisCase {
    /// What the case is about.
    pub case: SceneMetadata,
    /// The formulas in the order of the document.
    pub items: Vec<AnalysisItem>,
    /// Inputs that vary together.
    pub correlations: Vec<RankCorrelation>,
    /// How the uncertainty is worked out.
    pub uncertainty: UncertaintyOptions,
}

/// One formula of a case.
pub struct AnalysisItem {
    /// Its name, unique in the case.
    pub id: String,
    /// A remark.
    pub note: Option<String>,
    /// The figure that the formula is there for; none for its first one with a value.
    pub result: Option<String>,
    /// The formula with its inputs.
    pub formula: Box<dyn Analysable>,
    /// Inputs that are figures of formulas above.
    pub links: Vec<Link>,
}

/// An input that is a figure of a formula above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Place of the input among those of its formula.
    pub input: usize,
    /// Place of the formula that gives it.
    pub item: usize,
    /// Place of the figure among those of that formula.
    pub figure: usize,
}

/// Two inputs that vary together.
#[derive(Clone, Debug, PartialEq)]
pub struct RankCorrelation {
    /// The inputs, each by item and place.
    pub between: [(usize, usize); 2],
    /// Their rank correlation (Spearman), -1 to 1.
    pub rank: f64,
}

impl AnalysisCase {
    /// The case as a document: quantities in SI, absent values left out.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let analyses: Vec<Value> = self.items.iter().map(|item| self.item_value(item)).collect();
        let mut document = json!({
            "schema": CASE_SCHEMA,
            "analyses": analyses,
            "uncertainty": self.uncertainty,
        });
        if self.case != SceneMetadata::default() {
            document["case"] = json!(self.case);
        }
        if !self.correlations.is_empty() {
            let pairs = self.correlations.iter().map(|pair| {
                let between = pair.between.map(|(item, input)| self.input_name(item, input));
                json!({ "between": between, "rank": pair.rank })
            });
            document["correlations"] = pairs.collect();
        }
        document
    }

    /// Identity of the case: SHA-256 of its canonical JSON without `case`, in SI units.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        let mut document = self.to_value();
        if let Some(members) = document.as_object_mut() {
            members.remove("case");
        }
        sha256(&canonical(&document))
    }

    /// The address of an input: `skid.segments[0].friction`.
    pub(super) fn input_name(&self, item: usize, input: usize) -> String {
        let inputs = self.items[item].formula.inputs();
        format!("{}.{}", self.items[item].id, inputs[input].0)
    }

    fn item_value(&self, item: &AnalysisItem) -> Value {
        let mut inputs = item.formula.document().unwrap_or_default();
        let names = item.formula.inputs();
        for link in &item.links {
            let source = &self.items[link.item];
            let figure = source.formula.figures().map(|figures| figures[link.figure].0.clone());
            let from = format!("{}.{}", source.id, figure.unwrap_or_default());
            if let Some(slot) = slot(&mut inputs, &names[link.input].0) {
                *slot = json!({ "from": from });
            }
        }
        let mut value = json!({ "id": item.id, "formula": item.formula.about().name, "inputs": inputs });
        if let Some(note) = &item.note {
            value["note"] = json!(note);
        }
        if let Some(result) = &item.result {
            value["result"] = json!(result);
        }
        value
    }
}

/// The place of an input, such as `segments[0].friction`, in the document of its formula.
fn slot<'a>(inputs: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    path.split(['.', '[']).try_fold(inputs, |at, step| match step.strip_suffix(']') {
        Some(index) => at.get_mut(index.parse::<usize>().ok()?),
        None => at.get_mut(step),
    })
}
