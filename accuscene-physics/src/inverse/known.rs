//! Whether samples tell enough of the posterior to end.

use super::mode::{Optimum, nearest};
use super::options::Options;
use super::runs::Point;
use super::sampling::effective;
use super::warning::InverseWarning;
use accuscene_core::arith::Real;

/// Share of the probability from which on a mode is heavy.
const HEAVY: f64 = 0.1;
/// Movement of the ends of intervals in a round, in standard deviations, that is rest (root mean square): what so many
/// samples leave open of the end of a 90 % interval.
const REST: f64 = 0.2;
const SAMPLES: f64 = 100.0;

/// What has been known round by round.
pub(super) struct Known<'a> {
    optima: &'a [Optimum],
    options: &'a Options,
    /// Ends of the interval of each unknown after the last round, scores.
    ends: Vec<[f64; 2]>,
}

impl<'a> Known<'a> {
    pub(super) fn new(optima: &'a [Optimum], options: &'a Options) -> Self {
        Self { optima, options, ends: Vec::new() }
    }

    /// Whether weights of this tail are known well enough after a round: every heavy mode is worth enough samples, and the
    /// ends of intervals have hardly moved.
    pub(super) fn is_enough(&mut self, points: &[Point], weights: &[f64], tail: f64) -> bool {
        let n = points.first().map_or(0, |p| p.scores.len());
        let sides = [0.5 * (1.0 - self.options.level), 0.5 * (1.0 + self.options.level)];
        // Fewer samples than that move it more, rest or not.
        let rest = REST * Real::max(1.0, (SAMPLES / effective(weights)).sqrt());
        let mut ends = Vec::with_capacity(n);
        let mut moved = 0.0;
        for j in 0..n {
            let score = |k: usize| points[k].scores[j];
            let mut order: Vec<usize> = (0..points.len()).filter(|k| weights[*k] > 0.0).collect();
            order.sort_by(|a, b| score(*a).total_cmp(&score(*b)));
            let own = sides.map(|p| {
                let mut below = 0.0;
                let at = order.iter().find(|k| {
                    below += weights[**k];
                    below >= p
                });
                at.or(order.last()).map_or(0.0, |k| score(*k))
            });
            let mean = order.iter().fold(0.0, |sum, k| sum + weights[*k] * score(*k));
            let variance = order.iter().fold(0.0, |sum, k| sum + weights[*k] * (score(*k) - mean).squared());
            let last = self.ends.get(j).copied().unwrap_or([f64::INFINITY; 2]);
            // What has no spread has no ends to move.
            if variance > 0.0 {
                moved += ((own[0] - last[0]).squared() + (own[1] - last[1]).squared()) / variance;
            }
            ends.push(own);
        }
        self.ends = ends;
        let rests = (moved / (2 * n.max(1)) as f64).sqrt() <= rest;
        rests && tail < InverseWarning::LOOSE && self.is_worth(points, weights)
    }

    fn is_worth(&self, points: &[Point], weights: &[f64]) -> bool {
        let mut own: Vec<Vec<f64>> = vec![Vec::new(); self.optima.len().max(1)];
        for (point, weight) in points.iter().zip(weights).filter(|(_, w)| **w > 0.0) {
            own[nearest(self.optima, &point.scores)].push(*weight);
        }
        let enough = |w: &Vec<f64>| effective(w) >= self.options.effective as f64;
        own.iter().all(|w| w.iter().sum::<f64>() < HEAVY || enough(w))
    }
}
