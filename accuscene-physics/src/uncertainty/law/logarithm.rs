use accuscene_core::arith::ln;

/// The logarithm of `1 + x`, to a few ulp for small `x` too (Kahan's quotient); `x` above -1.
pub(super) fn ln_1p(x: f64) -> f64 {
    let u = 1.0 + x;
    if u == 1.0 || x.is_infinite() { x } else { ln(u) * (x / (u - 1.0)) }
}
