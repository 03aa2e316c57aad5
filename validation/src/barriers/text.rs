use super::Study;
use core::fmt::Write;

/// A table with a row a way to predict; with `laws` the numbers of the laws as well.
#[must_use]
pub fn text(study: &Study, laws: bool) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{:<22}{:<20}{:>8}{:>9}{:>9}{:>11}{:>9}",
        "from", "by", "tests", "mean %", "SD %", "median %", "95 % %"
    );
    for row in &study.rows {
        let e = &row.errors;
        let [mean, deviation, median, most] = [e.mean, e.deviation, e.median, e.most].map(|x| 100.0 * x);
        let _ = writeln!(
            out,
            "{:<22}{:<20}{:>8}{mean:>9.1}{deviation:>9.1}{median:>11.1}{most:>9.1}",
            row.from, row.how, e.count
        );
    }
    let _ = writeln!(
        out,
        "\nspeed that leaves no crush {:.2} m/s, between models {:.4} m/s; exponent of the power {:.2}",
        study.threshold.value, study.threshold.sigma, study.exponent
    );
    if laws {
        for law in &study.laws {
            let numbers: Vec<String> = law.fitted.iter().map(|x| format!("{x:?}")).collect();
            let _ = writeln!(out, "{}, by {}\n    {}", law.group, law.inputs, numbers.join(", "));
        }
    }
    out
}
