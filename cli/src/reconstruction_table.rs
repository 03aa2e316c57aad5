use crate::shown::Shown;
use crate::summary::plain;
use accuscene::ReconstructionOutcome;
use accuscene::inverse::InverseWarning;
use accuscene::reconstruct::{EvidenceFit, Explanation};
use accuscene_core::arith::Real;
use std::fmt::{Result as Written, Write};

/// Width of the names.
const NAME: usize = 36;
/// Standard deviations that a full bar stands for, and its characters.
const BAR: (f64, usize) = (4.0, 12);

/// What is known of the unknowns, every explanation, the evidence and the figures of the motion.
pub(crate) fn table(outcome: &ReconstructionOutcome) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(outcome, &mut out);
    out
}

fn write_table(o: &ReconstructionOutcome, out: &mut String) -> Written {
    let title = o.echo.case.title.as_deref().unwrap_or("reconstruction");
    writeln!(out, "{}", plain(title))?;
    writeln!(out, "  scene {}", o.scene_hash)?;
    let fit = &o.fit;
    writeln!(
        out,
        "  {} runs, {} without what was observed; samples worth {:.0} independent ones; seed {}",
        fit.runs, fit.failed, fit.effective, o.options.seed
    )?;
    write_unknowns(o, out)?;
    write_explanations(o, out)?;
    write_figures(o, out)?;
    writeln!(out, "\nevidence at the best fit{:>29}{:>13}{:>10}", "observed", "shown", "residual")?;
    for piece in &o.evidence {
        write_evidence(piece, out)?;
    }
    writeln!(
        out,
        "  chi-squared {:.1} with the priors, of {} values; probability {}",
        fit.chi2,
        fit.components,
        if fit.probability < 0.001 { "below 0.001".to_owned() } else { format!("{:.3}", fit.probability) }
    )?;
    if fit.widened > 1.0 {
        writeln!(
            out,
            "  no fit that was found explains the evidence: its deviations are taken {:.1} times as wide",
            fit.widened
        )?;
    }
    for warning in &o.warnings {
        writeln!(out, "\nwarning {}: {}", warning.code, plain(&warning.message))?;
    }
    for warning in o.explanations.first().map_or(&[][..], |best| &best.warnings) {
        let (subject, message) = (plain(&warning.subject), plain(&warning.message));
        writeln!(out, "\nwarning {} at the best fit, {subject}: {message}", warning.code)?;
    }
    Ok(())
}

fn level(o: &ReconstructionOutcome) -> String {
    let text = format!("{:.1}", 100.0 * o.options.level);
    text.trim_end_matches(".0").to_owned()
}

fn write_unknowns(o: &ReconstructionOutcome, out: &mut String) -> Written {
    let head = format!("{} % interval", level(o));
    writeln!(out, "\n{:NAME$}  {:>12}   {head:<20}believed before", "unknowns", "median")?;
    for unknown in &o.unknowns {
        let shown = Shown::of(&unknown.unit);
        let name = format!("{}{}", plain(&unknown.name), shown.unit());
        let interval = format!("{} to {}", shown.text(unknown.low), shown.text(unknown.high));
        let before = match unknown.prior.shape.as_str() {
            "uniform" => {
                format!("{} to {}", shown.text(unknown.bounds[0]), shown.text(unknown.bounds[1]))
            }
            shape => {
                let (mean, sd) = (unknown.prior.mean, unknown.prior.standard_deviation);
                format!("{} +- {} ({shape})", shown.text(mean), shown.text(sd))
            }
        };
        writeln!(out, "  {name:NAME$}{:>12}   {interval:<19} {before}", shown.text(unknown.median))?;
    }
    Ok(())
}

fn write_explanations(o: &ReconstructionOutcome, out: &mut String) -> Written {
    let count = o.explanations.len();
    if count < 2 {
        return writeln!(out, "\none explanation was found");
    }
    writeln!(out, "\n{count} explanations fit")?;
    for (index, explanation) in o.explanations.iter().enumerate() {
        let Explanation { weight, misfit, .. } = explanation;
        writeln!(out, "  {}: {:.0} % of the probability, misfit {misfit:.1}", index + 1, 100.0 * weight)?;
        for (unknown, value) in o.unknowns.iter().zip(&explanation.values) {
            let shown = Shown::of(&unknown.unit);
            let name = format!("{}{}", plain(&unknown.name), shown.unit());
            writeln!(out, "     {name:NAME$}{:>9}", shown.text(*value))?;
        }
    }
    Ok(())
}

fn write_figures(o: &ReconstructionOutcome, out: &mut String) -> Written {
    if o.figures.is_empty() {
        return Ok(());
    }
    let head = format!("{} % interval", level(o));
    writeln!(out, "\n{:NAME$}  {:>12}   {head:<20}best fit", "figures of the motion", "median")?;
    for figure in &o.figures {
        let shown = Shown::of(&figure.unit);
        let name = format!("{} {}{}", plain(&figure.vehicle), figure.figure.name(), shown.unit());
        let interval = format!("{} to {}", shown.text(figure.low), shown.text(figure.high));
        let best = figure.best.map_or_else(|| "-".to_owned(), |best| shown.text(best));
        write!(out, "  {name:NAME$}{:>12}   {interval:<19} {best}", shown.text(figure.median))?;
        match figure.without {
            0 => writeln!(out)?,
            without => writeln!(out, "   ({without} draws without)")?,
        }
    }
    Ok(())
}

fn write_evidence(piece: &EvidenceFit, out: &mut String) -> Written {
    let flag = if piece.contradicted { "   CONTRADICTED by the rest" } else { "" };
    let apart = if piece.apart > InverseWarning::TIPPING {
        format!("   {:.0} % of close runs go another way", 100.0 * piece.apart)
    } else {
        String::new()
    };
    writeln!(out, "  {} ({}, {}){flag}{apart}", plain(&piece.id), piece.kind, plain(&piece.subject))?;
    for component in &piece.components {
        let shown = Shown::of(&component.unit);
        let name = format!("{}{}", plain(&component.name), shown.unit());
        let predicted = component.predicted.map_or_else(|| "-".to_owned(), |value| shown.text(value));
        let residual = component.residual;
        let scatter = if component.scatter > InverseWarning::SCATTERED {
            format!("  scatters by {}", shown.text(component.scatter * component.sigma))
        } else {
            String::new()
        };
        writeln!(
            out,
            "    {name:NAME$}{:>13}{predicted:>13}{residual:>10.2} {}{scatter}",
            shown.text(component.observed),
            bar(residual)
        )?;
    }
    Ok(())
}

/// A residual as a bar.
fn bar(residual: f64) -> String {
    let (most, characters) = BAR;
    let share = Real::min(residual.abs() / most, 1.0);
    let filled = (share * characters as f64).round() as usize;
    "#".repeat(filled)
}
