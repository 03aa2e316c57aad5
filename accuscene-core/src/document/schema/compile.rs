use super::keyword::{ANNOTATIONS, integer_bounds, text_format};
use super::node::{Bound, Bounds, Choice, Node, Rest, Types};
use crate::document::shorten;
use crate::error::CoreError;
use crate::quantity::DimensionEntry;
use serde_json::Value;
use std::collections::BTreeMap;

/// Turns a schema into nodes; the second value is the index of the root.
pub(super) fn compile(schema: &Value) -> Result<(Vec<Node>, usize), CoreError> {
    let mut compiler = Compiler { schema, nodes: Vec::new(), targets: BTreeMap::new() };
    let root = compiler.reserve();
    compiler.targets.insert("#".to_owned(), root);
    let node = compiler.node(schema, "#")?;
    compiler.nodes[root] = node;
    let mut settled = vec![None; compiler.nodes.len()];
    for index in 0..compiler.nodes.len() {
        settle(&mut compiler.nodes, index, &mut settled)?;
    }
    Ok((compiler.nodes, root))
}

/// Narrows the types of a node to what its parts and branches admit.
///
/// Refuses a node that holds for a value only if it holds for the value: checking it would not end.
fn settle(nodes: &mut [Node], index: usize, settled: &mut [Option<bool>]) -> Result<(), CoreError> {
    match settled[index] {
        Some(true) => return Ok(()),
        Some(false) => return Err(unsupported("$ref to itself", "#")),
        None => settled[index] = Some(false),
    }
    let parts = nodes[index].parts.clone();
    let branches = nodes[index].choice.as_ref().map(|c| c.branches.clone());
    for next in parts.iter().chain(branches.iter().flatten()) {
        settle(nodes, *next, settled)?;
    }
    let mut types = parts.iter().fold(nodes[index].types, |types, p| types.intersection(nodes[*p].types));
    if let Some(branches) = branches {
        types = types.intersection(branches.iter().fold(Types::NONE, |all, b| all.union(nodes[*b].types)));
    }
    nodes[index].types = types;
    settled[index] = Some(true);
    Ok(())
}

struct Compiler<'a> {
    schema: &'a Value,
    nodes: Vec<Node>,
    /// The node of each `$ref`.
    targets: BTreeMap<String, usize>,
}

impl<'a> Compiler<'a> {
    fn reserve(&mut self) -> usize {
        self.nodes.push(Node::anything());
        self.nodes.len() - 1
    }

    /// The index of a schema; a plain reference is the index of its target.
    fn index(&mut self, schema: &'a Value, at: &str) -> Result<usize, CoreError> {
        if let Some(target) = schema.get("$ref") {
            let plain = schema
                .as_object()
                .is_some_and(|o| o.keys().all(|k| k == "$ref" || ANNOTATIONS.contains(&k.as_str())));
            if plain {
                return self.target(target, at);
            }
        }
        let index = self.reserve();
        self.nodes[index] = self.node(schema, at)?;
        Ok(index)
    }

    fn target(&mut self, target: &'a Value, at: &str) -> Result<usize, CoreError> {
        let name = target.as_str().ok_or_else(|| unsupported("$ref", at))?;
        if let Some(index) = self.targets.get(name) {
            return Ok(*index);
        }
        let pointer = name.strip_prefix('#').ok_or_else(|| unsupported(name, at))?;
        let schema = self.schema.pointer(pointer).ok_or_else(|| unsupported(name, at))?;
        let index = self.reserve();
        self.targets.insert(name.to_owned(), index);
        self.nodes[index] = self.node(schema, name)?;
        Ok(index)
    }

    fn node(&mut self, schema: &'a Value, at: &str) -> Result<Node, CoreError> {
        let mut node = Node::anything();
        let members = match schema {
            Value::Bool(true) => return Ok(node),
            Value::Bool(false) => {
                node.types = Types::NONE;
                return Ok(node);
            }
            Value::Object(members) => members,
            _ => return Err(unsupported("schema", at)),
        };
        let quantity = members.contains_key("x-unit");
        if quantity {
            let name = members.get("x-dimension").and_then(Value::as_str).unwrap_or_default();
            node.quantity = Some(DimensionEntry::named(name).ok_or_else(|| unsupported("x-dimension", at))?);
        }
        for (keyword, value) in members {
            if quantity && matches!(keyword.as_str(), "properties" | "required" | "additionalProperties") {
                // The object form of a quantity, which the checker knows.
                continue;
            }
            self.keyword(&mut node, keyword, value, &format!("{at}/{keyword}"))?;
        }
        Ok(node)
    }

