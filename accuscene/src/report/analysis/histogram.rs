//! How a figure spreads, as bars with its interval, median and value.

use super::axis::Axis;
use super::measure::Measure;
use crate::analyse::{FigureOutcome, FigureSpread};
use accuscene_core::arith::{Real, TAU, exp};

const WIDTH: f64 = 480.0;
const SIDE: f64 = 16.0;
const TOP: f64 = 28.0;
const INNER: f64 = 150.0;
const FOOT: f64 = 44.0;
/// Share of the samples at each side that the axis may leave out.
const OUTSIDE: f64 = 0.0025;
/// Points of the normal curve.
const POINTS: usize = 60;

/// The drawing.
pub(super) fn histogram(figure: &FigureOutcome, spread: &FigureSpread, measure: &Measure) -> String {
    let bins = &spread.histogram;
    let [skip, take] = kept(&bins.counts);
    let counts = &bins.counts[skip..take];
    let tallest = counts.iter().copied().max().unwrap_or(0);
    let ends = [bins.low + bins.width * skip as f64, bins.low + bins.width * take as f64];
    if tallest == 0 || ends[0] >= ends[1] {
        return String::new();
    }
    let axis = Axis { ends, left: SIDE, width: WIDTH - 2.0 * SIDE };
    let curve = figure.value.and_then(|value| normal(spread, value, &axis));
    let summit = curve.as_ref().map_or(0.0, |(top, _)| *top);
    // A curve above the bars has room too, but not so much that it presses them flat.
    let scale = Real::clamp(summit, 1.04 * tallest as f64, 2.0 * tallest as f64);
    let foot = TOP + INNER;
    let y = |count: f64| foot - Real::min(count / scale, 1.0) * INNER;
    let mut bars = String::new();
    for (index, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let [left, right] = [index, index + 1].map(|at| axis.x(ends[0] + bins.width * at as f64));
        bars.push_str(&format!("M{left:.1} {foot}V{:.1}H{right:.1}V{foot}Z", y(*count as f64)));
    }
    let band = [spread.low, spread.high].map(|end| axis.x(end));
    let curve = curve.map_or_else(String::new, |(_, points)| {
        let at = |(index, (x, count)): (usize, &(f64, f64))| {
            format!("{}{:.1} {:.1}", if index == 0 { 'M' } else { 'L' }, axis.x(*x), y(*count))
        };
        let data: String = points.iter().enumerate().map(at).collect();
        format!("<path class=\"curve\" d=\"{data}\"/>")
    });
    let upright = |class: &str, value: f64| {
        format!("<path class=\"{class}\" d=\"M{:.1} {TOP}V{foot}\"/>", axis.x(value))
    };
    // A value beyond the samples that are drawn would stand at the end as if it were there.
    let value = figure.value.filter(|value| (ends[0]..=ends[1]).contains(value));
    format!(
        "<div class=\"plot\"><svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"Histogram of the samples\">{}<rect \
         class=\"band\" x=\"{:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{INNER}\"/>{}<path class=\"bars\" d=\"{bars}\"/>{curve}{}{}<path \
         class=\"frame\" d=\"M{SIDE} {foot}H{}\"/></svg></div>",
        foot + FOOT,
        beyond(&bins.counts[..skip], &bins.counts[take..]),
        band[0],
        Real::max(band[1] - band[0], 0.5),
        axis.ticks(measure, TOP, INNER),
        upright("median", spread.median),
        value.map_or_else(String::new, |value| upright("nominal", value)),
        WIDTH - SIDE,
    )
}

/// The bins between those at either end that hold next to nothing.
fn kept(counts: &[u64]) -> [usize; 2] {
    let most = OUTSIDE * counts.iter().sum::<u64>() as f64;
    let bare = |counts: &mut dyn Iterator<Item = &u64>| {
        let mut sum = 0;
        counts
            .take_while(|count| {
                sum += **count;
                (sum as f64) <= most
            })
            .count()
    };
    let (left, right) = (bare(&mut counts.iter()), bare(&mut counts.iter().rev()));
    // A few bins say more with their neighbours than without.
    if left + right < counts.len() / 8 { [0, counts.len()] } else { [left, counts.len() - right] }
}

/// How many samples lie beyond the ends of the axis.
fn beyond(left: &[u64], right: &[u64]) -> String {
    let side = |counts: &[u64], x: f64, anchor: &str, arrow: fn(u64) -> String| match counts.iter().sum() {
        0 => String::new(),
        count => format!("<text x=\"{x}\" y=\"18\" text-anchor=\"{anchor}\">{}</text>", arrow(count)),
    };
    side(left, SIDE, "start", |count| format!("← {count} more"))
        + &side(right, WIDTH - SIDE, "end", |count| format!("{count} more →"))
}

/// The normal curve of first order as counts a bin: its summit and its points; none where it does not hold.
fn normal(spread: &FigureSpread, value: f64, axis: &Axis) -> Option<(f64, Vec<(f64, f64)>)> {
    let order = spread.first_order.as_ref().filter(|order| order.valid)?;
    let sigma = order.standard_deviation;
    if !(sigma > 0.0 && sigma.is_finite()) {
        return None;
    }
    let summit = spread.samples as f64 * spread.histogram.width / (sigma * TAU.sqrt());
    let [low, high] = axis.ends;
    let points = (0..=POINTS).map(|index| {
        let x = low + (high - low) * index as f64 / POINTS as f64;
        let z = (x - value) / sigma;
        (x, summit * exp(-0.5 * z * z))
    });
    summit.is_finite().then(|| (summit, points.collect()))
}
