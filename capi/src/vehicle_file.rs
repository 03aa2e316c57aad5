//! Vehicle files: the library of generic classes, files of the host, and scenes that name them.

use accuscene_core::document::Format;
use accuscene_core::error::CoreError;
use accuscene_core::scene::Scene;
use accuscene_core::vehicle_file::{VehicleCatalogue, VehicleFile, VehicleLibrary};
use engine::EngineError;
use serde_json::{Value, json};

use crate::bytes::acs_bytes;
use crate::error::acs_error;
use crate::guard::guard;
use crate::handle;
use crate::pointer::{self, Out};
use crate::scene::{SceneObject, acs_scene, format_of, problems_json};
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;

/// A vehicle file that the host brings for a scene that names it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_vehicle_file {
    /// Name by which scenes ask for it in `model`.
    pub name: acs_bytes,
    /// The document.
    pub text: acs_bytes,
    /// An `acs_format`.
    pub format: i32,
}

/// Files of the host, read when a scene asks for them, before those of the library.
struct Brought<'a>(Vec<(&'a str, &'a str, Format)>);

impl VehicleCatalogue for Brought<'_> {
    fn find(&self, name: &str) -> Result<Option<VehicleFile>, CoreError> {
        match self.0.iter().find(|(own, _, _)| *own == name) {
            Some((_, text, format)) => read(text, *format).map(Some),
            None => VehicleCatalogue::find(&VehicleLibrary, name),
        }
    }

    fn names(&self) -> Vec<String> {
        let own = self.0.iter().map(|(name, _, _)| (*name).to_owned());
        own.chain(VehicleCatalogue::names(&VehicleLibrary)).collect()
    }
}

fn read(text: &str, format: Format) -> Result<VehicleFile, CoreError> {
    VehicleFile::read(text.as_bytes(), format)
}

/// Reads a scene whose vehicles name vehicle files of the host in `model`.
///
/// `acs_scene_parse` knows the classes of the library alone. Of files with one name the first counts; a file of the host
/// goes before a class of the library. A file that no vehicle names is not read.
///
/// Ownership: `text` and `files` are borrowed for the call; the caller frees the scene and the error. Threads: any.
///
/// \param files   null with `count` 0 when there are none
/// \return as `acs_scene_parse`; the problems of a file are told at the `model` that names it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_scene_parse_with(
    text: acs_bytes,
    format: i32,
    files: *const acs_vehicle_file,
    count: usize,
    scene: *mut acs_scene,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `scene` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(scene, "scene") }?;
        // SAFETY: `text` is valid for the call by the rules of the header.
        let text = unsafe { text.text("text") }?;
        // SAFETY: `files` is null or readable for `count` elements by the rules of the header.
        let files = unsafe { pointer::input(files, count, "files") }?;
        let mut brought = Brought(Vec::with_capacity(files.len()));
        for file in files {
            // SAFETY: valid for the call by the rules of the header.
            let name = unsafe { file.name.text("name") }?;
            // SAFETY: valid for the call by the rules of the header.
            let text = unsafe { file.text.text("text of a vehicle file") }?;
            brought.0.push((name, text, format_of(file.format)?));
        }
        let scene = Scene::read_with(text.as_bytes(), format_of(format)?, &brought)?;
        out.set(handle::insert(SceneObject(scene))?);
        Ok(())
    })
}

/// Writes the library of generic vehicle classes as a JSON array: `name`, by which scenes ask for it, and `file`, the
/// document in SI units with sources.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_vehicle_library(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let mut classes = Vec::new();
        for name in VehicleLibrary::names() {
            let Some(file) = VehicleLibrary::file(name) else { continue };
            classes.push(json!({ "name": name, "file": file.to_value()? }));
        }
        sink.put(&Value::Array(classes).to_string())
    })
}

/// Checks a vehicle file and writes all of its problems, warnings included, as `acs_scene_validate` does.
///
/// Ownership: `text` and `sink` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param sink   null, or receives the array
/// \return `ACS_STATUS_OK` for a vehicle that can be used, else as `acs_scene_parse`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_vehicle_validate(
    text: acs_bytes,
    format: i32,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::optional(sink) }?;
        // SAFETY: `text` is valid for the call by the rules of the header.
        let text = unsafe { text.text("text") }?;
        let verdict = read(text, format_of(format)?);
        if let Some(sink) = sink {
            sink.put(&problems_json(&match &verdict {
                Ok(file) => file.validate(),
                Err(error) => error.problems().to_vec(),
            })?)?;
        }
        verdict?;
        Ok(())
    })
}

/// Writes a vehicle file as JSON with every value that it leaves out: defaults and estimates, marked as such with source
/// and standard deviation.
///
/// Ownership: `text` and `sink` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \return as `acs_vehicle_validate`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_vehicle_echo(
    text: acs_bytes,
    format: i32,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        // SAFETY: `text` is valid for the call by the rules of the header.
        let text = unsafe { text.text("text") }?;
        sink.put(&read(text, format_of(format)?)?.resolve().to_json()?)
    })
}

/// Writes the JSON Schema of vehicle files.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_vehicle_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let text = serde_json::to_string(&VehicleFile::json_schema())
            .map_err(|source| EngineError::Encode { source })?;
        sink.put(&text)
    })
}
