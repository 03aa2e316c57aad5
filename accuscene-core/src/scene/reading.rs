use std::io::Read;
use std::sync::OnceLock;

use serde_json::Value;

use super::address::{Key, Step, item, steps};
use super::published::published_schema;
use super::validate::{code, meaning};
use super::{Resolved, Scene};
use crate::document::{
    ContentHash, Format, Limits, Problem, SchemaTree, advised, advised_error, canonical, read_from,
    read_text, sha256, without_nulls,
};
use crate::error::CoreError;
use crate::identity::EntityId;
use crate::vehicle_file::{VehicleCatalogue, VehicleLibrary, fill_in};

/// Codes of the form of a document: a member that its type does not have, a list that is too long.
const UNKNOWN_FIELD: u32 = 1010;
const MISSING_FIELD: u32 = 1011;
const TOO_MANY_ITEMS: u32 = 1018;

/// Code of a number that is NaN or infinite.
const NOT_FINITE: u32 = 1006;

impl Scene {
    /// Reads a scene from JSON.
    ///
    /// # Errors
    /// As [`from_value`](Self::from_value), and what makes the text unreadable: size, depth, syntax.
    pub fn from_json(text: &str) -> Result<Self, CoreError> {
        Self::from_value(read_text(text, Format::Json, &Limits::default()).map_err(advised_error)?)
    }

    /// Reads a scene from TOML.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_toml(text: &str) -> Result<Self, CoreError> {
        Self::from_value(read_text(text, Format::Toml, &Limits::default()).map_err(advised_error)?)
    }

    /// Reads a scene from a stream; more than 64 MiB are not read.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json), and those of the stream.
    pub fn read(source: impl Read, format: Format) -> Result<Self, CoreError> {
        Self::from_value(read_from(source, format, &Limits::default()).map_err(advised_error)?)
    }

    /// Reads a scene from a document in memory; a member that is null counts as absent.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem of form and of meaning, each with path, value, limit and hint.
    pub fn from_value(document: Value) -> Result<Self, CoreError> {
        Self::from_value_with(document, &VehicleLibrary)
    }

    /// Reads a scene from a stream, its vehicles' models from a catalogue instead of the library.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_with(
        source: impl Read,
        format: Format,
        catalogue: &(impl VehicleCatalogue + ?Sized),
    ) -> Result<Self, CoreError> {
        let document = read_from(source, format, &Limits::default()).map_err(advised_error)?;
        Self::from_value_with(document, catalogue)
    }

    /// Reads a scene from a document in memory, its vehicles' models from a catalogue instead of the library.
    ///
    /// # Errors
    /// As [`from_value`](Self::from_value).
    pub fn from_value_with(
        mut document: Value,
        catalogue: &(impl VehicleCatalogue + ?Sized),
    ) -> Result<Self, CoreError> {
        without_nulls(&mut document);
        let mut problems = fill_in(&mut document, catalogue);
        // What a vehicle lacks because its model is missing is told by the model.
        let lacking: Vec<String> = problems.iter().map(|p| owner(&p.path).to_owned()).collect();
        let form = checked(&document)?;
        let follows = |p: &Problem| p.code == MISSING_FIELD && lacking.iter().any(|o| owner(&p.path) == o);
        problems.extend(form.into_iter().filter(|problem| !follows(problem)));
        if !problems.iter().any(|problem| problem.code == TOO_MANY_ITEMS) {
            for problem in &problems {
                if problem.code == UNKNOWN_FIELD {
                    remove(&mut document, &problem.path);
                }
            }
            match serde_json::from_value::<Self>(document) {
                Ok(scene) => {
                    add_meaning(&scene, &mut problems);
                    if !problems.iter().any(Problem::is_error) {
                        return Ok(scene);
                    }
                }
                // What form tells is why it cannot be read.
                Err(_) if !problems.is_empty() => {}
                Err(error) => problems.push(Problem::new(1021, "", error.to_string())),
            }
        }
        Err(CoreError::Document { problems })
    }

    /// Every problem of the scene, warnings among them: for scenes that are put together in code.
    #[must_use]
    pub fn validate(&self) -> Vec<Problem> {
        let mut problems = match self.to_value().and_then(|document| checked(&document)) {
            Ok(problems) => problems,
            Err(CoreError::Document { problems }) => problems,
            Err(error) => vec![Problem::new(error.code(), "", error.to_string())],
        };
        add_meaning(self, &mut problems);
        problems
    }

    /// The scene as a document: quantities in SI, absent values left out.
    ///
    /// # Errors
    /// [`CoreError::Document`] for a number that is not finite.
    pub fn to_value(&self) -> Result<Value, CoreError> {
        serde_json::to_value(self).map_err(|error| {
            let problem = Problem::new(NOT_FINITE, "", error.to_string());
            CoreError::Document { problems: vec![problem.with_limit("finite numbers")] }
        })
    }

    /// The scene as JSON text.
    ///
    /// # Errors
    /// As [`to_value`](Self::to_value).
    pub fn to_json(&self) -> Result<String, CoreError> {
        Ok(format!("{:#}", self.to_value()?))
    }

    /// Identity of the scene: SHA-256 of its canonical JSON without `case`, in SI units.
    ///
    /// The scene should be without [problems](Self::validate): one with a number that is not finite has no document,
    /// and all such scenes have one hash.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        let mut document = self.to_value().unwrap_or_default();
        if let Some(members) = document.as_object_mut() {
            members.remove("case");
        }
        sha256(&canonical(&document))
    }

    /// The id of something in the scene, by its name: the same wherever the scene is read.
    #[must_use]
    pub fn entity_id(&self, name: &str) -> EntityId {
        let scene = self.id.unwrap_or_else(|| EntityId::of_scene(self.name.as_deref().unwrap_or_default()));
        scene.child(name)
    }
}

