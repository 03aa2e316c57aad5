use super::{OracleReport, Tally};
use core::fmt::Write;
use serde_json::json;

/// A table: a row a model, the total, and the cases that failed with their reasons.
#[must_use]
pub fn text(report: &OracleReport) -> String {
    let width = report.models.keys().map(String::len).max().unwrap_or(0).max("model".len());
    let mut out = String::new();
    let mut line = |name: &str, cells: [String; 4]| {
        let [a, b, c, d] = cells;
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{name:width$}  {a:>5}  {b:>6}  {c:>6}  {d:>11}");
    };
    line("model", ["cases", "passed", "failed", "not covered"].map(str::to_owned));
    for (name, tally) in &report.models {
        line(name, cells(tally));
    }
    line("total", cells(&report.total));
    for failure in &report.failures {
        let _ = writeln!(out, "FAILED {}: {}", failure.case, failure.reason);
    }
    out
}

/// `{"models": {name: tally}, "total": tally}`; a tally has cases, passed, failed, not_covered.
#[must_use]
pub fn json(report: &OracleReport) -> String {
    let value = json!({ "models": report.models, "total": report.total });
    format!("{value:#}\n")
}

fn cells(t: &Tally) -> [String; 4] {
    [t.cases, t.passed, t.failed, t.not_covered].map(|n| n.to_string())
}

#[cfg(test)]
mod tests {
    use super::{OracleReport, Tally, json, text};

    #[test]
    fn both_forms_tell_the_same() {
        let tally = Tally { cases: 3, passed: 1, failed: 1, not_covered: 1 };
        let mut report = OracleReport { total: tally, ..OracleReport::default() };
        report.models.insert("searle".to_owned(), tally);
        let parsed: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
        let tally = serde_json::json!({"cases": 3, "passed": 1, "failed": 1, "not_covered": 1});
        assert_eq!(parsed, serde_json::json!({"models": {"searle": tally.clone()}, "total": tally}));
        let table = text(&report);
        assert_eq!(table.lines().count(), 3, "{table}");
        assert!(
            table.lines().nth(1).is_some_and(|l| l.split_whitespace().eq(["searle", "3", "1", "1", "1"]))
        );
    }
}
