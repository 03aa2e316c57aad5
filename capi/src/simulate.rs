//! From a scene to a run.

use std::ffi::c_void;
use std::ops::ControlFlow;

use engine::SimulateOptions;

use crate::cancel::{CancelObject, acs_cancel};
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::options::{self, acs_record, acs_run_options, reserved, unknown_value};
use crate::pointer::Out;
use crate::run::{RunObject, acs_run};
use crate::scene::{SceneObject, acs_scene};
use crate::status::acs_status;

/// Hears of the progress of a simulation: simulated time `done` and its end `total`, both in s.
///
/// Called on the calling thread alone, with no lock held: it may call this library. It returns zero to go on
/// and anything else to stop. It must return normally: no C++ exception, no longjmp.
pub type acs_progress = Option<unsafe extern "C" fn(ctx: *mut c_void, done: f64, total: f64) -> i32>;

/// The options of the engine.
pub(crate) fn engine_options(options: acs_run_options) -> Result<SimulateOptions, Failure> {
    reserved(options.reserved)?;
    let mut chosen = SimulateOptions::default();
    chosen.record = match options.record {
        record if record == acs_record::Rows as i32 => true,
        record if record == acs_record::None as i32 => false,
        other => return Err(unknown_value("options.record", other, "acs_record")),
    };
    Ok(chosen)
}

/// Whom a long call tells of its progress, and who may stop it.
pub(crate) struct Watch {
    token: Option<handle::Lease<CancelObject>>,
    progress: acs_progress,
    ctx: *mut c_void,
}

impl Watch {
    /// # Safety
    /// Unless null, `progress` must be callable with `ctx` as long as this lives.
    pub(crate) unsafe fn new(
        cancel: acs_cancel,
        progress: acs_progress,
        ctx: *mut c_void,
    ) -> Result<Self, Failure> {
        let token = match cancel {
            0 => None,
            id => Some(handle::lease::<CancelObject>(id)?),
        };
        Ok(Self { token, progress, ctx })
    }

    /// Tells the host; breaks when it wishes to stop.
    pub(crate) fn tell(&self, done: f64, total: f64) -> ControlFlow<()> {
        if self.token.as_ref().is_some_and(|token| token.requested()) {
            return ControlFlow::Break(());
        }
        match self.progress {
            // SAFETY: callable with its context by the contract of `new`.
            Some(call) if unsafe { call(self.ctx, done, total) } != 0 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

/// Simulates a scene; the same scene gives the same bits everywhere.
///
/// Ownership: the caller frees the run and the error; scene and token stay the caller's and may be freed
/// during the call. Threads: any; each call simulates on its own calling thread.
///
/// \param scene         from `acs_scene_parse`
/// \param options       null for the defaults
/// \param progress      null, or called now and then
/// \param progress_ctx  handed to `progress`
/// \param cancel        zero, or a token that another thread may request
/// \param run           receives the id, zero on failure
/// \param error         null, or receives the error
/// \return 2004 after a stop, another number of the physics family (2000..2999) when the scene asks for what
/// this version cannot run or the run diverges, of the document family when the scene is not valid
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_simulate(
    scene: acs_scene,
    options: *const acs_run_options,
    progress: acs_progress,
    progress_ctx: *mut c_void,
    cancel: acs_cancel,
    run: *mut acs_run,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `run` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(run, "run") }?;
        // SAFETY: `options` is null or valid by the rules of the header.
        let options = engine_options(unsafe { options::read(options) }?)?;
        let scene = handle::lease::<SceneObject>(scene)?;
        // SAFETY: callable with its context by the rules of the header.
        let watch = unsafe { Watch::new(cancel, progress, progress_ctx) }?;
        let outcome = engine::simulate(&scene.0, &options, &mut |now| watch.tell(now.time, now.end))?;
        out.set(handle::insert(RunObject::new(outcome))?);
        Ok(())
    })
}
