use super::super::address::Addresses;
use super::super::{BoundText, Scene, Unknown};
use super::code::{BAD_BOUNDS, UNKNOWN_PATH};
use super::findings::Findings;
use crate::document::Problem;
use crate::quantity::DimensionEntry;

pub(super) fn unknowns(scene: &Scene, findings: &mut Findings) {
    if scene.unknowns.is_empty() {
        return;
    }
    let addresses = Addresses::of(scene);
    for (index, unknown) in scene.unknowns.iter().enumerate() {
        let path = format!("unknowns[{index}]");
        match addresses.dimension(&unknown.path) {
            Some(dimension) => bounds(unknown, dimension, &path, findings),
            None => {
                let path = format!("{path}.path");
                let problem = Problem::new(UNKNOWN_PATH, path, "leads to no quantity of the scene");
                let hint = "name the section, the id and the field";
                let limit = "for example vehicles.bullet.start.speed";
                findings.push(problem.with_value(&unknown.path).with_limit(limit).with_hint(hint));
            }
        }
    }
}

fn bounds(unknown: &Unknown, dimension: &DimensionEntry, path: &str, findings: &mut Findings) {
    let mut read = |bound: &BoundText, name: &str| match bound.in_si(dimension) {
        Ok(value) => Some(value),
        Err(message) => {
            let written = match bound {
                BoundText::Number(value) => value.to_string(),
                BoundText::Text(text) => text.clone(),
            };
            let problem = Problem::new(BAD_BOUNDS, format!("{path}.{name}"), message).with_value(written);
            let limit = format!("{} in {}", dimension.name, dimension.accepted());
            findings.push(problem.with_limit(limit).with_hint("write a number in SI, or a text with a unit"));
            None
        }
    };
    let (low, high) = (read(&unknown.low, "low"), read(&unknown.high, "high"));
    if let (Some(low), Some(high)) = (low, high)
        && low >= high
    {
        let limit = format!("> low = {low} {}", dimension.si);
        let hint = "exchange the two";
        findings.limit(BAD_BOUNDS, format!("{path}.high"), "not above the lower bound", high, limit, hint);
    }
}
