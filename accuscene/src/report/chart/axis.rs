//! A horizontal axis with ticks in both systems of units.

use super::measure::{Measure, System};
use crate::report::canvas::round_length;
use crate::report::escape::Markup;
use crate::report::units::number;

/// From which value at which place to which value, in the units of the drawing.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Axis {
    /// Value at the left end and at the right end.
    pub(in crate::report) ends: [f64; 2],
    /// Place of the left end.
    pub(in crate::report) left: f64,
    /// Length.
    pub(in crate::report) width: f64,
}

/// Room that a label takes for each of its characters, and between two labels.
const CHARACTER: f64 = 9.0;
const BETWEEN: f64 = 14.0;

impl Axis {
    /// Place of a value, at the end where it lies beyond.
    pub(in crate::report) fn x(&self, value: f64) -> f64 {
        let [low, high] = self.ends;
        let share = (value - low) / (high - low);
        self.left + accuscene_core::arith::Real::clamp(share, 0.0, 1.0) * self.width
    }

    /// Lines over the drawing's height, numbers and the unit below.
    pub(in crate::report) fn ticks(&self, measure: &Measure, top: f64, height: f64) -> String {
        let si = self.system(&measure.si, "si", top, height);
        let us = measure.us.as_ref().map(|us| self.system(us, "us", top, height));
        match us {
            Some(us) => si + &us,
            // One for both systems is seen under each.
            None => si.replace("lines si", "lines"),
        }
    }

    /// Lines across the drawing for an upright axis between `ends`, numbers and the unit at the left.
    pub(in crate::report) fn upright_ticks(
        &self,
        measure: &Measure,
        ends: [f64; 2],
        top: f64,
        height: f64,
    ) -> String {
        // Labels stand over each other: a line of text each, whatever their length.
        let upright = Self { ends, left: 0.0, width: 2.5 * height };
        let write = |system: &System, name: &str| {
            let (mut lines, mut text) = (String::new(), String::new());
            for (value, label) in upright.labels(system, (ends[1] - ends[0]) * system.factor) {
                let y = top + height - (value - ends[0]) / (ends[1] - ends[0]) * height;
                lines.push_str(&format!("M{} {y:.1}h{}", self.left, self.width));
                text.push_str(&format!(
                    "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
                    self.left - 5.0,
                    y + 4.0
                ));
            }
            let unit = Markup::text(&system.symbol);
            text.push_str(&format!(
                "<text x=\"{}\" y=\"16\" text-anchor=\"end\">{unit}</text>",
                self.left - 5.0
            ));
            format!("<g class=\"lines{name}\"><path d=\"{lines}\"/>{text}</g>")
        };
        match &measure.us {
            Some(us) => write(&measure.si, " si") + &write(us, " us"),
            None => write(&measure.si, ""),
        }
    }

    fn system(&self, system: &System, name: &str, top: f64, height: f64) -> String {
        let range = (self.ends[1] - self.ends[0]) * system.factor;
        let (mut lines, mut text) = (String::new(), String::new());
        for (value, label) in self.labels(system, range) {
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
    fn labels(&self, system: &System, range: f64) -> Vec<(f64, String)> {
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
            let each = BETWEEN + CHARACTER * longest as f64;
            if each <= step / range * self.width || labels.len() < 2 {
                return labels;
            }
        }
        Vec::new()
    }
}
