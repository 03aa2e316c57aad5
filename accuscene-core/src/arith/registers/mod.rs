//! Numbers side by side in registers that not every processor has.
//!
//! The one place of code that the compiler cannot check. It is sound because nobody can name these types: they are given
//! away by the proof that the processor has their instructions, and by nothing else.
#![allow(unsafe_code, reason = "instructions that are looked for at run time")]

mod avx2;
mod avx512;

pub(super) use avx2::Avx2;
pub(super) use avx512::Avx512;

/// The proof that a processor has instructions, and how it runs a kernel with them.
macro_rules! proof {
    ($(#[$doc:meta])* $proof:ident, $features:tt, [$($found:tt),*], $lanes:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(in crate::arith) struct $proof(());

        impl $proof {
            /// Whether they are there.
            #[inline]
            pub(in crate::arith) fn found() -> Option<Self> {
                let all = true $(&& std::arch::is_x86_feature_detected!($found))*;
                all.then_some(Self(()))
            }

            /// Makes it for lanes in their registers.
            #[inline]
            pub(in crate::arith) fn make<T: AnyWidth>(self, made: T) -> T::Output {
                made.of::<$lanes>()
            }
        }

        #[target_feature(enable = $features)]
        fn run<K: Kernel>(kernel: K) -> K::Output {
            kernel.run()
        }
    };
}

/// Instructions on registers.
macro_rules! op {
    ($($call:tt)*) => {{
        // SAFETY: only who was given this type by the proof that the instructions are there calls its functions.
        #[allow(unused_unsafe, reason = "some of them are safe where the instructions belong to the target")]
        unsafe { $($call)* }
    }};
}

/// Arithmetic of a type of lanes.
macro_rules! arithmetic {
    ($lanes:ident, $set:ident; $($op:ident $fn:ident $call:ident;)*) => {
        $(
            impl core::ops::$op for $lanes {
                type Output = Self;
                #[inline(always)]
                fn $fn(self, other: Self) -> Self {
                    Self(op!($call(self.0, other.0)))
                }
            }
            impl core::ops::$op<f64> for $lanes {
                type Output = Self;
                #[inline(always)]
                fn $fn(self, other: f64) -> Self {
                    Self(op!($call(self.0, $set(other))))
                }
            }
        )*
        impl core::ops::AddAssign for $lanes {
            #[inline(always)]
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }
        impl core::ops::SubAssign for $lanes {
            #[inline(always)]
            fn sub_assign(&mut self, other: Self) {
                *self = *self - other;
            }
        }
        impl core::ops::MulAssign for $lanes {
            #[inline(always)]
            fn mul_assign(&mut self, other: Self) {
                *self = *self * other;
            }
        }
        impl Default for $lanes {
            #[inline(always)]
            fn default() -> Self {
                Self(op!($set(0.0)))
            }
        }
        impl PartialEq for $lanes {
            #[inline(always)]
            fn eq(&self, other: &Self) -> bool {
                self.le(*other).all() && other.le(*self).all()
            }
        }
        impl core::fmt::Debug for $lanes {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_list().entries((0..Self::LANES).map(|i| self.lane(i))).finish()
            }
        }
    };
}

use {arithmetic, op, proof};
