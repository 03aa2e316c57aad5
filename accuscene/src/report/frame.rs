//! The frame of a report of several runs: head, sections, foot, and the policy that admits its one style and script.

use super::escape::Markup;
use super::header::{Case, header};
use super::listing::numbered;
use super::page::{controls, signoff};
use super::style::policy;
use crate::outcome::EngineInfo;
use accuscene_core::document::ContentHash;

/// A report without its sections.
pub(super) struct Frame<'a> {
    /// What the title of the page says after the case.
    pub(super) subject: &'a str,
    /// The line above the title.
    pub(super) kicker: &'a str,
    /// The case.
    pub(super) case: &'a Case,
    /// What computed the figures.
    pub(super) engine: &'a EngineInfo,
    /// The documents that were computed, with their hashes, the main one first: `Scene`.
    pub(super) documents: &'a [(&'a str, ContentHash)],
    /// Style and script.
    pub(super) style: &'a str,
    pub(super) script: &'a str,
    /// Units shown first.
    pub(super) units: &'a str,
}

/// A section: anchor, title, body.
pub(super) type Section = (&'static str, &'static str, String);

impl Frame<'_> {
    /// The document; the sections with these anchors open a page of their own in print.
    pub(super) fn around(&self, sections: &[Section], paged: &[&str]) -> String {
        let bodies: String = sections
            .iter()
            .enumerate()
            .map(|(index, (anchor, title, body))| {
                let class = if paged.contains(anchor) { " class=\"page\"" } else { "" };
                format!(
                    "<section id=\"{anchor}\"{class}><h2><span class=\"no\">{}</span>{title}</h2>{body}</section>",
                    index + 1
                )
            })
            .collect();
        let bodies = numbered(&bodies);
        let links: String =
            sections.iter().map(|(anchor, title, _)| format!("<a href=\"#{anchor}\">{title}</a>")).collect();
        let Self { subject, kicker, case, engine, documents, style, script, units } = self;
        format!(
            "<!doctype html>\n<html lang=\"en\" data-units=\"{units}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
             http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"viewport\" content=\"width=device-width, \
             initial-scale=1\">\n<meta name=\"generator\" content=\"{} {}\">\n<title>{}: {subject}</title>\n<style>{style}</style>\n\
             </head>\n<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a><div class=\"toolbar\"><nav \
             aria-label=\"Sections\">{links}</nav>{}</div>\n<div class=\"sheet\">\n{}\n<main>{bodies}</main>\n<footer \
             class=\"signoff\">{}</footer>\n</div>\n<script>{script}</script>\n</body>\n</html>\n",
            policy(style, script),
            Markup::text(&engine.name),
            Markup::text(&engine.version),
            Markup::text(&case.title),
            controls(units),
            header(kicker, case, engine, documents),
            signoff(engine, &documents.first().map_or("", |document| document.0).to_lowercase()),
        )
    }
}
