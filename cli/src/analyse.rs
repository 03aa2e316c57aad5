use crate::analysis_table::table;
use crate::arguments::AnalyseArguments;
use crate::failure::Failure;
use crate::formula_list::{describe, list};
use crate::input::{format_of, standard_input};
use crate::output::{prepare, print, write};
use crate::progress::Progress;
use accuscene::report::ReportOptions;
use accuscene::{AnalysisCase, analyse, export, report};
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

/// Evaluates a case of formulas, writes what was asked for and prints the figures; or tells which formulas there are.
pub(crate) fn run(a: &AnalyseArguments) -> Result<(), Failure> {
    if a.list {
        return print(&list());
    }
    if let Some(name) = &a.formula {
        return print(&describe(name)?);
    }
    if a.schema {
        let schema = AnalysisCase::json_schema().map_err(|e| Failure::Engine(e.into()))?;
        return print(&format!("{schema:#}\n"));
    }
    // The command asks for a case where it asks for nothing else.
    let Some(path) = &a.case else { return print(&list()) };
    let case = read(path)?;
    // Before the work: a place that cannot be written to is known at once.
    prepare(path, a.out.as_deref(), &["analysis.json", "analysis.csv"], a.report.as_deref())?;
    let mut progress = Progress::of("drawing", "samples", a.progress);
    let outcome = analyse(&case, &mut |now| {
        progress.at(now.done as f64, now.total as f64);
        ControlFlow::Continue(())
    });
    progress.finish();
    let outcome = outcome.map_err(|e| Failure::engine(path, e))?;
    let json = export::analysis_json(&outcome).map_err(Failure::Engine)?;
    if let Some(dir) = &a.out {
        write(&dir.join("analysis.json"), &json)?;
        write(&dir.join("analysis.csv"), &export::analysis_csv(&outcome))?;
    }
    if let Some(file) = &a.report {
        write(file, &report::analysis_html(&outcome, &ReportOptions::default()))?;
    }
    if a.json { print(&json) } else { print(&table(&outcome)) }
}

fn read(path: &Path) -> Result<AnalysisCase, Failure> {
    if path.as_os_str() == "-" {
        let name = Path::new("standard input");
        let (format, text) = standard_input()?;
        return AnalysisCase::read(text, format).map_err(|e| Failure::engine(name, e));
    }
    let file = File::open(path).map_err(|e| Failure::file(path, e))?;
    AnalysisCase::read(file, format_of(path)).map_err(|e| Failure::engine(path, e))
}
