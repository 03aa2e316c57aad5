//! A value over two others as a map of cells, the darker the higher.

use super::measure::Measure;
use super::plane::{Plane, range, ring};

/// Shades of the map.
pub(in crate::report) const HEAT_CLASSES: usize = 9;

/// What is drawn.
pub(in crate::report) struct Heat<'a> {
    /// The values across, ascending.
    pub(in crate::report) across: &'a [f64],
    /// The values up, ascending.
    pub(in crate::report) up: &'a [f64],
    /// The value of each cell, row by row from below; what is not finite is left blank.
    pub(in crate::report) cells: &'a [f64],
    /// A point to compare with, drawn as a ring where it lies within.
    pub(in crate::report) nominal: Option<[f64; 2]>,
    /// What it shows, for those who hear it.
    pub(in crate::report) label: &'a str,
}

/// The drawing, and from which value to which its shades go; none where there is nothing to draw.
pub(in crate::report) fn heat(figure: &Heat<'_>, measures: [&Measure; 2]) -> Option<(String, [f64; 2])> {
    let [low, high] = range(figure.cells.iter().copied())?;
    let (across, up) = (borders(figure.across)?, borders(figure.up)?);
    let plane = Plane::between(ends(&across)?, ends(&up)?)?;
    let mut paths: [String; HEAT_CLASSES] = Default::default();
    for (row, sides) in up.windows(2).enumerate() {
        for (column, edges) in across.windows(2).enumerate() {
            let Some(value) = figure.cells.get(row * figure.across.len() + column).filter(|v| v.is_finite())
            else {
                continue;
            };
            // Halves, that the range of two doubles stays one.
            let half = 0.5 * high - 0.5 * low;
            let share = if half > 0.0 { (0.5 * value - 0.5 * low) / half } else { 0.0 };
            let class = ((share * HEAT_CLASSES as f64) as usize).min(HEAT_CLASSES - 1);
            let [left, foot] = plane.at(edges[0], sides[0]);
            let [right, head] = plane.at(edges[1], sides[1]);
            paths[class].push_str(&format!("M{left:.1} {foot:.1}H{right:.1}V{head:.1}H{left:.1}Z"));
        }
    }
    let cells = paths.iter().enumerate().filter(|(_, path)| !path.is_empty());
    let mut body: String =
        cells.map(|(class, path)| format!("<path class=\"heat-{class}\" d=\"{path}\"/>")).collect();
    let within =
        |value: f64, borders: &[f64]| ends(borders).is_some_and(|[low, high]| (low..=high).contains(&value));
    if let Some([x, y]) = figure.nominal.filter(|[x, y]| within(*x, &across) && within(*y, &up)) {
        let [x, y] = plane.at(x, y);
        body.push_str(&ring(x, y));
    }
    Some((plane.drawing(measures, figure.label, &body), [low, high]))
}

/// The borders of cells around ascending values: halfway between neighbours, and as far beyond the ends.
fn borders(values: &[f64]) -> Option<Vec<f64>> {
    let (first, last) = (values.first()?, values.last()?);
    let between: Vec<f64> = values.windows(2).map(|pair| 0.5 * pair[0] + 0.5 * pair[1]).collect();
    let [head, tail] = match (between.first(), between.last()) {
        (Some(head), Some(tail)) => [first - (head - first), last + (last - tail)],
        _ => [first - 0.5, last + 0.5],
    };
    Some(core::iter::once(head).chain(between).chain([tail]).collect())
}

fn ends(borders: &[f64]) -> Option<[f64; 2]> {
    Some([*borders.first()?, *borders.last()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_lie_around_their_values_and_darken_upwards() {
        assert_eq!(borders(&[1.0, 2.0, 4.0]).unwrap(), [0.5, 1.5, 3.0, 5.0]);
        assert_eq!(borders(&[3.0]).unwrap(), [2.5, 3.5]);
        let measure = Measure::of("1");
        let figure = Heat {
            across: &[0.0, 1.0],
            up: &[0.0, 1.0],
            cells: &[0.0, 0.5, f64::NAN, 9.0],
            nominal: Some([0.5, 7.0]),
            label: "map",
        };
        let (text, ends) = heat(&figure, [&measure, &measure]).unwrap();
        assert_eq!(ends, [0.0, 9.0]);
        assert_eq!(text.matches("class=\"heat-").count(), 2);
        assert!(text.contains("heat-0\"") && text.contains("heat-8\"") && !text.contains("nominal"));
        assert!(heat(&Heat { cells: &[f64::NAN; 4], ..figure }, [&measure, &measure]).is_none());
    }
}
