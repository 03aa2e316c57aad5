use super::VehicleCatalogue;
use crate::document::{Limits, Problem, nearest};
use crate::scene::{BROKEN_MODEL, UNKNOWN_MODEL};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Vehicles of one scene, as its schema bounds them: more are refused, so none of them is filled in.
const MOST: usize = 10_000;

/// Names of files that a message lists.
const LISTED: usize = 20;

/// Longest name of a file, in characters.
const LONGEST: usize = 200;

/// Codes of problems of form: a value of another type, more problems than are listed.
const WRONG_TYPE: u32 = 1012;
const MORE_PROBLEMS: u32 = 1022;

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
    let limits = Limits::default();
    // What the files add is bounded as the document is: a short text may name a long file ten thousand times.
    let mut room = limits.bytes;
    // A file is read once, however many vehicles name it.
    let mut files = BTreeMap::new();
    for (index, vehicle) in vehicles.iter_mut().enumerate() {
        let Value::Object(own) = vehicle else { continue };
        let Some(asked) = own.remove("model") else { continue };
        let path = match own.get("id").and_then(Value::as_str) {
            Some(id) => format!("vehicles.{id}.model"),
            None => format!("vehicles[{index}].model"),
        };
        let Value::String(name) = asked else {
            let problem = Problem::new(WRONG_TYPE, path, "a text is wanted").with_value(asked);
            problems.push(problem.with_limit("the name of a vehicle file").with_hint(LIBRARY_HINT));
            continue;
        };
        match files.entry(name.clone()).or_insert_with(|| model(&name, catalogue)) {
            Ok((_, size)) if *size > room => {
                let problem = Problem::new(BROKEN_MODEL, path, "the vehicle files make the scene too large");
                let limit = format!("{} bytes", limits.bytes);
                problems
                    .push(problem.with_value(name).with_limit(limit).with_hint("shorten the vehicle file"));
                room = 0;
            }
            Ok((file, size)) => {
                room -= *size;
                overlay(own, file);
                own.insert("based_on".to_owned(), Value::String(name));
            }
            Err(problem) => problems.push(Problem { path, ..(**problem).clone() }),
        }
    }
    if problems.len() > limits.problems {
        problems.truncate(limits.problems);
        problems.push(Problem::new(MORE_PROBLEMS, "", "more models have problems; these are the first"));
    }
    problems
}

/// What to write as a model.
const LIBRARY_HINT: &str = "name a class of the library, or a file that the host knows";

/// The members that a file gives, and the length of their text.
type Members = (Map<String, Value>, usize);

/// The members that a file gives to a vehicle; a problem has no path yet.
fn model(name: &str, catalogue: &(impl VehicleCatalogue + ?Sized)) -> Result<Members, Box<Problem>> {
    if name.chars().nth(LONGEST).is_some() {
        let problem = Problem::new(UNKNOWN_MODEL, "", "no vehicle file has so long a name");
        let limit = format!("{LONGEST} characters");
        return Err(Box::new(problem.with_value(name).with_limit(limit).with_hint(LIBRARY_HINT)));
    }
    let broken = |message: String| {
        let problem = Problem::new(BROKEN_MODEL, "", message).with_value(name);
        Box::new(problem.with_hint("correct the vehicle file"))
    };
    let file = match catalogue.find(name) {
        Ok(Some(file)) => file,
        Ok(None) => {
            let names = catalogue.names();
            let problem = Problem::new(UNKNOWN_MODEL, "", "no vehicle file has this name").with_value(name);
            let known: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
            let problem = problem.with_limit(known.join(", "));
            return Err(Box::new(match nearest(name, names.iter().map(String::as_str)) {
                Some(near) => problem.with_hint(format!("did you mean \"{near}\"?")),
                None => problem.with_hint(LIBRARY_HINT),
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
            let size = serde_json::to_string(&members).map_or(0, |text| text.len());
            Ok((members, size))
        }
        Ok(_) => Ok((Map::new(), 0)),
        Err(error) => Err(broken(error.to_string())),
    }
}

fn overlay(own: &mut Map<String, Value>, file: &Map<String, Value>) {
    for (name, value) in file {
        match (own.get_mut(name), value) {
            (None, value) => {
                own.insert(name.clone(), value.clone());
            }
            (Some(Value::Object(inner)), Value::Object(value)) if !is_whole(inner) && !is_whole(value) => {
                overlay(inner, value);
            }
            (Some(_), _) => {}
        }
    }
}

/// Whether an object is one value, not a section: a quantity, or a choice that its kind tells.
fn is_whole(members: &Map<String, Value>) -> bool {
    members.contains_key("value") || members.contains_key("kind")
}
