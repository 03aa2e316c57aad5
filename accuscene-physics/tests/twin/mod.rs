//! Inverse problems whose posterior is known, by hand or from a fine grid.

#![allow(dead_code, reason = "each test file uses some of them")]

pub(crate) mod rough;

use accuscene_core::arith::{Philox, Real, exp, ln, sin};
use accuscene_core::memory::SerialExecutor;
use accuscene_physics::inverse::{Forward, Item, Options, Problem, Solution, Unknown, solve};
use std::ops::ControlFlow;

/// A forward model that can be passed about.
pub(crate) type Model = Box<dyn Fn(&[f64], &mut [f64]) -> bool + Send + Sync>;

/// A problem and what its posterior is.
pub(crate) struct Twin {
    pub(crate) name: &'static str,
    pub(crate) problem: Problem,
    pub(crate) model: Model,
    pub(crate) mean: Vec<f64>,
    pub(crate) sd: Vec<f64>,
    /// Share of the probability for which the first unknown is above 0.
    pub(crate) above: Option<f64>,
}

impl Twin {
    pub(crate) fn solve(&self, budget: usize, seed: u64) -> Solution {
        run(&self.problem, &self.model, budget, seed)
    }
}

pub(crate) fn run(problem: &Problem, model: &dyn Forward, budget: usize, seed: u64) -> Solution {
    // What a whole budget tells is compared.
    let options = Options { budget, effective: budget.max(20), seed, ..Options::default() };
    solve(problem, model, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(()))
        .unwrap_or_else(|e| panic!("{e}"))
}

pub(crate) fn items(count: usize) -> Vec<Item> {
    vec![Item::new(1); count]
}

/// Means and deviations of two unknowns within boxes, by a grid of the product of these prior densities and
/// the likelihood.
fn grid(
    boxes: [[f64; 2]; 2],
    ln_prior: impl Fn(f64, f64) -> f64,
    model: &Model,
    components: usize,
) -> ([f64; 2], [f64; 2], f64) {
    const N: usize = 1200;
    let mut residuals = vec![0.0; components];
    let mut sums = [0.0; 6];
    for i in 0..N {
        for j in 0..N {
            let at = |b: [f64; 2], k: usize| b[0] + (b[1] - b[0]) * (k as f64 + 0.5) / N as f64;
            let (x, y) = (at(boxes[0], i), at(boxes[1], j));
            if !model(&[x, y], &mut residuals) {
                continue;
            }
            let chi2 = residuals.iter().fold(0.0, |s, r| s + r * r);
            let log = ln_prior(x, y) - 0.5 * chi2;
            if log > -300.0 {
                let w = exp(log);
                for (sum, v) in sums.iter_mut().zip([1.0, x, y, x * x, y * y, f64::from(u8::from(x > 0.0))]) {
                    *sum += w * v;
                }
            }
        }
    }
    let [w, x, y, xx, yy, above] = sums;
    let mean = [x / w, y / w];
    let sd = [(xx / w - mean[0].squared()).sqrt(), (yy / w - mean[1].squared()).sqrt()];
    (mean, sd, above / w)
}

fn of_grid(
    name: &'static str,
    unknowns: [Unknown; 2],
    components: usize,
    ln_prior: impl Fn(f64, f64) -> f64,
    model: Model,
) -> Twin {
    let boxes = [0, 1].map(|k: usize| [unknowns[k].low, unknowns[k].high]);
    let (mean, sd, above) = grid(boxes, ln_prior, &model, components);
    let problem = Problem { unknowns: unknowns.to_vec(), items: items(components) };
    Twin { name, problem, model, mean: mean.to_vec(), sd: sd.to_vec(), above: Some(above) }
}

