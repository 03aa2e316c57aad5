//! Live stepping: a host drives the vehicles of a scene.

use std::sync::{Mutex, MutexGuard, PoisonError};

use engine::{DriverInput, Hold, LiveSession};

use crate::bytes::acs_bytes;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::live_state::{acs_controls, acs_wheel_controls};
use crate::options::{self, acs_run_options};
use crate::pointer::{self, Out};
use crate::run::{RunObject, acs_run};
use crate::scene::{SceneObject, acs_scene};
use crate::simulate::engine_options;
use crate::sink::{Sink, acs_sink};
use crate::status::{INDEX_OUT_OF_RANGE, NO_SUCH_NAME, acs_status};

/// Id of a live session; the caller owns it and frees it with `acs_live_free`. Calls from several threads take
/// turns.
pub type acs_live = u64;

/// A session that the caller owns.
#[derive(Debug)]
pub(crate) struct LiveObject(Mutex<Session>);

/// What the session needs between calls.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) live: LiveSession,
    /// The controls last set, vehicle by vehicle.
    pub(crate) controls: Vec<DriverInput>,
}

impl Object for LiveObject {
    const KIND: Kind = Kind::Live;
}

impl LiveObject {
    fn new(live: LiveSession) -> Self {
        let count = live.live().model().vehicles.len();
        let controls = (0..count).filter_map(|vehicle| live.live().coasting(vehicle)).collect();
        Self(Mutex::new(Session { live, controls }))
    }

    /// The session for the time of a call; a panic in a call poisons the id itself.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Session> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of a vehicle in the session.
pub(crate) fn vehicle_index(session: &Session, index: u64) -> Result<usize, Failure> {
    let count = session.controls.len();
    match usize::try_from(index).ok().filter(|index| *index < count) {
        Some(index) => Ok(index),
        None => {
            let message = format!("there is no vehicle {index}: the session has {count}");
            Err(Failure::argument(INDEX_OUT_OF_RANGE, "vehicle", message))
        }
    }
}

/// Compiles a scene and puts it under the hands of the host, at its start.
///
/// A vehicle whose controls were never set does what the scene's driver does.
/// Ownership: the caller frees the session and the error; the scene may be freed at once. Threads: any.
///
/// \param scene    from `acs_scene_parse`
/// \param options  null for the defaults; `ACS_RECORD_NONE` keeps no rows
/// \param live     receives the id, zero on failure
/// \param error    null, or receives the error
/// \return as `acs_simulate`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_new(
    scene: acs_scene,
    options: *const acs_run_options,
    live: *mut acs_live,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `live` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(live, "live") }?;
        // SAFETY: `options` is null or valid by the rules of the header.
        let options = engine_options(unsafe { options::read(options) }?)?;
        let scene = handle::lease::<SceneObject>(scene)?;
        let session = LiveSession::new(&scene.0, &options)?;
        out.set(handle::insert(LiveObject::new(session))?);
        Ok(())
    })
}

/// Makes a session that has done `steps` steps with the inputs of a log of `acs_live_log`: the same bits.
///
/// Ownership: as `acs_live_new`; `log` is borrowed for the call. Threads: any.
///
/// \param log    JSON
/// \param steps  steps to do; inputs of later steps are left out
/// \return besides those of `acs_simulate` a number of the document family when the log is not one
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_replay(
    scene: acs_scene,
    options: *const acs_run_options,
    log: acs_bytes,
    steps: u64,
    live: *mut acs_live,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `live` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(live, "live") }?;
        // SAFETY: `options` is null or valid by the rules of the header.
        let options = engine_options(unsafe { options::read(options) }?)?;
        // SAFETY: `log` is valid for the call by the rules of the header.
        let log = LiveSession::read_log(unsafe { log.text("log") }?)?;
        let scene = handle::lease::<SceneObject>(scene)?;
        let session = LiveSession::replay(&scene.0, &options, &log, steps)?;
        out.set(handle::insert(LiveObject::new(session))?);
        Ok(())
    })
}

/// Counts the vehicles of a session, two-wheelers after the others; indices follow the scene. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_vehicle_count(live: acs_live, count: *mut usize) -> acs_status {
    guard(std::ptr::null_mut(), || {
        // SAFETY: `count` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(count, "count") }?;
        out.set(handle::lease::<LiveObject>(live)?.lock().controls.len());
        Ok(())
    })
}

