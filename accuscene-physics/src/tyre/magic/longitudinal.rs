use super::curve::{cos_atan, sign, sine};
use super::{Coefficients, LEAST_FRICTION, Local, Version, curve, line, parabola};
use accuscene_core::arith::{Real, exp};

/// Longitudinal force at pure slip and what it is made with.
pub(super) struct Longitudinal<R> {
    pub(super) force: R,
    pub(super) stiffness: R,
    pub(super) friction: R,
}

#[inline(always)]
pub(super) fn pure<R: Real>(c: &Coefficients, v: &Local<R>) -> Longitudinal<R> {
    let friction = friction(c, v);
    let stiffness = stiffness(c, v);
    let shape = c.pcx1 * c.lcx;
    let peak = friction * v.load;
    let k = v.kappa + line(c.phx1, c.phx2, v.df) * c.lhx;
    let curvature = parabola(c.pex1, c.pex2, c.pex3, v.df) * (R::one() - sign(k) * c.pex4) * c.lex;
    let curvature = curvature.min(R::one());
    let lift = v.load * line(c.pvx1, c.pvx2, v.df) * (c.lvx * c.lmux) * v.shift;
    let force = sine(stiffness / (peak * shape), shape, peak, curvature, k) + lift;
    Longitudinal { force, stiffness, friction }
}

/// Slip stiffness `K_x`, N.
#[inline(always)]
pub(super) fn stiffness<R: Real>(c: &Coefficients, v: &Local<R>) -> R {
    let by_load = line(c.pkx1, c.pkx2, v.df) * exp(v.df * c.pkx3);
    v.load * by_load * parabola(1.0, c.ppx1, c.ppx2, v.dp) * c.lkx
}

/// Peak friction `mu_x` on this road.
#[inline(always)]
pub(super) fn friction<R: Real>(c: &Coefficients, v: &Local<R>) -> R {
    let by_load = line(c.pdx1, c.pdx2, v.df) * parabola(1.0, c.ppx3, c.ppx4, v.dp);
    let upright = R::one() - v.gamma * v.gamma * c.pdx3;
    (by_load * upright * c.lmux).max(R::splat(LEAST_FRICTION)) * v.friction
}

/// What the slip angle leaves of the force.
#[inline(always)]
pub(super) fn weight<R: Real>(c: &Coefficients, v: &Local<R>) -> R {
    let by_inclination = if v.version == Version::V61 { c.rbx3 } else { 0.0 };
    let stiffness = parabola(c.rbx1, 0.0, by_inclination, v.g) * cos_atan(v.kappa * c.rbx2) * c.lxal;
    let curvature = line(c.rex1, c.rex2, v.df).min(R::one());
    curve::weight(stiffness, c.rcx1, curvature, v.a, R::splat(c.rhx1))
}