    fn keyword(
        &mut self,
        node: &mut Node,
        keyword: &str,
        value: &'a Value,
        at: &str,
    ) -> Result<(), CoreError> {
        let wrong = || unsupported(keyword, at);
        let count = || value.as_u64().and_then(|n| usize::try_from(n).ok()).ok_or_else(wrong);
        let number = || value.as_f64().ok_or_else(wrong);
        match keyword {
            "type" => node.types = types(value).ok_or_else(wrong)?,
            "minimum" => node.bounds.narrow_low(number()?, true),
            "exclusiveMinimum" => node.bounds.narrow_low(number()?, false),
            "maximum" => node.bounds.narrow_high(number()?, true),
            "exclusiveMaximum" => node.bounds.narrow_high(number()?, false),
            "minLength" => node.length.0 = count()?,
            "maxLength" => node.length.1 = count()?,
            "minItems" => node.count.0 = count()?,
            "maxItems" => node.count.1 = count()?,
            "enum" => node.constants = value.as_array().ok_or_else(wrong)?.clone(),
            "const" => node.constants = vec![value.clone()],
            "format" => {
                let format = value.as_str().ok_or_else(wrong)?;
                node.format = text_format(format);
                if let Some(bounds) = integer_bounds(format) {
                    node.bounds = node.bounds.narrowed(bounds);
                }
            }
            "properties" => {
                for (name, schema) in value.as_object().ok_or_else(wrong)? {
                    let index = self.index(schema, &format!("{at}/{name}"))?;
                    node.properties.insert(name.clone(), index);
                }
            }
            "required" => {
                for name in value.as_array().ok_or_else(wrong)? {
                    node.required.push(name.as_str().ok_or_else(wrong)?.to_owned());
                }
            }
            "additionalProperties" | "unevaluatedProperties" => node.additional = self.rest(value, at)?,
            "items" => node.items = self.rest(value, at)?,
            "prefixItems" => {
                for (i, schema) in value.as_array().ok_or_else(wrong)?.iter().enumerate() {
                    let index = self.index(schema, &format!("{at}/{i}"))?;
                    node.prefix.push(index);
                }
            }
            "$ref" => {
                let index = self.target(value, at)?;
                node.parts.push(index);
            }
            "allOf" => {
                for (i, schema) in value.as_array().ok_or_else(wrong)?.iter().enumerate() {
                    let index = self.index(schema, &format!("{at}/{i}"))?;
                    node.parts.push(index);
                }
            }
            "oneOf" | "anyOf" => {
                let branches = value.as_array().ok_or_else(wrong)?;
                match constants(branches) {
                    Some(constants) => node.constants = constants,
                    None => node.choice = Some(self.choice(branches, at)?),
                }
            }
            other if ANNOTATIONS.contains(&other) => {}
            _ => return Err(wrong()),
        }
        Ok(())
    }

    fn rest(&mut self, schema: &'a Value, at: &str) -> Result<Rest, CoreError> {
        Ok(match schema {
            Value::Bool(true) => Rest::Anything,
            Value::Bool(false) => Rest::Nothing,
            schema => Rest::Node(self.index(schema, at)?),
        })
    }

    fn choice(&mut self, schemas: &'a [Value], at: &str) -> Result<Choice, CoreError> {
        let mut branches = Vec::with_capacity(schemas.len());
        for (i, schema) in schemas.iter().enumerate() {
            branches.push(self.index(schema, &format!("{at}/{i}"))?);
        }
        Ok(Choice { tag: self.tag(&branches), branches })
    }

    /// The member that every branch requires with a text of its own.
    fn tag(&self, branches: &[usize]) -> Option<(String, Vec<(String, usize)>)> {
        let value_in = |branch: usize, name: &String| {
            let node = &self.nodes[branch];
            let constants = &self.nodes[*node.properties.get(name)?].constants;
            match (constants.as_slice(), node.required.contains(name)) {
                ([Value::String(text)], true) => Some(text.clone()),
                _ => None,
            }
        };
        let first = &self.nodes[*branches.first()?];
        first.properties.keys().find_map(|name| {
            let values: Option<Vec<_>> =
                branches.iter().map(|b| value_in(*b, name).map(|text| (text, *b))).collect();
            values.map(|values| (name.clone(), values))
        })
    }
}

impl Bounds {
    fn narrow_low(&mut self, value: f64, included: bool) {
        *self = self.narrowed(Self { low: Some(Bound { value, included }), high: None });
    }

    fn narrow_high(&mut self, value: f64, included: bool) {
        *self = self.narrowed(Self { low: None, high: Some(Bound { value, included }) });
    }
}

fn types(value: &Value) -> Option<Types> {
    match value {
        Value::String(name) => Types::NONE.with(name),
        Value::Array(names) => names.iter().try_fold(Types::NONE, |types, name| types.with(name.as_str()?)),
        _ => None,
    }
}

/// The constants of alternatives that are nothing but constants.
fn constants(branches: &[Value]) -> Option<Vec<Value>> {
    let mut all = Vec::new();
    for branch in branches.iter().map(Value::as_object) {
        let branch = branch?;
        let only = branch
            .keys()
            .all(|k| matches!(k.as_str(), "type" | "const" | "enum") || ANNOTATIONS.contains(&k.as_str()));
        match (branch.get("const"), branch.get("enum")) {
            (Some(value), None) if only => all.push(value.clone()),
            (None, Some(Value::Array(values))) if only => all.extend(values.iter().cloned()),
            _ => return None,
        }
    }
    Some(all)
}

fn unsupported(keyword: &str, at: &str) -> CoreError {
    CoreError::Schema { keyword: shorten(keyword), path: at.to_owned() }
}