/// Linear residuals `A x - b` under normal priors of mean 0; the posterior is exact.
pub(crate) fn linear(
    name: &'static str,
    n: usize,
    m: usize,
    prior_sd: f64,
    a: Vec<f64>,
    b: Vec<f64>,
) -> Twin {
    // Gauss-Jordan of the precision with the right side beside its inverse.
    let mut system = vec![vec![0.0; 2 * n + 1]; n];
    for i in 0..n {
        for j in 0..n {
            system[i][j] = (0..m).map(|k| a[k * n + i] * a[k * n + j]).sum();
        }
        system[i][i] += 1.0 / (prior_sd * prior_sd);
        system[i][n + i] = 1.0;
        system[i][2 * n] = (0..m).map(|k| a[k * n + i] * b[k]).sum();
    }
    for i in 0..n {
        let pivot = system[i][i];
        system[i].iter_mut().for_each(|v| *v /= pivot);
        for k in (0..n).filter(|k| *k != i) {
            let factor = system[k][i];
            let row = system[i].clone();
            system[k].iter_mut().zip(&row).for_each(|(v, r)| *v -= factor * r);
        }
    }
    let mean = (0..n).map(|i| system[i][2 * n]).collect();
    let sd = (0..n).map(|i| system[i][n + i].sqrt()).collect();
    let model: Model = Box::new(move |x, r| {
        for k in 0..m {
            r[k] = (0..n).map(|j| a[k * n + j] * x[j]).sum::<f64>() - b[k];
        }
        true
    });
    let unknowns = vec![Unknown::normal(-20.0 * prior_sd, 20.0 * prior_sd, 0.0, prior_sd); n];
    Twin { name, problem: Problem { unknowns, items: items(m) }, model, mean, sd, above: None }
}

pub(crate) fn linear_three() -> Twin {
    let a = vec![2.0, 1.0, 0.0, 0.0, 3.0, 1.0, 1.0, 1.0, 1.0, 4.0, -1.0, 0.5, 0.0, 0.0, 2.0, 1.0, -2.0, 1.0];
    linear("linear, 3 of 6", 3, 6, 2.0, a, vec![1.0, 2.0, -0.5, 3.0, 1.0, 0.7])
}

/// Eight unknowns, fourteen residuals, neighbours strongly correlated.
pub(crate) fn linear_eight() -> Twin {
    let draws = Philox::new(11);
    let (n, m) = (8, 14);
    let a = (0..m * n).map(|k| {
        draws.normal(k as u64, 0) + if k % n > 0 { 2.0 * draws.normal(k as u64 - 1, 0) } else { 0.0 }
    });
    let b = (0..m).map(|k| 3.0 * draws.normal(k as u64, 1));
    linear("linear, 8 of 14", n, m, 3.0, a.collect(), b.collect())
}

pub(crate) fn linear_many(n: usize, m: usize) -> Twin {
    let draws = Philox::new(12);
    let a = (0..m * n).map(|k| draws.normal(k as u64, 0));
    let b = (0..m).map(|k| 3.0 * draws.normal(k as u64, 1));
    linear("linear, many", n, m, 3.0, a.collect(), b.collect())
}

/// A skid of 40 m: speed and friction on a curved ridge.
pub(crate) fn skid(prior_sd: f64) -> Twin {
    let unknowns = [Unknown::uniform(5.0, 45.0), Unknown::normal(0.2, 1.2, 0.7, prior_sd)];
    of_grid(
        if prior_sd > 0.1 { "skid, wide" } else { "skid" },
        unknowns,
        1,
        move |_, mu| -0.5 * ((mu - 0.7) / prior_sd).squared(),
        Box::new(|x, r| {
            r[0] = x[0] * x[0] / (2.0 * 9.81 * x[1]) - 40.0;
            true
        }),
    )
}

