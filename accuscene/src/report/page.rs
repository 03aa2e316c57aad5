//! The document as a whole.

use accuscene_core::document::ContentHash;
use accuscene_core::event::Event;
use serde_json::Value;

use super::approach;
use super::diagram::diagram;
use super::furniture::north;
use super::header::{Case, header};
use super::listing::numbered;
use super::sheet::Sheet;
use super::site::Site;
use super::style::{SCRIPT, policy, style};
use super::{ReportOptions, echo, escape::Markup, events, findings, impacts, method, player, plots, poses};
use crate::outcome::{EngineInfo, Outcome};

/// Sections with their anchors; the toolbar and the headings are numbered alike.
const SECTIONS: [(&str, &str); 8] = [
    ("findings", "Findings"),
    ("course", "Course of events"),
    ("impacts", "Impacts"),
    ("motion", "Motion"),
    ("input", "Input"),
    ("models", "Models"),
    ("warnings", "Warnings"),
    ("method", "Conventions and identity"),
];

/// Writes the document.
pub(super) fn page(outcome: &Outcome, options: &ReportOptions) -> String {
    let sheet = Sheet::new(outcome);
    let input = serde_json::to_value(&outcome.echo).unwrap_or(Value::Null);
    let schema = accuscene_core::scene::Scene::json_schema();
    let case = Case::of(&input);
    let site = Site::of(&input, options);
    let plan = diagram(&sheet, &site);
    let (impact_sections, units) = impacts::impacts(&sheet, &site);
    let mut figures = vec![("plan-map".to_owned(), plan.unit)];
    figures
        .extend(units.iter().enumerate().map(|(index, unit)| (format!("impact-{}-map", index + 1), *unit)));
    let style = style(&figures, &running(&case, &outcome.engine, ("scene", &outcome.scene_hash)));
    let bodies = [
        findings::findings(&sheet),
        course(&sheet, &site, &plan.svg),
        impact_sections,
        motion(&sheet),
        input_section(&sheet, &input, &schema),
        method::models(&sheet),
        method::warnings(&sheet) + &events::events(&sheet),
        method::conventions(&sheet) + &method::identity(&sheet),
    ];
    let sections: String = SECTIONS
        .iter()
        .zip(bodies)
        .enumerate()
        .map(|(index, ((anchor, title), body))| {
            // Plan, impacts and input open a page of their own in print.
            let class = if matches!(*anchor, "course" | "impacts" | "input") { " class=\"page\"" } else { "" };
            format!(
                "<section id=\"{anchor}\"{class}><h2><span class=\"no\">{}</span>{title}</h2>{body}</section>",
                index + 1
            )
        })
        .collect();
    let sections = numbered(&sections);
    let first = options.units.name();
    format!(
        "<!doctype html>\n<html lang=\"en\" data-units=\"{first}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<meta name=\"generator\" content=\"{} {}\">\n<title>{}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         {}\n<div class=\"sheet\">\n{}\n<main>{sections}</main>\n<footer class=\"signoff\">{}</footer>\n</div>\n{}\n\
         <script>{SCRIPT}</script>\n</body>\n</html>\n",
        policy(&style, SCRIPT),
        Markup::text(&outcome.engine.name),
        Markup::text(&outcome.engine.version),
        Markup::text(&match &case.number {
            Some(number) => format!("{} ({number})", case.title),
            None => case.title.clone(),
        }),
        toolbar(first),
        header(
            "Collision reconstruction report",
            &case,
            &outcome.engine,
            &[("Scene", outcome.scene_hash), ("Resolved input", outcome.echo_hash)],
        ),
        signoff(&outcome.engine, "scene"),
        player::data(&sheet, plan.unit),
    )
}

fn toolbar(first: &str) -> String {
    let links: String =
        SECTIONS.iter().map(|(anchor, title)| format!("<a href=\"#{anchor}\">{title}</a>")).collect();
    format!(
        "<a class=\"skip\" href=\"#findings\">Skip to the findings</a><div class=\"toolbar\"><nav \
         aria-label=\"Sections\">{links}</nav>{}</div>",
        controls(first)
    )
}

/// The choice of units and the button that prints, as every report has them.
pub(super) fn controls(first: &str) -> String {
    let choices: String = [("si", "SI"), ("us", "US"), ("both", "SI + US")]
        .iter()
        .map(|(value, label)| {
            let checked = if *value == first { " checked" } else { "" };
            format!("<label><input type=\"radio\" name=\"units\" value=\"{value}\"{checked}>{label}</label>")
        })
        .collect();
    format!(
        "<fieldset><legend>Units</legend>{choices}</fieldset><button type=\"button\" id=\"print\">Print</button>"
    )
}

