use super::PileUpOutcome;
use core::fmt::Write;

/// So many pairs are printed.
const WORST: usize = 10;

/// What became of it, and the pairs that lie deepest against what is allowed.
#[must_use]
pub fn text(outcome: &PileUpOutcome) -> String {
    let mut out = String::new();
    let rest = match outcome.rest {
        Some(t) => format!("all at rest at {t:.2} s"),
        None => format!("not at rest at {:.2} s", outcome.end),
    };
    let over = outcome.lying.iter().filter(|l| !l.holds()).count();
    let end = outcome.lying.iter().map(|l| l.outlines).max_by(f64::total_cmp).unwrap_or(0.0);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{} vehicles, {}: {rest}", outcome.vehicles, outcome.model);
    let _ = writeln!(
        out,
        "impacts {}, pushes {}, books that do not balance {}",
        outcome.impacts, outcome.pushes, outcome.unbalanced
    );
    let _ = writeln!(
        out,
        "outlines ({}) overlap by {:.3} m at most, at the end by {end:.3} m in {} pairs; deeper than allowed: {over}",
        if outcome.model == "crush-force" { "undamaged" } else { "as the crush left them" },
        outcome.greatest,
        outcome.lying.len()
    );
    let _ = writeln!(out, "{:<16}{:>12}{:>10}{:>12}", "pair", "outlines m", "depth m", "allowed m");
    for l in outcome.lying.iter().take(WORST) {
        let pair = format!("{} {}", l.bodies[0], l.bodies[1]);
        let mark = if l.holds() { "" } else { "  OVER" };
        let _ = writeln!(out, "{pair:<16}{:>12.3}{:>10.3}{:>12.3}{mark}", l.outlines, l.depth, l.allowed);
    }
    out
}
