//! The report of an analysis: formulas, their figures, and how these spread.

mod book;
mod findings;
mod formula;
mod method;
mod tables;
mod tornado;

use super::ReportOptions;
use super::escape::Markup;
use super::header::{Case, header};
use super::page::{controls, running, signoff};
use super::style::{policy, style};
use crate::analyse::AnalysisOutcome;
use book::Book;
use serde_json::json;

/// The script, as it stands in the page.
const SCRIPT: &str = include_str!("../../../assets/analysis.js");

/// What the style has beyond that of every report.
const STYLE: &str = include_str!("../../../assets/analysis.css");

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
    let sections: String = SECTIONS
        .iter()
        .zip(bodies)
        .enumerate()
        .map(|(index, ((anchor, title), body))| {
            let number = index + 1;
            format!(
                "<section id=\"{anchor}\"><h2><span class=\"no\">{number}</span>{title}</h2>{body}</section>"
            )
        })
        .collect();
    let links: String =
        SECTIONS.iter().map(|(anchor, title)| format!("<a href=\"#{anchor}\">{title}</a>")).collect();
    let first = options.units.name();
    format!(
        "<!doctype html>\n<html lang=\"en\" data-units=\"{first}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<meta name=\"generator\" content=\"{} {}\">\n<title>{}: analysis</title>\n<style>{style}</style>\n\
         </head>\n<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a><div class=\"toolbar\"><nav \
         aria-label=\"Sections\">{links}</nav>{}</div>\n<div class=\"sheet\">\n{}\n<main>{sections}</main>\n<footer \
         class=\"signoff\">{}</footer>\n</div>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        policy(&style, SCRIPT),
        Markup::text(&outcome.engine.name),
        Markup::text(&outcome.engine.version),
        Markup::text(&case.title),
        controls(first),
        header("Analysis by formulas", &case, &outcome.engine, &[("Case", outcome.case_hash)]),
        signoff(&outcome.engine, "case"),
    )
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