/// Finds a vehicle by its id in the scene. Threads: any.
///
/// \return `ACS_STATUS_NO_SUCH_NAME`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_vehicle_index(
    live: acs_live,
    id: acs_bytes,
    index: *mut usize,
) -> acs_status {
    guard(std::ptr::null_mut(), || {
        // SAFETY: `index` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(index, "index") }?;
        // SAFETY: `id` is valid for the call by the rules of the header.
        let id = unsafe { id.text("id") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let found = object.lock().live.live().model().vehicles.iter().position(|v| v.id == id);
        let found = found
            .ok_or_else(|| Failure::argument(NO_SUCH_NAME, "id", format!("no vehicle has the id {id}")))?;
        out.set(found);
        Ok(())
    })
}

/// Counts the wheels of a vehicle: left before right, axle by axle from the front. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_wheel_count(live: acs_live, vehicle: u64, count: *mut usize) -> acs_status {
    guard(std::ptr::null_mut(), || {
        // SAFETY: `count` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(count, "count") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let session = object.lock();
        let index = vehicle_index(&session, vehicle)?;
        out.set(session.controls[index].wheels.len());
        Ok(())
    })
}

/// Sets the controls of many vehicles in one call; all or none. They act from the next step on.
///
/// Every input is logged with its step. Ownership: the array is borrowed for the call; the caller frees the
/// error. Threads: any, in turns.
///
/// \param controls  `count` entries
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, or a number of the physics family for a value out of its range
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_set_controls(
    live: acs_live,
    controls: *const acs_controls,
    count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: valid for `count` entries by the rules of the header.
        let given = unsafe { pointer::input(controls, count, "controls") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let mut session = object.lock();
        let mut changed = Vec::with_capacity(given.len());
        for entry in given {
            let index = vehicle_index(&session, entry.vehicle)?;
            let mut next = session.controls[index].clone();
            entry.write(&mut next);
            changed.push((index, next, entry.hold()));
        }
        session.apply(changed)
    })
}

/// Sets what happens to single wheels besides the pedals and the steering: locked, braked, bent.
///
/// It lasts until it is set again. Ownership and threads: as `acs_live_set_controls`.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, or a number of the physics family for a value out of its range
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_set_wheels(
    live: acs_live,
    wheels: *const acs_wheel_controls,
    count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: valid for `count` entries by the rules of the header.
        let given = unsafe { pointer::input(wheels, count, "wheels") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let mut session = object.lock();
        let mut changed: Vec<(usize, DriverInput, Hold)> = Vec::new();
        for entry in given {
            let index = vehicle_index(&session, entry.vehicle)?;
            let at = match changed.iter().position(|(known, ..)| *known == index) {
                Some(at) => at,
                None => {
                    changed.push((index, session.controls[index].clone(), Hold::Step));
                    changed.len() - 1
                }
            };
            entry.write(&mut changed[at].1)?;
        }
        session.apply(changed)
    })
}

impl Session {
    fn apply(&mut self, changed: Vec<(usize, DriverInput, Hold)>) -> Result<(), Failure> {
        let inputs: Vec<_> =
            changed.iter().map(|(index, controls, hold)| (*index, controls, *hold)).collect();
        self.live.live_mut().set_controls(&inputs)?;
        for (index, controls, _) in changed {
            self.controls[index] = controls;
        }
        Ok(())
    }
}

/// Gives a vehicle back to the scene's driver, who is where the time table says. Threads: any, in turns.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_release(live: acs_live, vehicle: u64, error: *mut acs_error) -> acs_status {
    guard(error, || {
        let object = handle::lease::<LiveObject>(live)?;
        let mut session = object.lock();
        let index = vehicle_index(&session, vehicle)?;
        session.live.live_mut().release(index)?;
        Ok(())
    })
}

/// Moves all vehicles on by `steps` steps, with contacts and impacts, exactly as `acs_simulate` does.
///
/// Ownership: the caller frees the error. Threads: any, in turns.
///
/// \param steps  steps of the scene's `options.step` (1 ms by default)
/// \return a number of the physics family when the motion diverges
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_step(live: acs_live, steps: u64, error: *mut acs_error) -> acs_status {
    guard(error, || {
        let object = handle::lease::<LiveObject>(live)?;
        object.lock().live.step(steps)?;
        Ok(())
    })
}

/// Writes every input so far as JSON, for `acs_live_replay`.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_log(
    live: acs_live,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let object = handle::lease::<LiveObject>(live)?;
        // Written after the lock is gone: the sink is the caller's code.
        let text = object.lock().live.log_json()?;
        sink.put(&text)
    })
}

/// Makes a run of what has happened so far: tables, events, collisions, documents and reports.
///
/// The session goes on. Ownership: the caller frees the run and the error. Threads: any, in turns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_run(
    live: acs_live,
    run: *mut acs_run,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `run` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(run, "run") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let outcome = object.lock().live.outcome();
        out.set(handle::insert(RunObject::new(outcome))?);
        Ok(())
    })
}

/// Frees a session; runs made from it stay. Zero is allowed.
///
/// Threads: any; calls that use the session at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_live_free(live: acs_live) -> acs_status {
    guard(std::ptr::null_mut(), || handle::remove::<LiveObject>(live))
}
