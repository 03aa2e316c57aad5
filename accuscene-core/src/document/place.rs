use crate::error::{CoreError, LimitKind};

/// Line and column, from 1, of a byte of a text; the column counts characters.
pub(super) fn place_of(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = Ord::min(offset, text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line, before[start..].chars().count() + 1)
}

/// The error of a text that exceeds a limit at this byte.
pub(super) fn too_large(text: &str, offset: usize, kind: LimitKind, limit: usize) -> CoreError {
    let (line, column) = place_of(text, offset);
    CoreError::TooLarge { kind, limit, line, column }
}
