//! What each uncertain input does to a figure, as bars, with its shares of the variance beside them.

use crate::analyse::{FigureOutcome, FigureSpread, Influence};
use crate::report::chart::{Axis, Measure};
use crate::report::escape::Markup;
use crate::report::units::number;
use accuscene_core::arith::Real;

const WIDTH: f64 = 560.0;
const SIDE: f64 = 16.0;
const TOP: f64 = 28.0;
const LANE: f64 = 38.0;
const BAR: f64 = 14.0;
const FOOT: f64 = 44.0;
/// Length of the axis with indices beside it, and without.
const LONG: f64 = WIDTH - 2.0 * SIDE;
const SHORT: f64 = 320.0;
/// Right ends of the columns of indices.
const COLUMNS: [f64; 2] = [452.0, 556.0];
/// Bars at the most.
pub(super) const MOST: usize = 10;
/// Characters of an address at the most, at its begin and its end.
const KEPT: [usize; 2] = [12, 24];

/// The drawing; empty where no input moves the figure by itself.
pub(super) fn tornado(figure: &FigureOutcome, spread: &FigureSpread, measure: &Measure) -> String {
    let Some(base) = figure.value else { return String::new() };
    let shown = &spread.influences[..spread.influences.len().min(MOST)];
    let outputs = shown.iter().flat_map(|influence| influence.at_quantiles).flatten();
    let [low, high] =
        outputs.fold([base, base], |[low, high], output| [Real::min(low, output), Real::max(high, output)]);
    if low >= high || !(high - low).is_finite() {
        return String::new();
    }
    let indices = shown.iter().any(|influence| influence.first_index.is_some());
    let margin = 0.03 * (high - low);
    let width = if indices { SHORT } else { LONG };
    let axis = Axis { ends: [low - margin, high + margin], left: SIDE, width };
    let height = LANE * shown.len() as f64 + 4.0;
    let mut body = axis.ticks(measure, TOP, height);
    if indices {
        for (x, title) in COLUMNS.into_iter().zip(["first index", "total index"]) {
            body.push_str(&format!("<text x=\"{x}\" y=\"18\" text-anchor=\"end\">{title}</text>"));
        }
    }
    let at = axis.x(base);
    body.push_str(&format!("<path class=\"nominal\" d=\"M{at:.1} {TOP}v{height}\"/>"));
    for (lane, influence) in shown.iter().enumerate() {
        body.push_str(&row(influence, base, &axis, TOP + LANE * lane as f64));
    }
    format!(
        "<div class=\"plot\"><svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"Influence of each uncertain \
         input\">{body}</svg></div>",
        TOP + height + FOOT
    )
}

fn row(influence: &Influence, base: f64, axis: &Axis, top: f64) -> String {
    let middle = axis.x(base);
    let bar = top + 20.0;
    let [low, high] = influence.at_quantiles;
    // On one side of the value the bars would cover each other.
    let one_sided = match influence.at_quantiles {
        [Some(low), Some(high)] => (low - base) * (high - base) > 0.0,
        _ => false,
    };
    let thick = if one_sided { 0.5 * BAR } else { BAR };
    let piece = |class: &str, output: Option<f64>, y: f64| {
        output.map_or_else(String::new, |output| {
            let at = axis.x(output);
            let (left, right) = (Real::min(at, middle), Real::max(at, middle));
            format!("<path class=\"{class}\" d=\"M{left:.1} {y}H{right:.1}v{thick}H{left:.1}Z\"/>")
        })
    };
    let mut markup = format!(
        "<text class=\"name\" x=\"{SIDE}\" y=\"{}\">{}</text>{}{}",
        top + 15.0,
        Markup::text(&short(&influence.input)),
        piece("at-low", low, bar),
        piece("at-high", high, if one_sided { bar + thick } else { bar }),
    );
    let missing: Vec<&str> = [(low, "5\u{a0}%"), (high, "95\u{a0}%")]
        .iter()
        .filter(|(o, _)| o.is_none())
        .map(|(_, q)| *q)
        .collect();
    if !missing.is_empty() {
        markup.push_str(&format!(
            "<text class=\"none\" x=\"{:.1}\" y=\"{}\" text-anchor=\"end\">no answer at {}</text>",
            axis.left + axis.width,
            bar + 12.0,
            missing.join(", ")
        ));
    }
    for (x, index) in COLUMNS.into_iter().zip([influence.first_index, influence.total_index]) {
        if let Some([value, error]) = index {
            let error = if error < 0.005 { String::new() } else { format!(" ±\u{a0}{}", number(error, 2)) };
            markup.push_str(&format!(
                "<text class=\"value\" x=\"{x}\" y=\"{}\" text-anchor=\"end\">{}{error}</text>",
                bar + 12.0,
                number(value, 2)
            ));
        }
    }
    markup
}

/// An address that is not too long for its lane.
fn short(address: &str) -> String {
    let count = address.chars().count();
    let [head, tail] = KEPT;
    if count <= head + tail + 1 {
        return address.to_owned();
    }
    let start: String = address.chars().take(head).collect();
    let end: String = address.chars().skip(count - tail).collect();
    format!("{start}…{end}")
}
