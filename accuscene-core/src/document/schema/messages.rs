use super::node::{Bound, Bounds};
use crate::document::{kind_of, nearest, shorten};
use serde_json::Value;

/// A value as its author wrote it, shortened; lists and objects by their size.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::String(text) => shorten(text),
        Value::Array(items) => format!("{} of {} items", kind_of(value), items.len()),
        Value::Object(members) => format!("{} of {} members", kind_of(value), members.len()),
        other => shorten(&other.to_string()),
    }
}

/// What is wrong with a number and, if a bound is included, what the nearest allowed one is.
pub(super) fn out_of_bounds(bounds: Bounds, unit: &str, number: f64) -> Option<(String, Option<String>)> {
    let tell = |words: &str, bound: Bound| {
        let edge = with_unit(bound.value, unit);
        let hint = bound.included.then(|| format!("the nearest allowed value is {edge}"));
        Some((format!("it must be {words} {edge}"), hint))
    };
    match (bounds.low, bounds.high) {
        (Some(low), _) if number < low.value => tell(if low.included { "at least" } else { "above" }, low),
        (Some(low), _) if number == low.value && !low.included => tell("above", low),
        (_, Some(high)) if number > high.value => tell(if high.included { "at most" } else { "below" }, high),
        (_, Some(high)) if number == high.value && !high.included => tell("below", high),
        _ => None,
    }
}

/// The bounds in words: `0.05 m to 2 m`, `above 0`.
pub(super) fn range(bounds: Bounds, unit: &str) -> String {
    let low = bounds.low.map(|b| (if b.included { "at least" } else { "above" }, with_unit(b.value, unit)));
    let high = bounds.high.map(|b| (if b.included { "at most" } else { "below" }, with_unit(b.value, unit)));
    match (low, high) {
        (Some(("at least", low)), Some(("at most", high))) => format!("{low} to {high}"),
        (Some((a, low)), Some((b, high))) => format!("{a} {low} and {b} {high}"),
        (Some((words, edge)), None) | (None, Some((words, edge))) => format!("{words} {edge}"),
        (None, None) => String::new(),
    }
}

/// A count in words: `1 to 12 items`.
pub(super) fn between(least: usize, most: usize, what: &str) -> String {
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    match (least, most) {
        (least, usize::MAX) => format!("at least {least} {what}{}", plural(least)),
        (0, most) => format!("at most {most} {what}{}", plural(most)),
        (least, most) if least == most => format!("exactly {most} {what}{}", plural(most)),
        (least, most) => format!("{least} to {most} {what}s"),
    }
}

/// `did you mean ...?` if a known name is near.
pub(super) fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(found, known).map(|name| format!("did you mean `{name}`?"))
}

/// What to write instead of a value of the wrong type, where that is plain.
pub(super) fn type_hint(wanted: &str, value: &Value) -> Option<String> {
    let number_wanted = matches!(wanted, "a number" | "a whole number");
    match value {
        Value::String(text) if number_wanted && text.trim().parse::<f64>().is_ok() => {
            Some(format!("write {} without quotation marks", shorten(text.trim())))
        }
        Value::Null => Some("leave the member out".to_owned()),
        Value::Number(number) if wanted == "a text" => Some(format!("write \"{number}\"")),
        _ => None,
    }
}

fn with_unit(number: f64, unit: &str) -> String {
    // A double beyond this would be written with all its zeros.
    let number = if number.abs() < 1e15 && (number == 0.0 || number.abs() >= 1e-6) {
        number.to_string()
    } else {
        format!("{number:e}")
    };
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}
