use std::sync::OnceLock;

use serde_json::{Value, json};

use super::Scene;
use super::address::Key;
use crate::document::published_schema as published;

impl Scene {
    /// The JSON Schema (2020-12) of the scene document as authors write it.
    #[must_use]
    pub fn json_schema() -> Value {
        let mut schema = published_schema().clone();
        allow_model(&mut schema);
        schema
    }
}

/// The schema of the document: null is no value of it, an absent field is left out.
pub(super) fn published_schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(published::<Scene>)
}

/// Says that a vehicle may name a vehicle file, and then may leave to it what it would have to say itself.
fn allow_model(schema: &mut Value) {
    if let Some(vehicle) = schema.pointer_mut("/$defs/Vehicle") {
        vehicle["properties"]["model"] = json!({
            "description": "A vehicle file: a class of the library or one that the host knows. It says what is not said here.",
            "type": "string",
            "maxLength": 200,
        });
        vehicle["required"] = json!(["id", "start"]);
        vehicle["anyOf"] = json!([{ "required": ["model"] }, { "required": ["mass", "dimensions"] }]);
    }
    if let Some(Value::Object(dimensions)) = schema.pointer_mut("/$defs/Dimensions") {
        dimensions.remove("required");
    }
}

/// The schema of what a key leads to, from a value with this schema.
pub(super) fn schema_at<'a>(
    root: &'a Value,
    schema: &'a Value,
    at: &Value,
    key: &Key<'_>,
) -> Option<&'a Value> {
    let schema = referred(root, schema)?;
    let here = match key {
        Key::Field(name) => schema.get("properties").and_then(|properties| properties.get(*name)),
        Key::Item(index) => {
            let first = schema.get("prefixItems").and_then(|items| items.get(*index));
            first.or_else(|| schema.get("items"))
        }
    };
    here.or_else(|| choices(schema).filter(|s| fits(root, s, at)).find_map(|s| schema_at(root, s, at, key)))
}

/// The name of the dimension that a schema asks for, itself or in one of its choices.
pub(super) fn dimension_name<'a>(root: &'a Value, schema: &'a Value) -> Option<&'a str> {
    let schema = referred(root, schema)?;
    let here = schema.get("x-dimension").and_then(Value::as_str);
    here.or_else(|| choices(schema).find_map(|choice| dimension_name(root, choice)))
}

fn choices(schema: &Value) -> impl Iterator<Item = &Value> {
    ["anyOf", "oneOf"].into_iter().filter_map(|name| schema.get(name)?.as_array()).flatten()
}

/// False where a choice is for another kind of object than the value.
fn fits(root: &Value, schema: &Value, at: &Value) -> bool {
    let wanted = referred(root, schema).and_then(|schema| schema.pointer("/properties/kind/const"));
    match (wanted, at.get("kind")) {
        (Some(wanted), Some(kind)) => wanted == kind,
        _ => true,
    }
}

fn referred<'a>(root: &'a Value, schema: &'a Value) -> Option<&'a Value> {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => referred(root, root.pointer(reference.strip_prefix('#')?)?),
        None => Some(schema),
    }
}

#[cfg(test)]
mod tests {
    use super::published_schema;

    #[test]
    fn null_is_no_type_of_the_published_schema() {
        let text = published_schema().to_string();
        assert!(!text.contains("\"null\""));
    }

    #[test]
    fn bounds_stand_beside_their_unit() {
        let step = &published_schema()["$defs"]["Options"]["properties"]["step"];
        assert_eq!(step["x-unit"], "s");
        assert_eq!(step["maximum"], 0.005);
    }
}
