//! The report of an analysis: formulas, their figures, and how these spread.

mod book;
mod findings;
mod formula;
mod method;
mod tables;
mod tornado;

use super::ReportOptions;
use super::frame::{Frame, Section};
use super::header::Case;
use super::page::running;
use super::style::style;
use crate::analyse::AnalysisOutcome;
use book::Book;
pub(super) use book::interval;
use serde_json::json;

/// The script, as it stands in the page.
pub(super) const SCRIPT: &str = include_str!("../../../assets/analysis.js");

/// What the style has beyond that of every report.
pub(super) const STYLE: &str = include_str!("../../../assets/analysis.css");

/// Sections with their anchors.
const SECTIONS: [(&str, &str); 6] = [
    ("findings", "Findings"),
    ("formulas", "Formulas"),
    ("inputs", "Uncertain inputs"),
    ("convergence", "Convergence"),
    ("warnings", "Warnings"),
    ("method", "Method and identity"),
];

/// Writes the document.
pub(super) fn page(outcome: &AnalysisOutcome, options: &ReportOptions) -> String {
    let book = Book::of(outcome);
    let case = Case::of(&json!({ "case": outcome.case }));
    let style = style(&[], &running(&case, &outcome.engine, ("case", &outcome.case_hash))) + STYLE;
    let bodies = [
        findings::findings(&book),
        formulas(&book),
        tables::uncertain(&book),
        tables::convergence(&book),
        tables::warnings(&book),
        method::method(&book),
    ];
    let sections: Vec<Section> =
        SECTIONS.into_iter().zip(bodies).map(|((anchor, title), body)| (anchor, title, body)).collect();
    let frame = Frame {
        subject: "analysis",
        kicker: "Analysis by formulas",
        case: &case,
        engine: &outcome.engine,
        documents: &[("Case", outcome.case_hash)],
        style: &style,
        script: SCRIPT,
        units: options.units.name(),
    };
    frame.around(&sections, &[])
}

/// Each formula, after what the drawings have in common.
fn formulas(book: &Book<'_>) -> String {
    let analyses = &book.outcome.analyses;
    let spreads = analyses.iter().flat_map(|formula| &formula.figures).any(|figure| figure.spread.is_some());
    let key = if spreads { key(book) } else { String::new() };
    let each = analyses.iter().enumerate().map(|(index, one)| formula::formula(book, index + 1, one));
    key + &each.collect::<String>()
}

/// How the drawings are read.
fn key(book: &Book<'_>) -> String {
    let item = |shape: &str, text: &str| {
        format!("<li><svg class=\"plot\" viewBox=\"0 0 48 20\" aria-hidden=\"true\">{shape}</svg>{text}</li>")
    };
    let items = [
        item(
            "<path class=\"bars\" d=\"M4 20V12H14V20ZM14 20V4H24V20ZM24 20V7H34V20ZM34 20V14H44V20Z\"/>",
            "samples",
        ),
        item(
            "<rect class=\"band\" x=\"4\" y=\"0\" width=\"40\" height=\"20\"/>",
            &format!("{} interval", book.level()),
        ),
        item("<path class=\"median\" d=\"M24 0V20\"/>", "median of the samples"),
        item("<path class=\"nominal\" d=\"M24 0V20\"/>", "at the values of the inputs"),
        item(
            "<path class=\"curve\" d=\"M2 18C16 18 18 2 24 2S32 18 46 18\"/>",
            "normal curve of first order, where it holds",
        ),
        item("<path class=\"at-low\" d=\"M4 4H44v12H4Z\"/>", "input at its 5\u{a0}% quantile"),
        item("<path class=\"at-high\" d=\"M4 4H44v12H4Z\"/>", "at its 95\u{a0}% quantile"),
    ];
    format!("<ul class=\"legend\">{}</ul>", items.concat())
}
