use super::place::{place_of, too_large};
use super::scan::scan_json;
use super::scan_toml::scan_toml;
use super::value::Builder;
use super::{Format, Limits};
use crate::error::{CoreError, LimitKind};
use serde::de::DeserializeSeed;
use serde_json::Value;
use std::io::{ErrorKind, Read};

/// Reads a text into values, within limits.
///
/// Whole numbers below 2^53 become integers, all others doubles, rounded to nearest. A byte order mark is skipped.
/// TOML dates become texts.
///
/// # Errors
/// [`CoreError::TooLarge`] beyond a limit, [`CoreError::Syntax`] with line and column, and [`CoreError::Document`]
/// with the paths of members that are given twice and of numbers that are not finite.
pub fn read_text(text: &str, format: Format, limits: &Limits) -> Result<Value, CoreError> {
    if text.len() > limits.bytes {
        return Err(too_large(text, limits.bytes, LimitKind::Bytes, limits.bytes));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder::new(limits);
    let value = match format {
        Format::Json => {
            scan_json(text, limits)?;
            json(text, &mut builder)?
        }
        Format::Toml => {
            scan_toml(text, limits)?;
            let document = toml::Deserializer::parse(text).map_err(|e| toml_error(text, &e))?;
            builder.deserialize(document).map_err(|e| toml_error(text, &e))?
        }
    };
    if builder.problems.is_empty() {
        Ok(value)
    } else {
        Err(CoreError::Document { problems: builder.problems })
    }
}

/// Reads bytes to their end and then as [`read_text`]; stops at the limit of bytes, however many there are.
///
/// # Errors
/// As [`read_text`]; [`CoreError::Unreadable`] if the reader fails, [`CoreError::NotUtf8`].
pub fn read_from(mut source: impl Read, format: Format, limits: &Limits) -> Result<Value, CoreError> {
    let mut bytes = Vec::new();
    let mut block = [0_u8; 16 << 10];
    loop {
        let room = limits.bytes.saturating_add(1) - bytes.len();
        let wanted = Ord::min(room, block.len());
        match source.read(&mut block[..wanted]) {
            Ok(0) => break,
            Ok(n) => {
                let kept = block.get(..n).unwrap_or(&block);
                reserve(&mut bytes, kept.len(), limits.bytes);
                bytes.extend_from_slice(kept);
            }
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => return Err(CoreError::Unreadable { kind: e.kind(), message: e.to_string() }),
        }
        if bytes.len() > limits.bytes {
            return Err(CoreError::TooLarge {
                kind: LimitKind::Bytes,
                limit: limits.bytes,
                line: 0,
                column: 0,
            });
        }
    }
    let text =
        String::from_utf8(bytes).map_err(|e| CoreError::NotUtf8 { offset: e.utf8_error().valid_up_to() })?;
    read_text(&text, format, limits)
}

/// Grows by doubling, but not beyond the limit.
fn reserve(bytes: &mut Vec<u8>, more: usize, limit: usize) {
    let needed = bytes.len() + more;
    if needed > bytes.capacity() {
        let doubled = Ord::min(bytes.capacity() * 2, limit.saturating_add(1));
        bytes.reserve_exact(Ord::max(doubled, needed) - bytes.len());
    }
}

fn json(text: &str, builder: &mut Builder) -> Result<Value, CoreError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = builder.deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    read.map_err(|e| {
        let full = e.to_string();
        let message = full.split(" at line ").next().unwrap_or(&full).to_owned();
        // The parser counts bytes.
        let line = Ord::max(e.line(), 1);
        let start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
        let (line, column) = place_of(text, start + e.column().saturating_sub(1));
        CoreError::Syntax { line, column, message }
    })
}

fn toml_error(text: &str, error: &toml::de::Error) -> CoreError {
    let (line, column) = place_of(text, error.span().map_or(0, |s| s.start));
    CoreError::Syntax { line, column, message: error.message().to_owned() }
}
