use crate::uncertainty::{UncertaintyError, check};
use accuscene_core::arith::{Philox, Real};

/// A Latin hypercube: in each dimension a random order of the strata, and a random place within the stratum.
#[derive(Clone, Debug)]
pub(super) struct LatinHypercube {
    draws: Philox,
    samples: u32,
    /// For each dimension the stratum of every sample.
    strata: Vec<u32>,
}

/// Strata that are kept, of all dimensions: 128 MB.
const MOST: u64 = 1 << 25;

/// Third words of the counters: the order and the place.
const ORDER: u32 = 1;
const PLACE: u32 = 2;

impl LatinHypercube {
    pub(super) fn new(seed: u64, samples: u64, dimensions: usize) -> Result<Self, UncertaintyError> {
        let hint = "a Latin hypercube keeps the order of its samples: take fewer, or a Sobol plan";
        check::count("samples of a Latin hypercube", samples, [1, MOST / dimensions as u64], hint)?;
        let draws = Philox::new(seed);
        let samples = samples as u32;
        let mut strata = Vec::with_capacity(samples as usize * dimensions);
        for dimension in 0..dimensions as u32 {
            let start = strata.len();
            strata.extend(0..samples);
            let order = &mut strata[start..];
            // Fisher and Yates, from the end.
            for q in (1..samples).rev() {
                let [word, ..] = draws.block([q, dimension, ORDER, 0]);
                let other = (u64::from(word) * u64::from(q + 1)) >> 32;
                order.swap(q as usize, other as usize);
            }
        }
        Ok(Self { draws, samples, strata })
    }

    /// A sample and a dimension that the cube has.
    pub(super) fn coordinate(&self, sample: u32, dimension: usize) -> f64 {
        let stratum = self.strata[dimension * self.samples as usize + sample as usize];
        let [u, _] = self.draws.units([sample, dimension as u32, PLACE, 0]);
        let place = (f64::from(stratum) + u) / f64::from(self.samples);
        // An inverse distribution takes neither 0 nor 1.
        Real::clamp(place, 0.5 * f64::EPSILON, 1.0 - 0.5 * f64::EPSILON)
    }
}
