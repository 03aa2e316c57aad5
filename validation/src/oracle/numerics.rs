//! Section 9: elementary functions.
//!
//! `summation_order` and `fma_vs_separate` also ask for an exact and for a fused result, which the library does not
//! offer: they are not covered. `tests/oracles.rs` compares the two sums that it does offer.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::{asin, atan, cos, exp, ln, sin, sinh, tanh};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[("correctly_rounded", elementary)];

fn elementary(inputs: &Inputs<'_>) -> Option<Value> {
    let x = f64::from_bits(u64::from_str_radix(inputs.text("x")?, 16).ok()?);
    let y = match inputs.text("fn")? {
        "sin" => sin(x),
        "cos" => cos(x),
        "exp" => exp(x),
        "log" => ln(x),
        "atan" => atan(x),
        "asin" => asin(x),
        "sinh" => sinh(x),
        "tanh" => tanh(x),
        _ => return None,
    };
    Some(json!({ "x": x, "y": y, "y_hex": format!("{:016x}", y.to_bits()) }))
}
