use crate::note::Note;
use accuscene_core::quantity::DimensionEntry;
use accuscene_physics::inverse::{InverseWarning, Solution};
use accuscene_physics::reconstruction::{Case, Lacks, Reconstruction, SoughtValue};

/// Code of standard deviations that the scene did not give.
const ASSUMED: u32 = 5040;
/// Probability of a misfit below which it is not told by how much.
const RAREST: f64 = 1e-12;
/// Code of draws that do not run.
const LOST: u32 = 5041;

/// A solution, and the names of what was sought and of what it was sought by.
pub(crate) struct Named<'a> {
    pub(crate) unknowns: &'a [SoughtValue],
    pub(crate) items: &'a [&'a str],
    pub(crate) solution: &'a Solution,
    /// Why runs failed, where it is known.
    pub(crate) lacks: Option<&'a Lacks>,
}

impl Named<'_> {
    /// What the solution warns of.
    pub(crate) fn notes(&self) -> Vec<Note> {
        let told = |warning: &InverseWarning| Note::new(warning.code(), self.message(warning));
        self.solution.warnings.iter().map(told).collect()
    }

    fn message(&self, warning: &InverseWarning) -> String {
        let name = |unknown: usize| self.unknowns.get(unknown).map_or("", |unknown| unknown.name.as_str());
        match warning {
            InverseWarning::Undetermined { direction, ratio } => {
                let direction = self.solution.directions.get(*direction);
                let along = direction
                    .map_or_else(String::new, |direction| combination(self.unknowns, &direction.components));
                let left = 100.0 * ratio;
                format!(
                    "the evidence leaves {left:.0} % of what was believed along {along}: priors decide there"
                )
            }
            InverseWarning::AtBound { unknown, bound, share } => {
                let entry = self.unknowns.get(*unknown).map(|unknown| unknown.dimension);
                let bound = entry.map_or_else(|| bound.to_string(), |entry| shown(*bound, entry));
                let (name, share) = (name(*unknown), 100.0 * share);
                format!(
                    "{share:.0} % of the probability of {name} lie at its bound {bound}: the bound decides"
                )
            }
            InverseWarning::Contradiction { item, probability } => {
                let who = match item.and_then(|item| self.items.get(item)) {
                    Some(item) => format!("{item} contradicts the rest most"),
                    None => "evidence, its deviations, model or priors contradict each other".to_owned(),
                };
                let rare = if *probability < RAREST {
                    format!("below {RAREST:.0e}")
                } else {
                    format!("{probability:.1e}")
                };
                format!("so large a misfit has the probability {rare}: {who}")
            }
            InverseWarning::Rough { item, scatter } => {
                let item = self.items.get(*item).copied().unwrap_or_default();
                format!(
                    "runs that hardly differ show {item} {scatter:.1} of its deviations apart: it counts the less for it"
                )
            }
            InverseWarning::Tips { item, share } => {
                let (item, share) = (self.items.get(*item).copied().unwrap_or_default(), 100.0 * share);
                format!(
                    "{share:.0} % of runs that hardly differ from the best fit show {item} far from there: they go another way"
                )
            }
            InverseWarning::ManyFailed { failed, runs } => match self.lacks {
                Some(lacks) => format!(
                    "{failed} of {runs} runs do not show what was observed: {lacks}; such values count as impossible"
                ),
                None => warning.to_string(),
            },
            other => other.to_string(),
        }
    }
}

/// What a reader should know, with the names of the scene.
pub(super) fn notes(case: &Case, found: &Reconstruction) -> Vec<Note> {
    let items: Vec<&str> = case.pieces().iter().map(|piece| piece.id.as_str()).collect();
    let (solution, lacks) = (&found.solution, Some(&found.lacks));
    let mut notes = Named { unknowns: case.unknowns(), items: &items, solution, lacks }.notes();
    let assumed = |piece: &&accuscene_physics::reconstruction::Piece| {
        piece.components.iter().any(|component| component.assumed_sigma)
    };
    let ids: Vec<&str> = case.pieces().iter().filter(assumed).map(|piece| piece.id.as_str()).collect();
    if !ids.is_empty() {
        let message = format!(
            "the usual standard deviation of its kind assumed, in whole or in part: {}",
            ids.join(", ")
        );
        notes.push(Note::new(ASSUMED, message));
    }
    for piece in case.pieces() {
        let own = piece.warnings.iter();
        notes.extend(own.map(|warning| Note::new(warning.code(), format!("{}: {warning}", piece.id))));
    }
    notes
}

/// Draws of which no run came.
pub(super) fn lost(count: usize, all: usize) -> Note {
    Note::new(LOST, format!("{count} of {all} drawn runs could not be made; figures are without them"))
}

/// The unknowns that make up a direction, the largest share first; small shares are left out.
fn combination(unknowns: &[SoughtValue], components: &[f64]) -> String {
    const SMALL: f64 = 0.25;
    let mut parts: Vec<(f64, &str)> = components
        .iter()
        .zip(unknowns)
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
