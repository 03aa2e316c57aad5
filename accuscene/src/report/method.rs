//! Models with their sources, warnings, conventions and the identity of the result.

use super::escape::Markup;
use super::listing::{Cell, Listing, caption, over_numbers};
use super::motion::MOST_POINTS;
use super::sheet::Sheet;
use super::units::INSTANT;

/// The models used.
pub(super) fn models(sheet: &Sheet<'_>) -> String {
    let heads = ["Part", "Model", "Source", "Validity"].map(Markup::text);
    let mut listing = Listing::new(caption("Models of this result."), &heads);
    for model in &sheet.outcome.models {
        let cells = [&model.name, &model.source, &model.validity];
        listing.row(&Markup::text(&model.role), &cells.map(|text| Cell::Text(Markup::text(text))));
    }
    listing.finish()
}

/// Warnings, or the statement that there is none.
pub(super) fn warnings(sheet: &Sheet<'_>) -> String {
    let warnings = &sheet.outcome.warnings;
    if warnings.is_empty() {
        return "<p>No model was used outside its stated validity, and no warning was given.</p>".into();
    }
    let heads = ["Code", "Subject", "Time", "Warning", "Source"].map(Markup::text);
    let mut listing = Listing::new(caption("Warnings."), &heads);
    for warning in warnings {
        let cells = [
            Markup::raw(format!("<span class=\"path\">{}</span>", Markup::text(&warning.subject))),
            INSTANT.show_some(warning.time),
            Markup::text(&warning.message),
            Markup::text(warning.source.as_deref().unwrap_or("")),
        ];
        listing.row(&Markup::text(&warning.code.to_string()), &cells.map(Cell::Text));
    }
    listing.finish()
}

/// Definitions that the reader needs to check the figures.
pub(super) fn conventions(sheet: &Sheet<'_>) -> String {
    let rule = Markup::text(&sheet.outcome.tyre_marks.rule);
    format!(
        "<ul><li><b>Axes.</b> ISO 8855: in the world x to the right of the plan, y up the plan; in a vehicle x forward, y to the \
         left; angles counter-clockwise. Plan and tables are in metres and seconds from the scene’s epoch.</li><li><b>Delta-V</b> is \
         the change of velocity of the centre of gravity from first contact to separation by contact forces alone, one value an \
         impact, in the vehicle’s axes at first contact. It is neither the closing speed nor the loss of speed.</li><li><b>PDOF</b> \
         is the direction from which the impulse comes, clockwise from the vehicle’s front: 0° front, 90° right, 180° rear, 270° \
         left (SAE J224).</li><li><b>EES</b> is √(2E/m) with E the energy that the deformation of this vehicle took.</li>\
         <li><b>Closing speed</b> is the approach of the two vehicles at the point of impact along the normal.</li><li><b>Audit.</b> \
         Residuals are relative to the sum of the magnitudes in each balance; those of momentum and angular momentum must stay below 10⁻¹², that of energy below 10⁻⁹.</li><li><b>Tyre marks.</b> \
         {rule}</li><li><b>Drawing.</b> The plan, the plots and the moving picture show at most {MOST_POINTS} points a series, spread \
         evenly over the recorded rows with the first and last kept; the tables’ files hold every row in full \
         precision.</li></ul>"
    )
}

/// Hashes and versions, and the tables that belong to the result.
pub(super) fn identity(sheet: &Sheet<'_>) -> String {
    let outcome = sheet.outcome;
    let mut markup = format!(
        "<dl class=\"facts identity\"><dt>Engine</dt><dd>{} {}</dd><dt>Physics revision</dt><dd>{}</dd><dt>Seed</dt><dd>{}</dd>\
         <dt>Scene, SHA-256</dt><dd class=\"hash\">{}</dd><dt>Resolved input, SHA-256</dt><dd class=\"hash\">{}</dd></dl>",
        Markup::text(&outcome.engine.name),
        Markup::text(&outcome.engine.version),
        outcome.engine.physics_revision,
        Markup::text(&outcome.seed.to_string()),
        outcome.scene_hash,
        outcome.echo_hash,
    );
    let heads = [
        Markup::text("Table"),
        over_numbers(&Markup::text("Rows")),
        Markup::text("Columns"),
        Markup::text("SHA-256 of the values"),
    ];
    let mut listing = Listing::new(caption("Recorded tables of this result."), &heads);
    for table in &outcome.tables {
        let cells = [
            Cell::Number(Markup::text(&table.rows.to_string())),
            Cell::Text(Markup::text(&table.columns.join(", "))),
            Cell::Text(Markup::raw(format!("<span class=\"hash\">{}</span>", table.content_hash))),
        ];
        listing
            .row(&Markup::raw(format!("<span class=\"path\">{}</span>", Markup::text(&table.name))), &cells);
    }
    markup.push_str(&listing.finish());
    markup
}
