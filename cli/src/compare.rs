use crate::arguments::CompareArguments;
use crate::backdrop;
use crate::comparison_table::table;
use crate::failure::Failure;
use crate::input;
use crate::output::{prepare, print, write};
use crate::progress::Progress;
use accuscene::report::ReportOptions;
use accuscene::{CompareOptions, export, report};
use std::ops::ControlFlow;

/// Simulates a scene under every impact model, writes what was asked for and prints the figures side by side.
pub(crate) fn run(a: &CompareArguments) -> Result<(), Failure> {
    let scene = input::scene(&a.scene)?;
    let image = match &a.out {
        // Before the work: a backdrop that cannot be read is known at once.
        Some(_) => backdrop::read(&scene, &a.scene)?,
        None => None,
    };
    // So is a place that cannot be written to.
    prepare(&a.scene, a.out.as_deref(), &["comparison.json", "comparison.csv", "comparison.html"], None)?;
    let mut progress = Progress::new(a.progress);
    let options = CompareOptions::of(a.models.iter().copied());
    let comparison = accuscene::compare(&scene, &options, &mut |p| {
        progress.at(p.time(), p.end());
        ControlFlow::Continue(())
    });
    progress.finish();
    let comparison = comparison.map_err(|e| Failure::engine(&a.scene, e))?;
    let json = export::comparison_json(&comparison).map_err(Failure::Engine)?;
    if let Some(dir) = &a.out {
        let mut options = ReportOptions::default();
        options.backdrop = image;
        write(&dir.join("comparison.json"), &json)?;
        write(&dir.join("comparison.csv"), &export::comparison_csv(&comparison))?;
        write(&dir.join("comparison.html"), &report::comparison_html(&comparison, &options))?;
    }
    if a.json { print(&json) } else { print(&table(&comparison)) }
}
