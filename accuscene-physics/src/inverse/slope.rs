//! How residuals change with scores, by differences that suit a model with kinks, jumps and noise.

use super::dense::dot;
use super::error::InverseError;
use super::runs::{Point, Runs};
use accuscene_core::arith::Real;

/// Shortest and longest difference, in scores: about 1e-4 to 4e-2 of the range of an even prior.
const STEPS: [f64; 2] = [2.5e-4, 0.3];
/// The first one.
const FIRST: f64 = 0.02;
/// Share of what is left uncertain, if the other unknowns were known, over which slopes are taken.
const SHARE: f64 = 0.3;
/// Change of a residual, in standard deviations, that may be a jump.
const JUMP: f64 = 3.0;

/// Slopes of residuals at a place.
#[derive(Clone)]
pub(super) struct Slope {
    /// A row for each residual, a column for each unknown.
    pub(super) rows: Vec<f64>,
    /// The length of each unknown's next difference.
    steps: Vec<f64>,
    /// What `SHARE` is multiplied with.
    stretch: f64,
    known: bool,
}

impl Slope {
    pub(super) fn new(unknowns: usize, components: usize) -> Self {
        Self {
            rows: vec![0.0; unknowns * components],
            steps: vec![FIRST; unknowns],
            stretch: 1.0,
            known: false,
        }
    }

    /// Slopes that are known.
    pub(super) fn known(unknowns: usize, rows: Vec<f64>) -> Self {
        Self { rows, steps: vec![FIRST; unknowns], stretch: 1.0, known: true }
    }

