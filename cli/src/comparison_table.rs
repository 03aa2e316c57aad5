use crate::summary::plain;
use accuscene::Comparison;
use accuscene::compare::{Figure, FigureName, ImpactComparison, Spread};
use accuscene_core::scene::ImpactModel;
use std::fmt::{Result as Written, Write};

/// Columns of a terminal that the table fits with all models.
const WIDTH: usize = 80;
/// Width of the names of figures.
const NAME: usize = 20;
/// Width of a value.
const VALUE: usize = 8;

/// The figures under each model side by side, and how far they are apart.
pub(crate) fn table(comparison: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(comparison, &mut out);
    out
}

fn write_table(c: &Comparison, out: &mut String) -> Written {
    writeln!(out, "{}", plain(c.echo.case.title.as_deref().unwrap_or("scene")))?;
    writeln!(out, "  scene {}\n  physics revision {}", c.scene_hash, c.engine.physics_revision)?;
    for ran in &c.models {
        let own = if ran.model == c.scene_model { ", the scene's own" } else { "" };
        writeln!(out, "  {:8} {}{own}", short(ran.model), ran.model.name())?;
    }
    for refused in &c.refused {
        let reason = format!("{}: not applicable: {}", refused.model.name(), plain(&refused.reason));
        wrap(out, &format!("  {:8} ", "-"), &reason)?;
    }
    for pair in &c.overridden {
        let [first, second] = [plain(&pair.between[0]), plain(&pair.between[1])];
        let text = format!(
            "the scene asks for {} between {first} and {second}; each model takes its place",
            pair.model.name()
        );
        wrap(out, "  ", &text)?;
    }
    for (index, impact) in c.impacts.iter().enumerate() {
        write_impact(c, index, impact, out)?;
    }
    if c.impacts.is_empty() {
        writeln!(out, "\nno impact under any model")?;
    }
    write_vehicles(c, out)?;
    match c.widest_delta_v() {
        Some((impact, figure, spread)) => {
            let text = format!(
                "widest delta-V: {} of {} in the impact of {} and {}, {:.2} to {:.2} m/s",
                share(spread.relative.unwrap_or_default()),
                plain(figure.body.as_deref().unwrap_or_default()),
                plain(&impact.bodies[0]),
                plain(&impact.bodies[1]),
                spread.lowest,
                spread.highest
            );
            writeln!(out)?;
            wrap(out, "", &text)
        }
        None => Ok(()),
    }
}

fn write_impact(c: &Comparison, index: usize, impact: &ImpactComparison, out: &mut String) -> Written {
    let [first, second] = [plain(&impact.bodies[0]), plain(&impact.bodies[1])];
    let again =
        if impact.occurrence > 1 { format!(", contact {}", impact.occurrence) } else { String::new() };
    writeln!(out, "\nimpact {}: {first} / {second}{again}", index + 1)?;
    head(c, out)?;
    for figure in impact.figures.iter().filter(|f| f.body.is_none()) {
        row(out, figure)?;
    }
    for body in &impact.bodies {
        let own: Vec<&Figure> = impact.figures.iter().filter(|f| f.body.as_ref() == Some(body)).collect();
        if !own.is_empty() {
            writeln!(out, "  {}", plain(body))?;
        }
        for figure in own {
            row(out, figure)?;
        }
    }
    if !impact.missing_under.is_empty() {
        let names: Vec<&str> = impact.missing_under.iter().map(|model| model.name()).collect();
        wrap(out, "  ", &format!("does not occur under {}", names.join(", ")))?;
    }
    Ok(())
}

fn write_vehicles(c: &Comparison, out: &mut String) -> Written {
    writeln!(out, "\nend of the run")?;
    head(c, out)?;
    for vehicle in &c.vehicles {
        let state = match (vehicle.at_rest.iter().all(|rests| *rests), vehicle.at_rest.contains(&true)) {
            (true, _) => "rests",
            (false, true) => "rests under some models only",
            (false, false) => "not at rest",
        };
        writeln!(out, "  {}: {state}, ends within {:.2} m", plain(&vehicle.id), vehicle.end_distance)?;
        let wanted = [FigureName::EndX, FigureName::EndY, FigureName::EndHeading, FigureName::RestTime];
        for figure in vehicle.figures.iter().filter(|f| wanted.contains(&f.figure)) {
            row(out, figure)?;
        }
    }
    Ok(())
}

