//! Text that may come from anyone, made inert for HTML, JSON in a script element and CSS strings.

use std::fmt;

use serde::Serialize;

/// Finished HTML or SVG: only [`Markup::text`] takes foreign text, and it escapes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Markup(String);

impl Markup {
    /// Foreign text, escaped for element content and quoted attributes.
    pub(super) fn text(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&#39;"),
                other => escaped.push(visible(other)),
            }
        }
        Self(escaped)
    }

    /// Markup written by this crate.
    pub(super) fn raw(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// The HTML itself.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A name, address or id, as a document has it.
pub(super) fn path(text: &str) -> Markup {
    Markup::raw(format!("<span class=\"path\">{}</span>", Markup::text(text)))
}

/// JSON for a `<script type="application/json">` element: no `<` is left that could close it.
pub(super) fn script_json(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let json = serde_json::to_string(value)?;
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            other => safe.push(other),
        }
    }
    Ok(safe)
}

/// A quoted CSS string: everything but letters, digits and blanks is an escape.
pub(super) fn css_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || character == ' ' {
            quoted.push(character);
        } else {
            quoted.push_str(&format!("\\{:x} ", u32::from(visible(character))));
        }
    }
    quoted.push('"');
    quoted
}

/// Controls and bidirectional overrides could hide or reorder what a reader sees.
fn visible(character: char) -> char {
    match character {
        '\n' | '\t' => character,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
            char::REPLACEMENT_CHARACTER
        }
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_hostile_text_holds_no_markup() {
        assert_eq!(
            Markup::text("</script><b a='x' b=\"y\">&").as_str(),
            "&lt;/script&gt;&lt;b a=&#39;x&#39; b=&quot;y&quot;&gt;&amp;"
        );
        assert_eq!(Markup::text("a\u{202e}b\u{0}c").as_str(), "a\u{fffd}b\u{fffd}c");
    }

    #[test]
    fn script_json_reads_back_and_cannot_close_its_element() {
        let hostile = "</script><!--\u{2028}&";
        let json = script_json(&hostile).unwrap();
        assert!(!json.contains('<') && !json.contains('>') && !json.contains('\u{2028}'));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }

    #[test]
    fn css_string_keeps_letters_and_escapes_the_rest() {
        assert_eq!(css_string("A 1"), "\"A 1\"");
        assert_eq!(css_string("\"}</style>\n"), "\"\\22 \\7d \\3c \\2f style\\3e \\a \"");
    }
}
