//! Pieces of evidence, ready to be held against a run.

mod crush;
mod deformation;
mod impact;
mod piece;
mod place;
mod reading;
mod recorder;
mod sigma;

pub use piece::{Component, Piece};

pub(super) use reading::read;

use super::Motion;
use crush::CrushEes;
use impact::{DeltaV, Ees, Pdof};
use place::{MarkInTime, MarkPoint, PlaceInTime, RestPose, SpeedInTime, Stamp};
use recorder::RecorderTrace;

/// What a piece of evidence is about: how a run shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    Rest(RestPose),
    Mark(MarkPoint),
    MarkInTime(MarkInTime),
    Place(PlaceInTime),
    Speed(SpeedInTime),
    Stamp(Stamp),
    Ees(Ees),
    Crush(CrushEes),
    Pdof(Pdof),
    DeltaV(DeltaV),
    Recorder(RecorderTrace),
}

impl Target {
    /// Whether it looks at the way of a wheel of its vehicle.
    fn reads_wheel(&self, wheel: &str) -> bool {
        match self {
            Self::Mark(mark) => mark.wheel.as_ref().is_none_or(|own| own == wheel),
            Self::MarkInTime(mark) => mark.wheel.as_ref().is_some_and(|own| own == wheel),
            _ => false,
        }
    }

    /// Why a run may not show it.
    fn unseen(&self, subject: &str) -> String {
        let impact = |number: u32| match number {
            1 => format!("{subject} strikes nothing"),
            _ => format!("{subject} has no impact {number}"),
        };
        match self {
            Self::Rest(_) => format!("{subject} still moves when the run ends"),
            Self::Stamp(Stamp::Rest) => format!("{subject} does not come to rest"),
            Self::Mark(_) => format!("{subject} leaves no way"),
            Self::MarkInTime(_) | Self::Place(_) | Self::Speed(_) => {
                "the run does not reach its time".to_owned()
            }
            Self::Stamp(Stamp::Contact) | Self::Crush(_) => impact(1),
            Self::Ees(Ees { impact: number })
            | Self::Pdof(Pdof { impact: number })
            | Self::DeltaV(DeltaV { impact: number, .. }) => impact(*number),
            Self::Recorder(trace) if trace.trigger.is_none() => {
                format!("{}, or the run does not reach its times", impact(1))
            }
            Self::Recorder(_) => "the run does not reach its times".to_owned(),
        }
    }

    /// Writes what a run shows in place of what was observed; none if it does not show it at all.
    fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        match self {
            Self::Rest(target) => target.predict(subject, motion, out),
            Self::Mark(target) => target.predict(subject, motion, out),
            Self::MarkInTime(target) => target.predict(subject, motion, out),
            Self::Place(target) => target.predict(subject, motion, out),
            Self::Speed(target) => target.predict(subject, motion, out),
            Self::Stamp(target) => target.predict(subject, motion, out),
            Self::Ees(target) => target.predict(subject, motion, out),
            Self::Crush(target) => target.predict(subject, motion, out),
            Self::Pdof(target) => target.predict(subject, motion, out),
            Self::DeltaV(target) => target.predict(subject, motion, out),
            Self::Recorder(target) => target.predict(subject, motion, out),
        }
    }
}

/// Writes the values of an array to the front of a slice.
fn put<const N: usize>(out: &mut [f64], values: [f64; N]) -> Option<()> {
    out.get_mut(..N)?.copy_from_slice(&values);
    Some(())
}
