//! Points of a live session to come back to.

use engine::DriverInput;

use crate::error::acs_error;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::live::{LiveObject, acs_live};
use crate::pointer::Out;
use crate::status::acs_status;

/// Id of a point of a session to come back to; the caller owns it and frees it with `acs_snapshot_free`.
pub type acs_snapshot = u64;

/// A point of a session.
#[derive(Debug)]
pub(crate) struct SnapshotObject {
    point: engine::Snapshot,
    controls: Vec<DriverInput>,
}

impl Object for SnapshotObject {
    const KIND: Kind = Kind::Snapshot;
}

/// Makes a point to come back to: state, recording and log.
///
/// Ownership: the caller frees it with `acs_snapshot_free`. Threads: any, in turns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_snapshot(
    live: acs_live,
    snapshot: *mut acs_snapshot,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `snapshot` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(snapshot, "snapshot") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let session = object.lock();
        let point = session.live.live().snapshot();
        out.set(handle::insert(SnapshotObject { point, controls: session.controls.clone() })?);
        Ok(())
    })
}

/// Goes back to a snapshot of the same session; inputs that came after it are forgotten.
///
/// Threads: any, in turns.
///
/// \return a number of the physics family when the snapshot is of another session
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_restore(
    live: acs_live,
    snapshot: acs_snapshot,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        let snapshot = handle::lease::<SnapshotObject>(snapshot)?;
        let object = handle::lease::<LiveObject>(live)?;
        let mut session = object.lock();
        session.live.live_mut().restore(&snapshot.point)?;
        session.controls.clone_from(&snapshot.controls);
        Ok(())
    })
}

/// Frees a snapshot. Zero is allowed. Threads: any.
#[unsafe(no_mangle)]
pub extern "C" fn acs_snapshot_free(snapshot: acs_snapshot) -> acs_status {
    guard(std::ptr::null_mut(), || handle::remove::<SnapshotObject>(snapshot))
}
