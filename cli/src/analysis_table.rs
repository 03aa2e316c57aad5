use crate::shown::Shown;
use crate::summary::plain;
use accuscene::AnalysisOutcome;
use accuscene::analyse::{FigureOutcome, FormulaOutcome};
use std::fmt::{Result as Written, Write};

/// Width of the names of figures.
const NAME: usize = 30;
/// Strongest inputs that a figure names.
const INFLUENCES: usize = 3;

/// The figures of every formula, those that spread with median, interval and what makes it.
pub(crate) fn table(outcome: &AnalysisOutcome) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(outcome, &mut out);
    out
}

fn write_table(o: &AnalysisOutcome, out: &mut String) -> Written {
    writeln!(out, "{}", plain(o.case.title.as_deref().unwrap_or("analysis")))?;
    writeln!(out, "  case {}", o.case_hash)?;
    if !o.uncertain.is_empty() {
        let u = &o.uncertainty;
        writeln!(out, "  {} samples, plan {}, seed {}", u.samples, u.plan.name(), u.seed)?;
    }
    for formula in &o.analyses {
        write_formula(formula, 100.0 * o.uncertainty.level, out)?;
    }
    for warning in &o.warnings {
        writeln!(out, "\nwarning {}: {}", warning.code, plain(&warning.message))?;
    }
    Ok(())
}

fn write_formula(f: &FormulaOutcome, level: f64, out: &mut String) -> Written {
    writeln!(out, "\n{}: {} ({})", plain(&f.id), f.title, f.formula)?;
    let spreads = f.figures.iter().any(|figure| figure.spread.is_some());
    if spreads {
        writeln!(out, "  {:NAME$}{:>13}{:>13}   {level:.0} % of the samples", "", "value", "median")?;
    }
    for figure in &f.figures {
        write_figure(figure, out)?;
    }
    // What makes the spread of the figure that it is there for, or else of the first that has one.
    let main = f.main_figure().filter(|figure| figure.spread.is_some());
    let main = main.or_else(|| f.figures.iter().find(|figure| figure.spread.is_some()));
    if let Some((figure, spread)) = main.and_then(|figure| Some((figure, figure.spread.as_ref()?))) {
        let strongest = spread.influences.iter().take(INFLUENCES).map(|influence| {
            let share = influence
                .total_index
                .map_or_else(String::new, |[share, _]| format!(" {:.0} %", 100.0 * share));
            format!("{}{share}", plain(&influence.input))
        });
        let strongest: Vec<String> = strongest.collect();
        if !strongest.is_empty() {
            writeln!(out, "  {} hangs on {}", figure.name, strongest.join(", "))?;
        }
        if spread.failed > 0 {
            writeln!(out, "  no answer in {} of {} samples", spread.failed, spread.samples + spread.failed)?;
        }
    }
    for warning in &f.warnings {
        writeln!(out, "  warning {}: {}", warning.code, plain(&warning.message))?;
    }
    Ok(())
}

fn write_figure(figure: &FigureOutcome, out: &mut String) -> Written {
    let shown = Shown::of(&figure.unit);
    let name = format!("{}{}", figure.name, shown.unit());
    let value = figure.value.map_or_else(|| "-".to_owned(), |value| shown.text(value));
    match &figure.spread {
        None if figure.value.is_none() => Ok(()),
        None => writeln!(out, "  {name:NAME$}{value:>13}"),
        Some(s) => writeln!(
            out,
            "  {name:NAME$}{value:>13}{:>13}   {} to {}",
            shown.text(s.median),
            shown.text(s.low),
            shown.text(s.high)
        ),
    }
}
