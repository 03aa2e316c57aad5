use super::leg::Leg;
use super::outcome::{Row, Verdict};

/// The legs by name.
pub(super) fn of_legs(legs: &[Leg]) -> String {
    aligned(&legs.iter().map(|leg| vec![leg.name.to_owned(), leg.what.to_owned()]).collect::<Vec<_>>())
}

/// The legs with what became of them.
pub(super) fn of_rows(rows: &[Row<'_>], verdicts: &[Verdict]) -> String {
    let head = ["leg", "compared with the golden file", "cases", "build s", "run s", "result", "processor"];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    for (row, verdict) in rows.iter().zip(verdicts) {
        let cases: usize = row.listings().map(|listing| listing.0.len()).sum();
        lines.push(vec![
            row.leg.name.to_owned(),
            row.leg.what.to_owned(),
            cases.to_string(),
            format!("{:.1}", row.built),
            format!("{:.1}", row.ran),
            result(verdict),
            row.note.replace("registers: ", ""),
        ]);
    }
    aligned(&lines)
}

fn result(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Agrees(0) => "FAILED: there was no case".to_owned(),
        Verdict::Agrees(_) => "agree".to_owned(),
        Verdict::Caught => "caught".to_owned(),
        Verdict::Missed(case) => format!("MISSED in {case}"),
        Verdict::Differs(all) => {
            format!("DIFFERS in {}, first {}", all.len(), all.first().map_or("", |one| one.case()))
        }
        Verdict::Skipped(why) => format!("skipped: {why}"),
        Verdict::Failed(why) => format!("FAILED: {why}"),
    }
}

/// Columns side by side; the last one as long as it is.
fn aligned(lines: &[Vec<String>]) -> String {
    let width =
        |k: usize| lines.iter().filter_map(|l| l.get(k)).map(|c| c.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for line in lines {
        let cells: Vec<String> =
            line.iter().enumerate().map(|(k, cell)| format!("{cell:<0$}", width(k))).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn columns_stand_under_each_other() {
        let lines = [["a", "bb"], ["ccc", ""]].map(|line| line.map(str::to_owned).to_vec());
        assert_eq!(aligned(&lines), "a    bb\nccc\n");
    }
}
