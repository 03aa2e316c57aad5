//! Warnings, how the unknowns were found, and the identity of the result.

use super::docket::Docket;
use crate::report::escape::{Markup, path};
use crate::report::listing::{Cell, Listing, caption};
use crate::report::units::number;

/// All warnings: of the reconstruction, and of the run at the best fit.
pub(super) fn warnings(docket: &Docket<'_>) -> String {
    let outcome = docket.outcome;
    let runs = docket.best().map_or(&[][..], |best| &best.warnings);
    if outcome.warnings.is_empty() && runs.is_empty() {
        return "<p>No model was used outside its stated validity, and no warning was given.</p>".into();
    }
    let heads = ["Subject", "Code", "Warning"].map(Markup::text);
    let mut listing = Listing::new(caption("Warnings of the reconstruction and of the best fit."), &heads);
    let mut row = |subject: &Markup, code: u32, message: &str| {
        listing.row(subject, &[Cell::code(code), Cell::Text(Markup::text(message))]);
    };
    for note in &outcome.warnings {
        row(&Markup::text("Reconstruction"), note.code, &note.message);
    }
    for warning in runs {
        row(&path(&warning.subject), warning.code, &warning.message);
    }
    listing.finish()
}

/// The method and its figures.
pub(super) fn method(docket: &Docket<'_>) -> String {
    let outcome = docket.outcome;
    let (fit, options) = (&outcome.fit, &outcome.options);
    let models: String = outcome
        .models
        .iter()
        .map(|model| {
            let [role, name, source] =
                [&model.role, &model.name, &model.source].map(|text| Markup::text(text));
            format!("<dt>{role}</dt><dd>{name}: {source}</dd>")
        })
        .collect();
    format!(
        "<ul><li><b>Every figure of a run</b> comes from a full simulation of the scene with the unknowns at that \
         place; a run that does not show what was observed counts as impossible.</li><li><b>Search.</b> Starts all over \
         what is believed, robust least squares from the best of them, a search without slopes where contacts switch. Optima \
         between which the misfit hardly rises are one explanation.</li><li><b>Samples.</b> Adaptive importance sampling \
         around all explanations (Cappé et al. 2008); {} samples with weight here are worth {} independent \
         ones (Kish 1965).</li><li><b>Scatter.</b> Runs about the best fit that hardly differ tell what the model jumps over; \
         evidence counts by its deviation and that scatter; what lies apart by far goes another way, and is no scatter.</li><li><b>Interval.</b> With {} probability the value lies there if the evidence, its standard \
         deviations, the models and what was believed before hold. The choice of model comes on top.</li><li><b>Without a \
         piece</b> and <b>distance from the rest</b> are linearised at the best fit.</li><li><b>Drawn runs</b> repeat {} draws from the \
         samples; ways and figures of the motion are theirs.</li></ul><dl class=\"facts identity\"><dt>Engine</dt><dd>{} \
         {}</dd><dt>Physics revision</dt><dd>{}</dd>{models}<dt>Runs</dt><dd>{} of at most {}, of which {} did not show what was \
         observed</dd><dt>Logarithm of the marginal likelihood</dt><dd>{}</dd><dt>Seed</dt><dd>{}</dd><dt>Outcome</dt><dd>{}</dd>\
         <dt>Scene, SHA-256</dt><dd class=\"hash\">{}</dd></dl>",
        outcome.samples.len(),
        number(fit.effective, 0),
        docket.level(),
        options.draws,
        Markup::text(&outcome.engine.name),
        Markup::text(&outcome.engine.version),
        outcome.engine.physics_revision,
        fit.runs,
        options.budget,
        fit.failed,
        number(fit.ln_evidence, 2),
        Markup::text(&options.seed.to_string()),
        Markup::text(&outcome.schema),
        outcome.scene_hash,
    )
}