/// The way tells the magnitude of a speed, not its sign.
pub(crate) fn two_signs() -> Twin {
    let unknowns = [Unknown::uniform(-20.0, 20.0), Unknown::uniform(0.0, 1.0)];
    of_grid(
        "two signs",
        unknowns,
        2,
        |_, _| 0.0,
        Box::new(|x, r| {
            r[0] = (x[0] * x[0] - 100.0) / 10.0;
            r[1] = (x[1] - 0.4 - 0.01 * x[0].abs()) / 0.1;
            true
        }),
    )
}

/// Two optima of 4/10 and 6/10 of the probability: deviations 0.5 and 1, the wider one less likely at its
/// best.
pub(crate) fn two_unequal() -> Twin {
    let unknowns = [Unknown::uniform(-12.0, 12.0), Unknown::uniform(-12.0, 12.0)];
    // Masses 0.25 to exp(-c / 2) for c = -2 ln(0.375).
    let lift = (-2.0 * ln(0.375)).sqrt();
    of_grid(
        "two unequal",
        unknowns,
        3,
        |_, _| 0.0,
        Box::new(move |x, r| {
            let (centre, sd, last) = if x[0] < 0.0 { (-5.0, 0.5, 0.0) } else { (5.0, 1.0, lift) };
            r[0] = (x[0] - centre) / sd;
            r[1] = x[1] / sd;
            r[2] = last;
            true
        }),
    )
}

pub(crate) fn rosenbrock() -> Twin {
    let unknowns = [Unknown::uniform(-4.0, 4.0), Unknown::uniform(-4.0, 16.0)];
    of_grid(
        "Rosenbrock",
        unknowns,
        2,
        |_, _| 0.0,
        Box::new(|x, r| {
            r[0] = 5.0 * (x[1] - x[0] * x[0]);
            r[1] = 1.0 - x[0];
            true
        }),
    )
}

/// The way to a stop, from dry onto wet after 15 m, in steps of 0.3 m, and a second figure with a kink.
pub(crate) fn stop() -> Twin {
    let unknowns = [Unknown::uniform(5.0, 40.0), Unknown::normal(2.0, 12.0, 7.0, 0.6)];
    of_grid(
        "stop with steps",
        unknowns,
        2,
        |_, a| -0.5 * ((a - 7.0) / 0.6).squared(),
        Box::new(|x, r| {
            let left = x[0] * x[0] - 2.0 * x[1] * 15.0;
            let way = if left > 0.0 { 15.0 + left / (2.0 * 0.6 * x[1]) } else { x[0] * x[0] / (2.0 * x[1]) };
            r[0] = ((way / 0.3).floor() * 0.3 - 30.0) / 0.8;
            r[1] = ((x[0] - 19.0).abs() - 1.0) / 1.5;
            true
        }),
    )
}

/// A model that fails where the first unknown is negative.
pub(crate) fn half() -> Twin {
    let unknowns = [Unknown::uniform(-3.0, 3.0), Unknown::uniform(-3.0, 3.0)];
    of_grid(
        "half fails",
        unknowns,
        2,
        |_, _| 0.0,
        Box::new(|x, r| {
            r[0] = (x[0] - 0.3) / 0.4;
            r[1] = (x[1] + sin(x[0]) - 1.0) / 0.2;
            x[0] >= 0.0
        }),
    )
}

/// Nothing tells of the second unknown, and a bound cuts the first.
pub(crate) fn bound() -> Twin {
    let unknowns = [Unknown::uniform(0.0, 1.0), Unknown::uniform(2.0, 5.0)];
    of_grid(
        "at a bound",
        unknowns,
        1,
        |_, _| 0.0,
        Box::new(|x, r| {
            r[0] = (x[0] - 1.05) / 0.1;
            true
        }),
    )
}

pub(crate) fn all() -> Vec<Twin> {
    vec![
        linear_three(),
        skid(0.05),
        skid(0.15),
        two_signs(),
        two_unequal(),
        rosenbrock(),
        stop(),
        half(),
        bound(),
        linear_eight(),
        linear_many(15, 25),
        linear_many(20, 12),
    ]
}
