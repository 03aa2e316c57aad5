use super::json_schema;
use schemars::JsonSchema;
use serde_json::Value;

/// The schema of a document that leaves absent values out: null is no value of it.
#[must_use]
pub fn published_schema<T: JsonSchema>() -> Value {
    let mut schema = json_schema::<T>();
    without_null(&mut schema);
    schema
}

/// Takes `null` out of every choice of types, so that bounds stand beside the type that they bound.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(without_null);
            if let Some(Value::Array(types)) = members.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    members.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = members.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
                if let [Value::Object(only)] = choices.as_mut_slice() {
                    let only = core::mem::take(only);
                    members.remove("anyOf");
                    for (name, value) in only {
                        // What is said at the field is said of the field: it goes before what its type says.
                        members.entry(name).or_insert(value);
                    }
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}
