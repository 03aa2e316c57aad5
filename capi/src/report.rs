//! Documents made from a run.

use accuscene_core::event::Event;
use engine::EngineError;
use engine::report::{self, BackdropImage, ReportOptions, Units};

use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::options::{self, acs_report_options, acs_units, reserved, unknown_value};
use crate::run::{RunObject, acs_run};
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;

/// Writes a document of a run into a sink.
///
/// # Safety
/// Unless null, `sink` and `error` must be valid for the call.
unsafe fn write(
    run: acs_run,
    sink: *const acs_sink,
    error: *mut acs_error,
    document: impl FnOnce(&RunObject) -> Result<String, Failure>,
) -> acs_status {
    guard(error, || {
        // SAFETY: by the contract of this function.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&document(&*handle::lease::<RunObject>(run)?)?)
    })
}

/// The options of the engine.
///
/// # Safety
/// The backdrop of the options must be readable for the call.
pub(crate) unsafe fn engine_options(options: acs_report_options) -> Result<ReportOptions, Failure> {
    reserved(options.reserved)?;
    let mut chosen = ReportOptions::default();
    chosen.units = match options.units {
        units if units == acs_units::Si as i32 => Units::Si,
        units if units == acs_units::Us as i32 => Units::Us,
        units if units == acs_units::Both as i32 => Units::Both,
        other => return Err(unknown_value("options.units", other, "acs_units")),
    };
    // SAFETY: by the contract of this function.
    let image = unsafe { options.backdrop.read("options.backdrop") }?;
    chosen.backdrop = (!image.is_empty()).then(|| BackdropImage::new(image.to_vec()));
    Ok(chosen)
}

/// Writes the outcome of a run as JSON: input echo, models, vehicles, collisions, warnings and table hashes.
///
/// The same scene gives the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
/// error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_json(
    run: acs_run,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(run, sink, error, |run| Ok(engine::export::json(&run.outcome)?)) }
}

/// Writes the events of a run (contacts, collisions, rest, ...) in order of time as a JSON array.
///
/// A collision by impulse has `sensitivity`: what delta-V, yaw rate, PDOF and EES change by
/// with another point or plane.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_events_json(
    run: acs_run,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    let events = |run: &RunObject| {
        let collisions =
            run.outcome.collisions.iter().cloned().map(|collision| Event::Collision(Box::new(collision)));
        let mut all: Vec<Event> = run.outcome.events.iter().cloned().chain(collisions).collect();
        // Stable: what happens at one instant keeps contact before collision.
        all.sort_by(|one, other| one.time().total_cmp(&other.time()));
        serde_json::to_string(&all).map_err(|source| EngineError::Encode { source }.into())
    };
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(run, sink, error, events) }
}

/// Writes the report of a run: one HTML file that needs no network.
///
/// Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param options  null for the defaults
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_report_html(
    run: acs_run,
    options: *const acs_report_options,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    let document = |run: &RunObject| {
        // SAFETY: `options` is null or valid by the rules of the header, and so is its backdrop.
        let options = unsafe { engine_options(options::read(options)?) }?;
        Ok(report::html(&run.outcome, &options))
    };
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(run, sink, error, document) }
}
