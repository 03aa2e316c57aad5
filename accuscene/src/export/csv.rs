//! A table as CSV (RFC 4180) that no spreadsheet takes for a formula.

use accuscene_core::table::Table;

use crate::series;

/// The table as CSV text: a header `name [unit]`, then one line a row, numbers as the shortest text that reads back
/// to the same bits.
///
/// Lines end with CR LF. A cell of text that begins with `=`, `+`, `-`, `@`, tab or carriage return gets an apostrophe in
/// front, so that a spreadsheet shows it instead of running it.
#[must_use]
pub fn csv(table: &Table) -> String {
    let columns = table.columns();
    let mut text = String::new();
    let heads = columns.iter().map(|column| match column.unit.as_str() {
        "" => cell(&column.name),
        unit => cell(&format!("{} [{unit}]", column.name)),
    });
    line(&mut text, heads);
    let values = series::columns(table);
    for row in 0..table.rows() {
        line(&mut text, values.iter().map(|column| value(column[row])));
    }
    text
}

pub(super) fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&cell);
    }
    text.push_str("\r\n");
}

/// A number; what is not finite is an empty cell.
pub(super) fn value(number: f64) -> String {
    if number.is_finite() { format!("{number:?}") } else { String::new() }
}

/// A cell of text, defused and quoted where it must be.
pub(super) fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let defused = if formula { format!("'{text}") } else { text.to_owned() };
    if defused.contains([',', '"', '\r', '\n', '\t']) {
        format!("\"{}\"", defused.replace('"', "\"\""))
    } else {
        defused
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_a_spreadsheet_would_run_is_defused() {
        assert_eq!(cell("=HYPERLINK(\"http://x\",1)"), "\"'=HYPERLINK(\"\"http://x\"\",1)\"");
        for start in ["=1", "+1", "-1", "@A1"] {
            assert_eq!(cell(start), format!("'{start}"));
        }
        assert_eq!(cell("\tx"), "\"'\tx\"");
        assert_eq!(cell("speed [m/s]"), "speed [m/s]");
        assert_eq!(cell("a,b"), "\"a,b\"");
    }

    #[test]
    fn numbers_keep_their_bits_and_their_sign() {
        for number in [0.1 + 0.2, -1.5, 1e300, 5e-324, -0.0] {
            assert_eq!(value(number).parse::<f64>().unwrap().to_bits(), number.to_bits());
        }
        assert_eq!(value(f64::NAN), "");
    }
}
