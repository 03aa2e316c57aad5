use super::{PortError, PortErrorKind, PortResult};
use crate::event::Event;
use crate::table::{Column, Recording};

/// Takes tables while they grow.
///
/// A sink has one owner, so it need not be `Sync`.
pub trait RecordSink: Send {
    /// Declares a table, before its first chunk.
    ///
    /// # Errors
    /// `Conflict` if a table of this name was declared already.
    fn table(&mut self, name: &str, columns: &[Column]) -> PortResult<TableHandle>;

    /// Adds rows to a table: one slice for each of its columns, all of one length.
    ///
    /// # Errors
    /// `NotFound` for a table that was not declared; `Unsupported` for another number of columns or unequal lengths;
    /// nothing is added then. `Full` if there is no room.
    fn chunk(&mut self, table: TableHandle, columns: &[&[f64]]) -> PortResult<()>;

    /// Adds an event.
    ///
    /// # Errors
    /// `Full` if there is no room.
    fn event(&mut self, event: &Event) -> PortResult<()>;

    /// Completes the recording. A sink that is dropped instead keeps nothing that passes for a complete recording.
    ///
    /// # Errors
    /// What the back end reports; the recording is not complete then.
    fn finish(self: Box<Self>) -> PortResult<RecordSummary>;
}

/// A table of a [`RecordSink`], by the number of its declaration from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableHandle(pub usize);

/// What a [`RecordSink`] took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordSummary {
    /// Number of tables.
    pub tables: u64,
    /// Number of rows, all tables together.
    pub rows: u64,
    /// Number of events.
    pub events: u64,
}

/// Sends a recording to a sink: each table with its chunks, then the events.
///
/// # Errors
/// What the sink reports, and `Corrupt` if it counted other than was sent.
pub fn record(recording: &Recording, mut sink: Box<dyn RecordSink + '_>) -> PortResult<RecordSummary> {
    let mut sent = RecordSummary::default();
    for table in &recording.tables {
        let handle = sink.table(table.name(), table.columns())?;
        sent.tables += 1;
        for chunk in table.chunks() {
            sink.chunk(handle, &chunk.columns().collect::<Vec<_>>())?;
            sent.rows += chunk.rows() as u64;
        }
    }
    for event in &recording.events {
        sink.event(event)?;
        sent.events += 1;
    }
    let kept = sink.finish()?;
    if kept == sent {
        return Ok(kept);
    }
    Err(PortError::new(PortErrorKind::Corrupt, format!("{sent:?} was sent, the sink counted {kept:?}")))
}
