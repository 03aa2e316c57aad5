use super::messages;
use super::node::{Bounds, Node, Rest, TextFormat};
use super::tree::SchemaTree;
use crate::document::path::{append_index, append_name, id_of};
use crate::document::{ContentHash, Problem, kind_of, shorten};
use crate::identity::{EntityId, Seed, Timestamp};
use crate::quantity::{DimensionEntry, read_quantity};
use serde_json::Value;

/// Nodes that may be open at once; a reader admits far fewer levels, a value from elsewhere may be deeper.
const DEEPEST: usize = 512;

/// One pass over a value.
pub(super) struct Checker<'a> {
    pub(super) tree: &'a SchemaTree,
    pub(super) problems: Vec<Problem>,
    steps: Vec<Step<'a>>,
    most: usize,
    open: usize,
}

#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Name(&'a str),
    Item(usize, &'a Value),
}

impl<'a> Checker<'a> {
    pub(super) fn new(tree: &'a SchemaTree, most: usize) -> Self {
        Self { tree, problems: Vec::new(), steps: Vec::new(), most, open: 0 }
    }

    pub(super) fn run(mut self, value: &'a Value) -> Vec<Problem> {
        self.value(self.tree.root, value);
        if self.problems.len() > self.most {
            self.problems.truncate(self.most);
            let message = format!("there are more problems; only the first {} are listed", self.most);
            self.problems.push(Problem::new(1022, "", message));
        }
        self.problems
    }

