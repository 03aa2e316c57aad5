//! The report of a sweep: outputs, how they spread or run over the parameters, what failed.

mod book;
mod drawing;
mod findings;
mod method;
mod outputs;
mod tables;

use super::ReportOptions;
use super::analysis::{SCRIPT, STYLE as SPREAD_STYLE};
use super::frame::{Frame, Section};
use super::header::Case;
use super::page::running;
use super::style::style;
use crate::sweep::SweepOutcome;
use book::Book;
use serde_json::json;

/// What the style has beyond that of every report of spreads.
const STYLE: &str = include_str!("../../../assets/sweep.css");

/// Sections with their anchors.
const SECTIONS: [(&str, &str); 6] = [
    ("findings", "Findings"),
    ("outputs", "Outputs"),
    ("parameters", "Parameters"),
    ("runs", "Failures and warnings"),
    ("convergence", "Convergence"),
    ("method", "Method and identity"),
];

/// Writes the document.
pub(super) fn page(outcome: &SweepOutcome, options: &ReportOptions) -> String {
    let book = Book::of(outcome);
    let case = Case::of(&json!({ "case": outcome.case }));
    let running = running(&case, &outcome.engine, ("scene", &outcome.scene_hash));
    let style = style(&[], &running) + SPREAD_STYLE + STYLE;
    let bodies = [
        findings::findings(&book),
        outputs::outputs(&book),
        tables::parameters(&book),
        tables::runs(&book),
        tables::convergence(&book),
        method::method(&book),
    ];
    let sections: Vec<Section> =
        SECTIONS.into_iter().zip(bodies).map(|((anchor, title), body)| (anchor, title, body)).collect();
    let kicker = if outcome.is_random() { "Uncertainty of a simulation" } else { "Sweep of a simulation" };
    let frame = Frame {
        subject: "sweep",
        kicker,
        case: &case,
        engine: &outcome.engine,
        documents: &[("Scene", outcome.scene_hash), ("Plan", outcome.plan_hash)],
        style: &style,
        script: SCRIPT,
        units: options.units.name(),
    };
    frame.around(&sections, &[])
}
