//! Scenes: text in, checked and immutable.

use std::ffi::c_char;
use std::ptr;

use accuscene_core::document::{Format, Problem};
use accuscene_core::error::CoreError;
use accuscene_core::scene::Scene;
use engine::EngineError;

use crate::bytes::acs_bytes;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::options::unknown_value;
use crate::pointer::{self, Out};
use crate::sink::{Sink, acs_sink};
use crate::status::{BUFFER_TOO_SMALL, acs_status};

/// Id of a scene; the caller owns it and frees it with `acs_scene_free`. Immutable: any threads may share it.
pub type acs_scene = u64;

/// How a scene is written.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_format {
    /// JSON.
    Json = 1,
    /// TOML.
    Toml = 2,
}

/// A scene that the caller owns.
#[derive(Debug)]
pub(crate) struct SceneObject(pub(crate) Scene);

impl Object for SceneObject {
    const KIND: Kind = Kind::Scene;
}

/// The format of a number that should be an `acs_format`.
pub(crate) fn format_of(format: i32) -> Result<Format, Failure> {
    match format {
        format if format == acs_format::Json as i32 => Ok(Format::Json),
        format if format == acs_format::Toml as i32 => Ok(Format::Toml),
        other => Err(unknown_value("format", other, "acs_format")),
    }
}

fn parse(text: &str, format: i32) -> Result<Result<Scene, CoreError>, Failure> {
    Ok(Scene::read(text.as_bytes(), format_of(format)?))
}

pub(crate) fn problems_json(problems: &[Problem]) -> Result<String, Failure> {
    serde_json::to_string(problems).map_err(|source| EngineError::Encode { source }.into())
}

/// Reads a scene.
///
/// Ownership: `text` is borrowed for the call; the caller frees the scene and the error. Threads: any.
///
/// \param text    the scene document
/// \param format  an `acs_format`
/// \param scene   receives the id, zero on failure
/// \param error   null, or receives an error that lists every problem of the document with its path
/// \return a number of the document family (1000..1199) when the scene is not valid
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_scene_parse(
    text: acs_bytes,
    format: i32,
    scene: *mut acs_scene,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `scene` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(scene, "scene") }?;
        // SAFETY: `text` is valid for the call by the rules of the header.
        let text = unsafe { text.text("text") }?;
        out.set(handle::insert(SceneObject(parse(text, format)??))?);
        Ok(())
    })
}

/// Checks a scene and writes all of its problems, warnings included, as a JSON array.
///
/// Each problem has `code`, `path`, `message` and `severity`, and `value`, `limit` and `hint` where they
/// apply. The array of a scene without problems is `[]`.
///
/// Ownership: `text` and `sink` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param sink   null, or receives the array
/// \param error  null, or receives an error that lists every problem
/// \return `ACS_STATUS_OK` for a scene that can be used, else as `acs_scene_parse`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_scene_validate(
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
        let verdict = parse(text, format)?;
        if let Some(sink) = sink {
            sink.put(&problems_json(&match &verdict {
                Ok(scene) => scene.validate(),
                Err(error) => error.problems().to_vec(),
            })?)?;
        }
        verdict?;
        Ok(())
    })
}

/// Copies the identity of a scene: 64 lower-case hexadecimal digits without a final NUL.
///
/// The spelling of units and the case metadata have no influence on it. Threads: any.
///
/// \param buffer    null with capacity 0 to ask for the length
/// \param capacity  bytes that `buffer` has
/// \param len       receives the length, also when the buffer is too small
/// \return `ACS_STATUS_BUFFER_TOO_SMALL`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_scene_hash(
    scene: acs_scene,
    buffer: *mut c_char,
    capacity: usize,
    len: *mut usize,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: `len` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(len, "len") }?;
        let hash = handle::lease::<SceneObject>(scene)?.0.hash().to_string();
        out.set(hash.len());
        // SAFETY: `buffer` is null or writable for `capacity` bytes by the rules of the header.
        if unsafe { pointer::fill(buffer.cast(), capacity, hash.as_bytes(), "buffer") }? {
            return Ok(());
        }
        let message = format!("the hash needs {} bytes, the buffer has {capacity}", hash.len());
        Err(Failure::argument(BUFFER_TOO_SMALL, "buffer", message))
    })
}

/// Writes the JSON Schema of scenes.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_scene_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&Scene::json_schema().to_string())
    })
}

/// Writes the resolved scene as JSON: every value that a simulation uses, defaults marked as such with their
/// source.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_scene_echo(
    scene: acs_scene,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let scene = handle::lease::<SceneObject>(scene)?;
        sink.put(&scene.0.resolve().to_json()?)
    })
}

/// Writes figures of every vehicle of a scene as JSON: wheel loads, rollover, handling, ride, braking, coasting.
///
/// The document has `schema` (`accuscene/figures/1`), the conditions `friction` and `coast_from`, and `vehicles`; SI units
/// and radians. A figure whose closed form does not apply to a vehicle is null, and the vehicle's `notes` say why. Nothing
/// is simulated; the same scene gives the same bytes.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
///
/// \return as `acs_simulate` for a scene that cannot be simulated
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_scene_figures(
    scene: acs_scene,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let scene = handle::lease::<SceneObject>(scene)?;
        sink.put(&engine::figures_json(&scene.0)?)
    })
}

/// Frees a scene; runs made from it stay. Zero is allowed.
///
/// Threads: any; calls that use the scene at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_scene_free(scene: acs_scene) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<SceneObject>(scene))
}
