//! The report of a reconstruction: what the evidence tells, every explanation, and how sure it is.

mod docket;
mod evidence;
mod explanations;
mod findings;
mod method;
mod pairs;
mod plan;
mod unknowns;

use super::ReportOptions;
use super::frame::{Frame, Section};
use super::header::Case;
use super::page::running;
use super::site::Site;
use super::style::style;
use crate::reconstruct::ReconstructionOutcome;
use docket::Docket;
use serde_json::Value;

/// The script, as it stands in the page: units and printing.
const SCRIPT: &str = include_str!("../../../assets/analysis.js");

/// What the style has beyond that of every report: charts of a spread, and what is its own.
const STYLES: [&str; 2] =
    [include_str!("../../../assets/analysis.css"), include_str!("../../../assets/reconstruction.css")];

/// Writes the document.
pub(super) fn page(outcome: &ReconstructionOutcome, options: &ReportOptions) -> String {
    let input = serde_json::to_value(&outcome.echo).unwrap_or(Value::Null);
    let case = Case::of(&input);
    let site = Site::of(&input, options);
    let docket = Docket::of(outcome);
    let plan = plan::plan(&docket, &site);
    let scales = [(plan::ID.to_owned(), plan.unit)];
    let running = running(&case, &outcome.engine, ("scene", &outcome.scene_hash));
    let style = style(&scales, &running) + STYLES[0] + STYLES[1];
    let sections: [Section; 7] = [
        ("findings", "Findings", findings::findings(&docket)),
        ("course", "What happened", plan::section(&docket, &site, &plan.svg)),
        ("unknowns", "What was sought", unknowns::unknowns(&docket) + &pairs::pairs(&docket)),
        ("explanations", "Explanations", explanations::explanations(&docket)),
        ("evidence", "Evidence", evidence::evidence(&docket)),
        ("warnings", "Warnings", method::warnings(&docket)),
        ("method", "Method and identity", method::method(&docket)),
    ];
    let frame = Frame {
        subject: "reconstruction",
        kicker: "Reconstruction from evidence",
        case: &case,
        engine: &outcome.engine,
        documents: &[("Scene", outcome.scene_hash)],
        style: &style,
        script: SCRIPT,
        units: options.units.name(),
    };
    frame.around(&sections, &["course"])
}
