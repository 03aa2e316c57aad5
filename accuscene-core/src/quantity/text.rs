use super::{DimensionEntry, QuantityError, Unit};

/// Reads `35 mph`, `-1.2e3 ft/s^2` or `12°`: a decimal number and the unit after it, with or without a blank.
///
/// The number is rounded to the nearest double. `None` stands for a missing unit, which means SI.
///
/// # Errors
/// [`QuantityError::Number`] without a leading number, [`QuantityError::NotFinite`] if it exceeds a double,
/// [`QuantityError::Unit`] if the unit is none of this dimension's.
pub fn read_number_with_unit(
    dimension: &DimensionEntry,
    text: &str,
) -> Result<(f64, Option<&'static Unit>), QuantityError> {
    let text = text.trim();
    let (sign, unsigned) = split_sign(text);
    let length = number_length(unsigned.as_bytes());
    let (digits, unit) = unsigned.split_at(length);
    let number: f64 = digits.parse().map_err(|_| QuantityError::number(text))?;
    if !number.is_finite() {
        return Err(QuantityError::not_finite(text));
    }
    let unit = unit.trim_start();
    if unit.is_empty() {
        return Ok((sign * number, None));
    }
    if unit.starts_with(',') {
        return Err(QuantityError::number(text));
    }
    let found = dimension.unit(unit).ok_or_else(|| QuantityError::unit(dimension, unit))?;
    Ok((sign * number, Some(found)))
}

/// The sign and what follows; a typographic minus counts.
fn split_sign(text: &str) -> (f64, &str) {
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
        (-1.0, rest)
    } else {
        (1.0, text.strip_prefix('+').unwrap_or(text))
    }
}

/// Length of the unsigned decimal number that `bytes` begins with: digits, point, digits, exponent.
fn number_length(bytes: &[u8]) -> usize {
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if end + fraction > 0 {
            end += 1 + fraction;
        }
    }
    if end > 0 && matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::number_length;

    #[test]
    fn number_ends_where_the_unit_begins() {
        for (text, length) in [
            ("35mph", 2),
            ("1.5e3", 5),
            ("1.5E-3ft", 6),
            ("2e", 1),
            ("2e+", 1),
            ("2eV", 1),
            (".5 m", 2),
            ("5. m", 2),
            (".", 0),
            ("", 0),
            ("m", 0),
            ("1.2.3", 3),
        ] {
            assert_eq!(number_length(text.as_bytes()), length, "{text}");
        }
    }
}
