use crate::Trace;
use accuscene_core::table::Recording;
use accuscene_physics::simulation::Run;

/// Everything that a run gave.
///
/// Events and warnings go in as the text of their values, whose numbers are written with as many digits as tell them
/// apart from all others.
pub(crate) fn run(trace: &mut Trace<'_>, run: &Run) {
    recording(trace, &run.recording);
    trace.number(run.end, || "end".to_owned());
    trace.text("stop", &format!("{:?}", run.stop));
    trace.count(run.warnings.len());
    for warning in &run.warnings {
        trace.text("warning", &format!("{warning:?}"));
    }
    trace.text("models", &format!("{:?}", run.models));
    trace.text("approaches", &format!("{:?}", run.approaches));
}

/// Tables column by column, and events.
pub(crate) fn recording(trace: &mut Trace<'_>, recording: &Recording) {
    trace.count(recording.tables().len());
    for table in recording.tables() {
        trace.text("table", table.name());
        trace.count(table.rows());
        trace.count(table.columns().len());
        for (k, column) in table.columns().iter().enumerate() {
            trace.text("column", &column.name);
            trace.text("unit", &column.unit);
            trace.text("frame", &column.frame);
            for (row, value) in table.column(k).flatten().enumerate() {
                trace.number(*value, || format!("{}.{}[{row}]", table.name(), column.name));
            }
        }
    }
    trace.count(recording.events.len());
    for event in &recording.events {
        trace.text("event", &format!("{event:?}"));
    }
}
