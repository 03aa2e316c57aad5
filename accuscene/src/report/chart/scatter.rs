//! One figure over another, a dot a sample.

use super::axis::Axis;
use super::measure::Measure;
use crate::report::escape::Markup;
use accuscene_core::arith::Real;

const WIDTH: f64 = 320.0;
const LEFT: f64 = 62.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 26.0;
const INNER: f64 = 190.0;
const FOOT: f64 = 44.0;
/// Radius of the heaviest and of the lightest dot.
const RADII: [f64; 2] = [3.4, 0.9];

/// One sample.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Dot {
    /// Where it is, in SI.
    pub(in crate::report) at: [f64; 2],
    /// Its area beside that of others.
    pub(in crate::report) weight: f64,
    /// Its class: colours tell classes apart.
    pub(in crate::report) class: usize,
}

/// Two figures with their ranges.
pub(in crate::report) struct Scatter<'a> {
    /// What stands at the axes: across, up.
    pub(in crate::report) names: [&'a str; 2],
    /// How the values are written.
    pub(in crate::report) measures: [&'a Measure; 2],
    /// A place to mark, such as the best fit.
    pub(in crate::report) mark: Option<[f64; 2]>,
    /// The samples.
    pub(in crate::report) dots: &'a [Dot],
}

/// The drawing; empty where the samples have no width.
pub(in crate::report) fn scatter(figure: &Scatter<'_>) -> String {
    let ends = [0, 1].map(|axis| range(figure.dots.iter().map(|dot| dot.at[axis])));
    let [Some(across), Some(up)] = ends else { return String::new() };
    let axis = Axis { ends: across, left: LEFT, width: WIDTH - LEFT - RIGHT };
    let foot = TOP + INNER;
    let y = |value: f64| foot - (value - up[0]) / (up[1] - up[0]) * INNER;
    let heaviest = figure.dots.iter().map(|dot| dot.weight).fold(0.0, Real::max);
    let dots: String = figure
        .dots
        .iter()
        .map(|dot| {
            let share = if heaviest > 0.0 { dot.weight / heaviest } else { 1.0 };
            let radius = Real::max(RADII[0] * share.sqrt(), RADII[1]);
            let [across, up] = dot.at;
            let class = dot.class.min(CLASSES - 1);
            format!(
                "<circle class=\"dot-{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\"/>",
                axis.x(across),
                y(up)
            )
        })
        .collect();
    let mark = figure.mark.map_or_else(String::new, |[across, up]| {
        let (x, y) = (axis.x(across), y(up));
        format!("<path class=\"cross\" d=\"M{:.1} {y:.1}h12M{x:.1} {:.1}v12\"/>", x - 6.0, y - 6.0)
    });
    let [name_x, name_y] = figure.names.map(Markup::text);
    format!(
        "<div class=\"plot\"><svg class=\"scatter\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{name_y} over \
         {name_x}\">{}{}<rect class=\"frame\" x=\"{LEFT}\" y=\"{TOP}\" width=\"{}\" height=\"{INNER}\"/>{dots}{mark}<text \
         class=\"name\" x=\"{LEFT}\" y=\"16\">{name_y}</text><text class=\"name\" x=\"{}\" y=\"{}\" \
         text-anchor=\"end\">{name_x}</text></svg></div>",
        foot + FOOT + 16.0,
        axis.ticks(figure.measures[0], TOP, INNER),
        axis.upright_ticks(figure.measures[1], up, TOP, INNER),
        axis.width,
        WIDTH - RIGHT,
        foot + FOOT + 8.0,
    )
}

/// Classes that have a colour of their own; further ones share the last.
pub(in crate::report) const CLASSES: usize = 6;

/// Least and greatest value with a margin; none without a width.
fn range(values: impl Iterator<Item = f64>) -> Option<[f64; 2]> {
    let start = [f64::INFINITY, f64::NEG_INFINITY];
    let [low, high] = values.fold(start, |[low, high], v| [Real::min(low, v), Real::max(high, v)]);
    let width = high - low;
    (width > 0.0 && width.is_finite()).then_some([low - 0.04 * width, high + 0.04 * width])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_a_dot_and_one_value_is_no_scatter() {
        let dot = |x: f64| Dot { at: [x, 2.0 * x], weight: x, class: 0 };
        let measure = Measure::of("m/s");
        let measures = [&measure, &measure];
        let drawn =
            |dots: &[Dot]| scatter(&Scatter { names: ["a<b", "b"], measures, mark: Some([1.0, 2.0]), dots });
        let svg = drawn(&[dot(1.0), dot(2.0), dot(3.0)]);
        assert_eq!(svg.matches("<circle").count(), 3);
        assert!(svg.contains("a&lt;b") && svg.contains("class=\"cross\""));
        assert!(drawn(&[dot(1.0), dot(1.0)]).is_empty() && drawn(&[]).is_empty());
    }
}
