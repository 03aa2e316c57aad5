//! The answer in a few lines, and which models stand behind it.

use accuscene_core::arith::Real;

use super::board::{Board, half_range, model, per_cent, range, title};
use crate::compare::{Figure, FigureName, ImpactComparison};
use crate::outcome::StopReason;
use crate::report::escape::Markup;
use crate::report::listing::{Cell, Listing, caption};
use crate::report::units::{INSTANT, LENGTH};

/// The section.
pub(super) fn verdict(board: &Board<'_>) -> String {
    summary(board) + &tiles(board) + &notices(board) + &models(board)
}

/// How many ran, and how far they are apart.
fn summary(board: &Board<'_>) -> String {
    let comparison = board.comparison;
    let count = comparison.models.len();
    if count == 1 {
        return "<p class=\"verdict\">One impact model ran; there is none to compare it with.</p>".into();
    }
    let ends = comparison.vehicles.iter().fold(0.0, |most, vehicle| Real::max(most, vehicle.end_distance));
    let said = match comparison.widest_delta_v() {
        None if comparison.impacts.is_empty() => "No collision occurs under any of them".to_owned(),
        None => "No two of them have an impact in common".to_owned(),
        Some((_, _, spread)) => {
            format!("Delta-V agrees within ±\u{a0}{}", per_cent(spread.relative.unwrap_or_default()))
        }
    };
    format!(
        "<p class=\"verdict\">{count} impact models ran. {said}; at the end of the run no vehicle is more than {} from its place \
         under another model.</p>",
        LENGTH.show(ends)
    )
}

/// Delta-V and PDOF of the first impact that all models have, large.
fn tiles(board: &Board<'_>) -> String {
    let common = board.comparison.impacts.iter().find(|impact| impact.missing_under.is_empty());
    let Some(impact) = common.filter(|_| board.comparison.models.len() > 1) else { return String::new() };
    let tile = |figure: &&Figure| {
        let spread = figure.spread.as_ref()?;
        let body = figure.body.as_deref()?;
        Some(format!(
            "<div class=\"tile\"><p class=\"label\">{} of {}</p><p class=\"range\">{}</p><p class=\"apart\">{}</p></div>",
            title(figure.figure),
            board.body(body),
            range(figure, spread),
            half_range(figure, spread)
        ))
    };
    let of = |impact: &ImpactComparison, name| {
        impact
            .figures
            .iter()
            .filter(|figure| figure.figure == name)
            .filter_map(|f| tile(&f))
            .collect::<String>()
    };
    let all = of(impact, FigureName::DeltaV) + &of(impact, FigureName::PdofDeg);
    format!("<div class=\"tiles\">{all}</div>")
}

/// What the reader must know: models that refuse, pairs that were overridden, impacts that only some models give.
fn notices(board: &Board<'_>) -> String {
    let comparison = board.comparison;
    let mut markup = String::new();
    for pair in &comparison.overridden {
        let [first, second] = &pair.between;
        markup.push_str(&format!(
            "<p class=\"notice\">The scene asks for {} between {} and {}; the comparison puts each model in its place.</p>",
            model(pair.model),
            board.body(first),
            board.body(second)
        ));
    }
    let partial = comparison.impacts.iter().filter(|impact| !impact.missing_under.is_empty()).count();
    if partial > 0 {
        let (verb, noun) = if partial == 1 { ("occurs", "impact") } else { ("occur", "impacts") };
        markup.push_str(&format!(
            "<p class=\"notice warn\">{partial} {noun} {verb} under some models only; section 3 names them.</p>"
        ));
    }
    markup
}

/// Who ran, who did not, and why.
fn models(board: &Board<'_>) -> String {
    let comparison = board.comparison;
    let heads = ["Model", "State", "Impacts", "Source", "Validity"].map(Markup::text);
    let mut listing = Listing::new(caption("Models of this comparison."), &heads);
    for ran in &comparison.models {
        let why = match ran.stop {
            StopReason::AllAtRest => "all at rest at ",
            StopReason::Duration => "duration over at ",
            StopReason::OutsideModel => "outside the models at ",
            StopReason::Host => "looked at by the host at ",
        };
        let own = if ran.model == comparison.scene_model { ", the scene’s own" } else { "" };
        let balanced = ran.collisions.iter().all(|collision| collision.audit.holds);
        let audit = match (ran.collisions.is_empty(), balanced) {
            (true, _) => "",
            (false, true) => " <span class=\"pass\">✓ balanced</span>",
            (false, false) => " <span class=\"fail\">✗ balance fails</span>",
        };
        let cells = [
            Markup::raw(format!("{why}{}{own}", INSTANT.show(ran.end))),
            Markup::raw(format!("{}{audit}", ran.collisions.len())),
            Markup::text(&ran.source),
            Markup::text(&ran.validity),
        ];
        listing.row(&model(ran.model), &cells.map(Cell::Text));
    }
    for refused in &comparison.refused {
        let text = format!(
            "<span class=\"fail\">not applicable, error {}</span> {}",
            refused.code,
            Markup::text(&refused.reason)
        );
        listing.across(&model(refused.model), &Markup::raw(text));
    }
    listing.finish()
}
