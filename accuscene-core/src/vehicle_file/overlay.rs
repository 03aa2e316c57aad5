use super::VehicleCatalogue;
use crate::document::{Problem, nearest, shorten};
use crate::scene::{BROKEN_MODEL, UNKNOWN_MODEL};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Vehicles of one scene, as its schema bounds them: more are refused, so none of them is filled in.
const MOST: usize = 10_000;

/// Fills in what vehicles of a scene leave to the vehicle file that their `model` names.
///
/// A member of the vehicle wins, sections are joined member by member, quantities and lists are taken whole. `model`
/// becomes `based_on`.
pub(crate) fn fill_in(document: &mut Value, catalogue: &(impl VehicleCatalogue + ?Sized)) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(Value::Array(vehicles)) = document.get_mut("vehicles") else { return problems };
    if vehicles.len() > MOST {
        return problems;
    }
    // A file is read once, however many vehicles name it.
    let mut files = BTreeMap::new();
    for (index, vehicle) in vehicles.iter_mut().enumerate() {
        let Value::Object(own) = vehicle else { continue };
        // A model that is no text is left for the checker, which does not know such a member.
        let Some(name) = own.get("model").and_then(Value::as_str).map(str::to_owned) else { continue };
        let path = match own.get("id").and_then(Value::as_str) {
            Some(id) => format!("vehicles.{id}.model"),
            None => format!("vehicles[{index}].model"),
        };
        own.remove("model");
        match files.entry(name.clone()).or_insert_with(|| model(&name, catalogue)) {
            Ok(file) => {
                overlay(own, file);
                own.entry("based_on").or_insert(Value::String(name));
            }
            Err(problem) => problems.push(Problem { path, ..(**problem).clone() }),
        }
    }
    problems
}

/// The members that a file gives to a vehicle; a problem has no path yet.
fn model(
    name: &str,
    catalogue: &(impl VehicleCatalogue + ?Sized),
) -> Result<Map<String, Value>, Box<Problem>> {
    let broken = |message: String| {
        let problem = Problem::new(BROKEN_MODEL, "", message).with_value(name);
        Box::new(problem.with_hint("correct the vehicle file"))
    };
    let file = match catalogue.find(name) {
        Ok(Some(file)) => file,
        Ok(None) => {
            let names = catalogue.names();
            let problem = Problem::new(UNKNOWN_MODEL, "", "no vehicle file has this name").with_value(name);
            let problem = problem.with_limit(shorten(&names.join(", ")));
            return Err(Box::new(match nearest(name, names.iter().map(String::as_str)) {
                Some(near) => problem.with_hint(format!("did you mean \"{near}\"?")),
                None => problem.with_hint("name a class of the library, or a file that the host knows"),
            }));
        }
        Err(error) => match error.problems().iter().find(|problem| problem.is_error()) {
            Some(first) => return Err(broken(format!("the vehicle file has problems: {first}"))),
            None => return Err(broken(format!("the vehicle file cannot be read: {error}"))),
        },
    };
    match file.to_value() {
        Ok(Value::Object(mut members)) => {
            members.remove("schema");
            members.remove("description");
            Ok(members)
        }
        Ok(_) => Ok(Map::new()),
        Err(error) => Err(broken(error.to_string())),
    }
}

fn overlay(own: &mut Map<String, Value>, file: &Map<String, Value>) {
    for (name, value) in file {
        match (own.get_mut(name), value) {
            (None, value) => {
                own.insert(name.clone(), value.clone());
            }
            (Some(Value::Object(inner)), Value::Object(value)) if !is_whole(inner) => overlay(inner, value),
            (Some(_), _) => {}
        }
    }
}

/// Whether an object is one value, not a section: a quantity, or a choice that its kind tells.
fn is_whole(members: &Map<String, Value>) -> bool {
    members.contains_key("value") || members.contains_key("kind")
}
