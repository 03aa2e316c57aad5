use crate::arguments::{SimulateArguments, TableFormat};
use crate::backdrop;
use crate::failure::Failure;
use crate::input;
use crate::output::{prepare, print, write};
use crate::progress::Progress;
use crate::summary::summary;
use accuscene::report::ReportOptions;
use accuscene::{EngineError, Outcome, SimulateOptions, export, report};
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// Simulates a scene, writes what was asked for and prints a summary.
pub(crate) fn run(a: &SimulateArguments) -> Result<(), Failure> {
    let scene = input::scene(&a.scene)?;
    // Before the work: a place that cannot be written to is known at once.
    prepare(&a.scene, a.out.as_deref(), &["result.json"], a.report.as_deref())?;
    let mut progress = Progress::new(a.progress);
    let outcome = accuscene::simulate(&scene, &SimulateOptions::default(), &mut |p| {
        progress.at(p.time, p.end);
        ControlFlow::Continue(())
    });
    progress.finish();
    let outcome = outcome.map_err(|e| Failure::engine(&a.scene, e))?;
    if let Some(dir) = &a.out {
        write_tables(&outcome, dir, a.format)?;
    }
    if let Some(file) = &a.report {
        let mut options = ReportOptions::default();
        options.backdrop = backdrop::read(&scene, &a.scene)?;
        let html = report::html(&outcome, &options);
        write(file, &html)?;
    }
    print(&summary(&outcome))
}

fn write_tables(outcome: &Outcome, dir: &Path, format: TableFormat) -> Result<(), Failure> {
    fs::create_dir_all(dir).map_err(|e| Failure::file(dir, e))?;
    let result = export::json(outcome).map_err(Failure::Engine)?;
    write(&dir.join("result.json"), &result)?;
    let mut taken = BTreeSet::new();
    for table in outcome.recording.tables() {
        let mut name = export::file_name(table.name());
        // Some file systems do not tell capitals from small letters.
        while !taken.insert(name.to_lowercase()) {
            name.push('~');
        }
        match format {
            TableFormat::Csv => write(&dir.join(format!("{name}.csv")), &export::csv(table))?,
            TableFormat::Json => {
                let text = serde_json::to_string(table)
                    .map_err(|source| Failure::Engine(EngineError::Encode { source }))?;
                write(&dir.join(format!("{name}.json")), &text)?;
            }
        }
    }
    Ok(())
}
