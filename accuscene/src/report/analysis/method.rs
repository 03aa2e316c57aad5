//! How the uncertainty was worked out, and the identity of the result.

use super::book::Book;
use crate::analyse::SamplingPlan;
use crate::report::escape::Markup;

/// The section.
pub(super) fn method(book: &Book<'_>) -> String {
    let outcome = book.outcome;
    let options = &outcome.uncertainty;
    let plan = match options.plan {
        SamplingPlan::Sobol => "scrambled Sobol points (Sobol 1967; Owen 1995)",
        SamplingPlan::LatinHypercube => "a Latin hypercube (McKay, Beckman and Conover 1979)",
        SamplingPlan::MonteCarlo => "independent draws (Monte Carlo)",
    };
    let drawn = match outcome.uncertain.len() {
        0 => "No input varies, so nothing was drawn.".to_owned(),
        count => format!(
            "{} samples of {count} uncertain {} by {plan}, seed {}. All formulas are evaluated with each sample, so that a figure \
             that goes into another formula, and inputs that vary together, do so everywhere.",
            options.samples,
            if count == 1 { "input" } else { "inputs" },
            Markup::text(&options.seed.to_string()),
        ),
    };
    format!(
        "<ul><li><b>Values</b> are what the formulas give at the values of the inputs.</li><li><b>Samples.</b> {drawn}</li>\
         <li><b>Interval.</b> From its lower to its upper end lie {level} of the samples, and the same share below as above. It \
         tells what the stated inputs and their ranges lead to; it is no probability that the true value lies there, for that \
         depends on whether inputs, ranges and formula fit the case. The spread of measured data and that of models is \
         not in it.</li><li><b>Standard errors</b> tell how far median and ends may still move because the samples are finite in \
         number; they come from the scatter of batches.</li><li><b>First order</b> takes slopes at the means of the inputs (GUM, \
         JCGM 100:2008). Its normal curve is drawn where the second order shifts the mean by less than a tenth of the \
         standard deviation.</li><li><b>Bars of influence.</b> The figure with one input at its 5\u{a0}% and at its 95\u{a0}% quantile, \
         all others at their values.</li><li><b>Indices.</b> The first index of an input is the share of the variance that goes with it \
         alone, the total index the share in which it takes part with others (Sobol 1993; estimators of Saltelli et al. \
         2010). They hold for independent inputs; ± is their standard error where it is 0.01 or more, and an estimate may lie a little outside 0 to \
         1.</li><li><b>Histograms</b> have bins by Freedman and Diaconis 1981.</li></ul><dl class=\"facts identity\"><dt>Engine</dt><dd>{} \
         {}</dd><dt>Physics revision</dt><dd>{}</dd><dt>Plan</dt><dd>{}</dd><dt>Samples</dt><dd>{}</dd><dt>Seed</dt><dd>{}</dd>\
         <dt>Level</dt><dd>{level}</dd><dt>Sobol indices</dt><dd>{}</dd><dt>Outcome</dt><dd>{}</dd><dt>Case, SHA-256</dt><dd \
         class=\"hash\">{}</dd></dl>",
        Markup::text(&outcome.engine.name),
        Markup::text(&outcome.engine.version),
        outcome.engine.physics_revision,
        options.plan.name(),
        options.samples,
        Markup::text(&options.seed.to_string()),
        if options.indices { "asked for" } else { "not asked for" },
        Markup::text(&outcome.schema),
        outcome.case_hash,
        level = book.level(),
    )
}
