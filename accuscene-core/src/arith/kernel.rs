use super::{Lane, Real};

/// Work on numbers of one width, done by [`Real::within`] with the instructions that they have.
///
/// All that it computes must go into [`run`](Self::run) by `#[inline(always)]`, it itself too: what stays a call knows
/// nothing of instructions that not every processor has, and is slow, though not wrong.
pub trait Kernel {
    /// What comes out.
    type Output;

    /// Does the work.
    fn run(self) -> Self::Output;
}

/// What can be made for numbers of any width.
pub trait AnyWidth {
    /// What comes out.
    type Output;

    /// Makes it for these numbers.
    fn of<R: Real>(self) -> Self::Output;
}

/// How many numbers side by side the widest registers of this processor hold: 8, or 4, also where four take several
/// registers.
#[inline]
#[must_use]
pub fn lanes() -> usize {
    #[cfg(target_arch = "x86_64")]
    if super::registers::Avx512::found().is_some() {
        return 8;
    }
    4
}

/// Makes it for four numbers side by side, in the best registers that this processor has for them.
#[inline]
pub fn in_fours<T: AnyWidth>(made: T) -> T::Output {
    #[cfg(target_arch = "x86_64")]
    if let Some(lanes) = super::registers::Avx2::found() {
        return lanes.make(made);
    }
    made.of::<Lane<4>>()
}

/// Makes it for eight numbers side by side, as [`in_fours`].
#[inline]
pub fn in_eights<T: AnyWidth>(made: T) -> T::Output {
    #[cfg(target_arch = "x86_64")]
    if let Some(lanes) = super::registers::Avx512::found() {
        return lanes.make(made);
    }
    made.of::<Lane<8>>()
}
