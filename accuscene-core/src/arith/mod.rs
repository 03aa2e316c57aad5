//! The arithmetic floor: what every result is computed with.
//!
//! Results come from `+ - * / sqrt`, comparison, selection and the portable elementary functions of this
//! module, so that a scene gives the same bits on every platform, in every lane width, in debug and release.
//! Kernels are written once, generic over [`Real`]: `f64` for one simulation, [`Lane`] for several side by side.
//! Lanes never mix.

mod cumulative;
mod elementary;
mod exact;
mod kernel;
mod lane;
mod mat3;
mod normal;
mod philox;
mod quat;
mod real;
#[cfg(target_arch = "x86_64")]
mod registers;
mod sum;
mod vec2;
mod vec3;

pub use cumulative::{normal_cumulative, normal_excess};
pub use elementary::*;
pub use exact::{exact_sum, fused_multiply_add};
pub use kernel::{AnyWidth, Kernel, in_eights, in_fours, lanes};
pub use lane::{Lane, LaneMask};
pub use mat3::Mat3;
pub use normal::{normal_quantile, normal_quantile_of_excess};
pub use philox::Philox;
pub use quat::Quat;
pub use real::{Mask, Real};
pub use sum::{neumaier_sum, pairwise_sum};
pub use vec2::Vec2;
pub use vec3::Vec3;
