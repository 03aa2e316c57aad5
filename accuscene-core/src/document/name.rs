use serde_json::Value;

/// Longest text that a message repeats, in characters.
const LONGEST: usize = 80;

/// The text, cut to 80 characters; control characters are replaced, so that no document can forge log lines.
pub(crate) fn shorten(text: &str) -> String {
    let clean = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    if text.chars().nth(LONGEST).is_none() {
        return text.chars().map(clean).collect();
    }
    text.chars().take(LONGEST - 1).map(clean).chain(['…']).collect()
}

/// The JSON type of a value, with its article.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The known name nearest to the one found, if it is near enough to be a slip.
#[must_use]
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if found.len() > 64 {
        return None;
    }
    let found: Vec<char> = found.chars().flat_map(char::to_lowercase).collect();
    let allowed = (found.len() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|name| (distance(&found, name), name))
        .filter(|(d, _)| *d <= allowed)
        .min_by_key(|(d, _)| *d)
        .map(|(_, name)| name)
}

/// Number of insertions, deletions, replacements and swaps of neighbours that separate two names (optimal string
/// alignment).
fn distance(found: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let width = name.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (i, a) in found.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, b) in name.iter().enumerate() {
            let replaced = last[j] + usize::from(a != b);
            row[j + 1] = replaced.min(row[j] + 1).min(last[j + 1] + 1);
            if i > 0 && j > 0 && *a == name[j - 1] && found[i - 1] == *b {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = last;
        last = row;
    }
    last[name.len()]
}

#[cfg(test)]
mod tests {
    use super::{nearest, shorten};

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        let known = ["mass", "wheelbase", "yaw_rate", "speed"];
        for (found, name) in [
            ("maas", Some("mass")),
            ("Mass", Some("mass")),
            ("wheel_base", Some("wheelbase")),
            ("seped", Some("speed")),
            ("yawrate", Some("yaw_rate")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(found, known), name, "{found}");
        }
    }

    #[test]
    fn shortened_text_keeps_80_characters_and_no_control() {
        assert_eq!(shorten(&"é".repeat(80)).chars().count(), 80);
        let cut = shorten(&"é".repeat(81));
        assert_eq!(cut.chars().count(), 80);
        assert!(cut.ends_with('…'));
        assert_eq!(shorten("a\nb"), "a\u{fffd}b");
    }
}