fn course(sheet: &Sheet<'_>, site: &Site, svg: &str) -> String {
    let note = site.backdrop_note.map_or_else(String::new, |note| format!("<p class=\"note\">{note}</p>"));
    let north_note =
        if site.north_given { "" } else { " The scene has no georeference: north is drawn along world y." };
    let tips = sheet.outcome.events.iter().any(|event| matches!(event, Event::Rollover { .. }));
    let tipped =
        if tips { " A vehicle that tips over keeps the outline that it has on its wheels." } else { "" };
    format!(
        "<figure><div class=\"plan\">{svg}{}<p class=\"where\" aria-hidden=\"true\"></p><div class=\"tools\"><button \
         type=\"button\" data-zoom=\"in\" aria-label=\"Zoom in\">+</button><button type=\"button\" data-zoom=\"out\" \
         aria-label=\"Zoom out\">−</button><button type=\"button\" class=\"wide\" data-zoom=\"all\">Whole plan</button></div></div>{}{}\
         <figcaption><b>Figure 1.</b> Plan of the event, to scale. Numbered outlines: vehicles; the wedge is at the front. Red \
         cross: point of impact, with the normal of the contact plane (black) and the impulse on the second vehicle (red). Tyre marks \
         follow the rule in section 8.{tipped}{north_note}</figcaption></figure>{note}{}",
        north(site),
        player::controls(sheet),
        legend(sheet),
        approach::table(sheet),
    )
}

fn legend(sheet: &Sheet<'_>) -> String {
    let swatch = |shape: &str, text: &str| {
        format!("<li><svg viewBox=\"0 0 48 20\" aria-hidden=\"true\">{shape}</svg>{text}</li>")
    };
    let ink = "#1b1b19";
    let outline = |class: &str, fill: &str| {
        format!(
            "<rect class=\"{class}\" x=\"4\" y=\"3\" width=\"40\" height=\"14\" stroke=\"{ink}\" fill=\"{fill}\"/>"
        )
    };
    let hatched = format!(
        "<rect x=\"4\" y=\"3\" width=\"40\" height=\"14\" fill=\"{ink}\" fill-opacity=\"0.16\"/><path stroke=\"{ink}\" \
         stroke-opacity=\"0.6\" d=\"M11 17l4-14M19 17l4-14M27 17l4-14M35 17l4-14\"/>{}",
        outline("rest", "none")
    );
    let mut items = String::new();
    items.push_str(&swatch(&outline("start", "none"), "start"));
    items.push_str(&swatch(&outline("contact", ink), "first contact"));
    items.push_str(&swatch(&outline("separation", "none"), "separation"));
    items.push_str(&swatch(&hatched, "rest or end of run"));
    items.push_str(&swatch(
        &format!("<path class=\"cgpath\" stroke=\"{ink}\" d=\"M2 10H46\"/>"),
        "path of the centre of gravity",
    ));
    items.push_str(&swatch("<path class=\"tyremark\" stroke-width=\"5\" d=\"M2 10H46\"/>", "tyre mark"));
    if approach::any(sheet) {
        let shape = format!(
            "<path class=\"earlier\" stroke=\"{ink}\" d=\"M2 10H46\"/><path class=\"earlier stage\" stroke=\"{ink}\" d=\"M10 4V16\"/>"
        );
        items.push_str(&swatch(&shape, "before the start, ticks where a stage begins"));
    }
    if !sheet.linkages.is_empty() {
        let shape = "<path class=\"link\" d=\"M6 10H42\"/><path class=\"hitch\" d=\"M24 10H24\"/>";
        items.push_str(&swatch(shape, "coupling"));
    }
    if !sheet.outcome.echo.terrain.kerbs.is_empty() {
        let shape = "<g class=\"kerb\"><path d=\"M2 13H46\"/><path class=\"teeth\" d=\"M8 13V7M18 13V7M28 13V7M38 13V7\"/></g>";
        items.push_str(&swatch(shape, "kerb, ticks on its higher side"));
    }
    let vehicles: String = sheet
        .outcome
        .vehicles
        .iter()
        .map(|vehicle| format!("<li>{}</li>", sheet.name(&vehicle.id)))
        .collect();
    format!("<ul class=\"legend\">{vehicles}{items}</ul>")
}

fn motion(sheet: &Sheet<'_>) -> String {
    let number = sheet.outcome.collisions.len() + 2;
    format!(
        "{}<figure>{}{}<figcaption><b>Figure {number}.</b> Time histories; dashed red with numbers: impacts. Accelerations of the \
         centre of gravity in the vehicle’s axes; gravity and impacts are left out.</figcaption></figure>",
        poses::poses(sheet),
        player::readout(sheet),
        plots::plots(sheet),
    )
}

fn input_section(sheet: &Sheet<'_>, input: &Value, schema: &Value) -> String {
    let [measured, estimated, assumed, default, given] = echo::census(input);
    format!(
        "<p>Of the numbers below, {measured} are marked as measured, {estimated} as estimated, {assumed} as assumed, {default} are \
         defaults of the engine, and {given} are given without a basis.</p>{}",
        echo::echo(sheet, input, schema)
    )
}

/// Heads and feet of printed pages; the document is what was computed, such as a scene, with its hash.
pub(super) fn running(
    case: &Case,
    engine: &EngineInfo,
    (document, hash): (&str, &ContentHash),
) -> Vec<(&'static str, String)> {
    let short: String = hash.to_string().chars().take(16).collect();
    vec![
        ("top-left", case.title.chars().take(70).collect()),
        (
            "top-right",
            case.number
                .iter()
                .map(|number| format!("Case {}", number.chars().take(40).collect::<String>()))
                .collect(),
        ),
        ("bottom-left", format!("{} {}, {document} {short}", engine.name, engine.version)),
    ]
}

/// The last line of every report; the document is what was computed, such as a scene.
pub(super) fn signoff(engine: &EngineInfo, document: &str) -> String {
    format!(
        "{} {}. The same {document}, engine version and options give these figures again, to the last digit.",
        Markup::text(&engine.name),
        Markup::text(&engine.version)
    )
}
