//! Inverse problems: what is sought and what was observed of a model that the caller runs.

use std::ffi::c_void;
use std::mem::size_of;
use std::num::NonZeroUsize;
use std::ptr;

use accuscene_core::identity::Seed;
use engine::inverse::Forward;
use engine::{InverseCase, InverseOptions, Threads};

use crate::bytes::acs_bytes;
use crate::cancel::acs_cancel;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::inverse_solution::{InverseSolutionObject, acs_inverse_solution};
use crate::options::{self, Versioned};
use crate::pointer::Out;
use crate::scene::format_of;
use crate::simulate::{Watch, acs_progress};
use crate::sink::{Sink, acs_sink};
use crate::status::{NULL_ARGUMENT, UNKNOWN_OPTION, acs_status};

/// Id of an inverse problem; the caller owns it and frees it with `acs_inverse_free`. Immutable: any threads may
/// share it.
pub type acs_inverse = u64;

/// A problem that the caller owns.
#[derive(Debug)]
pub(crate) struct InverseObject(InverseCase);

impl Object for InverseObject {
    const KIND: Kind = Kind::Inverse;
}

/// The model of the caller: what evidence would look like if the unknowns had these values.
///
/// Writes every residual, model less evidence, divided by its standard deviation, item after item, and returns
/// zero; anything else says that the model failed or that what was observed did not happen: these values count as
/// impossible. Residuals are NaN before; one that is not finite counts as a failure too. The same unknowns must
/// give the same residuals.
///
/// `unknowns` and `residuals` are valid for that call alone. With more than one thread it is called from threads
/// of the library, several at once, and `ctx` must bear that. It must return normally: no C++ exception, no
/// longjmp.
pub type acs_forward = Option<
    unsafe extern "C" fn(
        ctx: *mut c_void,
        unknowns: *const f64,
        unknown_count: usize,
        residuals: *mut f64,
        residual_count: usize,
    ) -> i32,
>;

/// Options of `acs_inverse_solve`; call `acs_inverse_options_init` first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_inverse_options {
    /// `sizeof` of the struct, set by the init function.
    pub struct_size: usize,
    /// What every random draw comes from; 1 by default.
    pub seed: u64,
    /// Probability of the intervals, in (0, 1); 0.9 by default.
    pub level: f64,
    /// Most runs of the model, at least `100 + 20` for each unknown; 2000 by default.
    pub budget: u32,
    /// Independent samples that each probable mode must be worth for sampling to end before the budget does, 20 or
    /// more; 300 by default.
    pub effective: u32,
    /// Threads that run the model at once; 1, the default, is the calling thread alone, 0 is as many as the
    /// machine has. The result is the same.
    pub threads: u32,
    /// 1 to take deviations to be wider by what runs that hardly differ scatter, and where no fit that was found is probable; 0,
    /// the default, to take them as told.
    pub widen: u32,
}

const fn defaults() -> acs_inverse_options {
    acs_inverse_options {
        struct_size: size_of::<acs_inverse_options>(),
        seed: 1,
        level: 0.9,
        budget: 2000,
        effective: 300,
        threads: 1,
        widen: 0,
    }
}

// SAFETY: numbers of four and eight bytes, each aligned by those before it: no padding, every bit pattern is
// valid.
unsafe impl Versioned for acs_inverse_options {
    const DEFAULT: Self = defaults();
}

fn engine_options(options: acs_inverse_options) -> Result<(InverseOptions, Threads), Failure> {
    let widen = match options.widen {
        0 => false,
        1 => true,
        other => {
            let message = format!("options.widen is {other}, neither 0 nor 1");
            return Err(Failure::argument(UNKNOWN_OPTION, "options.widen", message));
        }
    };
    let chosen = InverseOptions {
        budget: options.budget,
        effective: options.effective,
        seed: Seed(options.seed),
        level: options.level,
        widen,
    };
    let threads = NonZeroUsize::new(options.threads as usize);
    Ok((chosen, threads.map_or_else(Threads::available, Threads::new)))
}

/// The model behind a function of the caller.
struct Model {
    call: unsafe extern "C" fn(*mut c_void, *const f64, usize, *mut f64, usize) -> i32,
    ctx: *mut c_void,
}

// SAFETY: the header demands of the context that several threads may use it at once where the caller asks for several.
unsafe impl Sync for Model {}

impl Model {
    /// # Safety
    /// Unless null, `forward` must be callable with `ctx` as long as this lives, from several threads at once
    /// where several are asked for.
    unsafe fn new(forward: acs_forward, ctx: *mut c_void) -> Result<Self, Failure> {
        let null = || Failure::argument(NULL_ARGUMENT, "forward", "forward is null");
        Ok(Self { call: forward.ok_or_else(null)?, ctx })
    }
}

impl Forward for Model {
    fn residuals(&self, unknowns: &[f64], residuals: &mut [f64]) -> bool {
        // What the caller leaves out must not look like a residual.
        residuals.fill(f64::NAN);
        let (values, out) = (unknowns.as_ptr(), residuals.as_mut_ptr());
        // SAFETY: callable with its context by the contract of `new`; both spans live through the call.
        unsafe { (self.call)(self.ctx, values, unknowns.len(), out, residuals.len()) == 0 }
    }
}

/// Reads something from a problem into an out-parameter.
///
/// # Safety
/// Unless null, `out` must be writable.
unsafe fn count(
    inverse: acs_inverse,
    out: *mut usize,
    value: impl FnOnce(&InverseCase) -> usize,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: by the contract of this function.
        let mut out = unsafe { Out::new(out, "count") }?;
        out.set(value(&handle::lease::<InverseObject>(inverse)?.0));
        Ok(())
    })
}

