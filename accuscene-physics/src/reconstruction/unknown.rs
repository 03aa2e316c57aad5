use crate::uncertainty::{UncertaintyError, Variable};
use accuscene_core::arith::Real;
use accuscene_core::document::{Problem, Severity};
use accuscene_core::quantity::{DimensionEntry, Distribution};
use accuscene_core::scene::{Scene, Unknown};

/// Code of an unknown whose prior cannot hold.
const BAD_PRIOR: u32 = 2513;

/// What a scene has besides what happened: it is given or chosen, not sought.
const NOT_SOUGHT: [&str; 4] = ["evidence", "unknowns", "options", "analysis"];

/// A value of the scene that is sought.
#[derive(Clone, Debug, PartialEq)]
pub struct SoughtValue {
    /// Its path: `vehicles.bullet.start.speed`.
    pub path: String,
    /// What people call it; the path without a name.
    pub name: String,
    /// What kind of value it is, with its units.
    pub dimension: &'static DimensionEntry,
    /// Lower and upper bound, SI.
    pub bounds: [f64; 2],
    /// The value that the scene has, if it has one.
    pub written: Option<f64>,
    /// What was believed before.
    pub prior: Belief,
}

/// What was believed of a value before the evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Belief {
    /// Any value between the bounds alike.
    Uniform,
    /// A distribution around a value.
    Around {
        /// The value.
        value: f64,
        /// Standard deviation.
        sigma: Option<f64>,
        /// Shape; normal if absent.
        dist: Option<Distribution>,
    },
}

/// Reads the unknowns of a scene; `resolved` is the same scene with its defaults.
pub(super) fn read(scene: &Scene, resolved: &Scene, problems: &mut Vec<Problem>) -> Vec<SoughtValue> {
    let mut sought: Vec<SoughtValue> = Vec::with_capacity(scene.unknowns.len());
    for (index, unknown) in scene.unknowns.iter().enumerate() {
        // The scene's own checks have refused paths and bounds that cannot hold.
        let Some((dimension, bounds)) = scene.unknown_bounds(unknown) else { continue };
        if sought.iter().any(|known| known.path == unknown.path) {
            let path = format!("unknowns[{index}].path");
            let problem =
                Problem::new(BAD_PRIOR, path, "the value is sought twice").with_value(&unknown.path);
            problems.push(problem.with_limit("each path once").with_hint("remove one of the two"));
            continue;
        }
        if NOT_SOUGHT.iter().any(|part| unknown.path.starts_with(part)) {
            let path = format!("unknowns[{index}].path");
            let problem = Problem::new(BAD_PRIOR, path, "it is no part of what happened");
            let problem =
                problem.with_value(&unknown.path).with_limit("a value of vehicles, bodies or ground");
            problems.push(problem.with_hint("give evidence a sigma; options are what you choose"));
            continue;
        }
        let written = resolved.quantity(&unknown.path);
        let prior = prior(index, unknown, resolved, problems);
        problems.extend(outside(index, prior, bounds));
        sought.push(SoughtValue {
            path: unknown.path.clone(),
            name: unknown.name.clone().unwrap_or_else(|| unknown.path.clone()),
            dimension,
            bounds,
            written: written.map(|quantity| quantity.value),
            prior,
        });
    }
    sought
}

/// Bounds where a value cannot stand in the scene.
pub(super) fn beyond(scene: &Scene, unknowns: &[SoughtValue]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, unknown) in unknowns.iter().enumerate() {
        for (side, bound) in ["low", "high"].into_iter().zip(unknown.bounds) {
            let mut there = scene.clone();
            let told = match there.set_quantity(&unknown.path, bound) {
                Ok(()) => there.validate(),
                Err(error) => error.problems().to_vec(),
            };
            let own = |problem: &Problem| problem.severity == Severity::Error && problem.path == unknown.path;
            if let Some(told) = told.into_iter().find(own) {
                let path = format!("unknowns[{index}].{side}");
                let problem = Problem::new(
                    BAD_PRIOR,
                    path,
                    format!("{} cannot be that: {}", unknown.path, told.message),
                );
                let problem = problem.with_value(bound);
                let limit = told.limit.unwrap_or_else(|| "a value that a scene may have".to_owned());
                problems.push(
                    problem.with_limit(limit).with_hint("bring the bound within what the value may be"),
                );
            }
        }
    }
    problems
}

