//! How a figure spreads, as bars with its interval and median, beside what it is compared with.

use super::axis::Axis;
use super::measure::Measure;
use crate::report::units::number;
use accuscene_core::arith::Real;

const WIDTH: f64 = 480.0;
const SIDE: f64 = 16.0;
const TOP: f64 = 28.0;
const INNER: f64 = 150.0;
const FOOT: f64 = 44.0;
/// Share of the samples at each side that the axis may leave out.
const OUTSIDE: f64 = 0.0025;
/// Points of the curve.
const POINTS: usize = 60;

/// What the bars stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Tally {
    /// Numbers of samples.
    Samples,
    /// Shares of the probability.
    Probability,
}

/// A figure in intervals of equal width, with what is marked on it.
pub(in crate::report) struct Histogram<'a> {
    /// What the bars stand for.
    pub(in crate::report) tally: Tally,
    /// Lower end of the first bar.
    pub(in crate::report) low: f64,
    /// Width of a bar.
    pub(in crate::report) width: f64,
    /// Height of each bar.
    pub(in crate::report) heights: &'a [f64],
    /// Ends of the interval.
    pub(in crate::report) band: [f64; 2],
    /// The median.
    pub(in crate::report) median: f64,
    /// A value to compare with.
    pub(in crate::report) nominal: Option<f64>,
    /// A curve to compare with, as heights of bars.
    pub(in crate::report) curve: Option<&'a dyn Fn(f64) -> f64>,
}

/// The drawing.
pub(in crate::report) fn histogram(figure: &Histogram<'_>, measure: &Measure) -> String {
    let [skip, take] = kept(figure.heights);
    let heights = &figure.heights[skip..take];
    let tallest = heights.iter().copied().fold(0.0, Real::max);
    let ends = [skip, take].map(|at| figure.low + figure.width * at as f64);
    if tallest <= 0.0 || ends[0] >= ends[1] {
        return String::new();
    }
    let axis = Axis { ends, left: SIDE, width: WIDTH - 2.0 * SIDE };
    let curve = figure.curve.and_then(|curve| points(curve, ends));
    let summit = curve.iter().flatten().fold(0.0, |summit, (_, height)| Real::max(summit, *height));
    // A curve above the bars has room too, but not so much that it presses them flat.
    let scale = Real::clamp(summit, 1.04 * tallest, 2.0 * tallest);
    let foot = TOP + INNER;
    let y = |height: f64| foot - Real::min(height / scale, 1.0) * INNER;
    let mut bars = String::new();
    for (index, height) in heights.iter().enumerate().filter(|(_, height)| **height > 0.0) {
        let [left, right] = [index, index + 1].map(|at| axis.x(ends[0] + figure.width * at as f64));
        bars.push_str(&format!("M{left:.1} {foot}V{:.1}H{right:.1}V{foot}Z", y(*height)));
    }
    let band = figure.band.map(|end| axis.x(end));
    let curve = curve.map_or_else(String::new, |points| {
        let at = |(index, (x, height)): (usize, &(f64, f64))| {
            format!("{}{:.1} {:.1}", if index == 0 { 'M' } else { 'L' }, axis.x(*x), y(*height))
        };
        let data: String = points.iter().enumerate().map(at).collect();
        format!("<path class=\"curve\" d=\"{data}\"/>")
    });
    let upright = |class: &str, value: f64| {
        format!("<path class=\"{class}\" d=\"M{:.1} {TOP}V{foot}\"/>", axis.x(value))
    };
    // A value beyond the samples that are drawn would stand at the end as if it were there.
    let value = figure.nominal.filter(|value| (ends[0]..=ends[1]).contains(value));
    format!(
        "<div class=\"plot\"><svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"Histogram of the samples\">{}<rect \
         class=\"band\" x=\"{:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{INNER}\"/>{}<path class=\"bars\" d=\"{bars}\"/>{curve}{}{}<path \
         class=\"frame\" d=\"M{SIDE} {foot}H{}\"/></svg></div>",
        foot + FOOT,
        figure.beyond(skip, take),
        band[0],
        Real::max(band[1] - band[0], 0.5),
        axis.ticks(measure, TOP, INNER),
        upright("median", figure.median),
        value.map_or_else(String::new, |value| upright("nominal", value)),
        WIDTH - SIDE,
    )
}

impl Histogram<'_> {
    /// How much lies beyond the ends of the axis.
    fn beyond(&self, skip: usize, take: usize) -> String {
        let side = |heights: &[f64], x: f64, anchor: &str, [before, after]: [&str; 2]| {
            let sum: f64 = heights.iter().sum();
            if sum <= 0.0 {
                return String::new();
            }
            let text = match self.tally {
                Tally::Samples => format!("{sum} more"),
                Tally::Probability => format!("{}\u{a0}% more", number(100.0 * sum, 1)),
            };
            format!("<text x=\"{x}\" y=\"18\" text-anchor=\"{anchor}\">{before}{text}{after}</text>")
        };
        side(&self.heights[..skip], SIDE, "start", ["← ", ""])
            + &side(&self.heights[take..], WIDTH - SIDE, "end", ["", " →"])
    }
}

/// The bins between those at either end that hold next to nothing.
fn kept(heights: &[f64]) -> [usize; 2] {
    let most = OUTSIDE * heights.iter().sum::<f64>();
    let bare = |heights: &mut dyn Iterator<Item = &f64>| {
        let mut sum = 0.0;
        heights
            .take_while(|height| {
                sum += **height;
                sum <= most
            })
            .count()
    };
    let (left, right) = (bare(&mut heights.iter()), bare(&mut heights.iter().rev()));
    // A few bins say more with their neighbours than without.
    if left + right < heights.len() / 8 { [0, heights.len()] } else { [left, heights.len() - right] }
}

/// The points of a curve; none where it cannot be drawn.
fn points(curve: &dyn Fn(f64) -> f64, [low, high]: [f64; 2]) -> Option<Vec<(f64, f64)>> {
    let at = |index: usize| low + (high - low) * index as f64 / POINTS as f64;
    let points: Vec<(f64, f64)> = (0..=POINTS).map(|index| (at(index), curve(at(index)))).collect();
    points.iter().all(|(_, height)| height.is_finite()).then_some(points)
}
