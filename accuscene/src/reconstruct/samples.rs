use accuscene_physics::inverse::Sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Samples of the unknowns after the evidence, as columns of equal length.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct PosteriorSamples {
    /// One column an unknown, SI.
    pub values: Vec<Vec<f64>>,
    /// Weight of each sample; all add up to 1.
    pub weights: Vec<f64>,
    /// The explanation to which it belongs, 0 the most probable.
    pub explanations: Vec<u32>,
    /// Its misfit, in squared standard deviations.
    pub misfits: Vec<f64>,
}

/// Samples that together weigh less than this are left out.
const NEGLIGIBLE: f64 = 1e-4;

impl PosteriorSamples {
    /// Those that count, in the order of the solver.
    pub(crate) fn of(samples: &[Sample], unknowns: usize) -> Self {
        let mut order: Vec<usize> = (0..samples.len()).collect();
        order.sort_by(|a, b| samples[*b].weight.total_cmp(&samples[*a].weight).then(a.cmp(b)));
        let mut kept = 0.0;
        order.retain(|at| {
            let before = kept;
            kept += samples[*at].weight;
            before < 1.0 - NEGLIGIBLE
        });
        order.sort_unstable();
        let sum = order.iter().fold(0.0, |sum, at| sum + samples[*at].weight);
        let mut found = Self { values: vec![Vec::with_capacity(order.len()); unknowns], ..Self::default() };
        for at in order {
            let sample = &samples[at];
            found.values.iter_mut().zip(&sample.unknowns).for_each(|(column, value)| column.push(*value));
            found.weights.push(sample.weight / sum);
            found.explanations.push(u32::try_from(sample.mode).unwrap_or(u32::MAX));
            found.misfits.push(sample.misfit);
        }
        found
    }

    /// Number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Places of so many samples drawn by their weights at even distances, with how often each is drawn.
    pub(super) fn drawn(&self, count: usize) -> Vec<(usize, u32)> {
        let mut drawn: Vec<(usize, u32)> = Vec::with_capacity(count);
        let (mut at, mut sum) = (0, self.weights.first().copied().unwrap_or(0.0));
        for k in 0..count {
            let aim = (k as f64 + 0.5) / count as f64;
            while sum < aim && at + 1 < self.len() {
                at += 1;
                sum += self.weights[at];
            }
            match drawn.last_mut() {
                Some((last, times)) if *last == at => *times += 1,
                _ if at < self.len() => drawn.push((at, 1)),
                _ => {}
            }
        }
        drawn
    }

    /// The values of one sample.
    pub(super) fn row(&self, at: usize) -> Vec<f64> {
        self.values.iter().map(|column| column[at]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_follow_the_weights() {
        let weights = [0.1, 0.0, 0.5, 0.4];
        let samples: Vec<Sample> = weights
            .iter()
            .enumerate()
            .map(|(k, w)| Sample { unknowns: vec![k as f64], weight: *w, mode: 0, misfit: 1.0 })
            .collect();
        let all = PosteriorSamples::of(&samples, 1);
        let drawn: Vec<(f64, u32)> = all.drawn(10).into_iter().map(|(at, n)| (all.row(at)[0], n)).collect();
        assert_eq!(drawn, [(0.0, 1), (2.0, 5), (3.0, 4)]);
        assert!(all.drawn(0).is_empty() && PosteriorSamples::default().drawn(5).is_empty());
        assert!((all.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
