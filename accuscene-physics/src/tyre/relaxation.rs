use accuscene_core::arith::{Real, exp};

/// A slip that lags behind, and what the tyre makes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lag<R> {
    /// Slip angle that the tyre feels, rad.
    pub slip: R,
    /// Lateral force, N.
    pub force: R,
    /// Time constant, s.
    pub time_constant: R,
}

/// Relaxation of the slip angle over `time` (s): `sigma a' + |V| a = |V| target`, exactly.
///
/// `slip` is the angle felt before and `target` the steady one (rad), `speed` m/s above zero, `length` the
/// relaxation length (m, above zero), `stiffness` the cornering stiffness (N/rad). Source: Pacejka 2012, chapter 7.
#[inline(always)]
pub fn relax<R: Real>(slip: R, target: R, speed: R, length: R, stiffness: R, time: R) -> Lag<R> {
    let time_constant = length / speed;
    let slip = target + (slip - target) * exp(-(time / time_constant));
    Lag { slip, force: -(stiffness * slip), time_constant }
}