/// Reads an inverse problem: unknowns with bounds and what is believed of them, items of evidence with the number
/// of their residuals and their noise (Rust `InverseCase`, and in it `inverse::Problem`).
///
/// A belief `p` that is none of a document's laws (Rust `inverse::Prior::density`) is an item here: the unknown is even between
/// its bounds, and the item's one residual is `sqrt(2 ln(p_max / p))`.
///
/// Ownership: `text` is borrowed for the call; the caller frees the problem and the error. Threads: any.
///
/// \param text     the document (`accuscene/inverse/1`)
/// \param format   an `acs_format`
/// \param inverse  receives the id, zero on failure
/// \param error    null, or receives an error that lists every problem of the document with its path
/// \return a number of the document family (1000..1199) when the document is not valid
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_new(
    text: acs_bytes,
    format: i32,
    inverse: *mut acs_inverse,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `inverse` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(inverse, "inverse") }?;
        // SAFETY: `text` is valid for the call by the rules of the header.
        let text = unsafe { text.text("text") }?;
        let case = InverseCase::read(text.as_bytes(), format_of(format)?)?;
        out.set(handle::insert(InverseObject(case))?);
        Ok(())
    })
}

/// Writes the JSON Schema of inverse problems.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&InverseCase::json_schema()?.to_string())
    })
}

/// Writes a problem as it was understood: a document with its quantities in SI.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_echo(
    inverse: acs_inverse,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&handle::lease::<InverseObject>(inverse)?.0.to_value().to_string())
    })
}

/// Counts the unknowns of a problem: the numbers that the model takes.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_unknown_count(inverse: acs_inverse, count: *mut usize) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { self::count(inverse, count, |case| case.unknowns().len()) }
}

/// Counts the residuals of a problem: the numbers that the model writes.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_residual_count(inverse: acs_inverse, count: *mut usize) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { self::count(inverse, count, InverseCase::components) }
}

/// Gives the options of a solution their defaults.
///
/// Threads: any.
///
/// \param options      the struct, `struct_size` bytes long
/// \param struct_size  `sizeof(acs_inverse_options)` as the caller compiled it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_options_init(
    options: *mut acs_inverse_options,
    struct_size: usize,
) -> acs_status {
    // SAFETY: `options` is null or valid for `struct_size` bytes by the rules of the header.
    guard(ptr::null_mut(), || unsafe { options::init(options, struct_size) })
}

/// Finds the unknowns of a problem by the model of the caller: every optimum, and how sure each is (Rust
/// `inverse::solve`).
///
/// The same problem, options and model give the same bits, on any number of threads.
///
/// Ownership: the caller frees the solution and the error; problem and token stay the caller's and may be freed
/// during the call. Threads: any; the model is called on the calling thread alone unless `options.threads` says
/// otherwise, progress is told on the calling thread, after 64 runs or fewer.
///
/// \param inverse       from `acs_inverse_new`
/// \param forward       the model
/// \param forward_ctx   handed to `forward`
/// \param options       null for the defaults
/// \param progress      null, or called now and then with runs made and runs at most
/// \param progress_ctx  handed to `progress`
/// \param cancel        zero, or a token that another thread or the model may request
/// \param solution      receives the id, zero on failure
/// \param error         null, or receives the error
/// \return `ACS_STATUS_INVERSE_CANCELLED` after a stop, `ACS_STATUS_INVERSE_EVERY_START_FAILED` when the model
/// failed wherever it was tried, `ACS_STATUS_INVERSE_PRIOR` when what is believed of an unknown has no probability
/// between its bounds, `ACS_STATUS_INVERSE_BUDGET` or `ACS_STATUS_INVERSE_VALUE` for options out of range
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solve(
    inverse: acs_inverse,
    forward: acs_forward,
    forward_ctx: *mut c_void,
    options: *const acs_inverse_options,
    progress: acs_progress,
    progress_ctx: *mut c_void,
    cancel: acs_cancel,
    solution: *mut acs_inverse_solution,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `solution` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(solution, "solution") }?;
        // SAFETY: `options` is null or valid by the rules of the header.
        let (options, threads) = engine_options(unsafe { options::read(options) }?)?;
        let inverse = handle::lease::<InverseObject>(inverse)?;
        // SAFETY: callable with its context by the rules of the header.
        let model = unsafe { Model::new(forward, forward_ctx) }?;
        // SAFETY: callable with its context by the rules of the header.
        let watch = unsafe { Watch::new(cancel, progress, progress_ctx) }?;
        let found = inverse
            .0
            .solve(&model, &options, &threads, &mut |now| watch.tell(now.runs as f64, now.budget as f64))?;
        out.set(handle::insert(InverseSolutionObject(found))?);
        Ok(())
    })
}

/// Frees a problem; solutions made from it stay. Zero is allowed.
///
/// Threads: any; calls that use the problem at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_inverse_free(inverse: acs_inverse) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<InverseObject>(inverse))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_those_of_the_engine_on_one_thread() {
        let (options, threads) = engine_options(defaults()).unwrap();
        assert_eq!(options, InverseOptions::default());
        assert_eq!(threads, Threads::new(NonZeroUsize::MIN));
    }

    #[test]
    fn a_problem_and_its_solution_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<InverseObject>();
        shared::<InverseSolutionObject>();
    }
}
