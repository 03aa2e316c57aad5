//! A walk through the scene's JSON Schema beside its values, to find the unit of each.

use serde_json::Value;

/// All schema nodes that may describe one value: variants of a tagged type are followed together.
pub(super) struct Place<'a> {
    root: &'a Value,
    nodes: Vec<&'a Value>,
}

impl<'a> Place<'a> {
    /// The document itself.
    pub(super) fn root(schema: &'a Value) -> Self {
        Self { root: schema, nodes: expanded(schema, schema) }
    }

    /// A member of an object.
    pub(super) fn member(&self, name: &str) -> Self {
        self.step(|node| {
            let own = node.get("properties").and_then(|properties| properties.get(name));
            own.or_else(|| node.get("additionalProperties").filter(|other| other.is_object()))
        })
    }

    /// An item of an array.
    pub(super) fn item(&self, index: usize) -> Self {
        self.step(|node| {
            let own = node.get("prefixItems").and_then(|items| items.get(index));
            own.or_else(|| node.get("items").filter(|other| other.is_object()))
        })
    }

    /// SI symbol of the quantity here.
    pub(super) fn unit(&self) -> Option<&'a str> {
        self.nodes.iter().find_map(|node| node.get("x-unit").and_then(Value::as_str))
    }

    fn step(&self, next: impl Fn(&'a Value) -> Option<&'a Value>) -> Self {
        let nodes = self.nodes.iter().filter_map(|node| next(node));
        Self { root: self.root, nodes: nodes.flat_map(|node| expanded(self.root, node)).collect() }
    }
}

/// A node with everything it refers to or chooses from.
fn expanded<'a>(root: &'a Value, node: &'a Value) -> Vec<&'a Value> {
    let mut found: Vec<&Value> = Vec::new();
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        // A schema may refer to itself.
        if found.iter().any(|known| std::ptr::eq(*known, node)) {
            continue;
        }
        found.push(node);
        let reference = node.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
        waiting.extend(reference.and_then(|path| root.pointer(path)));
        for key in ["oneOf", "anyOf", "allOf"] {
            waiting.extend(node.get(key).and_then(Value::as_array).into_iter().flatten().rev());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn units_are_found_through_references_variants_and_arrays() {
        let schema = json!({
            "properties": {
                "vehicles": { "items": { "$ref": "#/$defs/Vehicle" } },
                "terrain": { "oneOf": [
                    { "properties": { "kind": { "const": "plane" }, "grade": { "$ref": "#/$defs/Ratio" } } },
                    { "properties": { "kind": { "const": "mesh" } } },
                ] },
            },
            "$defs": {
                "Vehicle": { "properties": {
                    "mass": { "anyOf": [{ "$ref": "#/$defs/Mass" }, { "type": "null" }] },
                    "profile": { "items": { "prefixItems": [{ "x-unit": "s" }, { "x-unit": "rad" }] } },
                    "towed": { "$ref": "#/$defs/Vehicle" },
                } },
                "Mass": { "oneOf": [{ "type": "number" }, { "type": "string" }], "x-unit": "kg" },
                "Ratio": { "x-unit": "1" },
            },
        });
        let root = Place::root(&schema);
        let vehicle = root.member("vehicles").item(3);
        assert_eq!(vehicle.member("mass").unit(), Some("kg"));
        assert_eq!(vehicle.member("towed").member("towed").member("mass").unit(), Some("kg"));
        assert_eq!(vehicle.member("profile").item(7).item(1).unit(), Some("rad"));
        assert_eq!(root.member("terrain").member("grade").unit(), Some("1"));
        assert_eq!(vehicle.member("unheard").unit(), None);
    }
}
