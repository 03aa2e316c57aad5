use crate::note::Note;
use accuscene_core::quantity::DimensionEntry;
use accuscene_physics::inverse::{InverseWarning, Solution};
use accuscene_physics::reconstruction::Case;

/// Code of standard deviations that the scene did not give.
const ASSUMED: u32 = 5040;
/// Code of draws that do not run.
const LOST: u32 = 5041;

/// What a reader should know, with the names of the scene.
pub(super) fn notes(case: &Case, solution: &Solution) -> Vec<Note> {
    let mut notes: Vec<Note> = solution
        .warnings
        .iter()
        .map(|warning| Note::new(warning.code(), message(case, solution, warning)))
        .collect();
    let assumed = |piece: &&accuscene_physics::reconstruction::Piece| {
        piece.components.iter().any(|component| component.assumed_sigma)
    };
    let ids: Vec<&str> = case.pieces().iter().filter(assumed).map(|piece| piece.id.as_str()).collect();
    if !ids.is_empty() {
        let message = format!("no standard deviation given, the usual one assumed: {}", ids.join(", "));
        notes.push(Note::new(ASSUMED, message));
    }
    notes
}

/// Draws of which no run came.
pub(super) fn lost(count: usize, all: usize) -> Note {
    Note::new(LOST, format!("{count} of {all} drawn runs could not be made; figures are without them"))
}

fn message(case: &Case, solution: &Solution, warning: &InverseWarning) -> String {
    let name = |unknown: usize| case.unknowns().get(unknown).map_or("", |unknown| unknown.name.as_str());
    match warning {
        InverseWarning::Undetermined { direction, ratio } => {
            let direction = solution.directions.get(*direction);
            let along =
                direction.map_or_else(String::new, |direction| combination(case, &direction.components));
            let left = 100.0 * ratio;
            format!("the evidence leaves {left:.0} % of what was believed along {along}: priors decide there")
        }
        InverseWarning::AtBound { unknown, bound, share } => {
            let entry = case.unknowns().get(*unknown).map(|unknown| unknown.dimension);
            let bound = entry.map_or_else(|| bound.to_string(), |entry| shown(*bound, entry));
            let (name, share) = (name(*unknown), 100.0 * share);
            format!("{share:.0} % of the probability of {name} lie at its bound {bound}: the bound decides")
        }
        InverseWarning::Contradiction { item, probability } => {
            let piece = item.and_then(|item| case.pieces().get(item));
            let who = match piece {
                Some(piece) => format!("{} contradicts the rest most", piece.id),
                None => "evidence, its deviations, model or priors contradict each other".to_owned(),
            };
            format!("so large a misfit has the probability {probability:.1e}: {who}")
        }
        other => other.to_string(),
    }
}

/// The unknowns that make up a direction, the largest share first; small shares are left out.
fn combination(case: &Case, components: &[f64]) -> String {
    const SMALL: f64 = 0.25;
    let mut parts: Vec<(f64, &str)> = components
        .iter()
        .zip(case.unknowns())
        .filter(|(share, _)| share.abs() >= SMALL)
        .map(|(share, unknown)| (*share, unknown.name.as_str()))
        .collect();
    parts.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let first = parts.first().map_or(1.0, |(share, _)| *share);
    let mut text = String::new();
    for (index, (share, name)) in parts.iter().enumerate() {
        match (index, share * first > 0.0) {
            (0, _) => {}
            (_, true) => text.push_str(" with "),
            (_, false) => text.push_str(" against "),
        }
        text.push_str(name);
    }
    text
}

fn shown(value: f64, entry: &DimensionEntry) -> String {
    let rounded: f64 = format!("{value:.6}").parse().unwrap_or(value);
    if entry.si == "1" { rounded.to_string() } else { format!("{rounded} {}", entry.si) }
}
