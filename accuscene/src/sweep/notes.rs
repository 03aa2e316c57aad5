use super::part::Meeting;
use super::{OutputOutcome, Sweep};
use crate::note::Note;
use accuscene_core::arith::Real;
use accuscene_physics::uncertainty::UncertaintyWarning;

/// Code of a scene that has no run as it is written.
const NO_NOMINAL: u32 = 5032;
/// Code of an impact that is not one between the same two in every sample.
const MIXED_IMPACT: u32 = 5033;

/// What a reader of the outcome should know.
pub(super) fn notes(sweep: &Sweep, outputs: &[OutputOutcome], failed: u64, impacts: &[Meeting]) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Err((code, message)) = &sweep.nominal {
        let message = format!("the scene as it is written has no run, for error {code}: {message}");
        notes.push(Note::new(NO_NOMINAL, message));
    }
    if failed > 0 {
        let warning = UncertaintyWarning::Failed { failed, samples: sweep.samples() };
        notes.push(Note::new(warning.code(), warning));
    }
    for group in impacts.chunk_by(|one, other| one.impact == other.impact).filter(|group| group.len() > 1) {
        let each = group
            .iter()
            .map(|meeting| format!("{} and {} in {}", meeting.bodies[0], meeting.bodies[1], meeting.samples));
        let message = format!(
            "impact {} is not one between the same two in every sample: {}; its figures mix them",
            group[0].impact,
            each.collect::<Vec<String>>().join(", ")
        );
        notes.push(Note::new(MIXED_IMPACT, message));
    }
    notes.extend(unsettled(outputs));
    notes
}

/// One note for all outputs whose interval is known too badly.
fn unsettled(outputs: &[OutputOutcome]) -> Option<Note> {
    let most = UncertaintyWarning::MOST_UNSETTLED;
    let (mut names, mut widest) = (Vec::new(), 0.0);
    for output in outputs {
        let Some(spread) = &output.spread else { continue };
        let [_, low, high] = spread.errors;
        let width = spread.high - spread.low;
        let share = match (low, high) {
            (Some(low), Some(high)) if width > 0.0 => Real::min(Real::max(low, high) / width, 1.0),
            (Some(_), Some(_)) => 0.0,
            _ => 1.0,
        };
        if share > most {
            names.push(output.address.as_str());
            widest = Real::max(widest, share);
        }
    }
    let shown = names.len().min(MOST_NAMES);
    let more = match names.len() - shown {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let warning = UncertaintyWarning::Unsettled { share: widest };
    (shown > 0).then(|| Note::new(warning.code(), format!("{warning} ({}{more})", names[..shown].join(", "))))
}

/// Outputs that a note names at the most.
const MOST_NAMES: usize = 6;