    /// One more than is listed, to know that there are more.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() > self.most
    }

    pub(super) fn node(&self, index: usize) -> &'a Node {
        &self.tree.nodes[index]
    }

    /// Checks a value one step further down.
    pub(super) fn below(&mut self, step: Step<'a>, index: usize, value: &'a Value) {
        self.steps.push(step);
        self.value(index, value);
        self.steps.pop();
    }

    pub(super) fn value(&mut self, index: usize, value: &'a Value) {
        if self.is_full() {
            return;
        }
        if self.open >= DEEPEST {
            self.note(1003, "the value is nested too deeply");
            return;
        }
        self.open += 1;
        self.opened(index, value);
        self.open -= 1;
    }

    fn opened(&mut self, index: usize, value: &'a Value) {
        let node = self.node(index);
        if let Some(dimension) = node.quantity {
            if !(value.is_null() && node.types.admits(value)) {
                self.quantity(dimension, node.bounds, value);
            }
            return;
        }
        if !node.types.admits(value) {
            self.wrong_type(&node.types.wanted(), value);
            return;
        }
        if !node.constants.is_empty() {
            self.constant(&node.constants, value);
            return;
        }
        match value {
            Value::Object(members) => return self.object(index, value, members),
            Value::Array(items) => self.list(node, items),
            Value::String(text) => self.text(node, text),
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or(f64::NAN);
                self.bounds(node.bounds, "", number, value);
            }
            Value::Null | Value::Bool(_) => {}
        }
        for part in &node.parts {
            self.value(*part, value);
        }
        if let Some(choice) = &node.choice
            && let Some(branch) = self.choose(choice, value)
        {
            self.value(branch, value);
        }
    }

    fn quantity(&mut self, dimension: &'static DimensionEntry, bounds: Bounds, value: &'a Value) {
        match read_quantity(dimension, value) {
            Ok(quantity) => {
                let unit = if dimension.si == "1" { "" } else { dimension.si };
                let written = value.get("value").unwrap_or(value);
                self.bounds(bounds, unit, quantity.value, written);
            }
            Err(faults) => {
                for (field, error) in faults {
                    let mut path = self.path();
                    field.split('.').filter(|f| !f.is_empty()).for_each(|f| append_name(&mut path, f));
                    let mut problem = Problem::new(error.code(), path, error.to_string());
                    problem.value = error.written();
                    problem.limit = error.limit();
                    problem.hint = error.suggestion();
                    self.problems.push(problem);
                }
            }
        }
    }

    fn bounds(&mut self, bounds: Bounds, unit: &str, number: f64, written: &Value) {
        if let Some((message, hint)) = messages::out_of_bounds(bounds, unit, number) {
            let limit = messages::range(bounds, unit);
            let problem = self.note(1013, &message);
            problem.value = Some(messages::written(written));
            problem.limit = Some(limit);
            problem.hint = hint;
        }
    }

    fn constant(&mut self, constants: &[Value], value: &Value) {
        if constants.iter().any(|c| c == value || (c.is_number() && c.as_f64() == value.as_f64())) {
            return;
        }
        let known: Vec<&str> = constants.iter().filter_map(Value::as_str).collect();
        match value {
            Value::String(found) => self.unknown_variant(found, &known),
            other => {
                let list: Vec<_> = constants.iter().map(messages::written).collect();
                let problem = self.note(1014, "the value is none of the accepted ones");
                problem.value = Some(messages::written(other));
                problem.limit = Some(list.join(", "));
            }
        }
    }

    fn text(&mut self, node: &Node, text: &'a str) {
        let (least, most) = node.length;
        if (least, most) != (0, usize::MAX) {
            let length = text.chars().count();
            if length < least || length > most {
                let limit = messages::between(least, most, "character");
                let problem = self.note(1019, &format!("the text has {length} characters"));
                problem.value = Some(shorten(text));
                problem.limit = Some(limit);
            }
        }
        let failed = node.format.and_then(|format| match format {
            TextFormat::EntityId => text.parse::<EntityId>().err().map(|e| (e.code(), e.to_string())),
            TextFormat::Timestamp => text.parse::<Timestamp>().err().map(|e| (e.code(), e.to_string())),
            TextFormat::Seed => text.parse::<Seed>().err().map(|e| (e.code(), e.to_string())),
            TextFormat::ContentHash => text.parse::<ContentHash>().err().map(|e| (e.code(), e.to_string())),
        });
        if let Some((code, message)) = failed {
            self.note(code, &message).value = Some(shorten(text));
        }
    }

    fn list(&mut self, node: &Node, items: &'a [Value]) {
        let (least, most) = node.count;
        let most = if node.items == Rest::Nothing { Ord::min(most, node.prefix.len()) } else { most };
        if items.len() < least || items.len() > most {
            let code = if items.len() < least { 1017 } else { 1018 };
            let limit = messages::between(least, most, "item");
            self.note(code, &format!("the list has {} items", items.len())).limit = Some(limit);
        }
        for (i, item) in items.iter().enumerate().take(most) {
            let index = match (node.prefix.get(i), node.items) {
                (Some(index), _) => *index,
                (None, Rest::Node(index)) => index,
                (None, _) => break,
            };
            self.below(Step::Item(i, item), index, item);
        }
    }

    pub(super) fn wrong_type(&mut self, wanted: &str, value: &Value) {
        let whole = wanted == "a whole number" && value.is_f64();
        let hint = messages::type_hint(wanted, value);
        let found = if whole { "a number with a fraction" } else { kind_of(value) };
        let problem = self.note(1012, &format!("{wanted} is wanted, not {found}"));
        problem.value = Some(messages::written(value));
        problem.hint = hint;
    }

    pub(super) fn unknown_variant(&mut self, found: &str, known: &[&str]) {
        let hint = messages::did_you_mean(found, known.iter().copied());
        let problem = self.note(1014, &format!("`{}` is none of the accepted names", shorten(found)));
        problem.value = Some(shorten(found));
        problem.limit = Some(known.join(", "));
        problem.hint = hint;
    }

    /// Notes a problem here.
    pub(super) fn note(&mut self, code: u32, message: &str) -> &mut Problem {
        let path = self.path();
        self.note_at(code, path, message)
    }

    /// Notes a problem at a member of what is here.
    pub(super) fn note_member(&mut self, code: u32, name: &str, message: &str) -> &mut Problem {
        let mut path = self.path();
        append_name(&mut path, name);
        self.note_at(code, path, message)
    }

    fn note_at(&mut self, code: u32, path: String, message: &str) -> &mut Problem {
        self.problems.push(Problem::new(code, path, message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.steps {
            match step {
                Step::Name(name) => append_name(&mut path, name),
                Step::Item(index, item) => match id_of(item) {
                    Some(id) => append_name(&mut path, id),
                    None => append_index(&mut path, *index),
                },
            }
        }
        path
    }
}
