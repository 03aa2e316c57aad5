use super::check::{Checker, code};
use super::course::Course;
use super::own::is_uncertain;
use super::{PlanKind, SweptParameter};
use accuscene_core::document::Problem;
use accuscene_core::error::CoreError;
use accuscene_core::quantity::Distribution;
use accuscene_core::scene::{BoundText, QuantityPlace, QuantityRef, Scene};
use accuscene_physics::uncertainty::Variable;
use serde_json::{Value, json};

impl Checker<'_> {
    /// How a parameter varies, and the same in SI.
    pub(super) fn course(
        &mut self,
        p: &SweptParameter,
        place: &QuantityPlace,
        at: &str,
    ) -> Option<(Course, SweptParameter)> {
        let ways = [
            !p.values.is_empty(),
            p.from.is_some() || p.to.is_some() || p.steps.is_some(),
            p.own,
            p.value.is_some() || p.sigma.is_some() || p.dist.is_some(),
        ];
        let grid = self.plan.plan == PlanKind::Grid;
        match ways {
            [true, false, false, false] if grid => self.list(p, place, at),
            [false, true, false, false] if grid => self.line(p, place, at),
            [false, true, false, false] => self.uniform(p, place, at),
            [false, false, true, false] if !grid => self.by_itself(place, at),
            [false, false, false, true] if !grid => self.distribution(p, place, at),
            _ => {
                let said = ways.iter().filter(|way| **way).count();
                let message = match said {
                    0 => "nothing says how the value varies".to_owned(),
                    1 => format!("a plan {} cannot have it like this", self.plan.plan.name()),
                    _ => "there is more than one word on how the value varies".to_owned(),
                };
                let limit = match grid {
                    true => "values, or from, to and steps",
                    false => "from and to, own, or value with sigma or dist",
                };
                let problem = Problem::new(code::BAD_COURSE, at, message).with_value(&p.path);
                self.problems
                    .push(problem.with_limit(limit).with_hint("give one of them, or choose another plan"));
                None
            }
        }
    }

    fn list(
        &mut self,
        p: &SweptParameter,
        place: &QuantityPlace,
        at: &str,
    ) -> Option<(Course, SweptParameter)> {
        let mut values: Vec<f64> = Vec::with_capacity(p.values.len());
        for (index, written) in p.values.iter().enumerate() {
            let path = format!("{at}.values[{index}]");
            let value = self.number(written, place, &path)?;
            values.push(value);
        }
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            let problem = Problem::new(code::BAD_COURSE, format!("{at}.values"), "a value is there twice");
            let problem = problem.with_value(format!("{} {}", pair[0], place.dimension.si));
            self.problems.push(problem.with_limit("each value once").with_hint("remove one of the two"));
            return None;
        }
        let echo = SweptParameter::default().with_values(values.iter().copied());
        Some((Course::List(values), echo))
    }

    /// The two bounds.
    fn bounds(&mut self, p: &SweptParameter, place: &QuantityPlace, at: &str) -> Option<[f64; 2]> {
        let mut ends = [None; 2];
        for (end, (written, name)) in ends.iter_mut().zip([(&p.from, "from"), (&p.to, "to")]) {
            let path = format!("{at}.{name}");
            match written {
                Some(written) => *end = self.number(written, place, &path),
                None => {
                    let problem = Problem::new(code::BAD_COURSE, path, "a bound is missing");
                    let hint = "give both from and to";
                    self.problems.push(problem.with_limit("from and to").with_hint(hint));
                }
            }
        }
        let [Some(from), Some(to)] = ends else { return None };
        if from < to && (to - from).is_finite() {
            return Some([from, to]);
        }
        let problem = Problem::new(code::BAD_COURSE, format!("{at}.to"), "not above the lower bound");
        let unit = place.dimension.si;
        let problem =
            problem.with_value(format!("{to} {unit}")).with_limit(format!("> from = {from} {unit}"));
        self.problems.push(problem.with_hint("exchange the two"));
        None
    }

    fn line(
        &mut self,
        p: &SweptParameter,
        place: &QuantityPlace,
        at: &str,
    ) -> Option<(Course, SweptParameter)> {
        let bounds = self.bounds(p, place, at);
        let Some(steps) = p.steps else {
            let problem =
                Problem::new(code::BAD_COURSE, format!("{at}.steps"), "a grid needs a number of values");
            self.problems.push(problem.with_limit("2 or more").with_hint("add steps = 5"));
            return None;
        };
        let [from, to] = bounds?;
        Some((Course::Line { from, to, steps }, SweptParameter::default().stepped(from, to, steps)))
    }

    fn uniform(
        &mut self,
        p: &SweptParameter,
        place: &QuantityPlace,
        at: &str,
    ) -> Option<(Course, SweptParameter)> {
        let bounds = self.bounds(p, place, at);
        if let Some(steps) = p.steps {
            let message = "a plan that draws takes any value between the bounds";
            let problem = Problem::new(code::BAD_COURSE, format!("{at}.steps"), message).with_value(steps);
            let hint = "leave steps out, or choose the plan grid";
            self.problems.push(problem.with_limit("no steps").with_hint(hint));
            return None;
        }
        let [low, high] = bounds?;
        let dist = Distribution::Uniform { low, high };
        let variable = self.variable(0.5 * low + 0.5 * high, None, Some(dist), at)?;
        Some((Course::Drawn(Box::new(variable)), SweptParameter::default().between(low, high)))
    }

    fn by_itself(&mut self, place: &QuantityPlace, at: &str) -> Option<(Course, SweptParameter)> {
        let of =
            |scene: &Scene| scene.quantity(&place.path).filter(|q| is_uncertain(q.sigma, q.dist.as_ref()));
        let Some(quantity) = of(self.scene).or_else(|| of(self.resolved)) else {
            let message = "the value has no uncertainty of its own";
            let problem = Problem::new(code::BAD_COURSE, format!("{at}.own"), message).with_value("true");
            let hint = "give it a sigma or a dist in the scene, or from and to here";
            self.problems.push(problem.with_limit("a value with sigma or dist").with_hint(hint));
            return None;
        };
        let variable = self.variable(quantity.value, quantity.sigma, quantity.dist, at)?;
        Some((Course::Drawn(Box::new(variable)), SweptParameter::default().by_itself()))
    }

    fn distribution(
        &mut self,
        p: &SweptParameter,
        place: &QuantityPlace,
        at: &str,
    ) -> Option<(Course, SweptParameter)> {
        let mut written = json!({});
        let numbers = [("value", &p.value), ("sigma", &p.sigma)];
        for (name, number) in numbers.iter().filter_map(|(name, number)| Some((name, number.as_ref()?))) {
            written[*name] = document(number);
        }
        if let Some(dist) = &p.dist {
            written["dist"] = dist.clone();
        }
        let quantity = self.quantity(&written, place, at)?;
        if !is_uncertain(quantity.sigma, quantity.dist.as_ref()) {
            let problem =
                Problem::new(code::BAD_COURSE, at, "the value has no uncertainty").with_value(&p.path);
            let hint = "add a sigma or a dist";
            self.problems.push(problem.with_limit("a sigma above 0, or a dist").with_hint(hint));
            return None;
        }
        let variable = self.variable(quantity.value, quantity.sigma, quantity.dist, at)?;
        let echo = SweptParameter {
            value: Some(BoundText::Number(quantity.value)),
            sigma: quantity.sigma.map(BoundText::Number),
            dist: quantity.dist.and_then(|dist| serde_json::to_value(dist).ok()),
            ..SweptParameter::default()
        };
        Some((Course::Drawn(Box::new(variable)), echo))
    }

    fn variable(
        &mut self,
        value: f64,
        sigma: Option<f64>,
        dist: Option<Distribution>,
        at: &str,
    ) -> Option<Variable> {
        let found = Variable::new(value, sigma, dist);
        found
            .map_err(|error| {
                let problem = Problem::new(error.code(), at, error.to_string()).with_value(value);
                let limit = "a distribution around the value";
                self.problems.push(problem.with_limit(limit).with_hint(error.suggestion()));
            })
            .ok()
    }

    fn number(&mut self, written: &BoundText, place: &QuantityPlace, path: &str) -> Option<f64> {
        self.quantity(&document(written), place, path).map(|quantity| quantity.value)
    }

    fn quantity(&mut self, written: &Value, place: &QuantityPlace, path: &str) -> Option<QuantityRef> {
        match place.read(written, path) {
            Ok(quantity) => Some(quantity),
            Err(CoreError::Document { problems }) => {
                self.problems.extend(problems);
                None
            }
            Err(other) => {
                self.problems.push(Problem::new(other.code(), path, other.to_string()));
                None
            }
        }
    }
}

fn document(number: &BoundText) -> Value {
    match number {
        BoundText::Number(value) => json!(value),
        BoundText::Text(text) => json!(text),
    }
}
