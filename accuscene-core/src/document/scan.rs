use super::Limits;
use super::place::too_large;
use crate::error::{CoreError, LimitKind};

/// Counts what a JSON text would cost before it is parsed: values, nesting, longest text.
///
/// Malformed texts may pass; the parser refuses them.
pub(super) fn scan_json(text: &str, limits: &Limits) -> Result<(), CoreError> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut values) = (0, 0_usize, 0_usize);
    let levels = limits.levels();
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' => {
                at = end_of_string(bytes, at + 1);
                values += 1;
            }
            b'{' | b'[' => {
                depth += 1;
                values += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            b':' => {
                // What stood before it was a name, not a value.
                values = values.saturating_sub(1);
                at += 1;
            }
            b',' | b' ' | b'\t' | b'\r' | b'\n' => at += 1,
            _ => {
                at += bytes[at..].iter().take_while(|b| !b",:[]{}\" \t\r\n".contains(b)).count();
                values += 1;
            }
        }
        if at - start > limits.string.saturating_add(2) {
            return Err(too_large(text, start, LimitKind::Text, limits.string));
        }
        if depth > levels {
            return Err(too_large(text, start, LimitKind::Depth, levels));
        }
        // One more than the limit may still turn out to be a name.
        if values > limits.values.saturating_add(1) {
            return Err(too_large(text, start, LimitKind::Values, limits.values));
        }
    }
    if values > limits.values {
        return Err(too_large(text, bytes.len(), LimitKind::Values, limits.values));
    }
    Ok(())
}

/// The byte after the quotation mark that ends a string.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}
