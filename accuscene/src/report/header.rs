//! The head of the document: which case, by whom, with which engine.

use accuscene_core::document::ContentHash;
use serde_json::Value;

use super::escape::Markup;
use crate::outcome::EngineInfo;

/// The title block: what kind of document, of which case, by which engine, from which documents.
pub(super) fn header(
    kicker: &str,
    case: &Case,
    engine: &EngineInfo,
    hashes: &[(&str, ContentHash)],
) -> String {
    let mut facts = String::new();
    let known = [
        ("Case number", &case.number),
        ("Prepared by", &case.author),
        ("Organisation", &case.organisation),
        ("Location", &case.location),
        ("Date and time of the event", &case.epoch),
    ];
    for (name, value) in known {
        if let Some(value) = value {
            facts.push_str(&fact(name, &Markup::text(value)));
        }
    }
    facts.push_str(&fact(
        "Engine",
        &Markup::text(&format!(
            "{} {}, physics revision {}",
            engine.name, engine.version, engine.physics_revision
        )),
    ));
    for (name, hash) in hashes {
        facts.push_str(&fact(name, &short(&hash.to_string())));
    }
    let lede = case
        .description
        .as_ref()
        .map_or_else(String::new, |text| format!("<p class=\"lede\">{}</p>", Markup::text(text)));
    format!(
        "<header class=\"masthead\"><p class=\"kicker\">{kicker}</p><h1>{}</h1>{lede}<dl \
         class=\"facts\">{facts}</dl></header>",
        Markup::text(&case.title)
    )
}

/// Case metadata as the scene gives it.
pub(super) struct Case {
    pub(super) title: String,
    pub(super) number: Option<String>,
    author: Option<String>,
    organisation: Option<String>,
    location: Option<String>,
    description: Option<String>,
    epoch: Option<String>,
}

impl Case {
    /// Reads the scene's `case` section.
    pub(super) fn of(scene: &Value) -> Self {
        let text = |name: &str| {
            let value = scene.get("case").and_then(|case| case.get(name)).and_then(Value::as_str);
            value.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        Self {
            title: text("title").unwrap_or_else(|| "Untitled case".into()),
            number: text("case_number"),
            author: text("author"),
            organisation: text("organisation"),
            location: text("location"),
            description: text("description"),
            epoch: text("epoch"),
        }
    }
}

fn fact(name: &str, value: &Markup) -> String {
    format!("<div><dt>{}</dt><dd>{value}</dd></div>", Markup::text(name))
}

/// The first 16 digits of a hash; the last section has it whole.
fn short(hash: &str) -> Markup {
    let start: String = hash.chars().take(16).collect();
    Markup::raw(format!("<span class=\"hash\">{}…</span>", Markup::text(&start)))
}
