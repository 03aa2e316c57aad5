//! The report of a comparison: the same scene under every impact model.

mod board;
mod plan;
mod strips;
mod tables;
mod verdict;

use serde_json::Value;

pub(super) use board::title;
use board::{Board, model, per_cent, swatch};
use plan::Drawing;

use super::ReportOptions;
use super::escape::{Markup, path};
use super::frame::{Frame, Section};
use super::furniture::north;
use super::header::Case;
use super::listing::{Cell, Listing, caption};
use super::page::running;
use super::site::Site;
use super::style::style;
use super::units::{INSTANT, LENGTH};
use crate::compare::Comparison;

/// The script, as it stands in the page.
const SCRIPT: &str = include_str!("../../../assets/comparison.js");

/// What the style has beyond that of every report.
const STYLE: &str = include_str!("../../../assets/comparison.css");

/// Sections with their anchors.
const SECTIONS: [(&str, &str); 6] = [
    ("findings", "What the models agree on"),
    ("plan", "Where the vehicles end"),
    ("impacts", "Impacts"),
    ("vehicles", "Vehicles over the whole run"),
    ("warnings", "Warnings"),
    ("method", "Method and identity"),
];

/// Writes the document.
pub(super) fn page(comparison: &Comparison, options: &ReportOptions) -> String {
    let board = Board { comparison };
    let input = serde_json::to_value(&comparison.echo).unwrap_or(Value::Null);
    let case = Case::of(&input);
    let site = Site::of(&input, options);
    let whole = plan::plan(&board, &site);
    let ends: Vec<Drawing> =
        (0..comparison.vehicles.len()).map(|index| plan::close_up(&board, &site, index)).collect();
    let scales: Vec<(String, f64)> =
        core::iter::once(&whole).chain(&ends).map(|drawing| (drawing.id.clone(), drawing.unit)).collect();
    let style =
        style(&scales, &running(&case, &comparison.engine, ("scene", &comparison.scene_hash))) + STYLE;
    let bodies = [
        verdict::verdict(&board),
        places(&board, &site, &whole, &ends),
        impacts(&board),
        tables::vehicles(&board),
        warnings(&board),
        method(&board),
    ];
    let sections: Vec<Section> =
        SECTIONS.into_iter().zip(bodies).map(|((anchor, title), body)| (anchor, title, body)).collect();
    let frame = Frame {
        subject: "impact models compared",
        kicker: "Impact models compared",
        case: &case,
        engine: &comparison.engine,
        documents: &[("Scene", comparison.scene_hash)],
        style: &style,
        script: SCRIPT,
        units: options.units.name(),
    };
    frame.around(&sections, &["plan", "impacts"])
}

/// The plan, its legend, and the ends from close by.
fn places(board: &Board<'_>, site: &Site, whole: &Drawing, ends: &[Drawing]) -> String {
    let choices: String = board
        .comparison
        .models
        .iter()
        .map(|ran| {
            let name = ran.model.name();
            format!(
                "<li data-key=\"{name}\"><label><input class=\"screen\" type=\"checkbox\" data-show=\"{name}\" \
                 checked>{}{name}</label></li>",
                swatch(ran.model)
            )
        })
        .collect();
    let note = site.backdrop_note.map_or_else(String::new, |note| format!("<p class=\"note\">{note}</p>"));
    let north_note =
        if site.north_given { "" } else { " The scene has no georeference: north is drawn along world y." };
    let closer: String = board
        .comparison
        .vehicles
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(index, (vehicle, drawing))| {
            let apart = if board.comparison.models.len() > 1 {
                format!(" Greatest distance between two models: <strong>{}</strong>.", LENGTH.show(vehicle.end_distance))
            } else {
                String::new()
            };
            format!(
                "<figure><div class=\"plan\">{}</div><figcaption><b>Figure {}.</b> End of {}.{apart}</figcaption></figure>",
                drawing.svg,
                index + 2,
                board.body(&vehicle.id)
            )
        })
        .collect();
    format!(
        "<figure><ul class=\"legend models\">{choices}</ul><div class=\"plan\">{}{}</div><figcaption><b>Figure 1.</b> Plan of the \
         event under all models, to scale. Grey: starts (dashed) and first contact, which the models share. In the colour and \
         dashes of each model: the paths of the centres of gravity and the outlines at the end of the run as the impacts left \
         them, with a line from the centre of gravity to the front. Red crosses: points of impact.{north_note}</figcaption>\
         </figure>{note}<div class=\"closer\">{closer}</div>",
        whole.svg,
        north(site),
    )
}

