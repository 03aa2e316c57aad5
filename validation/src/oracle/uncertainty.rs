//! Section 7: random numbers.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::Philox;
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[("philox4x32_10", philox)];

fn philox(inputs: &Inputs<'_>) -> Option<Value> {
    let generator = Philox::with_key(words(inputs, "key")?);
    let counter = words(inputs, "ctr")?;
    let block = generator.block(counter).map(|word| format!("{word:08x}"));
    Some(json!({ "out": block, "u01": generator.units(counter) }))
}

fn words<const N: usize>(inputs: &Inputs<'_>, key: &str) -> Option<[u32; N]> {
    let words = inputs.value(key)?.as_array()?.iter();
    let words: Option<Vec<u32>> = words.map(|w| u32::from_str_radix(w.as_str()?, 16).ok()).collect();
    words?.try_into().ok()
}
