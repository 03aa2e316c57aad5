use super::{Mark, Published, Verdict};
use core::fmt::Write;

/// A table with a row a figure: ours beside the published one.
#[must_use]
pub fn text(marks: &[Mark]) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{:<34}{:<44}{:>5}{:>12}{:>18}  {:<11}data",
        "program, method", "figure", "n", "ours", "published", "verdict"
    );
    for mark in marks {
        let digits = Ord::max(mark.published.map_or(1, |published| published.digits), 1);
        let ours = mark.ours.map_or_else(|| "-".to_owned(), |ours| format!("{ours:+.digits$}"));
        let _ = writeln!(
            out,
            "{:<34}{:<44}{:>5}{ours:>12}{:>18}  {:<11}{}",
            mark.program,
            mark.figure,
            mark.count,
            mark.published.map_or_else(|| "-".to_owned(), |published| words(&published)),
            mark.verdict.name(),
            mark.data
        );
    }
    let count = |verdict| marks.iter().filter(|mark| mark.verdict == verdict).count();
    let _ = writeln!(
        out,
        "\n{} met, {} missed, {} on other data, {} without data; met: no further from 0 to the digits published",
        count(Verdict::Met),
        count(Verdict::Missed),
        count(Verdict::OtherData),
        count(Verdict::NoData)
    );
    out
}

fn words(published: &Published) -> String {
    let Published { range: [low, high], digits, unit } = *published;
    if low < high {
        return format!("{low:+.digits$} to {high:+.digits$} {unit}");
    }
    format!("{high:+.digits$} {unit}")
}
