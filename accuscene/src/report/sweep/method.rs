//! How the samples were chosen and run, and the identity of the result.

use super::book::Book;
use crate::report::escape::Markup;
use crate::sweep::PlanKind;

/// The section.
pub(super) fn method(book: &Book<'_>) -> String {
    let outcome = book.outcome;
    let plan = &outcome.plan;
    let chosen = match plan.plan {
        PlanKind::Grid => "every combination of the values of all parameters, the last one changing fastest",
        PlanKind::Sobol => "scrambled Sobol points (Sobol 1967; Owen 1995)",
        PlanKind::LatinHypercube => "a Latin hypercube (McKay, Beckman and Conover 1979)",
        PlanKind::MonteCarlo => "independent draws (Monte Carlo)",
    };
    let seed = Markup::text(&plan.seed.to_string());
    let seeded = if outcome.is_random() { format!(", seed {seed}") } else { String::new() };
    let meaning = match outcome.is_random() {
        true => format!(
            "<li><b>Interval.</b> From its lower to its upper end lie {} of the samples that give the figure, and the same share \
             below as above. It tells what the stated parameters and their ranges lead to in this model; it is no probability that \
             the true value lies there, for that depends on whether scene, ranges and model fit the case.</li><li><b>Standard \
             errors</b> tell how far median and ends may still move because the samples are finite in number; they come from the \
             scatter of batches.</li><li><b>Rank correlation</b> (Spearman) tells how firmly a figure rises or falls with a \
             parameter, from −1 to 1; near 0 it may still go up and down with it.</li><li><b>Histograms</b> have bins by Freedman \
             and Diaconis 1981.</li>",
            book.level()
        ),
        false => "<li><b>Grid.</b> The values were chosen, not drawn: the share of combinations that gives a figure is no \
                  probability, so there are lowest and highest values and no intervals.</li>"
            .to_owned(),
    };
    let level =
        if outcome.is_random() { format!("<dt>Level</dt><dd>{}</dd>", book.level()) } else { String::new() };
    format!(
        "<ul><li><b>Samples.</b> {} by {chosen}{seeded}. In each the parameters take the place of the values of the scene, all \
         other defaults follow them, and the scene is checked, compiled and run like any other.</li><li><b>As written</b> is the \
         run of the scene without any change.</li>{meaning}<li><b>Without.</b> A figure is missing where the impact did not happen, \
         the vehicle took no part in it or did not come to rest before the end, or the model does not tell it. A sample has no \
         run where its values cannot stand in a scene or the run diverged.</li><li><b>Impacts</b> are counted through each run, 1 the \
         first.</li><li><b>PDOF</b> is turned to within half a turn of the written scene's, so that it may be below 0° or above \
         360°.</li></ul><dl class=\"facts identity\"><dt>Engine</dt><dd>{} {}</dd><dt>Physics revision</dt><dd>{}</dd><dt>Plan</dt>\
         <dd>{}</dd><dt>Samples</dt><dd>{}</dd><dt>Seed</dt><dd>{seed}</dd>{level}<dt>Outcome</dt><dd>{}</dd><dt>Scene, \
         SHA-256</dt><dd class=\"hash\">{}</dd><dt>Plan, SHA-256</dt><dd class=\"hash\">{}</dd></dl>",
        outcome.samples,
        Markup::text(&outcome.engine.name),
        Markup::text(&outcome.engine.version),
        outcome.engine.physics_revision,
        plan.plan.name(),
        outcome.samples,
        Markup::text(&outcome.schema),
        outcome.scene_hash,
        outcome.plan_hash,
    )
}
