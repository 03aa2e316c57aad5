//! A top view in SVG: world metres (x right, y up) to drawing units, with arrows and labels that keep apart.

use accuscene_core::arith::{Real, sin_cos};

use super::escape::Markup;

/// Drawing units a metre: browsers place text badly where a unit is as large as a metre.
pub(super) const UNITS: f64 = 100.0;

/// The part of the ground that a figure shows, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

impl View {
    /// The smallest view of all finite points, or a 20 m square where there are none.
    pub(super) fn around(points: impl Iterator<Item = [f64; 2]>) -> Self {
        let mut view: Option<Self> = None;
        for [x, y] in points.filter(|point| point.iter().all(|value| value.is_finite())) {
            let now = view.unwrap_or(Self { left: x, bottom: y, right: x, top: y });
            view = Some(Self {
                left: Real::min(now.left, x),
                bottom: Real::min(now.bottom, y),
                right: Real::max(now.right, x),
                top: Real::max(now.top, y),
            });
        }
        view.unwrap_or(Self { left: -10.0, bottom: -10.0, right: 10.0, top: 10.0 })
    }

    /// A margin all around and a shape that sits well on a page: `low <= height / width <= high`.
    pub(super) fn framed(self, margin: f64, smallest: f64, low: f64, high: f64) -> Self {
        let width = Real::max(self.width() + 2.0 * margin, smallest);
        let height = self.height() + 2.0 * margin;
        let height = Real::max(height, low * width);
        let width = Real::max(width, height / high);
        let (x, y) = ((self.left + self.right) / 2.0, (self.bottom + self.top) / 2.0);
        Self {
            left: x - width / 2.0,
            bottom: y - height / 2.0,
            right: x + width / 2.0,
            top: y + height / 2.0,
        }
    }

    /// Whether a point is in it.
    pub(super) fn holds(&self, [x, y]: [f64; 2]) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// Where a straight line from a point inside to one outside leaves it.
    pub(super) fn exit(&self, [x, y]: [f64; 2], [to_x, to_y]: [f64; 2]) -> [f64; 2] {
        let share = |from: f64, to: f64, low: f64, high: f64| match to - from {
            way if way > 0.0 => (high - from) / way,
            way if way < 0.0 => (low - from) / way,
            _ => f64::INFINITY,
        };
        let across = share(x, to_x, self.left, self.right);
        let share = Real::min(Real::min(across, share(y, to_y, self.bottom, self.top)), 1.0);
        [x + share * (to_x - x), y + share * (to_y - y)]
    }

    /// Width in metres.
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height in metres.
    pub(super) fn height(&self) -> f64 {
        self.top - self.bottom
    }

    /// The `viewBox` attribute.
    pub(super) fn view_box(&self) -> String {
        format!(
            "{:.2} {:.2} {:.2} {:.2}",
            self.left * UNITS,
            -self.top * UNITS,
            self.width() * UNITS,
            self.height() * UNITS
        )
    }

    /// Drawing units that one CSS pixel takes when the figure is `pixels` wide.
    pub(super) fn unit(&self, pixels: f64) -> f64 {
        self.width() * UNITS / pixels
    }
}

/// A point in drawing units.
pub(super) fn point([x, y]: [f64; 2]) -> String {
    format!("{} {}", coordinate(x), coordinate(-y))
}

/// A length in drawing units, to the millimetre and without idle zeros.
pub(super) fn coordinate(metres: f64) -> String {
    let text = format!("{:.1}", metres * UNITS);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".into() } else { text.into() }
}

/// Path data through the points, closed or open.
pub(super) fn path(points: &[[f64; 2]], closed: bool) -> String {
    let mut data = String::new();
    for (index, spot) in points.iter().enumerate() {
        data.push(if index == 0 { 'M' } else { 'L' });
        data.push_str(&point(*spot));
    }
    if closed && !points.is_empty() {
        data.push('Z');
    }
    data
}

/// Points of a body frame (x forward, y left) in the world.
pub(super) fn placed(points: &[[f64; 2]], at: [f64; 2], heading: f64) -> Vec<[f64; 2]> {
    let (sin, cos) = sin_cos(heading);
    points.iter().map(|[x, y]| [at[0] + cos * x - sin * y, at[1] + sin * x + cos * y]).collect()
}

/// A line with a filled head; `head` is the length of the head in metres.
pub(super) fn arrow(
    class: &str,
    head_class: &str,
    paint: &str,
    from: [f64; 2],
    to: [f64; 2],
    head: f64,
) -> String {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = (dx * dx + dy * dy).sqrt();
    if !length.is_finite() || length < 1e-6 {
        return String::new();
    }
    let head = Real::min(head, 0.6 * length);
    let (ux, uy) = (dx / length, dy / length);
    let neck = [to[0] - ux * head, to[1] - uy * head];
    let half = 0.36 * head;
    let barbs = [to, [neck[0] - uy * half, neck[1] + ux * half], [neck[0] + uy * half, neck[1] - ux * half]];
    let (stroke, fill) = match paint {
        "" => (String::new(), String::new()),
        paint => (format!(" stroke=\"{paint}\""), format!(" fill=\"{paint}\"")),
    };
    format!(
        "<path class=\"{class}\"{stroke} d=\"{}\"/><path class=\"{head_class}\"{fill} d=\"{}\"/>",
        path(&[from, neck], false),
        path(&barbs, true)
    )
}

/// Places labels where they cover neither each other nor what was declared taken.
pub(super) struct Labels {
    taken: Vec<View>,
    frame: View,
    /// Metres of one line of text.
    line: f64,
    markup: String,
}

