//! From evidence to what happened.

use std::ffi::c_void;
use std::mem::size_of;
use std::num::NonZeroUsize;
use std::ptr;

use accuscene_core::identity::Seed;
use engine::{ReconstructOptions, Threads};

use crate::cancel::acs_cancel;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::options::{self, Versioned, reserved};
use crate::pointer::Out;
use crate::reconstruction::{ReconstructionObject, acs_reconstruction};
use crate::scene::{SceneObject, acs_scene};
use crate::simulate::{Watch, acs_progress};
use crate::status::acs_status;

/// Options of `acs_reconstruct`; call `acs_reconstruct_options_init` first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_reconstruct_options {
    /// `sizeof` of the struct, set by the init function.
    pub struct_size: usize,
    /// What every random draw comes from; 1 by default.
    pub seed: u64,
    /// Probability of the intervals, 0.5 to 0.999; 0.9 by default.
    pub level: f64,
    /// Most runs that the search and the samples may take, at least `100 + 20` for each unknown; 2000 by default.
    pub budget: u32,
    /// Independent samples that each probable explanation must be worth for sampling to end before the budget does, 20 or
    /// more; 300 by default.
    pub effective: u32,
    /// Runs drawn from the posterior for the figures of the motion and the paths; 100 by default.
    pub draws: u32,
    /// Threads that make runs at once; 0, the default, is as many as the machine has. The result is the same.
    pub threads: u32,
    /// Zero.
    pub reserved: u32,
    /// Zero.
    pub reserved_2: u32,
}

const fn defaults() -> acs_reconstruct_options {
    acs_reconstruct_options {
        struct_size: size_of::<acs_reconstruct_options>(),
        seed: 1,
        level: 0.9,
        budget: 2000,
        effective: 300,
        draws: 100,
        threads: 0,
        reserved: 0,
        reserved_2: 0,
    }
}

// SAFETY: numbers of four and eight bytes, each aligned by those before it: no padding, every bit pattern is
// valid.
unsafe impl Versioned for acs_reconstruct_options {
    const DEFAULT: Self = defaults();
}

fn engine_options(options: acs_reconstruct_options) -> Result<(ReconstructOptions, Threads), Failure> {
    reserved(options.reserved)?;
    reserved(options.reserved_2)?;
    let chosen = ReconstructOptions {
        budget: options.budget,
        seed: Seed(options.seed),
        level: options.level,
        effective: options.effective,
        // What does not fit is refused by the engine, as is every number above its limit.
        draws: u16::try_from(options.draws).unwrap_or(u16::MAX),
    };
    let threads = NonZeroUsize::new(options.threads as usize);
    Ok((chosen, threads.map_or_else(Threads::available, Threads::new)))
}

/// Gives reconstruct options their defaults.
///
/// Threads: any.
///
/// \param options      the struct, `struct_size` bytes long
/// \param struct_size  `sizeof(acs_reconstruct_options)` as the caller compiled it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruct_options_init(
    options: *mut acs_reconstruct_options,
    struct_size: usize,
) -> acs_status {
    // SAFETY: `options` is null or valid for `struct_size` bytes by the rules of the header.
    guard(ptr::null_mut(), || unsafe { options::init(options, struct_size) })
}

/// Finds the unknowns of a scene from its evidence: every explanation that fits, and how sure each is.
///
/// The same scene and options give the same bits everywhere, on any number of threads.
///
/// Ownership: the caller frees the reconstruction and the error; scene and token stay the caller's and may be freed
/// during the call. Threads: any; runs are made on threads of the call's own, progress is told on the calling thread.
///
/// \param scene           from `acs_scene_parse`, with `unknowns` and `evidence`
/// \param options         null for the defaults
/// \param progress        null, or called now and then with runs made and runs in all
/// \param progress_ctx    handed to `progress`
/// \param cancel          zero, or a token that another thread may request
/// \param reconstruction  receives the id, zero on failure
/// \param error           null, or receives an error that lists every problem of unknowns and evidence with its path
/// \return a number of the physics family (2000..2999) when the case cannot be reconstructed or after a stop
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruct(
    scene: acs_scene,
    options: *const acs_reconstruct_options,
    progress: acs_progress,
    progress_ctx: *mut c_void,
    cancel: acs_cancel,
    reconstruction: *mut acs_reconstruction,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `reconstruction` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(reconstruction, "reconstruction") }?;
        // SAFETY: `options` is null or valid by the rules of the header.
        let (options, threads) = engine_options(unsafe { options::read(options) }?)?;
        let scene = handle::lease::<SceneObject>(scene)?;
        // SAFETY: callable with its context by the rules of the header.
        let watch = unsafe { Watch::new(cancel, progress, progress_ctx) }?;
        let found = engine::reconstruct(&scene.0, &options, &threads, &mut |now| {
            watch.tell(now.done as f64, now.total as f64)
        })?;
        out.set(handle::insert(ReconstructionObject(found))?);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_those_of_the_engine() {
        let (options, threads) = engine_options(defaults()).unwrap();
        assert_eq!(options, ReconstructOptions::default());
        assert_eq!(threads, Threads::available());
    }
}
