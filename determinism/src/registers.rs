use accuscene_core::arith::{AnyWidth, Real, in_eights, in_fours};
use core::any::type_name;
use core::fmt;

/// What this processor offers, and what lanes are computed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registers {
    /// Whether the processor has AVX2.
    pub avx2: bool,
    /// Whether it has the AVX-512 instructions that lanes use (F and DQ).
    pub avx512: bool,
    /// Type of four numbers side by side, by the path of its module.
    pub fours: &'static str,
    /// Type of eight numbers side by side, by the path of its module.
    pub eights: &'static str,
}

/// Looks, as the library does.
#[must_use]
pub fn registers() -> Registers {
    #[cfg(target_arch = "x86_64")]
    let (avx2, avx512) = (
        std::arch::is_x86_feature_detected!("avx2"),
        std::arch::is_x86_feature_detected!("avx512f") && std::arch::is_x86_feature_detected!("avx512dq"),
    );
    #[cfg(not(target_arch = "x86_64"))]
    let (avx2, avx512) = (false, false);
    Registers { avx2, avx512, fours: in_fours(Named), eights: in_eights(Named) }
}

/// The name of a type of lanes.
struct Named;

impl AnyWidth for Named {
    type Output = &'static str;

    fn of<R: Real>(self) -> &'static str {
        type_name::<R>()
    }
}

impl fmt::Display for Registers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = |there: bool| if there { "yes" } else { "no" };
        let short = |name: &'static str| name.strip_prefix("accuscene_core::arith::").unwrap_or(name);
        write!(
            f,
            "registers: avx2 {}, avx512 {}, fours in {}, eights in {}",
            known(self.avx2),
            known(self.avx512),
            short(self.fours),
            short(self.eights)
        )
    }
}
