//! From a scene to its outcomes under every impact model.

use std::ffi::c_void;
use std::mem::size_of;
use std::ptr;

use accuscene_core::scene::ImpactModel;
use engine::{CompareOptions, Comparison};

use crate::cancel::acs_cancel;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::options::{self, Versioned, reserved};
use crate::pointer::Out;
use crate::scene::{SceneObject, acs_scene};
use crate::simulate::{Watch, acs_progress};
use crate::status::{UNKNOWN_ENUM_VALUE, acs_status};

/// Id of a comparison; the caller owns it and frees it with `acs_comparison_free`. Immutable: any threads may share it.
pub type acs_comparison = u64;

/// A comparison that the caller owns.
#[derive(Debug)]
pub(crate) struct ComparisonObject(pub(crate) Comparison);

impl Object for ComparisonObject {
    const KIND: Kind = Kind::Comparison;
}

/// Models of an impact, as bits of a set.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_impact_model {
    /// Kudlich and Slibar in three dimensions.
    KudlichSlibar_3d = 1,
    /// Kudlich and Slibar in the plane.
    KudlichSlibar_2d = 2,
    /// Planar impact mechanics of Brach.
    BrachPlanar = 4,
    /// Incremental impulse of Routh and Stronge in three dimensions.
    RouthStronge = 8,
    /// Incremental impulse of Routh and Stronge in the plane.
    RouthStronge_2d = 16,
    /// Forces of the crushed structure over time.
    CrushForce = 32,
}

/// The bits in the order of the models.
const BITS: [(acs_impact_model, ImpactModel); 6] = [
    (acs_impact_model::KudlichSlibar_3d, ImpactModel::KudlichSlibar3d),
    (acs_impact_model::KudlichSlibar_2d, ImpactModel::KudlichSlibar2d),
    (acs_impact_model::BrachPlanar, ImpactModel::BrachPlanar),
    (acs_impact_model::RouthStronge, ImpactModel::RouthStronge),
    (acs_impact_model::RouthStronge_2d, ImpactModel::RouthStronge2d),
    (acs_impact_model::CrushForce, ImpactModel::CrushForce),
];

/// Options of `acs_compare`; call `acs_compare_options_init` first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_compare_options {
    /// `sizeof` of the struct, set by the init function.
    pub struct_size: usize,
    /// The models to run, `acs_impact_model` bits added up; 0, the default, is all of them.
    pub models: u32,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: integers only, no padding: the first field is aligned like the whole, the other two fill eight
// bytes.
unsafe impl Versioned for acs_compare_options {
    const DEFAULT: Self = Self { struct_size: size_of::<Self>(), models: 0, reserved: 0 };
}

fn engine_options(options: acs_compare_options) -> Result<CompareOptions, Failure> {
    reserved(options.reserved)?;
    let bit = |model: acs_impact_model| (model as i32).cast_unsigned();
    let known = BITS.iter().fold(0, |all, (model, _)| all | bit(*model));
    if options.models & !known != 0 {
        let message =
            format!("options.models is {:#x}, which has bits of no acs_impact_model", options.models);
        return Err(Failure::argument(UNKNOWN_ENUM_VALUE, "options.models", message));
    }
    let chosen = BITS.iter().filter(|(model, _)| options.models & bit(*model) != 0);
    Ok(CompareOptions::of(chosen.map(|(_, model)| *model)))
}

/// Gives compare options their defaults.
///
/// Threads: any.
///
/// \param options      the struct, `struct_size` bytes long
/// \param struct_size  `sizeof(acs_compare_options)` as the caller compiled it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_compare_options_init(
    options: *mut acs_compare_options,
    struct_size: usize,
) -> acs_status {
    // SAFETY: `options` is null or valid for `struct_size` bytes by the rules of the header.
    guard(ptr::null_mut(), || unsafe { options::init(options, struct_size) })
}

/// Simulates a scene under every impact model, one after the other, and tells how far the outcomes are apart.
///
/// Each model replaces the scene's own, for all pairs; its outcome has the bits of `acs_simulate` with that model. A
/// model that cannot run the scene is listed with the reason.
///
/// Ownership: the caller frees the comparison and the error; scene and token stay the caller's and may be freed
/// during the call. Threads: any; each call simulates on its own calling thread.
///
/// \param scene         from `acs_scene_parse`
/// \param options       null for the defaults
/// \param progress      null, or called now and then; its times are those of all runs together
/// \param progress_ctx  handed to `progress`
/// \param cancel        zero, or a token that another thread may request
/// \param comparison    receives the id, zero on failure
/// \param error         null, or receives the error
/// \return as `acs_simulate`; a scene that no model can run gives the error of its own model
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_compare(
    scene: acs_scene,
    options: *const acs_compare_options,
    progress: acs_progress,
    progress_ctx: *mut c_void,
    cancel: acs_cancel,
    comparison: *mut acs_comparison,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `comparison` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(comparison, "comparison") }?;
        // SAFETY: `options` is null or valid by the rules of the header.
        let options = engine_options(unsafe { options::read(options) }?)?;
        let scene = handle::lease::<SceneObject>(scene)?;
        // SAFETY: callable with its context by the rules of the header.
        let watch = unsafe { Watch::new(cancel, progress, progress_ctx) }?;
        let found = engine::compare(&scene.0, &options, &mut |now| watch.tell(now.time(), now.end()))?;
        out.set(handle::insert(ComparisonObject(found))?);
        Ok(())
    })
}

/// Frees a comparison. Zero is allowed.
///
/// Threads: any; calls that use the comparison at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_comparison_free(comparison: acs_comparison) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<ComparisonObject>(comparison))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_has_a_bit_of_its_own_in_the_order_of_the_models() {
        assert_eq!(BITS.map(|(_, model)| model), ImpactModel::ALL);
        for (place, (bit, _)) in BITS.iter().enumerate() {
            assert_eq!(*bit as i32, 1 << place);
        }
    }

    #[test]
    fn a_comparison_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<ComparisonObject>();
    }
}
