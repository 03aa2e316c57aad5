//! A problem that is hard to search.

use super::{Model, items};
use accuscene_core::arith::{Philox, sin};
use accuscene_physics::inverse::{Problem, Unknown};

/// Noise in every residual, in deviations.
const NOISE: f64 = 0.15;

/// Bent residuals with jumps of 4 deviations and noise of a part of a deviation that never settles, however
/// fine one looks.
pub(crate) fn rough(n: usize) -> (Problem, Model) {
    let m = n + 4;
    let draws = Philox::new(77);
    let a: Vec<f64> = (0..m * n).map(|k| 2.5 * draws.normal(k as u64, 3)).collect();
    let truth: Vec<f64> = (0..n).map(|k| 2.0 * draws.uniform(k as u64, 4) - 1.0).collect();
    let smooth = move |x: &[f64], r: &mut [f64]| {
        for k in 0..m {
            let row = &a[k * n..(k + 1) * n];
            let line = row.iter().zip(x).fold(0.0, |s, (c, v)| s + c * v);
            let kink = (x[k % n] - 0.3 * x[(k + 1) % n]).abs();
            let jump = if x[(k + 2) % n] * x[k % n] > 0.2 { 4.0 } else { 0.0 };
            r[k] = 3.0 * line + sin(2.0 * line) + 5.0 * kink + if k % 3 == 0 { jump } else { 0.0 };
        }
    };
    let mut seen = vec![0.0; m];
    smooth(&truth, &mut seen);
    (0..m).for_each(|k| seen[k] += draws.normal(k as u64, 5));
    let model: Model = Box::new(move |x, r| {
        smooth(x, r);
        let cell =
            x.iter().fold(0u64, |h, v| h.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ ((v * 1e6) as i64 as u64));
        for k in 0..m {
            r[k] += NOISE * draws.normal(cell, k as u32 + 8) - seen[k];
        }
        true
    });
    (Problem { unknowns: vec![Unknown::uniform(-3.0, 3.0); n], items: items(m) }, model)
}
