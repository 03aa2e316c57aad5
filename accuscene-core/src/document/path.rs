use super::shorten;
use core::fmt::Write;
use serde_json::Value;

/// Where a reader is in a document.
#[derive(Default)]
pub(super) struct Path {
    steps: Vec<Step>,
}

enum Step {
    Name(String),
    Index(usize),
}

impl Path {
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    pub(super) fn push_name(&mut self, name: &str) {
        self.steps.push(Step::Name(name.to_owned()));
    }

    pub(super) fn push_index(&mut self, index: usize) {
        self.steps.push(Step::Index(index));
    }

    pub(super) fn pop(&mut self) {
        self.steps.pop();
    }

    /// The path as text, with one more name.
    pub(super) fn with(&self, name: Option<&str>) -> String {
        let mut text = String::new();
        for step in &self.steps {
            match step {
                Step::Name(name) => append_name(&mut text, name),
                Step::Index(index) => append_index(&mut text, *index),
            }
        }
        if let Some(name) = name {
            append_name(&mut text, name);
        }
        text
    }
}

/// Appends `.name`, or `name` to an empty path.
pub(super) fn append_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(&shorten(name));
}

/// Appends `[3]`.
pub(super) fn append_index(path: &mut String, index: usize) {
    // Writing to a String cannot fail.
    let _ = write!(path, "[{index}]");
}

/// The id that names an item of a list in paths.
pub(super) fn id_of(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str).filter(|id| !id.is_empty())
}
