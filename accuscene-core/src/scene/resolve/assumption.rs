use serde_json::Value;

use super::super::Scene;
use crate::quantity::Basis;

/// A value that nobody measured on this case.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Assumption {
    /// Which value, for example `vehicles.bullet.dimensions.cg_height`.
    pub path: String,
    /// Its number in SI.
    pub value: f64,
    /// Its standard deviation in SI, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sigma: Option<f64>,
    /// Whether the engine, an estimate or the author put it in.
    pub basis: Basis,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The quantities of a scene whose basis is other than measured; those without a basis are the author's word.
pub(super) fn assumptions(scene: &Scene) -> Vec<Assumption> {
    let mut found = Vec::new();
    if let Ok(value) = serde_json::to_value(scene) {
        collect(&value, &mut String::new(), &mut found);
    }
    found
}

fn collect(value: &Value, path: &mut String, found: &mut Vec<Assumption>) {
    match value {
        Value::Object(fields) => {
            if let Some(assumption) = assumption(value, path) {
                found.push(assumption);
                return;
            }
            for (name, field) in fields {
                let length = path.len();
                if length > 0 {
                    path.push('.');
                }
                path.push_str(name);
                collect(field, path, found);
                path.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let length = path.len();
                match item.get("id").and_then(Value::as_str) {
                    Some(id) => *path += &format!(".{id}"),
                    None => *path += &format!("[{index}]"),
                }
                collect(item, path, found);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

fn assumption(value: &Value, path: &str) -> Option<Assumption> {
    let basis: Basis = serde_json::from_value(value.get("basis")?.clone()).ok()?;
    let assumed = basis != Basis::Measured;
    assumed.then_some(Assumption {
        path: path.to_owned(),
        value: value.get("value")?.as_f64()?,
        sigma: value.get("sigma").and_then(Value::as_f64),
        basis,
        source: value.get("source").and_then(Value::as_str).map(str::to_owned),
    })
}