impl Labels {
    /// Labels within `frame` for text whose line is `line` metres high.
    pub(super) fn new(frame: View, line: f64) -> Self {
        Self { taken: Vec::new(), frame, line, markup: String::new() }
    }

    /// Declares an area that labels leave free.
    pub(super) fn avoid(&mut self, points: &[[f64; 2]]) {
        self.taken.push(View::around(points.iter().copied()));
    }

    /// Writes a label near `anchor`, at least `reach` metres from it, first in the direction `towards`.
    pub(super) fn place(&mut self, text: &str, class: &str, anchor: [f64; 2], reach: f64, towards: f64) {
        self.place_marked(&Markup::text(text), text.chars().count(), class, anchor, reach, towards);
    }

    /// The same with a text that is markup, of which so many characters are seen.
    pub(super) fn place_marked(
        &mut self,
        text: &Markup,
        seen: usize,
        class: &str,
        anchor: [f64; 2],
        reach: f64,
        towards: f64,
    ) {
        let width = 0.56 * self.line * Real::max(seen as f64, 1.0);
        let mut best: Option<(f64, View)> = None;
        for ring in 0..6 {
            for turn in [0.0, 0.7, -0.7, 1.4, -1.4, 2.1, -2.1, 2.8, 3.5] {
                let (sin, cos) = sin_cos(towards + turn);
                let away = reach + self.line * (0.7 + 1.3 * f64::from(ring));
                let x = anchor[0] + cos * away + 0.5 * width * cos;
                let y = anchor[1] + sin * away;
                let area = View {
                    left: x - width / 2.0,
                    right: x + width / 2.0,
                    bottom: y - 0.55 * self.line,
                    top: y + 0.65 * self.line,
                };
                let cost = self.cost(&area) + 0.02 * f64::from(ring) * width * self.line;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, area));
                }
            }
        }
        if let Some((_, area)) = best {
            self.markup.push_str(&format!(
                "<text class=\"halo {class}\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>",
                coordinate((area.left + area.right) / 2.0),
                coordinate(-(area.bottom + 0.22 * self.line)),
                text
            ));
            self.taken.push(area);
        }
    }

    /// The labels placed so far.
    pub(super) fn finish(self) -> String {
        self.markup
    }

    /// Area that a label would share with others, or lose beyond the frame.
    fn cost(&self, area: &View) -> f64 {
        let whole = area.width() * area.height();
        let outside = whole - shared(area, &self.frame);
        self.taken.iter().map(|other| shared(area, other)).sum::<f64>() + 4.0 * outside
    }
}

fn shared(a: &View, b: &View) -> f64 {
    let width = Real::min(a.right, b.right) - Real::max(a.left, b.left);
    let height = Real::min(a.top, b.top) - Real::max(a.bottom, b.bottom);
    if width > 0.0 && height > 0.0 { width * height } else { 0.0 }
}

/// The largest of 1, 2, 5 times a power of ten that does not exceed `length` (> 0).
pub(super) fn round_length(length: f64) -> f64 {
    let mut step = 1e-6;
    let mut best = step;
    while step <= length {
        for factor in [1.0, 2.0, 5.0] {
            if factor * step <= length {
                best = factor * step;
            }
        }
        step *= 10.0;
    }
    // The power was reached by rounding; its text gives the decimal number meant.
    format!("{best:.6}").parse().unwrap_or(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_turns_left_with_positive_heading() {
        let spot = placed(&[[1.0, 0.0]], [10.0, 5.0], core::f64::consts::FRAC_PI_2)[0];
        assert!((spot[0] - 10.0).abs() < 1e-12 && (spot[1] - 6.0).abs() < 1e-12);
        assert_eq!(path(&[spot], false), "M1000 -600");
    }

    #[test]
    fn a_line_leaves_where_it_meets_the_first_edge() {
        let view = View { left: -10.0, bottom: -5.0, right: 10.0, top: 5.0 };
        assert_eq!(view.exit([0.0, 0.0], [-40.0, 4.0]), [-10.0, 1.0]);
        assert_eq!(view.exit([2.0, 1.0], [2.0, 9.0]), [2.0, 5.0]);
        assert!(view.holds([-10.0, 5.0]) && !view.holds([0.0, 5.1]));
    }

    #[test]
    fn framing_keeps_the_shape_within_its_bounds() {
        let view = View::around([[0.0, 0.0], [100.0, 1.0]].into_iter()).framed(2.0, 20.0, 0.4, 0.7);
        assert!((view.height() / view.width() - 0.4).abs() < 1e-12);
        let tall = View::around([[0.0, 0.0], [1.0, 100.0]].into_iter()).framed(2.0, 20.0, 0.4, 0.7);
        assert!((tall.height() / tall.width() - 0.7).abs() < 1e-12);
    }

    #[test]
    fn labels_at_one_anchor_do_not_cover_each_other() {
        let frame = View { left: -50.0, bottom: -50.0, right: 50.0, top: 50.0 };
        let mut labels = Labels::new(frame, 1.0);
        for _ in 0..6 {
            labels.place("1 start", "", [0.0, 0.0], 1.0, 0.0);
        }
        for (index, one) in labels.taken.iter().enumerate() {
            for other in &labels.taken[index + 1..] {
                assert!(shared(one, other) < 1e-9, "{one:?} covers {other:?}");
            }
        }
    }

    #[test]
    fn round_lengths_are_one_two_or_five() {
        assert_eq!(round_length(9.99), 5.0);
        assert_eq!(round_length(0.21), 0.2);
        assert_eq!(round_length(1000.0), 1000.0);
    }
}
