use crate::shown::Shown;
use crate::summary::plain;
use accuscene::SweepOutcome;
use accuscene::sweep::{FailureCount, OutputOutcome};
use std::fmt::{Result as Written, Write};

/// Width of the addresses of outputs.
const NAME: usize = 44;

/// The outputs of a sweep, each with how it spreads or from where to where it goes.
pub(crate) fn table(outcome: &SweepOutcome) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(outcome, &mut out);
    out
}

fn write_table(o: &SweepOutcome, out: &mut String) -> Written {
    writeln!(out, "{}", plain(o.case.title.as_deref().unwrap_or("sweep")))?;
    writeln!(out, "  scene {}", o.scene_hash)?;
    let seed = if o.is_random() { format!(", seed {}", o.plan.seed) } else { String::new() };
    writeln!(out, "  {} samples, plan {}{seed}", o.samples, o.plan.plan.name())?;
    let parameters: Vec<String> = o.parameters.iter().map(|one| plain(&one.path)).collect();
    writeln!(out, "  over {}\n", parameters.join(", "))?;
    let last = match o.is_random() {
        true => format!("{:>13}   {:.0} % of the samples", "median", 100.0 * o.plan.level()),
        false => format!("{:>13}   highest", "lowest"),
    };
    writeln!(out, "  {:NAME$}{:>13}{last}", "", "as written")?;
    for output in &o.outputs {
        write_output(o, output, out)?;
    }
    for failure in &o.failures {
        let FailureCount { code, meaning, samples, .. } = failure;
        writeln!(
            out,
            "\nno run in {samples} of {} samples, for error {code}: {}",
            o.samples,
            plain(meaning)
        )?;
    }
    for warning in &o.warnings {
        writeln!(out, "\nwarning {}: {}", warning.code, plain(&warning.message))?;
    }
    Ok(())
}

fn write_output(o: &SweepOutcome, output: &OutputOutcome, out: &mut String) -> Written {
    let shown = Shown::of(&output.unit);
    let name = format!("{}{}", plain(&output.address), shown.unit());
    let written = output.nominal.map_or_else(|| "-".to_owned(), |value| shown.text(value));
    write!(out, "  {name:NAME$}{written:>13}")?;
    match (&output.spread, output.lowest.zip(output.highest)) {
        (Some(s), _) => {
            write!(out, "{:>13}   {} to {}", shown.text(s.median), shown.text(s.low), shown.text(s.high))?;
        }
        (None, Some((lowest, highest))) => {
            write!(out, "{:>13}   {}", shown.text(lowest.value), shown.text(highest.value))?;
        }
        (None, None) => write!(out, "{:>13}", "-")?,
    }
    let without = o.samples.saturating_sub(output.count);
    if without > 0 { writeln!(out, "   (not in {without})") } else { writeln!(out) }
}
