//! One colour a vehicle, in all figures and tables.

/// Distinct on paper and screen, each with a contrast of at least 4.5 to white.
const COLOURS: [&str; 8] =
    ["#1f4e8c", "#b0480f", "#2c6a38", "#7a3478", "#7d6200", "#1b6b78", "#8a2b3e", "#4b4f58"];

/// The vehicle's own colour where it reads well on white and no earlier vehicle has it, else one of ours.
pub(super) fn assign<'a>(given: impl Iterator<Item = Option<&'a str>>) -> Vec<String> {
    let mut used: Vec<String> = Vec::new();
    for (index, colour) in given.enumerate() {
        let own =
            colour.map(str::to_ascii_lowercase).filter(|colour| readable(colour) && !used.contains(colour));
        let free = || {
            (0..COLOURS.len())
                .map(|offset| COLOURS[(index + offset) % COLOURS.len()])
                .find(|colour| !used.iter().any(|taken| taken == colour))
                .unwrap_or(COLOURS[index % COLOURS.len()])
                .to_owned()
        };
        let next = own.unwrap_or_else(free);
        used.push(next);
    }
    used
}

/// Whether the text is `#rrggbb` with a contrast of at least 3 to white (WCAG 2.2, approximated by gamma 2).
fn readable(colour: &str) -> bool {
    let Some(digits) = colour.strip_prefix('#').filter(|digits| digits.len() == 6) else { return false };
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return false;
    }
    let channel = |at: usize| {
        let level = digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(255);
        let level = f64::from(level) / 255.0;
        level * level
    };
    let luminance = 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
    1.05 / (luminance + 0.05) >= 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_colours_stay_when_they_read_well() {
        let colours =
            assign([Some("#AA0000"), Some("#aa0000"), Some("#ffffff"), Some("\"><b>"), None].into_iter());
        assert_eq!(colours[0], "#aa0000");
        for (index, colour) in colours.iter().enumerate() {
            assert!(readable(colour), "{colour}");
            assert!(!colours[..index].contains(colour), "{colour} twice");
        }
    }
}
