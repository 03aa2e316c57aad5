use serde_json::{Map, Value};

use super::Scene;
use super::published::{published_schema, schema_at};
use crate::document::{Problem, advised};
use crate::error::CoreError;
use crate::quantity::{DimensionEntry, Distribution, read_quantity};

/// A quantity of a scene, found by its path.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityRef {
    /// The path that led to it.
    pub path: String,
    /// Its value in SI.
    pub value: f64,
    /// Its standard deviation in SI, if it has one.
    pub sigma: Option<f64>,
    /// The shape of its uncertainty, if it says one.
    pub dist: Option<Distribution>,
    /// What kind of value it is, with its units.
    pub dimension: &'static DimensionEntry,
}

/// Where a quantity of a scene stands or may stand.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityPlace {
    /// Its path, items of lists by their id where they have one: one place has one such path.
    pub path: String,
    /// What kind of value belongs there, with its units.
    pub dimension: &'static DimensionEntry,
}

impl QuantityPlace {
    /// Reads a quantity as a scene has it: a number in SI, a text with a unit, or an object with value and uncertainty.
    ///
    /// # Errors
    /// [`CoreError::Document`] with everything wrong with it, each with its path from `at` on.
    pub fn read(&self, written: &Value, at: &str) -> Result<QuantityRef, CoreError> {
        let read = read_quantity(self.dimension, written).map_err(|faults| {
            let problem = |(field, error): (String, crate::quantity::QuantityError)| {
                let path = if field.is_empty() { at.to_owned() } else { format!("{at}.{field}") };
                let mut problem = Problem::new(error.code(), path, error.to_string());
                problem.value = error.written();
                problem.limit = error.limit();
                problem.hint = error.suggestion();
                advised(problem)
            };
            CoreError::Document { problems: faults.into_iter().map(problem).collect() }
        })?;
        let (path, dimension) = (self.path.clone(), self.dimension);
        Ok(QuantityRef { path, value: read.value, sigma: read.sigma, dist: read.dist, dimension })
    }
}

impl Scene {
    /// Where a path leads that a quantity has or may have; none where the scene has no such place.
    #[must_use]
    pub fn quantity_place(&self, path: &str) -> Option<QuantityPlace> {
        let Addresses { document } = Addresses::of(self);
        let steps = steps(path)?;
        let dimension = dimension(&document, &steps)?;
        Some(QuantityPlace { path: canonical(&document, &steps)?, dimension })
    }

    /// The quantity at a path such as `vehicles.bullet.start.speed` or `vehicles.bullet.driver.phases[0].brake[1][1]`.
    ///
    /// None where the path leads to nothing, to something else, or to a value that is absent;
    /// [`resolve`](Scene::resolve) first to see defaults.
    #[must_use]
    pub fn quantity(&self, path: &str) -> Option<QuantityRef> {
        Addresses::of(self).quantity(path)
    }

    /// Replaces the value at a path, in SI, for sweeps and unknowns; an absent value is added.
    ///
    /// The new value is bare: what was said of the old one (source, sigma, basis) no longer holds. A restitution or a speed
    /// of separation takes the place of the rule beside it.
    ///
    /// # Errors
    /// As [`set_quantities`](Scene::set_quantities).
    pub fn set_quantity(&mut self, path: &str, value: f64) -> Result<(), CoreError> {
        self.set_quantities(&[(path, value)])
    }

    /// Replaces the values at several paths at once; all or none.
    ///
    /// The scene is not validated: bounds of single values hold in [`validate`](Scene::validate).
    ///
    /// # Errors
    /// [`CoreError::Document`] with each path that leads to no quantity of the scene, and each value that is not finite.
    pub fn set_quantities(&mut self, values: &[(&str, f64)]) -> Result<(), CoreError> {
        let mut document = Addresses::of(self).document;
        let mut problems = Vec::new();
        for (path, value) in values {
            let number = serde_json::Number::from_f64(*value);
            let slot = steps(path).filter(|steps| dimension(&document, steps).is_some()).and_then(|steps| {
                displace_rule(&mut document, &steps);
                slot(&mut document, &steps)
            });
            match (slot, number) {
                (Some(slot), Some(number)) => *slot = Value::Number(number),
                (None, _) => problems.push(no_quantity(path)),
                (_, None) => {
                    let problem = Problem::new(super::validate::code::OUT_OF_RANGE, *path, "not finite");
                    problems.push(problem.with_value(value).with_limit("a finite number"));
                }
            }
        }
        if problems.is_empty() {
            match serde_json::from_value(document) {
                Ok(scene) => *self = scene,
                Err(error) => {
                    let paths: Vec<&str> = values.iter().map(|(path, _)| *path).collect();
                    let code = super::validate::code::UNKNOWN_PATH;
                    problems.push(Problem::new(code, paths.join(", "), error.to_string()));
                }
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(CoreError::Document { problems }) }
    }
}

fn no_quantity(path: &str) -> Problem {
    let code = super::validate::code::UNKNOWN_PATH;
    let problem = Problem::new(code, path, "leads to no quantity of the scene");
    problem
        .with_limit("for example vehicles.bullet.start.speed")
        .with_hint("name the section, the id and the field")
}

/// The scene as a document, in which paths are followed.
pub(super) struct Addresses {
    document: Value,
}

impl Addresses {
    pub(super) fn of(scene: &Scene) -> Self {
        Self { document: serde_json::to_value(scene).unwrap_or_default() }
    }

