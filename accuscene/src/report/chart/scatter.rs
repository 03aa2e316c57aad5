//! Samples as points: one value across, another one up, each as heavy as its weight.

use super::measure::Measure;
use super::plane::{Plane, range, ring};
use accuscene_core::arith::Real;

/// Points that are drawn at the most: more of them are a blot, and a heavy page.
const MOST: usize = 2048;
/// Classes of weight.
const CLASSES: usize = 5;
/// Groups with a colour of their own; further ones share the last.
const GROUPS: usize = 6;

/// What is drawn.
pub(in crate::report) struct Scatter<'a> {
    /// The points; what is not finite is left out.
    pub(in crate::report) points: &'a [[f64; 2]],
    /// What each point weighs, 0 to 1; without them all weigh the same.
    pub(in crate::report) weights: Option<&'a [f64]>,
    /// Groups of the points, told apart by colours; without them all are of the first.
    pub(in crate::report) groups: Option<&'a [u32]>,
    /// A point to compare with, drawn as a ring.
    pub(in crate::report) nominal: Option<[f64; 2]>,
    /// What it shows, for those who hear it.
    pub(in crate::report) label: &'a str,
}

/// The drawing; empty where there is nothing to draw.
pub(in crate::report) fn scatter(figure: &Scatter<'_>, measures: [&Measure; 2]) -> String {
    let heavy =
        |index: usize| figure.weights.is_none_or(|weights| weights.get(index).is_some_and(|w| *w > 0.0));
    let points: Vec<(usize, [f64; 2])> = figure
        .points
        .iter()
        .copied()
        .enumerate()
        .filter(|(index, point)| point.iter().all(|value| value.is_finite()) && heavy(*index))
        .take(MOST)
        .collect();
    let along = |axis: usize| {
        let nominal = figure.nominal.iter().map(move |point| point[axis]);
        range(points.iter().map(move |(_, point)| point[axis]).chain(nominal))
    };
    let plane =
        if points.is_empty() { None } else { along(0).zip(along(1)).and_then(|(x, y)| Plane::around(x, y)) };
    let Some(plane) = plane else { return String::new() };
    let mut paths = vec![String::new(); GROUPS * CLASSES];
    for (index, point) in &points {
        let weight = figure.weights.and_then(|weights| weights.get(*index)).map_or(1.0, |weight| *weight);
        let class = Real::clamp(weight * CLASSES as f64, 0.0, CLASSES as f64 - 1.0) as usize;
        let [x, y] = plane.at(point[0], point[1]);
        // A line of no length with round ends is a dot.
        let group = figure.groups.and_then(|groups| groups.get(*index)).map_or(0, |group| *group as usize);
        paths[Ord::min(group, GROUPS - 1) * CLASSES + class].push_str(&format!("M{x:.1} {y:.1}h0"));
    }
    let dots = paths.iter().enumerate().filter(|(_, path)| !path.is_empty());
    let mut body: String = dots
        .map(|(class, path)| {
            format!(
                "<path class=\"dots {}weight-{}\" d=\"{path}\"/>",
                group(class / CLASSES),
                class % CLASSES
            )
        })
        .collect();
    if let Some([x, y]) = figure.nominal {
        let [x, y] = plane.at(x, y);
        body.push_str(&ring(x, y));
    }
    plane.drawing(measures, figure.label, &body)
}

/// The class of a group; the first has none.
fn group(number: usize) -> String {
    if number == 0 { String::new() } else { format!("group-{number} ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(points: &[[f64; 2]], weights: Option<&[f64]>) -> String {
        let measure = Measure::of("m");
        scatter(
            &Scatter { points, weights, groups: None, nominal: None, label: "points" },
            [&measure, &measure],
        )
    }

    #[test]
    fn points_stand_where_they_are_and_weigh_what_they_weigh() {
        let text = drawn(&[[0.0, 0.0], [1.0, 2.0], [f64::NAN, 1.0]], Some(&[0.1, 1.0, 1.0]));
        assert_eq!(text.matches("h0").count(), 2);
        assert!(text.contains("class=\"dots weight-0\"") && text.contains("class=\"dots weight-4\""));
        // Without weight a point is not there.
        assert_eq!(drawn(&[[0.0, 0.0], [1.0, 2.0]], Some(&[0.0, 1.0])).matches("h0").count(), 1);
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        assert_eq!(drawn(&[], None), "");
        assert_eq!(drawn(&[[f64::NAN, 1.0]], None), "");
        assert_eq!(drawn(&[[-1.7e308, 0.0], [1.7e308, 1.0]], None), "");
        assert!(drawn(&[[3.0, 3.0]], None).contains("h0"));
        let many = vec![[1.0, 2.0]; 5000];
        assert_eq!(drawn(&many, None).matches("h0").count(), MOST);
    }
}
