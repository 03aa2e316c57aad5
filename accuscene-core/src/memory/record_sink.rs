use super::Guarded;
use crate::event::Event;
use crate::port::{PortError, PortErrorKind, PortResult, RecordSink, RecordSummary, TableHandle};
use crate::table::{Column, Recording, Table};
use std::sync::Arc;

/// Makes a [`Recording`] of what it takes.
#[derive(Debug)]
pub struct MemoryRecordSink {
    recording: Recording,
    row: Vec<f64>,
    target: Recorded,
}

/// Where the recording of a [`MemoryRecordSink`] is found once it is complete.
#[derive(Clone, Debug, Default)]
pub struct Recorded(Arc<Guarded<Option<Recording>>>);

impl Recorded {
    /// Takes the recording; `None` before the sink is finished and after it was taken.
    #[must_use]
    pub fn take(&self) -> Option<Recording> {
        self.0.lock().take()
    }
}

impl MemoryRecordSink {
    /// A sink, and where to find what it took.
    #[must_use]
    pub fn new() -> (Self, Recorded) {
        let target = Recorded::default();
        (Self { recording: Recording::default(), row: Vec::new(), target: target.clone() }, target)
    }
}

impl RecordSink for MemoryRecordSink {
    fn table(&mut self, name: &str, columns: &[Column]) -> PortResult<TableHandle> {
        if self.recording.table(name).is_some() {
            return Err(PortError::new(
                PortErrorKind::Conflict,
                format!("table {name} was declared already"),
            ));
        }
        self.recording.tables.push(Table::new(name, columns.to_vec()));
        Ok(TableHandle(self.recording.tables.len() - 1))
    }

    fn chunk(&mut self, table: TableHandle, columns: &[&[f64]]) -> PortResult<()> {
        let Some(table) = self.recording.tables.get_mut(table.0) else {
            return Err(PortError::new(PortErrorKind::NotFound, format!("there is no table {}", table.0)));
        };
        let rows = columns.first().map_or(0, |column| column.len());
        if columns.len() != table.columns().len() || columns.iter().any(|column| column.len() != rows) {
            let message = format!("a chunk of table {} is no rectangle of its columns", table.name());
            return Err(PortError::new(PortErrorKind::Unsupported, message));
        }
        for row in 0..rows {
            self.row.clear();
            self.row.extend(columns.iter().map(|column| column[row]));
            table.push(&self.row);
        }
        Ok(())
    }

    fn event(&mut self, event: &Event) -> PortResult<()> {
        self.recording.events.push(event.clone());
        Ok(())
    }

    fn finish(self: Box<Self>) -> PortResult<RecordSummary> {
        let summary = RecordSummary {
            tables: self.recording.tables.len() as u64,
            rows: self.recording.tables.iter().map(|table| table.rows() as u64).sum(),
            events: self.recording.events.len() as u64,
        };
        *self.target.0.lock() = Some(self.recording);
        Ok(summary)
    }
}
