//! Numbers with five significant digits, without exponents where that is readable.

/// A number for a table.
pub(super) fn number(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 {
        return "0".to_owned();
    }
    if !(1e-4..1e7).contains(&size) {
        return format!("{value:.3e}");
    }
    let decimals = [1e4, 1e3, 1e2, 10.0, 1.0].iter().take_while(|bound| size < **bound).count();
    let text = format!("{value:.decimals$}");
    if text.trim_start_matches('-').parse() == Ok(0.0) { format!("{value:.2e}") } else { text }
}

/// An optional number; a dash where there is none.
pub(super) fn optional(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), number)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn keeps_five_digits() {
        let cases = [0.0, 17.6725, -31.41, 0.00012345, 108_506.6, 1e-9, 123.456];
        let texts = ["0", "17.672", "-31.410", "0.00012", "108507", "1.000e-9", "123.46"];
        assert_eq!(cases.map(number), texts);
    }
}
