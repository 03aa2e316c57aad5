//! Runs: the outcome of a simulation.

use std::ptr;
use std::sync::OnceLock;

use accuscene_core::table::Table;
use engine::Outcome;

use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::status::acs_status;

/// Id of a run; the caller owns it and frees it with `acs_run_free`. Immutable: any threads may share it.
pub type acs_run = u64;

/// An outcome that the caller owns.
#[derive(Debug)]
pub(crate) struct RunObject {
    pub(crate) outcome: Outcome,
    /// Columns without gaps, made when first asked for; by table, then column.
    contiguous: Vec<Vec<OnceLock<Box<[f64]>>>>,
}

impl RunObject {
    pub(crate) fn new(outcome: Outcome) -> Self {
        let empty = |table: &Table| table.columns().iter().map(|_| OnceLock::new()).collect();
        let contiguous = outcome.recording.tables.iter().map(empty).collect();
        Self { outcome, contiguous }
    }

    /// The values of a column; both indices must be in range.
    pub(crate) fn column(&self, table: usize, column: usize) -> &[f64] {
        self.contiguous[table][column]
            .get_or_init(|| self.outcome.recording.tables[table].to_contiguous(column).into())
    }
}

impl Object for RunObject {
    const KIND: Kind = Kind::Run;
}

/// Frees a run; all its views end. Zero is allowed.
///
/// Threads: any; calls that use the run at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_run_free(run: acs_run) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<RunObject>(run))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cancel::CancelObject;
    use crate::error::ErrorObject;
    use crate::scene::SceneObject;

    #[test]
    fn objects_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<RunObject>();
        shared::<SceneObject>();
        shared::<CancelObject>();
        shared::<ErrorObject>();
    }
}
