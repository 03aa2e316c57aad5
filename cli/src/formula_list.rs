use crate::failure::Failure;
use accuscene::analysis::{FormulaEntry, formula, formulas};
use accuscene_core::document::nearest;
use serde_json::Value;
use std::fmt::Write;

/// Width of the names.
const NAME: usize = 26;
/// Columns of a terminal that the text fits.
const WIDTH: usize = 96;

/// Every formula with its title.
pub(crate) fn list() -> String {
    let mut out = String::new();
    for entry in formulas() {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{:NAME$}{}", entry.about.name, entry.about.title);
    }
    out.push_str("\naccuscene analyse --formula NAME tells the inputs and figures of one\n");
    out
}

/// One formula: source, validity, inputs with units and ranges, figures.
pub(crate) fn describe(name: &str) -> Result<String, Failure> {
    let Some(entry) = formula(name) else {
        let names = formulas().iter().map(|entry| entry.about.name);
        let near = nearest(name, names).map_or_else(String::new, |near| format!("; did you mean {near}?"));
        return Err(Failure::Other(format!("no formula has the name {}{near}", crate::summary::plain(name))));
    };
    let mut out = String::new();
    let _ = write_formula(entry, &mut out);
    Ok(out)
}

fn write_formula(entry: &FormulaEntry, out: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let about = entry.about;
    writeln!(out, "{}: {}", about.name, about.title)?;
    wrap(out, "  source    ", about.source)?;
    wrap(out, "  valid for ", about.validity)?;
    writeln!(out, "\ninputs")?;
    let schema = entry.schema()?;
    fields(out, schema, schema, "  ")?;
    writeln!(out, "\nfigures")?;
    for figure in about.figures {
        let unit =
            if figure.dimension.si == "1" { String::new() } else { format!(", {}", figure.dimension.si) };
        wrap(out, &format!("  {:1$}", format!("{}{unit}", figure.name), NAME), figure.meaning.trim())?;
    }
    Ok(())
}

/// The fields of an object of the schema, those of rows beneath their list.
fn fields(out: &mut String, root: &Value, schema: &Value, indent: &str) -> std::fmt::Result {
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let Some(members) = schema["properties"].as_object() else { return Ok(()) };
    let mut names: Vec<&String> = members.keys().collect();
    names.sort_by_key(|name| !required.contains(&name.as_str()));
    for name in names {
        let field = referred(root, &members[name]);
        let item = referred(root, &field["items"]);
        let unit = [field, item].iter().find_map(|s| s["x-unit"].as_str()).filter(|unit| *unit != "1");
        let unit = unit.map_or_else(String::new, |unit| format!(", {unit}"));
        let mark = if required.contains(&name.as_str()) { "" } else { " (optional)" };
        let mut text = described(&members[name]).or(described(field)).unwrap_or_default();
        if let (Some(low), Some(high)) =
            (members[name]["minimum"].as_f64(), members[name]["maximum"].as_f64())
        {
            let _ = write!(text, " From {low} to {high}.");
        }
        let choices: Vec<&str> = constants(field);
        if !choices.is_empty() {
            let _ = write!(text, " One of {}.", choices.join(", "));
        }
        wrap(out, &format!("{indent}{:1$}", format!("{name}{unit}{mark}"), NAME), &text)?;
        for rows in [field, item] {
            if rows["x-unit"].is_null() && rows["properties"].is_object() {
                fields(out, root, rows, &format!("{indent}  "))?;
            }
        }
    }
    Ok(())
}

/// The names of an enumeration.
fn constants(schema: &Value) -> Vec<&str> {
    let whole = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let single = ["oneOf", "anyOf"].into_iter().filter_map(|name| schema[name].as_array()).flatten();
    whole.chain(single.filter_map(|choice| choice["const"].as_str())).collect()
}

fn described(schema: &Value) -> Option<String> {
    schema["description"].as_str().map(|text| text.replace('\n', " "))
}

fn referred<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let target = schema["$ref"].as_str().and_then(|reference| root.pointer(reference.strip_prefix('#')?));
    target.map_or(schema, |target| referred(root, target))
}

/// Words on lines of at most [`WIDTH`] columns; further lines stand under the first word.
fn wrap(out: &mut String, first: &str, text: &str) -> std::fmt::Result {
    let indent = " ".repeat(first.chars().count() + 1);
    let mut line = first.to_owned();
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH && line.trim() != "" {
            writeln!(out, "{}", line.trim_end())?;
            line.clone_from(&indent);
            line.push_str(word);
            continue;
        }
        line.push(' ');
        line.push_str(word);
    }
    writeln!(out, "{}", line.trim_end())
}
