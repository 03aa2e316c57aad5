//! A value over another one as a line through its points, broken where there is none.

use super::measure::Measure;
use super::plane::{Plane, range, ring};

/// The drawing of points in the order of their first value; empty where there is nothing to draw.
pub(in crate::report) fn curve(
    points: &[[f64; 2]],
    nominal: Option<[f64; 2]>,
    measures: [&Measure; 2],
    label: &str,
) -> String {
    let known = |point: &&[f64; 2]| point.iter().all(|value| value.is_finite());
    let along = |axis: usize| {
        // Where the value is missing the axis goes on.
        let points =
            points.iter().filter(move |point| axis == 0 || known(point)).map(move |point| point[axis]);
        range(points.chain(nominal.map(|point| point[axis])))
    };
    let plane = along(0).zip(along(1)).and_then(|(x, y)| Plane::around(x, y));
    let Some(plane) = plane else { return String::new() };
    let (mut line, mut dots, mut drawn) = (String::new(), String::new(), false);
    for point in points {
        if !known(&point) {
            drawn = false;
            continue;
        }
        let [x, y] = plane.at(point[0], point[1]);
        line.push_str(&format!("{}{x:.1} {y:.1}", if drawn { 'L' } else { 'M' }));
        dots.push_str(&format!("M{x:.1} {y:.1}h0"));
        drawn = true;
    }
    let mut body =
        format!("<path class=\"course\" d=\"{line}\"/><path class=\"dots weight-4\" d=\"{dots}\"/>");
    if let Some([x, y]) = nominal {
        let [x, y] = plane.at(x, y);
        body.push_str(&ring(x, y));
    }
    plane.drawing(measures, label, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_where_a_value_is_missing() {
        let measure = Measure::of("s");
        let points = [[0.0, 1.0], [1.0, 2.0], [2.0, f64::NAN], [3.0, 2.0]];
        let text = curve(&points, None, [&measure, &measure], "curve");
        let line =
            text.split("class=\"course\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert_eq!((line.matches('M').count(), line.matches('L').count()), (2, 1));
        assert_eq!(curve(&[[1.0, f64::NAN]], None, [&measure, &measure], "curve"), "");
    }
}
