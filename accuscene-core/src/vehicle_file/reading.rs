use super::VehicleFile;
use crate::document::{
    Format, Limits, Problem, SchemaTree, advised, advised_error, published_schema, read_from, read_text,
    without_nulls,
};
use crate::error::CoreError;
use crate::quantity::Quantity;
use crate::scene::{Scene, Start};
use serde_json::Value;
use std::io::Read;
use std::sync::OnceLock;

/// Id of the vehicle in the scene that a file is checked in.
const ID: &str = "vehicle";

impl VehicleFile {
    /// Reads a vehicle from JSON.
    ///
    /// # Errors
    /// As [`from_value`](Self::from_value), and what makes the text unreadable: size, depth, syntax.
    pub fn from_json(text: &str) -> Result<Self, CoreError> {
        Self::from_value(read_text(text, Format::Json, &Limits::default()).map_err(advised_error)?)
    }

    /// Reads a vehicle from TOML.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_toml(text: &str) -> Result<Self, CoreError> {
        Self::from_value(read_text(text, Format::Toml, &Limits::default()).map_err(advised_error)?)
    }

    /// Reads a vehicle from a stream; more than 64 MiB are not read.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json), and those of the stream.
    pub fn read(source: impl Read, format: Format) -> Result<Self, CoreError> {
        Self::from_value(read_from(source, format, &Limits::default()).map_err(advised_error)?)
    }

    /// Reads a vehicle from a document in memory; a member that is null counts as absent.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem of form and of meaning, each with path, value, limit and hint.
    pub fn from_value(mut document: Value) -> Result<Self, CoreError> {
        without_nulls(&mut document);
        let tree = tree()?;
        let mut problems: Vec<Problem> = tree.check(&document).into_iter().map(advised).collect();
        match serde_json::from_value::<Self>(document) {
            Ok(file) => {
                for problem in file.validate() {
                    if !problems.iter().any(|known| known.path == problem.path) {
                        problems.push(problem);
                    }
                }
                if !problems.iter().any(Problem::is_error) {
                    return Ok(file);
                }
            }
            // What form tells is why it cannot be read.
            Err(_) if !problems.is_empty() => {}
            Err(error) => problems.push(Problem::new(1021, "", error.to_string())),
        }
        Err(CoreError::Document { problems })
    }

    /// Every problem of the vehicle, warnings among them, as it stands alone in a scene.
    #[must_use]
    pub fn validate(&self) -> Vec<Problem> {
        let prefix = format!("vehicles.{ID}.");
        let own = |problem: Problem| Problem {
            path: problem.path.strip_prefix(&prefix).unwrap_or(&problem.path).to_owned(),
            ..problem
        };
        self.alone().validate().into_iter().map(own).collect()
    }

    /// The vehicle with every default and estimate filled in, each marked as such with its source.
    #[must_use]
    pub fn resolve(&self) -> Self {
        let resolved = self.alone().resolve().into_scene();
        let file = resolved.vehicles.first().map_or_else(|| self.clone(), Self::of);
        Self { description: self.description.clone(), ..file }
    }

    /// The vehicle as a document: quantities in SI, absent values left out.
    ///
    /// # Errors
    /// [`CoreError::Document`] for a number that is not finite.
    pub fn to_value(&self) -> Result<Value, CoreError> {
        serde_json::to_value(self).map_err(|error| {
            let problem = Problem::new(1006, "", error.to_string());
            CoreError::Document { problems: vec![problem.with_limit("finite numbers")] }
        })
    }

    /// The vehicle as JSON text.
    ///
    /// # Errors
    /// As [`to_value`](Self::to_value).
    pub fn to_json(&self) -> Result<String, CoreError> {
        Ok(format!("{:#}", self.to_value()?))
    }

    /// The JSON Schema (2020-12) of vehicle files.
    #[must_use]
    pub fn json_schema() -> Value {
        published_schema::<Self>()
    }

    /// A scene with nothing but the vehicle.
    fn alone(&self) -> Scene {
        let origin = [Quantity::new(0.0), Quantity::new(0.0)];
        let start = Start {
            position: origin,
            heading: None,
            speed: None,
            course: None,
            yaw_rate: None,
            z: None,
            roll: None,
            pitch: None,
        };
        Scene { vehicles: vec![self.vehicle(ID, start)], ..Scene::default() }
    }
}

fn tree() -> Result<&'static SchemaTree, CoreError> {
    static TREE: OnceLock<Result<SchemaTree, CoreError>> = OnceLock::new();
    TREE.get_or_init(|| SchemaTree::new(&VehicleFile::json_schema())).as_ref().map_err(Clone::clone)
}
