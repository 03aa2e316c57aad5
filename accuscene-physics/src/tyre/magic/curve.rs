use accuscene_core::arith::{Real, atan, cos, sin};

/// `D sin(C atan(B x - E (B x - atan B x)))`.
#[inline(always)]
pub(super) fn sine<R: Real>(stiffness: R, shape: f64, peak: R, curvature: R, x: R) -> R {
    peak * sin(argument(stiffness, curvature, x) * shape)
}

/// `cos(C atan(B x - E (B x - atan B x)))`.
#[inline(always)]
pub(super) fn cosine<R: Real>(stiffness: R, shape: f64, curvature: R, x: R) -> R {
    cos(argument(stiffness, curvature, x) * shape)
}

/// The weighting of one slip by the other: 1 at no slip, whatever the shift.
#[inline(always)]
pub(super) fn weight<R: Real>(stiffness: R, shape: f64, curvature: R, x: R, shift: R) -> R {
    let at_zero = cosine(stiffness, shape, curvature, shift);
    // The shift is small; a file in which it turns the cosine over would blow the force up.
    cosine(stiffness, shape, curvature, x + shift) / at_zero.max(R::splat(1e-3))
}

/// `cos(atan x)`.
#[inline(always)]
pub(super) fn cos_atan<R: Real>(x: R) -> R {
    R::one() / (R::one() + x * x).sqrt()
}

/// The sign of `x`; that of zero is +1.
#[inline(always)]
pub(super) fn sign<R: Real>(x: R) -> R {
    R::select(x.ge(R::zero()), R::one(), -R::one())
}

#[inline(always)]
fn argument<R: Real>(stiffness: R, curvature: R, x: R) -> R {
    let bx = stiffness * x;
    atan(bx - curvature * (bx - atan(bx)))
}