impl Resolved {
    /// The scene with its defaults as JSON text: the echo of the input.
    ///
    /// # Errors
    /// As [`Scene::to_value`].
    pub fn to_json(&self) -> Result<String, CoreError> {
        self.scene().to_json()
    }
}

/// The document's schema, ready to check.
fn tree() -> Result<&'static SchemaTree, CoreError> {
    static TREE: OnceLock<Result<SchemaTree, CoreError>> = OnceLock::new();
    TREE.get_or_init(|| SchemaTree::new(published_schema())).as_ref().map_err(Clone::clone)
}

/// The problems of form, each with a limit and a hint.
fn checked(document: &Value) -> Result<Vec<Problem>, CoreError> {
    Ok(tree()?.check(document).into_iter().map(advised).collect())
}

/// Adds the problems of meaning, except those that only follow from a value already refused.
fn add_meaning(scene: &Scene, problems: &mut Vec<Problem>) {
    let form: Vec<String> = problems.iter().map(|problem| problem.path.clone()).collect();
    let follows = |problem: &Problem| {
        let derived = matches!(
            problem.code,
            code::IMPOSSIBLE_INERTIA
                | code::CG_OUTSIDE
                | code::INCONSISTENT_SIZES
                | code::IMPLAUSIBLE_MASS
                | code::INCONSISTENT_INTERVALS
        );
        let owner = owner(&problem.path);
        form.iter().any(|path| *path == problem.path || (derived && self::owner(path) == owner))
    };
    problems.extend(meaning(&scene.resolve()).into_iter().filter(|problem| !follows(problem)));
}

/// The thing that a path is about: its first two steps.
fn owner(path: &str) -> &str {
    let end = path.match_indices('.').nth(1).map_or(path.len(), |(at, _)| at);
    &path[..end]
}

/// Takes a member out of the document, so that the rest can be understood.
fn remove(document: &mut Value, path: &str) {
    let Some(mut steps) = steps(path) else { return };
    let Some(Step::Name(name)) = steps.pop() else { return };
    let parent = steps.iter().try_fold(document, |at, step| match item(at, step)? {
        Key::Field(name) => at.get_mut(name),
        Key::Item(index) => at.get_mut(index),
    });
    if let Some(Value::Object(members)) = parent {
        members.remove(name);
    }
}