fn head(c: &Comparison, out: &mut String) -> Written {
    write!(out, "  {:NAME$}", "")?;
    for ran in &c.models {
        write!(out, "{:>VALUE$}", short(ran.model))?;
    }
    writeln!(out, "{:>10}", if c.models.len() > 1 { "+/-" } else { "" })
}

/// A figure under each model; what no model gives has no line.
fn row(out: &mut String, figure: &Figure) -> Written {
    let Some(spread) = &figure.spread else { return Ok(()) };
    let (name, factor, digits) = manner(figure.figure);
    write!(out, "    {name:0$}", NAME - 2)?;
    for value in &figure.values {
        // Shown to one decimal, a direction just left of the front would be 360.0.
        let around = figure.figure == FigureName::PdofDeg && value.is_some_and(|value| value >= 359.95);
        let value = value.map(|value| if around { value - 360.0 } else { value });
        let text = value.map_or_else(|| "-".to_owned(), |value| number(value * factor, digits));
        write!(out, "{text:>VALUE$}")?;
    }
    writeln!(out, "{:>10}", apart(spread, factor, digits))
}

/// Half of the range: relative where that means something, else in the unit of the row.
fn apart(spread: &Spread, factor: f64, digits: usize) -> String {
    match (spread.count, spread.relative) {
        (1, _) => String::new(),
        (_, Some(relative)) => share(relative),
        (_, None) => number(spread.half_range * factor, digits),
    }
}

fn share(relative: f64) -> String {
    format!("{:.1} %", 100.0 * relative)
}

/// A number without the sign of a zero.
fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

/// Name with unit, factor from SI, decimals.
fn manner(figure: FigureName) -> (&'static str, f64, usize) {
    const DEG: f64 = 180.0 / std::f64::consts::PI;
    match figure {
        FigureName::Time => ("time, s", 1.0, 3),
        FigureName::ClosingSpeed => ("closing speed, m/s", 1.0, 2),
        FigureName::EnergyLoss => ("energy lost, kJ", 1e-3, 1),
        FigureName::ContactDuration => ("duration, s", 1.0, 3),
        FigureName::DeltaV => ("delta-V, m/s", 1.0, 2),
        FigureName::DeltaVForward => ("  forward, m/s", 1.0, 2),
        FigureName::DeltaVLeft => ("  left, m/s", 1.0, 2),
        FigureName::PdofDeg => ("PDOF, deg", 1.0, 1),
        FigureName::DeltaYawRate => ("yaw rate, deg/s", DEG, 1),
        FigureName::Ees => ("EES, m/s", 1.0, 2),
        FigureName::EndX => ("x, m", 1.0, 2),
        FigureName::EndY => ("y, m", 1.0, 2),
        FigureName::EndHeading => ("heading, deg", DEG, 1),
        FigureName::RestTime => ("at rest at, s", 1.0, 2),
        other => (other.name(), 1.0, 2),
    }
}

/// A model's name over a column.
fn short(model: ImpactModel) -> &'static str {
    match model {
        ImpactModel::KudlichSlibar3d => "K-S 3D",
        ImpactModel::KudlichSlibar2d => "K-S 2D",
        ImpactModel::BrachPlanar => "Brach",
        ImpactModel::RouthStronge => "R-S 3D",
        ImpactModel::RouthStronge2d => "R-S 2D",
        ImpactModel::CrushForce => "Crush",
    }
}

/// Words on lines of at most [`WIDTH`] columns; further lines stand under the first word.
fn wrap(out: &mut String, first: &str, text: &str) -> Written {
    let indent = " ".repeat(first.chars().count());
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ') {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(out, "{line}")?;
            line.clone_from(&indent);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    writeln!(out, "{line}")
}
