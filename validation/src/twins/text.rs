use super::{TwinFigures, TwinResult};
use core::fmt::Write;

/// One case on a line.
#[must_use]
pub fn line(result: &TwinResult) -> String {
    let mut text = format!("{:>4} {:7}", result.case, result.tyre);
    for speed in &result.speeds {
        let mark = if speed.is_covered() { ' ' } else { '*' };
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "{:>7.2} {:>6.2} [{:>5.2}, {:>5.2}] {:>+6.1} %{mark}",
            speed.truth,
            speed.median,
            speed.interval[0],
            speed.interval[1],
            100.0 * speed.error()
        );
    }
    let _ = writeln!(
        text,
        " {:>2} modes p {:.3} {:>5} runs worth {:.0} samples",
        result.modes, result.probability, result.runs, result.effective
    );
    text
}

/// What all cases come to.
#[must_use]
pub fn summary(results: &[TwinResult]) -> String {
    let mut text = String::new();
    for (matched, name) in [(true, "tyre known"), (false, "other tyre in truth")] {
        if let Some(f) = TwinFigures::of(results, matched) {
            let _ = writeln!(
                text,
                "{name}: the 90 % interval holds {:.1} % of {} impact speeds; error of the median: half below {:.1} %, 90 % \
                 below {:.1} %, mean {:+.1} %",
                100.0 * f.coverage,
                f.speeds,
                100.0 * f.median_error,
                100.0 * f.most_errors,
                100.0 * f.bias
            );
        }
    }
    text
}
