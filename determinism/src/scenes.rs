use crate::{DeterminismError, variant};
use accuscene_core::document::{Format, Limits, read_text};
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use serde_json::Value;

/// Name, text and measured rows of every validation scene, by name.
pub(crate) const SCENES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/scenes.rs"));

/// A scene or a variant of it, as a document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) value: Value,
}

/// Every validation scene and every variant of one.
pub(crate) fn documents() -> Result<Vec<Document>, DeterminismError> {
    let mut all = Vec::new();
    for (name, text, measured) in SCENES {
        let scene = read(name, text)?;
        let variants = read(name, measured)?;
        for one in variants.get("variants").and_then(Value::as_array).into_iter().flatten() {
            all.push(changed(name, &scene, one)?);
        }
        all.push(Document { name: (*name).to_owned(), value: scene });
    }
    Ok(all)
}

/// A validation scene by its name.
pub(crate) fn document(name: &str) -> Result<Value, DeterminismError> {
    let found = SCENES.iter().find(|(known, ..)| *known == name);
    let (_, text, _) = found.ok_or_else(|| form(name, "there is no such scene".to_owned()))?;
    read(name, text)
}

/// A text in TOML as a document.
pub(crate) fn read(case: &str, text: &str) -> Result<Value, DeterminismError> {
    read_text(text, Format::Toml, &Limits::default())
        .map_err(|source| DeterminismError::Scene { case: case.to_owned(), source })
}

/// Replaces the value at a path.
pub(crate) fn set(case: &str, document: &mut Value, path: &str, to: &Value) -> Result<(), DeterminismError> {
    variant::set(document, path, to).ok_or_else(|| form(case, format!("{path} leads nowhere")))
}

/// What a document compiles to.
pub(crate) fn compile(case: &str, document: &Value) -> Result<Model, DeterminismError> {
    let scene = Scene::from_value(document.clone())
        .map_err(|source| DeterminismError::Scene { case: case.to_owned(), source })?;
    Model::compile(&scene.resolve())
        .map_err(|source| DeterminismError::Physics { case: case.to_owned(), source })
}

/// A scene with the values that a variant replaces.
fn changed(scene: &str, document: &Value, variant: &Value) -> Result<Document, DeterminismError> {
    let name = variant.get("name").and_then(Value::as_str);
    let name = name.ok_or_else(|| form(scene, "a variant has no name".to_owned()))?;
    let name = format!("{scene}/{}", name.replace(' ', "-"));
    let mut value = document.clone();
    for (path, to) in variant.get("set").and_then(Value::as_object).into_iter().flatten() {
        set(&name, &mut value, path, to)?;
    }
    Ok(Document { name, value })
}

fn form(case: &str, problem: String) -> DeterminismError {
    DeterminismError::Form { case: case.to_owned(), problem }
}

#[cfg(test)]
mod tests {
    use super::{SCENES, documents};
    use std::path::Path;

    #[test]
    fn no_scene_of_the_folder_is_left_out() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../validation/scenes");
        let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> =
            files.filter_map(|f| f.strip_suffix(".toml").map(str::to_owned)).collect();
        names.retain(|name| !name.ends_with(".measured"));
        names.sort();
        assert_eq!(SCENES.iter().map(|(name, ..)| *name).collect::<Vec<_>>(), names);
        assert!(SCENES.iter().all(|(.., measured)| !measured.is_empty()), "each has measured rows");
    }

    #[test]
    fn variants_are_other_documents() {
        let all = documents().unwrap();
        let variants = all.iter().filter(|d| d.name.contains('/'));
        for one in variants.clone() {
            let of = all.iter().find(|d| one.name.starts_with(&format!("{}/", d.name))).unwrap();
            assert_ne!(one.value, of.value, "{}", one.name);
        }
        assert!(variants.count() >= 8);
    }
}
