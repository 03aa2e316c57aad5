//! One value of a scene document by its path, of any kind: what a variant replaces.

use serde_json::{Map, Value};

/// Replaces the value at a path; an absent member is added. `None` if the path leads nowhere.
pub(crate) fn set(document: &mut Value, path: &str, value: &Value) -> Option<()> {
    let mut slot = document;
    for name in path.split('.') {
        let (name, indices) = match name.find('[') {
            Some(at) => name.split_at(at),
            None => (name, ""),
        };
        slot = match slot {
            // Members of lists are addressed by their id.
            Value::Array(items) => {
                items.iter_mut().find(|item| item.get("id").is_some_and(|id| id == name))?
            }
            Value::Object(members) => members.entry(name).or_insert_with(|| Value::Object(Map::new())),
            _ => return None,
        };
        for index in indices.split('[').skip(1) {
            let index: usize = index.strip_suffix(']')?.parse().ok()?;
            slot = slot.as_array_mut()?.get_mut(index)?;
        }
    }
    *slot = value.clone();
    Some(())
}

#[cfg(test)]
mod tests {
    use super::set;
    use serde_json::json;

    #[test]
    fn finds_members_indices_and_ids() {
        let mut scene = json!({
            "vehicles": [{"id": "a"}, {"id": "b", "start": {"speed": 3}}],
            "impacts": {"pairs": [{"model": "x"}]},
        });
        for (path, value) in [
            ("vehicles.b.start.speed", json!("10 mph")),
            ("impacts.pairs[0].model", json!("y")),
            ("terrain.friction", json!(0.5)),
        ] {
            assert_eq!(set(&mut scene, path, &value), Some(()));
        }
        assert_eq!(
            scene,
            json!({
                "vehicles": [{"id": "a"}, {"id": "b", "start": {"speed": "10 mph"}}],
                "impacts": {"pairs": [{"model": "y"}]},
                "terrain": {"friction": 0.5},
            })
        );
        for path in ["vehicles.c.mass", "impacts.pairs[1].model", "impacts.pairs[x]", "vehicles.a.id.x"] {
            assert_eq!(set(&mut scene, path, &json!(1)), None, "{path}");
        }
    }
}
