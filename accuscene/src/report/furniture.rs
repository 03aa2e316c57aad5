//! What a plan needs to be read: grid, scale bar, arrow to the north.

use accuscene_core::arith::{Real, cos, sin};

use super::canvas::{UNITS, View, coordinate, path, round_length};
use super::site::Site;
use super::units;

/// Grid lines over the view and as much again on each side, so that panning does not leave them.
pub(super) fn grid(view: &View, metres: f64, system: &str, symbol: &str) -> String {
    let step = round_length(Real::max(view.width() / metres / 8.0, 1.0)) * metres;
    let (left, right) = (view.left - view.width(), view.right + view.width());
    let (bottom, top) = (view.bottom - view.width(), view.top + view.width());
    let lines = |low: f64, high: f64| {
        let first = (low / step).ceil() as i64;
        (first..=(high / step).floor() as i64).map(move |count| count as f64 * step)
    };
    let (mut data, mut axes, mut text) = (String::new(), String::new(), String::new());
    for x in lines(left, right) {
        let line = path(&[[x, bottom], [x, top]], false);
        if x == 0.0 {
            axes.push_str(&line)
        } else {
            data.push_str(&line)
        }
        if x > view.left + 0.16 * view.width() && x < view.right - 0.02 * view.width() {
            text.push_str(&grid_label(x, view.bottom, "middle", 0.0, -0.5, x / metres));
        }
    }
    for y in lines(bottom, top) {
        let line = path(&[[left, y], [right, y]], false);
        if y == 0.0 {
            axes.push_str(&line)
        } else {
            data.push_str(&line)
        }
        if y > view.bottom + 0.1 * view.height() && y < view.top - 0.02 * view.height() {
            text.push_str(&grid_label(view.left, y, "start", 0.35, -0.3, y / metres));
        }
    }
    format!(
        "<g class=\"grid {system}\" data-step=\"{step}\" data-symbol=\"{symbol}\"><path d=\"{data}\"/><path class=\"axis\" \
         d=\"{axes}\"/>{text}</g>"
    )
}

fn grid_label(x: f64, y: f64, anchor: &str, dx: f64, dy: f64, shown: f64) -> String {
    format!(
        "<text x=\"{}\" y=\"{}\" dx=\"{dx}em\" dy=\"{dy}em\" text-anchor=\"{anchor}\">{}</text>",
        coordinate(x),
        coordinate(-y),
        units::number(shown, if shown.fract().abs() < 1e-6 { 0 } else { 1 })
    )
}

/// A bar of a round length at the lower left; the player keeps it true while the reader zooms.
pub(super) fn scale_bar(view: &View, unit: f64, metres: f64, symbol: &str, system: &str, row: u8) -> String {
    let shown = round_length(view.width() / 5.0 / metres);
    let width = shown * metres * UNITS;
    let (x, y) = (14.0 * unit, -16.0 * unit - f64::from(row) * 34.0 * unit);
    format!(
        "<g class=\"scalebar {system}\" data-metres=\"{metres}\" data-symbol=\"{symbol}\" data-length=\"{width:.2}\" \
         transform=\"translate({:.2} {:.2})\"><g transform=\"translate({x:.2} {y:.2})\"><g class=\"ruler\"><rect x=\"{:.2}\" \
         y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\"/><path class=\"bar\" d=\"M0 0H{:.2}V{tall:.2}H0Z\"/><path d=\"M0 0H{width:.2}V{tall:.2}H0Z\"/></g>\
         <text x=\"0\" y=\"{text:.2}\">0</text><text class=\"end\" x=\"{width:.2}\" y=\"{text:.2}\" text-anchor=\"middle\">{} \
         {symbol}</text></g></g>",
        view.left * UNITS,
        -view.bottom * UNITS,
        -0.04 * width,
        -20.0 * unit,
        1.14 * width,
        30.0 * unit,
        width / 2.0,
        units::number(shown, if shown < 1.0 { 1 } else { 0 }),
        tall = 5.0 * unit,
        text = -6.0 * unit,
    )
}

/// The arrow to the north, or the world's axes where the scene has no georeference.
pub(super) fn north(site: &Site) -> String {
    let turn = 90.0 - site.north * 180.0 / core::f64::consts::PI;
    let (x, y) =
        (27.0 * sin(turn * core::f64::consts::PI / 180.0), -27.0 * cos(turn * core::f64::consts::PI / 180.0));
    format!(
        "<svg class=\"north\" viewBox=\"-30 -38 60 76\" role=\"img\" aria-label=\"North arrow\"><g transform=\"translate(0 4) \
         rotate({turn:.3})\"><path d=\"M0 -20L8 16L0 10L-8 16Z\"/></g><text x=\"{x:.2}\" y=\"{:.2}\">N</text></svg>",
        y + 9.0
    )
}