/// What the unknown says, or else the uncertainty of the value at its path.
fn prior(index: usize, unknown: &Unknown, resolved: &Scene, problems: &mut Vec<Problem>) -> Belief {
    let Some(quantity) = resolved.quantity(&unknown.path) else {
        if unknown.prior.is_some_and(|dist| dist.takes_sigma()) {
            let path = format!("unknowns[{index}].prior");
            let message = "a prior of this shape needs a value at the path";
            let hint = "write the value with its sigma at the path, or take uniform, triangular or pert";
            problems.push(
                Problem::new(BAD_PRIOR, path, message).with_limit("a value in the scene").with_hint(hint),
            );
        }
        return match unknown.prior {
            Some(dist) if !dist.takes_sigma() => {
                let (low, high) = dist.bounds().unwrap_or_default();
                Belief::Around { value: 0.5 * (low + high), sigma: None, dist: Some(dist) }
            }
            _ => Belief::Uniform,
        };
    };
    let dist = unknown.prior.or(quantity.dist);
    let needs_sigma = dist.is_some_and(|dist| dist.takes_sigma());
    if needs_sigma && quantity.sigma.is_none_or(|sigma| sigma <= 0.0) {
        let path = format!("unknowns[{index}].prior");
        let message = "a prior of this shape takes its width from the sigma of the value at the path";
        let hint = format!("give {} a sigma above 0", unknown.path);
        problems.push(Problem::new(BAD_PRIOR, path, message).with_limit("a sigma above 0").with_hint(hint));
        return Belief::Uniform;
    }
    if dist.is_none() && quantity.sigma.is_none_or(|sigma| sigma <= 0.0) {
        return Belief::Uniform;
    }
    let sigma = if dist.is_none_or(|dist| dist.takes_sigma()) { quantity.sigma } else { None };
    if let Some(dist) = unknown.prior
        && let Err(error) = Variable::new(quantity.value, sigma, Some(dist))
    {
        problems.push(unsound(index, unknown, quantity.value, dist, &error));
        return Belief::Uniform;
    }
    Belief::Around { value: quantity.value, sigma, dist }
}

/// A prior that is no distribution around the value at the path.
fn unsound(
    index: usize,
    unknown: &Unknown,
    value: f64,
    dist: Distribution,
    error: &UncertaintyError,
) -> Problem {
    let path = format!("unknowns[{index}].prior");
    let Some((low, high)) = dist.bounds().filter(|(low, high)| !(*low <= value && value <= *high)) else {
        let problem = Problem::new(BAD_PRIOR, path, error.to_string()).with_value(value);
        return problem.with_limit("a distribution").with_hint("correct the prior, or leave it out");
    };
    let message = format!("its bounds leave out the value of {}", unknown.path);
    let problem = Problem::new(BAD_PRIOR, path, message).with_value(value);
    problem
        .with_limit(format!("{low} to {high}"))
        .with_hint("widen the bounds of the prior, or write a value within them at the path")
}

/// What is believed has no probability between the bounds of the unknown.
fn outside(index: usize, belief: Belief, [low, high]: [f64; 2]) -> Option<Problem> {
    let Belief::Around { dist: Some(dist), .. } = belief else { return None };
    let (least, most) = dist.bounds()?;
    if Real::max(least, low) < Real::min(most, high) {
        return None;
    }
    let message = "what is believed beforehand lies outside the bounds of the unknown";
    let problem = Problem::new(BAD_PRIOR, format!("unknowns[{index}].prior"), message);
    let problem = problem.with_value(format!("{least} to {most}")).with_limit(format!("{low} to {high}"));
    Some(problem.with_hint("let prior and bounds overlap"))
}
