use super::course::{Course, Varied};
use super::own::{is_unused, uncertain};
use super::{ParameterCorrelation, PlanKind, SweepPlan, SweptParameter};
use accuscene_core::document::Problem;
use accuscene_core::scene::{QuantityRef, Scene};
use accuscene_physics::uncertainty::{Pair, Sampler, SobolSequence, Variable};

/// Codes of what a well-formed plan can have wrong.
pub(super) mod code {
    pub(in crate::sweep) const BAD_PARAMETER: u32 = 5020;
    pub(in crate::sweep) const BAD_COURSE: u32 = 5021;
    pub(in crate::sweep) const BAD_SAMPLES: u32 = 5022;
    pub(in crate::sweep) const BAD_OUTPUT: u32 = 5023;
    pub(in crate::sweep) const BAD_CORRELATION: u32 = 5024;
    pub(in crate::sweep) const NOTHING_VARIES: u32 = 5025;
}

/// A plan against a scene: the checked parts, and every problem.
pub(super) struct Checker<'a> {
    pub(super) scene: &'a Scene,
    pub(super) resolved: &'a Scene,
    pub(super) plan: &'a SweepPlan,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(scene: &'a Scene, resolved: &'a Scene, plan: &'a SweepPlan) -> Self {
        Self { scene, resolved, plan, problems: Vec::new() }
    }

    /// The parameters, each with its form in SI; those with problems are left out.
    pub(super) fn parameters(&mut self) -> Vec<(Varied, SweptParameter)> {
        if self.plan.parameters.is_empty() {
            return self.own_parameters();
        }
        let mut checked: Vec<(Varied, SweptParameter)> = Vec::new();
        for (index, written) in self.plan.parameters.iter().enumerate() {
            let at = format!("parameters[{index}]");
            let place = self.scene.quantity_place(&written.path).filter(|place| !is_unused(&place.path));
            let Some(place) = place else {
                let message = "leads to no quantity of the scene that a run uses";
                let problem = Problem::new(code::BAD_PARAMETER, format!("{at}.path"), message);
                let hint = "name the section, the id and the field";
                let limit = "for example vehicles.bullet.start.speed";
                self.problems.push(problem.with_value(&written.path).with_limit(limit).with_hint(hint));
                continue;
            };
            if checked.iter().any(|(known, _)| known.path == place.path) {
                let message = "the value is changed by two parameters";
                let problem = Problem::new(code::BAD_PARAMETER, format!("{at}.path"), message);
                let hint = "remove one of the two";
                self.problems
                    .push(problem.with_value(&written.path).with_limit("each value once").with_hint(hint));
                continue;
            }
            if let Some((course, in_si)) = self.course(written, &place, &at) {
                let value = self.resolved.quantity(&place.path).map(|quantity| quantity.value);
                let (path, name) = (place.path.clone(), written.name.clone());
                let echo = SweptParameter { path: path.clone(), name: name.clone(), ..in_si };
                let dimension = place.dimension;
                checked.push((Varied { path, name, dimension, written: value, course }, echo));
            }
        }
        checked
    }

    /// The parameters of a plan that names none.
    fn own_parameters(&mut self) -> Vec<(Varied, SweptParameter)> {
        let mut checked = Vec::new();
        let mut refuse = |message: &str, hint: &str| {
            let problem = Problem::new(code::NOTHING_VARIES, "parameters", message);
            self.problems.push(problem.with_value("none").with_limit("one or more").with_hint(hint));
        };
        if !self.plan.plan.is_random() {
            refuse("a grid without parameters has nothing to change", "name values of the scene");
            return checked;
        }
        for quantity in uncertain(self.scene) {
            if let Ok(variable) = Variable::new(quantity.value, quantity.sigma, quantity.dist) {
                let echo = SweptParameter::of(&quantity.path).by_itself();
                let course = Course::Drawn(Box::new(variable));
                let QuantityRef { path, value, dimension, .. } = quantity;
                checked.push((Varied { path, name: None, dimension, written: Some(value), course }, echo));
            }
        }
        if checked.is_empty() {
            let hint = "name parameters, or give values of the scene a sigma or a dist";
            refuse("no value of the scene has an uncertainty of its own", hint);
        }
        checked
    }

    /// Correlated parameters by their place.
    pub(super) fn correlations(
        &mut self,
        varied: &[(Varied, SweptParameter)],
    ) -> (Vec<Pair>, Vec<ParameterCorrelation>) {
        let (mut pairs, mut echo): (Vec<Pair>, Vec<ParameterCorrelation>) = Default::default();
        for (index, given) in self.plan.correlations.iter().enumerate() {
            let at = format!("correlations[{index}]");
            if !self.plan.plan.is_random() {
                let problem = Problem::new(code::BAD_CORRELATION, at, "a grid has every combination");
                let hint = "leave correlations out, or choose a plan that draws";
                self.problems.push(problem.with_limit("no correlations").with_hint(hint));
                continue;
            }
            let ends = [0, 1].map(|end| {
                let place = self.scene.quantity_place(&given.between[end]);
                let found = place.and_then(|place| varied.iter().position(|(one, _)| one.path == place.path));
                if found.is_none() {
                    let path = format!("{at}.between[{end}]");
                    let problem = Problem::new(code::BAD_CORRELATION, path, "no parameter of the plan");
                    let problem =
                        problem.with_value(&given.between[end]).with_limit("the path of a parameter");
                    self.problems.push(problem.with_hint("name one of the parameters by its path"));
                }
                found
            });
            let [Some(one), Some(other)] = ends else { continue };
            let (first, second) = (Ord::min(one, other), Ord::max(one, other));
            if first == second || pairs.iter().any(|pair| (pair.first, pair.second) == (first, second)) {
                let message = "a pair of parameters is given twice or is one parameter";
                let problem = Problem::new(code::BAD_CORRELATION, at, message);
                let hint = "give each pair of two parameters once";
                self.problems.push(problem.with_limit("two different parameters").with_hint(hint));
                continue;
            }
            pairs.push(Pair { first, second, correlation: given.rank });
            let between = [first, second].map(|end| varied[end].0.path.clone());
            echo.push(ParameterCorrelation { between, rank: given.rank });
        }
        (pairs, echo)
    }

    /// Whether the number of samples can be.
    pub(super) fn samples(&mut self, varied: &[(Varied, SweptParameter)]) {
        let most = Sampler::MOST_SAMPLES;
        let mut refuse = |path: &str, message: String, value: String, limit: String, hint: String| {
            let problem = Problem::new(code::BAD_SAMPLES, path, message);
            self.problems.push(problem.with_value(value).with_limit(limit).with_hint(hint));
        };
        if self.plan.plan == PlanKind::Grid {
            let counts = varied.iter().map(|(one, _)| one.course.count());
            let count = counts.fold(1_u128, |all, one| all.saturating_mul(u128::from(one)));
            if count > u128::from(most) {
                let message = "the combinations of all values are too many".to_owned();
                let hint = "take fewer values, or a plan that draws".to_owned();
                refuse("parameters", message, count.to_string(), format!("{most} or fewer"), hint);
            } else if let Some(samples) = self.plan.samples.filter(|samples| u128::from(*samples) != count) {
                let message = "a grid has as many samples as combinations".to_owned();
                let hint = "leave samples out".to_owned();
                refuse("samples", message, samples.to_string(), count.to_string(), hint);
            }
            return;
        }
        let samples = self.plan.samples.unwrap_or(SweepPlan::SAMPLES);
        if self.plan.plan == PlanKind::Sobol {
            if !samples.is_power_of_two() {
                let message = "no power of two, which Sobol points need".to_owned();
                let limit = "a power of two under the plan sobol".to_owned();
                let hint = format!("take {}", samples.next_power_of_two());
                refuse("samples", message, samples.to_string(), limit, hint);
            }
            if varied.len() > SobolSequence::MOST_DIMENSIONS {
                let message = "too many parameters for Sobol points".to_owned();
                let hint = "take the plan monte-carlo".to_owned();
                let limit = format!("{} or fewer", SobolSequence::MOST_DIMENSIONS);
                refuse("parameters", message, varied.len().to_string(), limit, hint);
            }
        }
    }
}
