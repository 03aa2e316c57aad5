use accuscene_core::quantity::Distribution;
use accuscene_core::scene::{QuantityRef, Scene};
use serde_json::Value;

/// Sections whose values no run uses: what was found, what is sought, what the case is about.
const UNUSED: [&str; 4] = ["case", "evidence", "schema", "unknowns"];

/// True for a path into a part of the scene that no run uses.
pub(super) fn is_unused(path: &str) -> bool {
    let section = path.split(['.', '[']).next().unwrap_or_default();
    UNUSED.contains(&section)
}

/// True if a value has a width.
pub(super) fn is_uncertain(sigma: Option<f64>, dist: Option<&Distribution>) -> bool {
    sigma.is_some_and(|sigma| sigma > 0.0) || dist.is_some_and(|dist| dist.bounds().is_some())
}

/// Every value of a scene that has an uncertainty of its own, by path.
pub(super) fn uncertain(scene: &Scene) -> Vec<QuantityRef> {
    let mut paths = Vec::new();
    if let Ok(Value::Object(sections)) = scene.to_value() {
        for (name, section) in sections.iter().filter(|(name, _)| !is_unused(name)) {
            walk(section, name.clone(), &mut paths);
        }
    }
    paths.sort_unstable();
    let found = paths.iter().filter_map(|path| scene.quantity(path));
    found.filter(|quantity| is_uncertain(quantity.sigma, quantity.dist.as_ref())).collect()
}

/// The paths of objects that look like a quantity with an uncertainty.
fn walk(value: &Value, path: String, paths: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let uncertain = members.contains_key("sigma") || members.contains_key("dist");
            if uncertain && members.contains_key("value") {
                paths.push(path);
                return;
            }
            for (name, member) in members {
                walk(member, format!("{path}.{name}"), paths);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let step = match item.get("id").and_then(Value::as_str) {
                    Some(id) => format!("{path}.{id}"),
                    None => format!("{path}[{index}]"),
                };
                walk(item, step, paths);
            }
        }
        _ => {}
    }
}
