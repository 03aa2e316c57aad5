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
    // What makes the spread of the first figure that has one.
    let main = f.figures.iter().find(|figure| figure.spread.is_some());
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

/// How figures of a unit are shown: what people read rather than SI where the two differ.
struct Shown {
    factor: f64,
    unit: &'static str,
    decimals: Option<usize>,
}

impl Shown {
    fn of(si: &str) -> Self {
        let (factor, unit, decimals) = match si {
            "m/s" => (3.6, "km/h", Some(2)),
            "rad" => (180.0 / std::f64::consts::PI, "deg", Some(2)),
            "rad/s" => (180.0 / std::f64::consts::PI, "deg/s", Some(2)),
            "J" => (1e-3, "kJ", Some(2)),
            "N" => (1e-3, "kN", Some(2)),
            "m" => (1.0, "m", Some(3)),
            "s" => (1.0, "s", Some(3)),
            "m/s2" => (1.0, "m/s2", Some(3)),
            "kg" => (1.0, "kg", Some(1)),
            "N/m" => (1.0, "N/m", None),
            "N/m2" => (1.0, "N/m2", None),
            "m2" => (1.0, "m2", Some(4)),
            _ => (1.0, "", None),
        };
        Self { factor, unit, decimals }
    }

    fn unit(&self) -> String {
        if self.unit.is_empty() { String::new() } else { format!(", {}", self.unit) }
    }

    fn text(&self, value: f64) -> String {
        let value = value * self.factor;
        match self.decimals {
            Some(decimals) => without_zero_sign(format!("{value:.decimals$}")),
            // Six digits that count.
            None if value == 0.0 || (1e-3..1e6).contains(&value.abs()) => {
                let (mut decimals, mut least) = (5, 10.0);
                while decimals > 0 && value.abs() >= least {
                    (decimals, least) = (decimals - 1, 10.0 * least);
                }
                without_zero_sign(format!("{value:.decimals$}"))
            }
            None => format!("{value:.5e}"),
        }
    }
}

/// A number without the sign of a zero.
fn without_zero_sign(text: String) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}
