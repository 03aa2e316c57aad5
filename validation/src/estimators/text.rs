use super::Comparison;
use core::fmt::Write;

/// A table with a row a law; with `laws` its numbers as well.
#[must_use]
pub fn text(rows: &[Comparison], laws: bool) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{:<20}{:<16}{:<26}{:>9}{:>11}  {:<16}{:>9}{:>9}",
        "vehicles", "figure", "from", "measured", "left out %", "published", "error %", "mean %"
    );
    for row in rows {
        let [rms, mean] = row.published_error.map(|e| 100.0 * e);
        let _ = writeln!(
            out,
            "{:<20}{:<16}{:<26}{:>9}{:>11.1}  {:<16}{rms:>9.1}{mean:>9.1}",
            row.group,
            row.figure,
            row.inputs.join(", "),
            row.fitted[0],
            100.0 * row.error,
            row.published
        );
        if laws {
            let numbers: Vec<String> = row.fitted.iter().map(|x| format!("{x:?}")).collect();
            let _ = writeln!(out, "    {}", numbers.join(", "));
        }
    }
    let _ = writeln!(
        out,
        "\nleft out: RMS on vehicles that the law was not fitted to, whole models at a time; error, mean: of the\n\
         published rule as printed, on vehicles that it was fitted to."
    );
    out
}