    /// The dimension of the quantity at a path, present or absent.
    pub(super) fn dimension(&self, path: &str) -> Option<&'static DimensionEntry> {
        dimension(&self.document, &steps(path)?)
    }

    fn quantity(&self, path: &str) -> Option<QuantityRef> {
        let steps = steps(path)?;
        let dimension = dimension(&self.document, &steps)?;
        let found = steps
            .iter()
            .try_fold(&self.document, |at, step| item(at, step).and_then(|key| child(at, &key)))?;
        let value = found.as_f64().or_else(|| found.get("value")?.as_f64())?;
        let sigma = found.get("sigma").and_then(Value::as_f64);
        let dist = found.get("dist").and_then(|dist| serde_json::from_value(dist.clone()).ok());
        Some(QuantityRef { path: path.to_owned(), value, sigma, dist, dimension })
    }
}

/// One step of a path.
#[derive(Debug, PartialEq)]
pub(super) enum Step<'a> {
    /// A field of an object, or the id of a list's item.
    Name(&'a str),
    /// The place of a list's item, from 0.
    Index(usize),
}

/// The steps of `vehicles.bullet.axles[1].track`.
pub(super) fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (name, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if name.is_empty() {
            return None;
        }
        steps.push(Step::Name(name));
        while let Some(inside) = rest.strip_prefix('[') {
            let (index, after) = inside.split_once(']')?;
            steps.push(Step::Index(index.parse().ok()?));
            rest = after;
        }
        if !rest.is_empty() {
            return None;
        }
    }
    Some(steps)
}

/// Where a step leads from a value: the name of a field or the place of an item.
pub(super) enum Key<'a> {
    Field(&'a str),
    Item(usize),
}

/// Where a step leads; none where the value cannot be stepped into like that.
pub(super) fn item<'a>(at: &Value, step: &Step<'a>) -> Option<Key<'a>> {
    match (at, step) {
        (Value::Object(_), Step::Name(name)) => Some(Key::Field(name)),
        (Value::Array(items), Step::Name(id)) => {
            items.iter().position(|item| item.get("id").and_then(Value::as_str) == Some(id)).map(Key::Item)
        }
        (Value::Array(items), Step::Index(index)) => (*index < items.len()).then_some(Key::Item(*index)),
        _ => None,
    }
}

fn child<'a>(at: &'a Value, key: &Key<'_>) -> Option<&'a Value> {
    match key {
        Key::Field(name) => at.get(*name),
        Key::Item(index) => at.get(*index),
    }
}

/// The dimension that the schema gives the place at these steps; list items must exist, fields need not.
fn dimension(document: &Value, steps: &[Step<'_>]) -> Option<&'static DimensionEntry> {
    let schema = published_schema();
    let empty = Value::Object(Map::new());
    let mut at = document;
    let mut place = schema;
    for step in steps {
        let key = item(at, step)?;
        place = schema_at(schema, place, at, &key)?;
        at = child(at, &key).unwrap_or(&empty);
    }
    DimensionEntry::named(super::published::dimension_name(schema, place)?)
}

/// The path of these steps with items of lists by their id where they have one.
fn canonical(document: &Value, steps: &[Step<'_>]) -> Option<String> {
    let empty = Value::Object(Map::new());
    let (mut at, mut path) = (document, String::new());
    for step in steps {
        let key = item(at, step)?;
        let next = child(at, &key).unwrap_or(&empty);
        let name = match key {
            Key::Field(name) => Some(name),
            Key::Item(_) => next.get("id").and_then(Value::as_str),
        };
        match (name, key) {
            (None, Key::Item(index)) => path.push_str(&format!("[{index}]")),
            (name, _) => {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(name.unwrap_or_default());
            }
        }
        at = next;
    }
    Some(path)
}

/// The value at these steps; absent objects on the way, and the value itself, are added.
fn slot<'a>(document: &'a mut Value, steps: &[Step<'_>]) -> Option<&'a mut Value> {
    let mut at = document;
    for step in steps {
        if at.is_null() {
            *at = Value::Object(Map::new());
        }
        at = match item(at, step)? {
            Key::Field(name) => at.as_object_mut()?.entry(name).or_insert(Value::Null),
            Key::Item(index) => at.get_mut(index)?,
        };
    }
    Some(at)
}

/// Takes away the rule that gave a restitution which is about to be set.
fn displace_rule(document: &mut Value, steps: &[Step<'_>]) {
    let Some((Step::Name("restitution" | "separation_speed"), place)) = steps.split_last() else { return };
    if let Some(Value::Object(fields)) = slot(document, place) {
        fields.remove("restitution_rule");
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, steps};

    #[test]
    fn paths_are_names_and_indices() {
        let found = steps("vehicles.a-1.axles[2].x[0][1]").unwrap();
        let wanted = [
            Step::Name("vehicles"),
            Step::Name("a-1"),
            Step::Name("axles"),
            Step::Index(2),
            Step::Name("x"),
            Step::Index(0),
            Step::Index(1),
        ];
        assert_eq!(found, wanted);
        for wrong in ["", "a..b", "a[", "a[x]", "a[0]b", "[0]", "a.", "a[-1]"] {
            assert_eq!(steps(wrong), None, "{wrong}");
        }
    }
}
