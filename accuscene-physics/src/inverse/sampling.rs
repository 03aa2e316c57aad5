//! Posterior samples by adaptive importance sampling: mixtures that start at the optima and follow the
//! weights.

use super::dense::{cholesky, distance2};
use super::draws::{Draws, Use};
use super::error::InverseError;
use super::known::Known;
use super::mixture::{Component, Mixture, ln_add, ln_prior};
use super::mode::{Optimum, nearest};
use super::options::Options;
use super::regression::Neighbourhood;
use super::runs::{Point, Runs, Task};
use super::tail::smooth;
use accuscene_core::arith::{exp, ln};

/// Rounds of drawing and adapting in which a budget is spent.
const ROUNDS: usize = 10;
/// Rounds before what was found is trusted to be all.
const TRUSTED: usize = 4;
/// Fewest samples of a round.
const ROUND: usize = 32;
/// How much wider a share of each component is; the share is a quarter, and a half where samples are worth less than a fifth
/// of their number.
const WIDER: f64 = 1.5;
const NARROW: f64 = 0.2;
/// Independent samples below which weights are squeezed in the end, and the most that they are squeezed by.
const LEAST: (f64, f64) = (50.0, 0.02);
/// Components that may be added.
const MOST: usize = 12;
/// Weight of one sample, in means, above which its place gets a component of its own.
const HEAVY: f64 = 15.0;
/// Squeezing of weights below which a mixture is not fitted.
const STEPS: usize = 30;
/// Weight of the neighbourhoods by regression.
const BROAD: f64 = 0.4;

/// Weighted samples of the posterior.
pub(super) struct Samples {
    pub(super) points: Vec<Point>,
    /// They add up to one.
    pub(super) weights: Vec<f64>,
    /// Independent samples that they were worth before they were squeezed.
    pub(super) effective: f64,
    /// Shape of the tail of the weights.
    pub(super) tail: f64,
    /// Logarithm of the mean of likelihood over the prior, less the constant of the likelihood.
    pub(super) ln_evidence: f64,
    /// What they tell of each optimum.
    pub(super) neighbourhoods: Vec<Option<Neighbourhood>>,
}

