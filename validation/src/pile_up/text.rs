use super::PileUpOutcome;
use accuscene_core::arith::Real;
use core::fmt::Write;

/// So many pairs are printed.
const WORST: usize = 10;

/// What became of it, and the pairs that lie deepest against what is allowed.
#[must_use]
pub fn text(outcome: &PileUpOutcome) -> String {
    let mut out = String::new();
    let rest = match outcome.rest {
        Some(t) => format!("all at rest at {t:.2} s"),
        None => {
            let who = outcome.moving.iter().take(WORST).map(|(id, speed)| format!("{id} at {speed:.4} m/s"));
            let who: Vec<String> = who.collect();
            format!(
                "not at rest at {:.2} s, {} still move: {}",
                outcome.end,
                outcome.moving.len(),
                who.join(", ")
            )
        }
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
    let beyond: Vec<f64> =
        outcome.lying.iter().filter_map(|l| l.surfaces).map(|[d, known]| d - known).collect();
    if !beyond.is_empty() {
        let (over, worst) =
            (beyond.iter().filter(|d| **d > 0.0).count(), beyond.iter().copied().fold(0.0, Real::max));
        let _ = writeln!(
            out,
            "crushed surfaces deeper in each other than they are known to: {over}, by {worst:.3} m at most"
        );
    }
    let _ = writeln!(
        out,
        "{:<16}{:>12}{:>12}{:>12}{:>10}",
        "pair", "outlines m", "allowed m", "surfaces m", "known m"
    );
    for l in outcome.lying.iter().take(WORST) {
        let pair = format!("{} {}", l.bodies[0], l.bodies[1]);
        let surfaces = l.surfaces.map_or(String::new(), |[d, known]| format!("{d:>12.3}{known:>10.3}"));
        let mark = if l.holds() { "" } else { "  OVER" };
        let _ = writeln!(out, "{pair:<16}{:>12.3}{:>12.3}{surfaces}{mark}", l.outlines, l.allowed);
    }
    out
}
