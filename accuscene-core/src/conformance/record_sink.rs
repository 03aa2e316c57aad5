use super::ConformanceFailure;
use super::clause::{Clause, Verdict, ensure, fault, judge, refuses, same};
use crate::event::Event;
use crate::port::{Capabilities, PortErrorKind, PortResult, RecordSink, RecordSummary, TableHandle, record};
use crate::table::{CHUNK_ROWS, Column, Recording, Table};
use std::cell::RefCell;

/// A sink, and a way to read back what it made.
pub struct RecordFixture {
    /// The sink.
    pub sink: Box<dyn RecordSink>,
    /// Reads the recording; `None` if there is none that is complete.
    pub read: Box<dyn Fn() -> PortResult<Option<Recording>>>,
}

/// A clause takes the sink out, because finishing consumes it.
struct Fixture(RefCell<Option<RecordFixture>>);

/// Tries every clause of [`RecordSink`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn record_sink(make: &dyn Fn() -> RecordFixture) -> Result<(), ConformanceFailure> {
    let make = || Fixture(RefCell::new(Some(make())));
    judge("record sink", &make, |_| Capabilities::new("record sink"), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("round-trip", round_trip),
    Clause::new("bits", bits),
    Clause::new("nothing", nothing),
    Clause::new("interleaved", interleaved),
    Clause::new("refusals", refusals),
    Clause::new("unfinished", unfinished),
];

fn open(fixture: &Fixture) -> Result<RecordFixture, super::clause::Fault> {
    fixture.0.take().ok_or_else(|| fault("the sink was used twice"))
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("t", "s", "", "Time."),
        Column::new("x", "m", "world", "Position, \u{201c}x\u{201d} = 1; 2,3\n4"),
        Column::new("\u{3b1}", "rad", "wheel", ""),
    ]
}

fn table(name: &str, rows: usize) -> Table {
    let mut table = Table::new(name, columns());
    for k in 0..rows {
        let k = k as f64;
        table.push(&[k * 0.01, 1.0 / (k + 3.0), -k]);
    }
    table
}

fn rest(body: &str, time: f64) -> Event {
    Event::Rest { body: body.to_owned(), time, position: [0.1 + 0.2, -1e-300, 5e-324], heading: 1e300 }
}

/// Sends a recording and compares what comes back.
fn comes_back(fixture: &Fixture, sent: &Recording) -> Verdict {
    let RecordFixture { sink, read } = open(fixture)?;
    record(sent, sink)?;
    let found = read()?.ok_or_else(|| fault("a finished recording is missing"))?;
    ensure(found == *sent, "a recording came back changed")
}

fn round_trip(fixture: &Fixture) -> Verdict {
    let sizes = [1, 2, CHUNK_ROWS - 1, CHUNK_ROWS, CHUNK_ROWS + 1, 2 * CHUNK_ROWS + 100];
    let tables = sizes.iter().map(|rows| table(&format!("vehicle.\u{1f697}/{rows}"), *rows)).collect();
    comes_back(fixture, &Recording { tables, events: vec![rest("a", 1.5), rest("</script>", 0.5)] })
}

fn bits(fixture: &Fixture) -> Verdict {
    let mut table = Table::new("odd", columns());
    for value in [0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 5e-324, 0.1 + 0.2] {
        table.push(&[value, -value, 1.0]);
    }
    comes_back(fixture, &Recording { tables: vec![table], events: Vec::new() })
}

fn nothing(fixture: &Fixture) -> Verdict {
    comes_back(fixture, &Recording { tables: vec![table("no rows", 0)], events: Vec::new() })
}

/// Chunks of any length, tables and events in turn.
fn interleaved(fixture: &Fixture) -> Verdict {
    let RecordFixture { mut sink, read } = open(fixture)?;
    let one = [Column::new("t", "s", "", "")];
    let a = sink.table("a", &one)?;
    sink.chunk(a, &[&[1.0, 2.0]])?;
    sink.event(&rest("a", 2.0))?;
    let b = sink.table("b", &one)?;
    sink.chunk(b, &[&[3.0]])?;
    sink.chunk(a, &[&[]])?;
    sink.chunk(a, &[&[4.0, 5.0, 6.0]])?;
    same(sink.finish()?, RecordSummary { tables: 2, rows: 6, events: 1 }, "summary")?;
    let found = read()?.ok_or_else(|| fault("a finished recording is missing"))?;
    let values = |name| found.table(name).and_then(|table| table.column_named("t"));
    same(values("a"), Some(vec![1.0, 2.0, 4.0, 5.0, 6.0]), "rows of the first table")?;
    same(values("b"), Some(vec![3.0]), "rows of the second table")
}

fn refusals(fixture: &Fixture) -> Verdict {
    let RecordFixture { mut sink, read } = open(fixture)?;
    let a = sink.table("a", &columns())?;
    refuses(sink.table("a", &columns()), PortErrorKind::Conflict, "a second table of one name")?;
    let row: [&[f64]; 3] = [&[1.0], &[2.0], &[3.0]];
    refuses(sink.chunk(TableHandle(7), &row), PortErrorKind::NotFound, "a chunk of an unknown table")?;
    refuses(sink.chunk(a, &row[..2]), PortErrorKind::Unsupported, "a chunk with a column too few")?;
    let ragged: [&[f64]; 3] = [&[1.0], &[2.0, 2.5], &[3.0]];
    refuses(sink.chunk(a, &ragged), PortErrorKind::Unsupported, "a ragged chunk")?;
    sink.chunk(a, &row)?;
    same(sink.finish()?, RecordSummary { tables: 1, rows: 1, events: 0 }, "summary after refusals")?;
    let rows = read()?.and_then(|found| found.table("a").map(Table::rows));
    same(rows, Some(1), "rows after refusals")
}

fn unfinished(fixture: &Fixture) -> Verdict {
    let RecordFixture { mut sink, read } = open(fixture)?;
    let a = sink.table("a", &columns())?;
    sink.chunk(a, &[&[1.0], &[2.0], &[3.0]])?;
    drop(sink);
    ensure(!matches!(read(), Ok(Some(_))), "a recording that was not finished passes for a complete one")
}
