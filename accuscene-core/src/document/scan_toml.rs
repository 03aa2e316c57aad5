use super::Limits;
use super::place::too_large;
use crate::error::{CoreError, LimitKind};

/// Symbols that a TOML text may have for each value that the limits allow: the parser holds all of them at once.
const SYMBOLS_PER_VALUE: usize = 4;

/// Counts what a TOML text would cost before it is parsed: symbols, nesting, longest text.
///
/// Nesting counts brackets, the names of the table header, and the dots of the key at every level, because `a.b.c`
/// nests as deep as `{a={b={c=`. The decimal point of a number counts as a dot, so a level is granted for it; the
/// exact check follows when the values are built. Malformed texts may pass; the parser refuses them.
pub(super) fn scan_toml(text: &str, limits: &Limits) -> Result<(), CoreError> {
    let mut scan =
        Scan { bytes: text.as_bytes(), at: 0, header: 0, levels: Vec::new(), dots: 0, line_start: true };
    let most_symbols = limits.values.saturating_mul(SYMBOLS_PER_VALUE).saturating_add(16);
    let most_levels = limits.levels();
    let mut symbols = 0_usize;
    while scan.at < scan.bytes.len() {
        let start = scan.at;
        scan.symbol();
        symbols += 1;
        if scan.at - start > limits.string.saturating_add(6) {
            return Err(too_large(text, start, LimitKind::Text, limits.string));
        }
        if scan.depth() > most_levels + 2 {
            return Err(too_large(text, start, LimitKind::Depth, most_levels));
        }
        if symbols > most_symbols {
            return Err(too_large(text, start, LimitKind::Symbols, most_symbols));
        }
    }
    Ok(())
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Names in the header of the table.
    header: usize,
    /// Dots of the key before each open bracket.
    levels: Vec<usize>,
    /// Dots since the last separator.
    dots: usize,
    line_start: bool,
}

impl Scan<'_> {
    fn depth(&self) -> usize {
        self.header + self.levels.iter().sum::<usize>() + self.levels.len() + self.dots
    }

    fn symbol(&mut self) {
        let byte = self.bytes[self.at];
        let line_start = self.line_start;
        self.line_start = self.line_start && matches!(byte, b' ' | b'\t');
        match byte {
            b'"' | b'\'' => self.string(byte),
            b'#' => self.skip(|b| b != b'\n'),
            b' ' | b'\t' | b'\r' => self.skip(|b| matches!(b, b' ' | b'\t' | b'\r')),
            b'\n' => {
                self.dots = 0;
                self.line_start = self.levels.is_empty();
                self.at += 1;
            }
            b'[' if line_start && self.levels.is_empty() => self.table_header(),
            b'[' | b'{' => {
                self.levels.push(self.dots);
                self.dots = 0;
                self.at += 1;
            }
            b']' | b'}' => {
                self.levels.pop();
                self.dots = 0;
                self.at += 1;
            }
            b',' => {
                self.dots = 0;
                self.at += 1;
            }
            b'.' => {
                self.dots += 1;
                self.at += 1;
            }
            b'=' => self.at += 1,
            _ => self.skip(|b| !b"\"'# \t\r\n[]{},.=".contains(&b)),
        }
    }

    fn skip(&mut self, wanted: impl Fn(u8) -> bool) {
        self.at += self.bytes[self.at..].iter().take_while(|b| wanted(**b)).count();
    }

    /// `[a.b]` or `[[a.b]]` up to the end of the line; strings in it may hold dots, which only makes it look deeper.
    fn table_header(&mut self) {
        let line = &self.bytes[self.at..];
        let end = line.iter().position(|b| *b == b'\n').unwrap_or(line.len());
        let line = &line[..end];
        // A trailing comment is no part of the header.
        let close = line.iter().rposition(|b| *b == b']').unwrap_or(end);
        let comment = line.iter().position(|b| *b == b'#').unwrap_or(end);
        let names = &line[..Ord::min(close, Ord::max(comment, 1))];
        let array = usize::from(names.starts_with(b"[["));
        self.header = 1 + array + names.iter().filter(|b| **b == b'.').count();
        self.dots = 0;
        self.at += end;
    }

    fn string(&mut self, quote: u8) {
        let rest = &self.bytes[self.at..];
        let multi_line = rest.starts_with(&[quote; 3]);
        let escapes = quote == b'"';
        self.at += if multi_line { 3 } else { 1 };
        while self.at < self.bytes.len() {
            let byte = self.bytes[self.at];
            if byte == b'\\' && escapes {
                self.at = Ord::min(self.at + 2, self.bytes.len());
            } else if multi_line && self.bytes[self.at..].starts_with(&[quote; 3]) {
                // Up to two more quotation marks belong to the text.
                self.at += 3;
                self.at += self.bytes[self.at..].iter().take(2).take_while(|b| **b == quote).count();
                return;
            } else if !multi_line && byte == quote {
                self.at += 1;
                return;
            } else if !multi_line && byte == b'\n' {
                return;
            } else {
                self.at += 1;
            }
        }
    }
}
