use crate::ValidationError;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// A file of oracle cases.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CaseFile {
    /// Version of the form: `accuscene-oracle-1`.
    pub schema: String,
    /// What the file is about.
    pub section: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// Inputs of a model and what must come out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Case {
    /// Name, unique in its file.
    pub id: String,
    /// The model that it is about.
    pub model: String,
    /// Named inputs, SI; `"inf"` is infinite.
    pub inputs: Map<String, Value>,
    /// Named outputs, SI.
    pub outputs: Map<String, Value>,
    /// How far an output may be off.
    pub tolerance: Tolerance,
}

/// How far a number may be from the wanted one: `max(abs, rel |want|)`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Tolerance {
    /// As a share of the wanted value.
    pub rel: f64,
    /// In the unit of the value.
    pub abs: f64,
}

const SCHEMA: &str = "accuscene-oracle-1";

impl CaseFile {
    /// Reads a file's text; `path` names it in errors.
    ///
    /// # Errors
    /// [`ValidationError::Form`] if the text is no file of oracle cases.
    pub fn from_json(path: &str, text: &str) -> Result<Self, ValidationError> {
        let form = |problem: String| ValidationError::Form {
            path: path.to_owned(),
            problem,
            hint: "a file of oracle cases is JSON with schema accuscene-oracle-1, section and cases",
        };
        let file: Self = serde_json::from_str(text).map_err(|e| form(e.to_string()))?;
        if file.schema == SCHEMA { Ok(file) } else { Err(form(format!("its schema is {}", file.schema))) }
    }

    /// Reads all `.json` files of a folder, ordered by name.
    ///
    /// # Errors
    /// [`ValidationError`] if the folder or a file cannot be read, has another form, or there is no file.
    pub fn read_all(dir: &Path) -> Result<Vec<Self>, ValidationError> {
        let entries = fs::read_dir(dir).map_err(|e| ValidationError::file(dir, e))?;
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(|e| ValidationError::file(dir, e))?.path();
            if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json")) {
                paths.push(path);
            }
        }
        if paths.is_empty() {
            return Err(ValidationError::Empty {
                path: dir.display().to_string(),
                wanted: "file of oracle cases (*.json)",
            });
        }
        paths.sort();
        let read = |path: &std::path::PathBuf| {
            let text = fs::read_to_string(path).map_err(|e| ValidationError::file(path, e))?;
            Self::from_json(&path.display().to_string(), &text)
        };
        paths.iter().map(read).collect()
    }
}
