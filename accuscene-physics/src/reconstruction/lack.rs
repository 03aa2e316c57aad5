use super::Piece;
use core::cmp::Reverse;
use core::fmt;
use core::sync::atomic::{AtomicUsize, Ordering};

/// How many runs did not show what was observed, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// With values that make no scene: a car shorter than its wheelbase, say.
    pub scenes: usize,
    /// Of scenes that cannot be run.
    pub runs: usize,
    /// That did not show a piece of evidence, but all before it; pieces that all runs show are left out.
    pub pieces: Vec<Unseen>,
}

/// A piece of evidence that some runs do not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Its id in the scene.
    pub id: String,
    /// Why a run may not show it: `car still moves when the run ends`.
    pub why: String,
    /// Runs that did not show it.
    pub runs: usize,
}

/// Why one run does not show what was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    Scene,
    Run,
    /// The first piece that it does not show.
    Piece(usize),
}

/// Counts lacks of runs from any thread; the counts depend on the runs alone.
pub(super) struct Tally {
    scenes: AtomicUsize,
    runs: AtomicUsize,
    pieces: Vec<AtomicUsize>,
}

impl Tally {
    pub(super) fn new(pieces: usize) -> Self {
        let pieces = (0..pieces).map(|_| AtomicUsize::new(0)).collect();
        Self { scenes: AtomicUsize::new(0), runs: AtomicUsize::new(0), pieces }
    }

    pub(super) fn count(&self, lack: Lack) {
        let counter = match lack {
            Lack::Scene => Some(&self.scenes),
            Lack::Run => Some(&self.runs),
            Lack::Piece(piece) => self.pieces.get(piece),
        };
        if let Some(counter) = counter {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(super) fn lacks(&self, pieces: &[Piece]) -> Lacks {
        let of = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        let unseen = pieces.iter().zip(&self.pieces).map(|(piece, counter)| Unseen {
            id: piece.id.clone(),
            why: piece.unseen(),
            runs: of(counter),
        });
        Lacks {
            scenes: of(&self.scenes),
            runs: of(&self.runs),
            pieces: unseen.filter(|piece| piece.runs > 0).collect(),
        }
    }
}

impl fmt::Display for Lacks {
    /// The most frequent first: `in 40 rest is not seen (car still moves when the run ends), in 2 the scene cannot be run`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |piece: &Unseen| (piece.runs, format!("{} is not seen ({})", piece.id, piece.why));
        let mut all: Vec<(usize, String)> = self.pieces.iter().map(told).collect();
        all.push((self.scenes, "the values make no scene".to_owned()));
        all.push((self.runs, "the scene cannot be run".to_owned()));
        all.retain(|(count, _)| *count > 0);
        all.sort_by_key(|(count, _)| Reverse(*count));
        for (index, (count, what)) in all.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}in {count} {what}")?;
        }
        Ok(())
    }
}
