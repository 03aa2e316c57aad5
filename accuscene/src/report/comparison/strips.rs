//! Delta-V and PDOF of an impact as marks in a lane for each model, on one axis a vehicle.

use accuscene_core::arith::Real;

use super::board::{Board, mark, per_cent, shown, title, unit};
use crate::compare::{Figure, FigureName, ImpactComparison, Spread};
use crate::report::canvas::round_length;
use crate::report::escape::Markup;
use crate::report::units::{Scale, number};

const WIDTH: f64 = 1000.0;
/// Room for the names of the models.
const LEFT: f64 = 172.0;
const GAP: f64 = 26.0;
const TOP: f64 = 48.0;
const LANE: f64 = 27.0;
const FOOT: f64 = 26.0;

/// Half of the least range of an axis, as a share of the mean: a small spread has to look small.
const LEAST_SHARE: f64 = 0.06;
/// The same for directions, degrees.
const LEAST_TURN: f64 = 8.0;

/// The plot of one impact; empty where no vehicle takes part.
pub(super) fn strips(board: &Board<'_>, impact: &ImpactComparison) -> String {
    let panels: Vec<&Figure> = [FigureName::DeltaV, FigureName::PdofDeg]
        .into_iter()
        .flat_map(|name| impact.figures.iter().filter(move |figure| figure.figure == name))
        .filter(|figure| figure.spread.is_some())
        .collect();
    if panels.is_empty() {
        return String::new();
    }
    let models = &board.comparison.models;
    let inner = LANE * models.len() as f64;
    let height = TOP + inner + FOOT;
    let width = (WIDTH - LEFT - GAP * (panels.len() as f64 - 1.0)) / panels.len() as f64;
    let mut body = String::new();
    for (lane, ran) in models.iter().enumerate() {
        let y = TOP + LANE * (lane as f64 + 0.5);
        body.push_str(&format!(
            "<g data-of=\"{0}\">{1}<text class=\"name\" x=\"20\" y=\"{2:.1}\">{0}</text></g>",
            ran.model.name(),
            mark(ran.model, 8.0, y, 5.5),
            y + 4.0
        ));
    }
    for (index, figure) in panels.iter().enumerate() {
        let left = LEFT + (width + GAP) * index as f64;
        body.push_str(&panel(board, figure, left, width, inner));
    }
    format!(
        "<div class=\"plot strip\"><svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"Delta-V and principal \
         direction of force by model\">{body}</svg></div>"
    )
}

fn panel(board: &Board<'_>, figure: &Figure, left: f64, width: f64, inner: f64) -> String {
    let Some(spread) = figure.spread else { return String::new() };
    let least = match figure.figure {
        FigureName::PdofDeg => LEAST_TURN,
        _ => Real::max(LEAST_SHARE * spread.mean.abs(), 0.05),
    };
    let half = Real::max(1.25 * spread.half_range, least);
    let middle = 0.5 * (spread.lowest + spread.highest);
    let (low, high) = (middle - half, middle + half);
    let x = |value: f64| left + (value - low) / (high - low) * width;
    let unit = unit(figure.figure);
    let mut body = heading(board, figure, &spread, left);
    body.push_str(&format!(
        "<rect class=\"frame\" x=\"{left:.1}\" y=\"{TOP}\" width=\"{width:.1}\" height=\"{inner}\"/><rect class=\"band\" \
         x=\"{:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{inner}\"/><path class=\"mean\" d=\"M{:.1} {TOP}V{:.1}\"/>",
        x(spread.lowest),
        Real::max(x(spread.highest) - x(spread.lowest), 0.5),
        x(spread.mean),
        TOP + inner
    ));
    body.push_str(&ticks(figure.figure, &unit.si, "si", (low, high), &x, inner));
    if unit.si != unit.us {
        body.push_str(&ticks(figure.figure, &unit.us, "us", (low, high), &x, inner));
    }
    for (lane, (ran, value)) in board.comparison.models.iter().zip(&figure.values).enumerate() {
        let y = TOP + LANE * (lane as f64 + 0.5);
        body.push_str(&format!("<path class=\"lane\" d=\"M{left:.1} {y:.1}h{width:.1}\"/>"));
        let name = ran.model.name();
        let Some(value) = value else {
            body.push_str(&format!(
                "<text class=\"none\" data-of=\"{name}\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">does not occur</text>",
                left + 0.5 * width,
                y + 4.0
            ));
            continue;
        };
        let placed = nearest(figure.figure, *value, middle);
        let at = x(placed);
        let (dx, anchor) = if placed > middle { (-10.0, "end") } else { (10.0, "start") };
        let text = |scale: &Scale, class: &str| {
            format!(
                "<text class=\"value {class}\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
                at + dx,
                y + 4.0,
                Markup::text(&scale.write(shown(figure.figure, *value)))
            )
        };
        let written = if unit.si == unit.us {
            text(&unit.si, "")
        } else {
            text(&unit.si, "si") + &text(&unit.us, "us")
        };
        body.push_str(&format!("<g data-of=\"{name}\">{}{written}</g>", mark(ran.model, at, y, 5.5)));
    }
    body
}

/// What the panel shows, of whom, and how far the models are apart.
fn heading(board: &Board<'_>, figure: &Figure, spread: &Spread, left: f64) -> String {
    let number = figure.body.as_deref().and_then(|id| board.index(id)).map_or(0, |index| index + 1);
    let apart = match (spread.count, spread.relative) {
        (1, _) => "one model".to_owned(),
        (_, Some(share)) => format!("± {}", per_cent(share)),
        (_, None) => format!("± {}", unit(figure.figure).si.write(spread.half_range)),
    };
    format!(
        "<circle class=\"who\" cx=\"{:.1}\" cy=\"15\" r=\"9\"/><text class=\"who\" x=\"{:.1}\" y=\"19.4\">{number}</text><text \
         class=\"title\" x=\"{:.1}\" y=\"19.4\">{}</text><text x=\"{left:.1}\" y=\"39\">{}</text>",
        left + 9.0,
        left + 9.0,
        left + 25.0,
        title(figure.figure),
        Markup::text(&apart)
    )
}

/// A direction on the side of the front on which the others lie.
fn nearest(name: FigureName, value: f64, middle: f64) -> f64 {
    match name {
        FigureName::PdofDeg if value - middle > 180.0 => value - 360.0,
        FigureName::PdofDeg if value - middle < -180.0 => value + 360.0,
        _ => value,
    }
}

fn ticks(
    name: FigureName,
    scale: &Scale,
    system: &str,
    (low, high): (f64, f64),
    x: &impl Fn(f64) -> f64,
    inner: f64,
) -> String {
    let step = round_length((high - low) * scale.factor / 3.0);
    let first = (low * scale.factor / step - 1e-9).ceil() as i64;
    let last = (high * scale.factor / step + 1e-9).floor() as i64;
    let digits = [1.0, 0.1, 0.01].iter().position(|least| step >= *least).unwrap_or(3);
    let (mut lines, mut text) = (String::new(), String::new());
    for count in first..=last {
        let value = count as f64 * step;
        let at = x(value / scale.factor);
        lines.push_str(&format!("M{at:.1} {TOP}v{inner}"));
        text.push_str(&format!(
            "<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            TOP + inner + 15.0,
            number(shown(name, value), digits)
        ));
    }
    format!("<g class=\"lines {system}\"><path d=\"{lines}\"/>{text}</g>")
}
