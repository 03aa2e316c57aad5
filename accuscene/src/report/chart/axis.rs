//! An axis with ticks in both systems of units.

use super::measure::{Measure, System};
use crate::report::canvas::round_length;
use crate::report::escape::Markup;
use crate::report::units::number;

/// From which value at which place to which value, in the units of the drawing.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Axis {
    /// Value at the left end and at the right end.
    pub(in crate::report) ends: [f64; 2],
    /// Place of the left end, or of the foot of an upright axis.
    pub(in crate::report) left: f64,
    /// Length; below 0 for an upright axis, which goes up.
    pub(in crate::report) width: f64,
}

/// Room that a label takes for each of its characters, and between two labels.
const CHARACTER: f64 = 9.0;
const BETWEEN: f64 = 14.0;
/// Room that a label takes on an upright axis.
const LINE: f64 = 26.0;

impl Axis {
    /// Place of a value, at the end where it lies beyond.
    pub(in crate::report) fn x(&self, value: f64) -> f64 {
        let [low, high] = self.ends;
        let share = (value - low) / (high - low);
        self.left + accuscene_core::arith::Real::clamp(share, 0.0, 1.0) * self.width
    }

    /// Lines over the drawing's height, numbers and the unit below.
    pub(in crate::report) fn ticks(&self, measure: &Measure, top: f64, height: f64) -> String {
        in_both(measure, |system, name| self.system(system, name, top, height))
    }

    /// For an upright axis: lines over the drawing's width, numbers at their left and the unit above them.
    pub(in crate::report) fn rungs(&self, measure: &Measure, left: f64, width: f64) -> String {
        in_both(measure, |system, name| self.upright(system, name, left, width))
    }

    fn upright(&self, system: &System, name: &str, left: f64, width: f64) -> String {
        let range = (self.ends[1] - self.ends[0]) * system.factor;
        let (mut lines, mut text) = (String::new(), String::new());
        for (value, label) in self.labels(system, range, |_| LINE) {
            let at = self.x(value);
            lines.push_str(&format!("M{left} {at:.1}h{width}"));
            let (x, y) = (left - 8.0, at + 4.5);
            text.push_str(&format!("<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"end\">{label}</text>"));
        }
        if !system.symbol.is_empty() {
            let (x, y) = (left - 8.0, self.left + self.width - 14.0);
            let symbol = Markup::text(&system.symbol);
            text.push_str(&format!("<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"end\">{symbol}</text>"));
        }
        format!("<g class=\"lines {name}\"><path d=\"{lines}\"/>{text}</g>")
    }

    fn system(&self, system: &System, name: &str, top: f64, height: f64) -> String {
        let range = (self.ends[1] - self.ends[0]) * system.factor;
        let (mut lines, mut text) = (String::new(), String::new());
        for (value, label) in self.labels(system, range, along) {
            let at = self.x(value);
            lines.push_str(&format!("M{at:.1} {top}v{height}"));
            text.push_str(&format!(
                "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>",
                top + height + 16.0
            ));
        }
        if !system.symbol.is_empty() {
            text.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                self.left + 0.5 * self.width,
                top + height + 34.0,
                Markup::text(&system.symbol)
            ));
        }
        format!("<g class=\"lines {name}\"><path d=\"{lines}\"/>{text}</g>")
    }

    /// The finest round numbers whose labels do not touch, each with its value in SI.
    fn labels(&self, system: &System, range: f64, room: impl Fn(usize) -> f64) -> Vec<(f64, String)> {
        if !(range.is_finite() && range > 0.0) {
            return Vec::new();
        }
        for parts in [6.0, 4.0, 3.0, 2.0, 1.0] {
            let step = round_length(range / parts);
            let [first, last] = self.ends.map(|end| end * system.factor / step);
            // Steps are 1, 2 or 5 times a power of ten: their first digit is all they need.
            let digits = (0..8)
                .scan(step, |at, _| {
                    let now = *at;
                    *at *= 10.0;
                    Some(now)
                })
                .take_while(|at| *at < 0.999)
                .count();
            // Beyond that, neighbours are the same number.
            if !(first.abs() < 1e12 && last.abs() < 1e12) {
                return Vec::new();
            }
            let (first, last) = ((first - 1e-9).ceil() as i64, (last + 1e-9).floor() as i64);
            let labels: Vec<(f64, String)> = (first..=last)
                .map(|count| count as f64 * step)
                .map(|value| (value / system.factor, number(value, digits)))
                .collect();
            let longest = labels.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0);
            if room(longest) <= step / range * self.width.abs() || labels.len() < 2 {
                return labels;
            }
        }
        Vec::new()
    }
}

/// Room that a label of so many characters takes along its axis.
fn along(characters: usize) -> f64 {
    BETWEEN + CHARACTER * characters as f64
}

fn in_both(measure: &Measure, write: impl Fn(&System, &str) -> String) -> String {
    let si = write(&measure.si, "si");
    match &measure.us {
        Some(us) => si + &write(us, "us"),
        // One for both systems is seen under each.
        None => si.replace("lines si", "lines"),
    }
}
