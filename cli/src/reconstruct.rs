use crate::arguments::ReconstructArguments;
use crate::backdrop;
use crate::failure::Failure;
use crate::input;
use crate::output::{prepare, print, write};
use crate::progress::Progress;
use crate::reconstruction_table::table;
use accuscene::report::ReportOptions;
use accuscene::{ReconstructOptions, ReconstructionOutcome, Threads, export, report};
use std::ops::ControlFlow;

/// Finds the unknowns of a scene from its evidence, writes what was asked for and prints what is known of them.
pub(crate) fn run(a: &ReconstructArguments) -> Result<(), Failure> {
    // The command asks for a scene where it does not ask for the schema.
    let Some(path) = a.scene.as_deref().filter(|_| !a.schema) else {
        return print(&format!("{:#}\n", ReconstructionOutcome::json_schema()));
    };
    let scene = input::scene(path)?;
    let image = match &a.report {
        // Before the work: a backdrop that cannot be read is known at once.
        Some(_) => backdrop::read(&scene, path)?,
        None => None,
    };
    // So are places that cannot be written to.
    prepare(path, a.out.as_deref(), &["reconstruction.json", "samples.csv"], a.report.as_deref())?;
    let options = ReconstructOptions {
        budget: a.budget,
        effective: a.effective,
        seed: a.seed,
        level: a.level,
        draws: a.draws,
    };
    let threads = a.threads.map_or_else(Threads::available, Threads::new);
    let mut progress = Progress::of("running", "runs", a.progress);
    let outcome = accuscene::reconstruct(&scene, &options, &threads, &mut |now| {
        progress.at(now.done as f64, now.total as f64);
        ControlFlow::Continue(())
    });
    progress.finish();
    let outcome = outcome.map_err(|e| Failure::engine(path, e))?;
    let json = export::reconstruction_json(&outcome).map_err(Failure::Engine)?;
    if let Some(dir) = &a.out {
        write(&dir.join("reconstruction.json"), &json)?;
        write(&dir.join("samples.csv"), &export::reconstruction_csv(&outcome))?;
    }
    if let Some(file) = &a.report {
        let mut options = ReportOptions::default();
        options.backdrop = image;
        write(file, &report::reconstruction_html(&outcome, &options))?;
    }
    if a.json { print(&json) } else { print(&table(&outcome)) }
}
