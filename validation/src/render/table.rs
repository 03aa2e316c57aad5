use super::number::{number, optional};
use crate::{Limit, Results, Row, Verdict};
use core::fmt::Write;

const HEAD: [&str; 9] =
    ["scene", "quantity", "predicted", "measured", "error", "error %", "limit", "verdict", "source"];

/// Columns with numbers stand to the right.
const RIGHT: [bool; 9] = [false, false, true, true, true, true, true, false, false];

/// A table with a row a quantity, and a line that counts.
#[must_use]
pub fn text(results: &Results) -> String {
    let rows: Vec<[String; 9]> = results.rows.iter().map(cells).collect();
    let mut widths = HEAD.map(str::len);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = Ord::max(*width, cell.chars().count());
        }
    }
    let mut out = String::new();
    line(&mut out, &HEAD.map(str::to_owned), &widths);
    line(&mut out, &widths.map(|w| "-".repeat(Ord::min(w, 40))), &widths);
    for row in &rows {
        line(&mut out, row, &widths);
    }
    let [pass, fail, info] = [Verdict::Pass, Verdict::Fail, Verdict::Info].map(|v| results.count(v));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{pass} passed, {fail} failed, {info} printed without a limit");
    out
}

fn cells(row: &Row) -> [String; 9] {
    let scene =
        if row.variant.is_empty() { row.scene.clone() } else { format!("{} ({})", row.scene, row.variant) };
    let measured = match row.sigma {
        Some(sigma) => format!("{} ± {}", number(row.measured), number(sigma)),
        None => number(row.measured),
    };
    let percent = row.error_percent.map_or_else(|| "-".to_owned(), |p| format!("{p:.2}"));
    [
        scene,
        format!("{} [{}]", row.quantity, row.unit),
        optional(row.predicted),
        measured,
        optional(row.error),
        percent,
        row.limit.map_or_else(|| "-".to_owned(), limit),
        row.verdict.name().to_owned(),
        format!("{}: {}", row.kind.name(), row.source),
    ]
}

fn limit(limit: Limit) -> String {
    match (limit.abs > 0.0, limit.rel > 0.0) {
        (true, true) => format!("{} or {} %", number(limit.abs), number(100.0 * limit.rel)),
        (false, true) => format!("{} %", number(100.0 * limit.rel)),
        _ => number(limit.abs),
    }
}

fn line(out: &mut String, cells: &[String; 9], widths: &[usize; 9]) {
    let mut text = String::new();
    for ((cell, width), right) in cells.iter().zip(widths).zip(RIGHT) {
        let gap = if text.is_empty() { "" } else { "  " };
        let _ = if right { write!(text, "{gap}{cell:>width$}") } else { write!(text, "{gap}{cell:<width$}") };
    }
    let _ = writeln!(out, "{}", text.trim_end());
}
