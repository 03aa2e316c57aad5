use accuscene_core::arith::{Real, exp};

/// Solves `f(x) = 0` for `x` above 0 where `f` rises or falls throughout: Newton's steps in the logarithm of
/// `x`, by bisection where they leave what is known.
///
/// `f` gives its value and its derivative by `ln x`; nearly straight functions of `ln x` take a few steps.
pub(super) fn positive_root(start: f64, most: f64, mut f: impl FnMut(f64) -> [f64; 2]) -> f64 {
    let (mut low, mut high) = (f64::MIN_POSITIVE, most);
    let mut x = Real::clamp(start, low, high);
    for _ in 0..200 {
        let [value, slope] = f(x);
        if value == 0.0 {
            return x;
        }
        // With a rising function a value below 0 lies left of the root, with a falling one right of it.
        if (value < 0.0) == (slope > 0.0) {
            low = x
        } else {
            high = x
        }
        let step = Real::clamp(-value / slope, -LONGEST, LONGEST);
        let next = x * exp(step);
        if step.abs() < 1e-9 {
            return if next > low && next < high { next } else { x };
        }
        x = if next > low && next < high { next } else { low.sqrt() * high.sqrt() };
        if !(x > low && x < high) {
            return x;
        }
    }
    x
}

/// The longest step, as a logarithm.
const LONGEST: f64 = 30.0;