/// Independent samples that weights are worth (Kish 1965).
pub(super) fn effective(weights: &[f64]) -> f64 {
    let (sum, squares) = weights.iter().fold((0.0, 0.0), |(s, q), w| (s + w, q + w * w));
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// Everything drawn so far, and what it was drawn from.
struct Pool {
    points: Vec<Point>,
    /// Logarithm of the sum of all densities that were drawn from, each times its count.
    ln_drawn: Vec<f64>,
    sources: Vec<(usize, Mixture)>,
    from_prior: usize,
}

impl Pool {
    fn add(&mut self, points: Vec<Point>, source: Mixture) {
        let count = ln(points.len() as f64);
        for (point, drawn) in self.points.iter().zip(&mut self.ln_drawn) {
            *drawn = ln_add(*drawn, count + source.ln_density(&point.scores));
        }
        self.sources.push((points.len(), source));
        for point in points {
            let mut drawn = ln(self.from_prior as f64) + ln_prior(&point.scores);
            for (count, source) in &self.sources {
                drawn = ln_add(drawn, ln(*count as f64) + source.ln_density(&point.scores));
            }
            self.ln_drawn.push(drawn);
            self.points.push(point);
        }
    }

    /// Logarithms of the weights against the mixture of all sources (Owen and Zhou 2000).
    fn ln_weights(&self) -> Vec<f64> {
        let n = self.points.first().map_or(0, |p| p.scores.len());
        let constant = ln_prior(&vec![0.0; n]);
        self.points.iter().zip(&self.ln_drawn).map(|(p, d)| constant - p.cost - d).collect()
    }

    /// The samples with their weights smoothed. Where few are worth anything the weights are squeezed too: what one or two
    /// samples say of the width of a rough posterior is always too little.
    fn samples(self, neighbourhoods: Vec<Option<Neighbourhood>>) -> Samples {
        let logs = self.ln_weights();
        let (mut weights, ln_evidence) = squeezed(&logs, 1.0);
        let tail = smooth(&mut weights);
        let worth = effective(&weights);
        let mut power = 1.0;
        while effective(&weights) < LEAST.0 && power > LEAST.1 {
            power *= 0.9;
            weights = squeezed(&logs, power).0;
            smooth(&mut weights);
        }
        Samples { points: self.points, weights, effective: worth, tail, ln_evidence, neighbourhoods }
    }
}

/// Weights that add up to one, to a power, and the logarithm of their sum before.
fn squeezed(logs: &[f64], power: f64) -> (Vec<f64>, f64) {
    let most = logs.iter().fold(f64::NEG_INFINITY, |a, b| if *b > a { *b } else { a });
    let mut weights: Vec<f64> =
        logs.iter().map(|l| if l - most > -600.0 { exp(power * (l - most)) } else { 0.0 }).collect();
    let total = weights.iter().sum::<f64>();
    weights.iter_mut().for_each(|w| *w /= total);
    (weights, most + ln(total))
}

/// Draws samples until they are enough or no runs are left; `screened` came from the prior.
pub(super) fn sample(
    runs: &mut Runs<'_>,
    screened: Vec<Point>,
    optima: &[Optimum],
    options: &Options,
) -> Result<Samples, InverseError> {
    let n = runs.task.unknowns();
    let best = optima.iter().fold(f64::NEG_INFINITY, |a, o| if o.ln_mass() > a { o.ln_mass() } else { a });
    let components = optima.iter().map(|o| Component {
        weight: 0.02 + exp(o.ln_mass() - best),
        mean: o.at.scores.clone(),
        factor: o.factor.clone(),
    });
    let mut mixture = Mixture::new(components.collect());
    let from_prior = screened.len();
    let ln_drawn = screened.iter().map(|p| ln(from_prior as f64) + ln_prior(&p.scores)).collect();
    let mut pool = Pool { points: screened, ln_drawn, sources: Vec::new(), from_prior };
    let mut known = Known::new(optima, options);
    let share = (runs.left() / ROUNDS).max(ROUND);
    let mut round = 0;
    let mut worth = 1.0;
    while runs.left() > 0 {
        // What is left of a round at the end is added to the last one.
        let count = if runs.left() < 2 * share { runs.left() } else { share };
        let source = mixture.widened(if worth < NARROW { 0.5 } else { 0.25 }, WIDER);
        let draws = Draws::of(options.seed, Use::Samples, round);
        let points = runs.make(source.draw(count, &draws))?;
        pool.add(points, source);
        round += 1;
        let logs = pool.ln_weights();
        let (mut weights, _) = squeezed(&logs, 1.0);
        let tail = smooth(&mut weights);
        if known.is_enough(&pool.points, &weights, tail) && round >= TRUSTED {
            break;
        }
        worth = effective(&weights) / (pool.points.len() - from_prior) as f64;
        adapt(&mut mixture, &pool, &logs, n);
        let all = neighbourhoods(runs.task, &pool, &logs, optima);
        mixture.add(all.into_iter().flatten().map(|one| one.component).collect(), BROAD);
    }
    let neighbourhoods = neighbourhoods(runs.task, &pool, &pool.ln_weights(), optima);
    Ok(pool.samples(neighbourhoods))
}

/// What the runs that are nearest to each optimum tell of it, with weights as sharp as leave four effective ones for each
/// number of the regression.
fn neighbourhoods(task: &Task, pool: &Pool, logs: &[f64], optima: &[Optimum]) -> Vec<Option<Neighbourhood>> {
    let wanted = (4 * (task.unknowns() + 1)) as f64;
    let nearest: Vec<usize> = pool.points.iter().map(|p| nearest(optima, &p.scores)).collect();
    let points: Vec<&Point> = pool.points.iter().collect();
    let of = |k: usize| {
        let own = |(log, o): (&f64, &usize)| if *o == k { *log } else { f64::NEG_INFINITY };
        let logs: Vec<f64> = logs.iter().zip(&nearest).map(own).collect();
        let weights = sharpest(&logs, wanted, 2 * STEPS)?;
        Neighbourhood::of(task, &points, &weights)
    };
    (0..optima.len()).map(of).collect()
}

/// The sharpest weights that are worth so many independent ones, squeezed a number of times at the most; none where even
/// these are worth less.
fn sharpest(logs: &[f64], wanted: f64, steps: usize) -> Option<Vec<f64>> {
    let powers = (0..steps).scan(1.0, |power, _| {
        let now = *power;
        *power *= 0.85;
        Some(now)
    });
    powers.map(|power| squeezed(logs, power).0).find(|weights| effective(weights) >= wanted)
}

fn adapt(mixture: &mut Mixture, pool: &Pool, logs: &[f64], n: usize) {
    let wanted = (10 * n + 20) as f64;
    let (sharp, _) = squeezed(logs, 1.0);
    let flattest = || squeezed(logs, (0..STEPS).fold(1.0, |power, _| 0.85 * power)).0;
    let weights = sharpest(logs, wanted, STEPS).unwrap_or_else(flattest);
    let places: Vec<&[f64]> = pool.points.iter().map(|p| p.scores.as_slice()).collect();
    if let Some(component) = lonely(mixture, pool, &sharp, n) {
        mixture.components.push(component);
    }
    for _ in 0..2 {
        mixture.adapt(&places, &weights);
    }
}

/// A component where one sample weighs too much: the mixtures so far miss that place (Raftery and Bao 2010).
fn lonely(mixture: &Mixture, pool: &Pool, weights: &[f64], n: usize) -> Option<Component> {
    let count = weights.len();
    let (heaviest, weight) =
        weights.iter().enumerate().fold((0, 0.0), |a, (k, w)| if *w > a.1 { (k, *w) } else { a });
    if mixture.components.len() >= MOST || weight * (count as f64) < HEAVY {
        return None;
    }
    let centre = &pool.points[heaviest].scores;
    let near = mixture.components.iter().fold(None, |best: Option<(f64, &Component)>, c| {
        let d = distance2(centre, &c.mean, &c.factor);
        if best.is_none_or(|b| d < b.0) { Some((d, c)) } else { best }
    })?;
    let mut order: Vec<(f64, usize)> = (0..count)
        .filter(|k| weights[*k] > 0.0)
        .map(|k| (distance2(&pool.points[k].scores, centre, &near.1.factor), k))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.truncate((count / 10).max(4 * n + 10));
    let mut scale = vec![0.0; n * n];
    let mut total = 0.0;
    for (_, k) in order {
        let w = 0.5 * (weights[k] + 1.0 / count as f64);
        total += w;
        for i in 0..n {
            for j in 0..n {
                let x = &pool.points[k].scores;
                scale[i * n + j] += w * (x[i] - centre[i]) * (x[j] - centre[j]);
            }
        }
    }
    scale.iter_mut().for_each(|s| *s /= total);
    let factor = cholesky(&scale, n)?;
    Some(Component { weight: 0.1, mean: centre.clone(), factor })
}
