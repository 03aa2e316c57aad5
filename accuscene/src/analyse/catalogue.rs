use super::AnalysisCase;
use super::reading::outer_type;
use crate::error::EngineError;
use accuscene_core::error::CoreError;
use accuscene_physics::analysis::{FormulaEntry, formulas};
use serde_json::{Map, Value, json};

/// Schema of the list of formulas.
pub const FORMULAS_SCHEMA: &str = "accuscene/formulas/1";

/// Every formula as JSON: name, title, source, validity, the schema of its inputs with units and ranges, and its figures.
///
/// # Errors
/// [`EngineError::Core`] if the schema of a formula cannot be checked, which no formula of the engine has.
pub fn formulas_json() -> Result<String, EngineError> {
    let list: Result<Vec<Value>, CoreError> = formulas().iter().map(described).collect();
    let document = json!({ "schema": FORMULAS_SCHEMA, "formulas": list? });
    serde_json::to_string_pretty(&document).map_err(|source| EngineError::Encode { source })
}

impl AnalysisCase {
    /// The JSON Schema (2020-12) of cases, with the inputs of every formula.
    ///
    /// # Errors
    /// [`CoreError::Schema`] if a schema cannot be checked, which no formula of the engine has.
    pub fn json_schema() -> Result<Value, CoreError> {
        let mut schema = outer_type()?.schema().clone();
        let mut definitions = Map::new();
        let mut choices = Vec::new();
        for entry in formulas() {
            let mut inputs = entry.schema()?.clone();
            if let Some(Value::Object(own)) =
                inputs.as_object_mut().and_then(|members| members.remove("$defs"))
            {
                definitions.extend(own);
            }
            if let Some(members) = inputs.as_object_mut() {
                members.remove("$schema");
            }
            let name = definition(entry.about.name);
            choices.push(json!({
                "properties": { "formula": { "const": entry.about.name }, "inputs": { "$ref": format!("#/$defs/{name}") } },
            }));
            definitions.insert(name, inputs);
        }
        for inputs in definitions.values_mut() {
            allow_links(inputs);
        }
        if let Some(Value::Object(known)) = schema.get_mut("$defs") {
            known.extend(definitions);
            if let Some(item) = known.get_mut("AnalysisItem") {
                item["oneOf"] = Value::Array(choices);
            }
        }
        Ok(schema)
    }
}

fn described(entry: &FormulaEntry) -> Result<Value, CoreError> {
    let about = entry.about;
    let figures: Vec<Value> = about
        .figures
        .iter()
        .map(|figure| {
            json!({
                "name": figure.name,
                "meaning": figure.meaning.trim(),
                "dimension": figure.dimension.name,
                "unit": figure.dimension.si,
            })
        })
        .collect();
    Ok(json!({
        "name": about.name,
        "title": about.title,
        "source": about.source,
        "validity": about.validity,
        "inputs": entry.schema()?,
        "figures": figures,
    }))
}

/// Name of the definition of a formula's inputs: `critical-speed` as `CriticalSpeedInputs`.
fn definition(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect::<String>() + "Inputs"
}

/// Says that every quantity may be a figure of a formula above.
fn allow_links(schema: &mut Value) {
    match schema {
        Value::Object(members) if members.contains_key("x-unit") => {
            let own = core::mem::take(members);
            let description = own.get("description").cloned();
            let link = json!({
                "type": "object",
                "properties": { "from": { "type": "string" } },
                "required": ["from"],
                "additionalProperties": false,
            });
            members.insert("anyOf".to_owned(), json!([own, link]));
            if let Some(text) = description {
                members.insert("description".to_owned(), text);
            }
        }
        Value::Object(members) => members.values_mut().for_each(allow_links),
        Value::Array(items) => items.iter_mut().for_each(allow_links),
        _ => {}
    }
}