    /// The precision of the scores: one for the prior and what residuals of these weights add.
    pub(super) fn precision(&self, n: usize, weights: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; n * n];
        for (row, w) in self.rows.chunks_exact(n).zip(weights) {
            for i in 0..n {
                for j in 0..=i {
                    out[i * n + j] += w * row[i] * row[j];
                }
            }
        }
        for i in 0..n {
            out[i * n + i] += 1.0;
            for j in 0..i {
                out[j * n + i] = out[i * n + j];
            }
        }
        out
    }

    /// Slopes at several places, with one difference for each unknown and a second one where the first is in
    /// doubt.
    pub(super) fn take(runs: &mut Runs<'_>, at: &mut [(&Point, &mut Slope)]) -> Result<(), InverseError> {
        let n = runs.task.unknowns();
        let mut places = Vec::with_capacity(at.len() * n);
        for (point, slope) in at.iter() {
            for j in 0..n {
                // Towards the middle of the prior, where the model is least likely to fail.
                let side = if point.scores[j] > 0.0 { -1.0 } else { 1.0 };
                places.push(shifted(&point.scores, j, side * slope.steps[j]));
            }
        }
        let ends = runs.make(places)?;
        let mut doubts = Vec::new();
        for (k, (point, slope)) in at.iter().enumerate() {
            for j in 0..n {
                let end = &ends[k * n + j];
                if !end.is_valid() || slope.is_doubtful(point, end, j) {
                    let way = end.scores[j] - point.scores[j];
                    doubts.push((k, j, shifted(&point.scores, j, -0.5 * way)));
                }
            }
        }
        let room = runs.left();
        doubts.truncate(room);
        let seconds = runs.make(doubts.iter().map(|d| d.2.clone()).collect())?;
        let mut doubts = doubts.iter().zip(&seconds).peekable();
        for (k, (point, slope)) in at.iter_mut().enumerate() {
            for j in 0..n {
                let second = doubts.next_if(|((a, b, _), _)| (*a, *b) == (k, j)).map(|d| d.1);
                slope.set(point, &ends[k * n + j], second, j);
            }
            slope.known = true;
            slope.fit_steps(n);
        }
        Ok(())
    }

    /// Whether an end may lie behind a jump: it is far off and not where the last slope had it.
    fn is_doubtful(&self, point: &Point, end: &Point, j: usize) -> bool {
        let n = self.steps.len();
        let way = end.scores[j] - point.scores[j];
        end.residuals.iter().zip(&point.residuals).enumerate().any(|(i, (b, a))| {
            let told = if self.known { self.rows[i * n + j] * way } else { 0.0 };
            (b - a).abs() > JUMP && (b - a - told).abs() > 0.5 * (b - a).abs()
        })
    }

    /// Takes the column of an unknown from one end or two.
    fn set(&mut self, point: &Point, first: &Point, second: Option<&Point>, j: usize) {
        let n = self.steps.len();
        let column = |end: &Point| -> Option<Vec<f64>> {
            let way = end.scores[j] - point.scores[j];
            end.is_valid()
                .then(|| end.residuals.iter().zip(&point.residuals).map(|(b, a)| (b - a) / way).collect())
        };
        let chosen = match (column(first), second.and_then(column)) {
            (Some(a), Some(b)) => {
                let (long, short) = (dot(&a, &a), dot(&b, &b));
                self.steps[j] *= 0.5;
                if long > 4.0 * short {
                    // A jump makes a difference larger, never smaller.
                    Some(b)
                } else if short > 4.0 * long {
                    Some(a)
                } else {
                    Some(a.iter().zip(&b).map(|(x, y)| 0.5 * (x + y)).collect())
                }
            }
            (a, b) => a.or(b),
        };
        for i in 0..point.residuals.len() {
            self.rows[i * n + j] = chosen.as_ref().map_or(0.0, |c| c[i]);
        }
    }

    /// Fits the next differences to what the evidence leaves uncertain; longer where nothing moved.
    fn fit_steps(&mut self, n: usize) {
        for j in 0..n {
            let square = self.rows.chunks_exact(n).fold(0.0, |sum, row| sum + row[j] * row[j]);
            let want =
                if square > 0.0 { self.stretch * SHARE / (1.0 + square).sqrt() } else { 4.0 * self.steps[j] };
            let near = Real::clamp(want, 0.125 * self.steps[j], 8.0 * self.steps[j]);
            self.steps[j] = Real::clamp(near, STEPS[0], STEPS[1]);
        }
    }

    /// Slopes from both sides, over as much as an unknown is uncertain if the others were known.
    pub(super) fn wide(runs: &mut Runs<'_>, at: &mut [(&Point, &mut Slope)]) -> Result<(), InverseError> {
        let n = runs.task.unknowns();
        let mut places = Vec::with_capacity(2 * at.len() * n);
        for (point, slope) in at.iter() {
            for j in 0..n {
                let square = slope.rows.chunks_exact(n).fold(0.0, |sum, row| sum + row[j] * row[j]);
                let step = Real::clamp(0.7 / (1.0 + square).sqrt(), STEPS[0], 0.7);
                places.push(shifted(&point.scores, j, step));
                places.push(shifted(&point.scores, j, -step));
            }
        }
        let ends = runs.make(places)?;
        for (k, (point, slope)) in at.iter_mut().enumerate() {
            for j in 0..n {
                let [up, down] = [0, 1].map(|s| &ends[2 * (k * n + j) + s]);
                let (from, to) = match (up.is_valid(), down.is_valid()) {
                    (true, true) => (down, up),
                    (true, false) => (*point, up),
                    (false, true) => (down, *point),
                    (false, false) => continue,
                };
                let way = to.scores[j] - from.scores[j];
                for i in 0..point.residuals.len() {
                    slope.rows[i * n + j] = (to.residuals[i] - from.residuals[i]) / way;
                }
            }
        }
        Ok(())
    }

    /// Takes longer differences from now on: what is short of them may be noise.
    pub(super) fn stretch(&mut self) -> bool {
        const MOST: f64 = 9.0;
        if self.stretch >= MOST {
            return false;
        }
        self.stretch *= 3.0;
        self.steps.iter_mut().for_each(|s| *s = Real::clamp(3.0 * *s, STEPS[0], STEPS[1]));
        true
    }

    /// Corrects slopes by what a step has shown (Broyden 1965).
    pub(super) fn correct(&mut self, from: &Point, to: &Point) {
        let way: Vec<f64> = to.scores.iter().zip(&from.scores).map(|(b, a)| b - a).collect();
        let square = dot(&way, &way);
        if square <= 0.0 {
            return;
        }
        for (i, row) in self.rows.chunks_exact_mut(way.len()).enumerate() {
            let miss = (to.residuals[i] - from.residuals[i] - dot(row, &way)) / square;
            row.iter_mut().zip(&way).for_each(|(r, w)| *r += miss * w);
        }
    }
}

fn shifted(scores: &[f64], j: usize, by: f64) -> Vec<f64> {
    let mut out = scores.to_vec();
    out[j] += by;
    out
}
