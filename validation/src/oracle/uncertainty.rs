//! Section 7: random numbers, sampling plans, first order, sensitivity, sample sizes, fits and posteriors.

use super::Adapter;
use super::inputs::{Inputs, pair};
use accuscene_core::arith::Philox;
use accuscene_physics::uncertainty::{
    Correlation, Ishigami, MomentumEvidence, Pair, Plan, Sampler, Sides, SkidEvidence, SobolSequence,
    Variable, first_order, momentum_fit, skid_posterior, wilks_sample_size,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("philox4x32_10", philox),
    ("sobol_unscrambled", sobol),
    ("lhs_philox", latin_hypercube),
    ("delta_method_skid", delta_method),
    ("sobol_indices_ishigami", ishigami),
    ("bayes_skid_posterior", posterior),
    ("wilks_sample_size", sizes),
    ("weighted_momentum_fit", momentum),
];

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

fn count(inputs: &Inputs<'_>, key: &str) -> Option<u64> {
    inputs.value(key)?.as_u64()
}

fn sobol(inputs: &Inputs<'_>) -> Option<Value> {
    let dimensions = usize::try_from(count(inputs, "d")?).ok()?;
    let sequence = SobolSequence::new(dimensions).ok()?;
    let samples = u32::try_from(count(inputs, "n")?).ok()?;
    let point = |index| {
        let mut point = vec![0.0; dimensions];
        sequence.point(index, &mut point);
        point
    };
    Some(json!({ "points": (0..samples).map(point).collect::<Vec<_>>() }))
}

fn latin_hypercube(inputs: &Inputs<'_>) -> Option<Value> {
    let dimensions = usize::try_from(count(inputs, "d")?).ok()?;
    let (seed, samples) = (count(inputs, "key")?, count(inputs, "n")?);
    let sampler = Sampler::new(Plan::LatinHypercube, seed, samples, dimensions).ok()?;
    let point = |index| {
        let mut point = vec![0.0; dimensions];
        sampler.point(index, &mut point);
        point
    };
    Some(json!({ "points": (0..samples).map(point).collect::<Vec<_>>() }))
}

fn delta_method(inputs: &Inputs<'_>) -> Option<Value> {
    let variable = |value: &str, sigma: &str| {
        Variable::new(inputs.number(value)?, Some(inputs.number(sigma)?), None).ok()
    };
    let variables = [variable("mu", "s_mu")?, variable("d", "s_d")?];
    let pairs = [Pair { first: 0, second: 1, correlation: inputs.number("rho")? }];
    let correlation = Correlation::new(2, &pairs).ok()?;
    let mut speed = |x: &[f64]| Some(accuscene_physics::uncertainty::skid_speed(x[0], x[1]));
    let o = first_order(&variables, &correlation, &mut speed).ok()?;
    Some(json!({
        "v": o.value,
        "sigma": o.sigma,
        "share_mu": o.shares[0],
        "mean_second_order": o.mean_second_order,
    }))
}

fn ishigami(inputs: &Inputs<'_>) -> Option<Value> {
    let function = Ishigami { a: inputs.number("a")?, b: inputs.number("b")? };
    Some(json!({ "S": function.first(), "ST": function.total(), "variance": function.variance() }))
}

fn posterior(inputs: &Inputs<'_>) -> Option<Value> {
    let o = skid_posterior(&SkidEvidence {
        friction: inputs.number("mu_mean")?,
        friction_deviation: inputs.number("mu_sd")?,
        distance: inputs.number("d_obs")?,
        distance_deviation: inputs.number("d_sd")?,
        slowest: inputs.number("v_lo")?,
        fastest: inputs.number("v_hi")?,
    })
    .ok()?;
    Some(json!({ "mean": o.mean, "sd": o.standard_deviation, "evidence": o.evidence }))
}

fn sizes(inputs: &Inputs<'_>) -> Option<Value> {
    let size =
        |sides| wilks_sample_size(inputs.number("coverage")?, inputs.number("confidence")?, sides).ok();
    Some(json!({ "one_sided_n": size(Sides::One)?, "two_sided_n": size(Sides::Two)? }))
}

fn momentum(inputs: &Inputs<'_>) -> Option<Value> {
    let [momentum_deviation, across_deviation] = inputs.numbers("sig")?;
    let o = momentum_fit(&MomentumEvidence {
        masses: [inputs.number("m1")?, inputs.number("m2")?],
        after: [inputs.vec2("v1p")?, inputs.vec2("v2p")?],
        approach: inputs.numbers("w")?,
        momentum_deviation,
        across_deviation,
    })
    .ok()?;
    Some(json!({ "v": o.before.map(pair).concat(), "sd": o.deviation.map(pair).concat() }))
}