fn impacts(board: &Board<'_>) -> String {
    let comparison = board.comparison;
    if comparison.impacts.is_empty() {
        return "<p>No collision occurs under any model in the simulated time.</p>".into();
    }
    let several = comparison.models.len() > 1;
    let mut markup = String::new();
    for (index, impact) in comparison.impacts.iter().enumerate() {
        let number = index + 1;
        markup
            .push_str(&format!("<h3 id=\"impact-{number}\">Impact {number}: {}</h3>", board.impact(impact)));
        if !impact.missing_under.is_empty() {
            let names: Vec<String> =
                impact.missing_under.iter().map(|name| model(*name).to_string()).collect();
            markup.push_str(&format!(
                "<p class=\"notice warn\">This impact does not occur under {}. The spread is that of the other models.</p>",
                names.join(", ")
            ));
        }
        let strips = strips::strips(board, impact);
        if !strips.is_empty() {
            let band = if several {
                " The band reaches from the lowest to the highest value, the dashed line is the mean."
            } else {
                ""
            };
            markup.push_str(&format!(
                "<figure>{strips}<figcaption><b>Figure {}.</b> Delta-V and principal direction of force, one lane a \
                 model.{band}</figcaption></figure>",
                index + 2 + comparison.vehicles.len()
            ));
        }
        markup.push_str(&tables::impact(board, impact));
    }
    markup
}

fn warnings(board: &Board<'_>) -> String {
    let models = &board.comparison.models;
    if models.iter().all(|ran| ran.warnings.is_empty()) {
        return "<p>No model was used outside its stated validity, and no warning was given.</p>".into();
    }
    let heads = ["Model", "Code", "Subject", "Time", "Warning"].map(Markup::text);
    let mut listing = Listing::new(caption("Warnings of each run."), &heads);
    for ran in models {
        for warning in &ran.warnings {
            let cells = [
                Cell::code(warning.code),
                Cell::Text(path(&warning.subject)),
                Cell::Text(INSTANT.show_some(warning.time)),
                Cell::Text(Markup::text(&warning.message)),
            ];
            listing.row(&model(ran.model), &cells);
        }
    }
    listing.finish()
}

fn method(board: &Board<'_>) -> String {
    let comparison = board.comparison;
    let widest = comparison.widest_delta_v().and_then(|(_, _, spread)| spread.relative);
    let widest = widest.map_or_else(String::new, |share| {
        format!(" Here the widest half range of a delta-V is {} of its mean.", per_cent(share))
    });
    let mut markup = format!(
        "<ul><li><b>One change at a time.</b> Each model replaces the scene’s own for all pairs; restitution and its rule, \
         friction, and what the scene says of place, plane and instant of an impact stay, and so does everything else. Each \
         column is to the last digit what a simulation with that model gives.</li><li><b>Spread.</b> Lowest, highest, half of their \
         distance and the standard deviation (n − 1) over the models. The share in per cent relates the half range to the \
         mean. It tells how much the choice of model decides; it is no confidence interval: all models share the inputs, \
         and the two of Kudlich and Slibar share their theory. Uncertain inputs come on top.{widest}</li>\
         <li><b>Matching.</b> The k-th impact of a pair of vehicles under one model stands beside the k-th of the same \
         pair under the others.</li><li><b>Delta-V</b> is the change of velocity of the centre of gravity by contact \
         forces alone, <b>PDOF</b> the direction from which they come, clockwise from the vehicle’s front (SAE J224), \
         <b>EES</b> √(2E/m) with E the energy that the deformation of this vehicle took.</li></ul><dl class=\"facts \
         identity\"><dt>Engine</dt><dd>{} {}</dd><dt>Physics revision</dt><dd>{}</dd><dt>Scene, SHA-256</dt><dd \
         class=\"hash\">{}</dd>",
        Markup::text(&comparison.engine.name),
        Markup::text(&comparison.engine.version),
        comparison.engine.physics_revision,
        comparison.scene_hash,
    );
    for ran in &comparison.models {
        markup.push_str(&format!(
            "<dt>with {}</dt><dd class=\"hash\">{}</dd>",
            ran.model.name(),
            ran.scene_hash
        ));
    }
    markup + "</dl>"
}
