use super::{AnalysisItem, Link};
use accuscene_core::document::Problem;
use accuscene_core::quantity::DimensionEntry;
use accuscene_physics::analysis::Analysable;
use serde_json::{Value, json};

/// Code of a link that leads to no figure of a formula above, and of a result that is none of its formula.
const BROKEN_LINK: u32 = 5012;

/// A link as written: the input that it gives, and the figure that it leads to.
pub(super) struct WrittenLink {
    /// The input, such as `segments[0].length`.
    pub(super) path: String,
    /// Where it leads; none where a problem was told.
    to: Option<Target>,
}

impl WrittenLink {
    /// True if it leads nowhere and the path is that of its input or within it.
    pub(super) fn is_broken_at(&self, path: &str) -> bool {
        let within = path.strip_prefix(self.path.as_str());
        self.to.is_none() && within.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }
}

/// A figure of a formula above.
struct Target {
    item: usize,
    figure: usize,
    value: f64,
    dimension: Option<&'static DimensionEntry>,
}

/// Takes the links out of the inputs of a formula and puts there what they lead to.
pub(super) fn take_links(
    inputs: &mut Value,
    items: &[Option<AnalysisItem>],
    place: &str,
    problems: &mut Vec<Problem>,
) -> Vec<WrittenLink> {
    let mut links = Vec::new();
    walk(inputs, "", &mut |path, from| {
        let target = resolve(from, items);
        let (value, to) = match target {
            Ok(to) => (to.value, Some(to)),
            Err(None) => (1.0, None),
            Err(Some(message)) => {
                let problem =
                    Problem::new(BROKEN_LINK, format!("{place}.{path}.from"), message).with_value(from);
                let limit = "id.figure of a formula above";
                let hint = "name the id of a formula that stands above, a dot and one of its figures";
                problems.push(problem.with_limit(limit).with_hint(hint));
                (1.0, None)
            }
        };
        links.push(WrittenLink { path: path.to_owned(), to });
        json!(value)
    });
    links
}

/// The links with the places of their inputs; none if one of them is broken.
pub(super) fn found(
    links: Vec<WrittenLink>,
    formula: &dyn Analysable,
    place: &str,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Link>> {
    let inputs = formula.inputs();
    let mut placed = Vec::new();
    let mut sound = true;
    for link in links {
        let input = inputs.iter().position(|(name, _)| *name == link.path);
        match (input, link.to) {
            (Some(input), Some(to)) => {
                let wanted = inputs[input].1.dimension;
                if to.dimension.is_none_or(|given| given.name == wanted.name) {
                    placed.push(Link { input, item: to.item, figure: to.figure });
                    continue;
                }
                let given = to.dimension.map_or("", |given| given.name);
                let path = format!("{place}.{}.from", link.path);
                let problem =
                    Problem::new(BROKEN_LINK, path, format!("the figure is of another kind: {given}"));
                let hint = "name a figure of the wanted kind";
                problems.push(problem.with_limit(wanted.with_article()).with_hint(hint));
                sound = false;
            }
            (None, Some(_)) => {
                let path = format!("{place}.{}", link.path);
                let problem = Problem::new(BROKEN_LINK, path, "no quantity of the formula");
                let hint = "only quantities can be figures of other formulas";
                problems.push(problem.with_limit("an input that is a quantity").with_hint(hint));
                sound = false;
            }
            (_, None) => sound = false,
        }
    }
    sound.then_some(placed)
}

/// What is wrong with the figure that a formula is said to be there for.
pub(super) fn no_result(result: &str, figures: &[(String, f64)], place: &str) -> Option<Problem> {
    let message = match figures.iter().find(|(name, _)| name == result) {
        Some((_, value)) if !value.is_nan() => return None,
        Some(_) => "the formula has no such figure with these inputs",
        None => "the formula has no such figure",
    };
    let known = figures.iter().filter(|(_, value)| !value.is_nan()).map(|(name, _)| name.as_str());
    let limit = known.collect::<Vec<_>>().join(", ");
    let problem = Problem::new(BROKEN_LINK, format!("{place}.result"), message).with_value(result);
    Some(problem.with_limit(limit).with_hint("name one of its figures, or leave `result` out"))
}

/// Replaces every `{ from = ... }` by what `replace` gives for its path and target.
fn walk(value: &mut Value, path: &str, replace: &mut dyn FnMut(&str, &str) -> Value) {
    match value {
        Value::Object(members) => {
            if let (1, Some(Value::String(from))) = (members.len(), members.get("from")) {
                *value = replace(path, from);
                return;
            }
            for (name, member) in members {
                let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(member, &inner, replace);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                walk(item, &format!("{path}[{index}]"), replace);
            }
        }
        _ => {}
    }
}

/// The value that a link leads to and its place; an error without text where the formula that gives it has problems.
fn resolve(from: &str, items: &[Option<AnalysisItem>]) -> Result<Target, Option<String>> {
    let (id, name) = from.split_once('.').unwrap_or((from, ""));
    let mut above = items.iter().enumerate().filter_map(|(place, item)| Some((place, item.as_ref()?)));
    let Some((item, source)) = above.find(|(_, item)| item.id == id) else {
        if items.iter().any(Option::is_none) {
            return Err(None);
        }
        return Err(Some("no formula above has this id".to_owned()));
    };
    let figures = source.formula.figures().unwrap_or_default();
    let Some(figure) = figures.iter().position(|(figure, _)| figure == name) else {
        let names: Vec<&str> = figures.iter().map(|(figure, _)| figure.as_str()).collect();
        return Err(Some(format!("the formula has no such figure; it has {}", names.join(", "))));
    };
    let value = figures[figure].1;
    if value.is_nan() {
        return Err(Some("the formula has no such figure with these inputs".to_owned()));
    }
    let dimension = source.formula.about().figure(name).map(|about| about.dimension);
    Ok(Target { item, figure, value, dimension })
}
