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
