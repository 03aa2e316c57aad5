//! Time histories as SVG: the curve is the same in both systems of units, ticks and grid change.

use accuscene_core::arith::Real;

use super::canvas::round_length;
use super::motion::Motion;
use super::sheet::Sheet;
use super::units::{ACCELERATION, SPEED, Scale, Unit, YAW_RATE};

const WIDTH: f64 = 1000.0;
const INNER: f64 = 112.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 58.0;
const TOP: f64 = 26.0;
/// Below all plots but the last, which has the ticks and the name of the time axis.
const BOTTOM: f64 = 8.0;
const LAST_BOTTOM: f64 = 36.0;

struct Channel {
    title: &'static str,
    unit: Unit,
    series: fn(&Motion) -> &[f64],
}

const CHANNELS: [Channel; 4] = [
    Channel { title: "Speed of the centre of gravity", unit: SPEED, series: |motion| &motion.speed },
    Channel { title: "Yaw rate, left positive", unit: YAW_RATE, series: |motion| &motion.yaw_rate },
    Channel {
        title: "Longitudinal acceleration, forward positive",
        unit: ACCELERATION,
        series: |motion| &motion.ax,
    },
    Channel { title: "Lateral acceleration, left positive", unit: ACCELERATION, series: |motion| &motion.ay },
];

/// All plots, one below the other over one time axis.
pub(super) fn plots(sheet: &Sheet<'_>) -> String {
    CHANNELS
        .iter()
        .enumerate()
        .map(|(index, channel)| plot(sheet, channel, index + 1 == CHANNELS.len()))
        .collect()
}

fn plot(sheet: &Sheet<'_>, channel: &Channel, last: bool) -> String {
    let (begin, end) = sheet.span();
    let span = if end > begin { end - begin } else { 1.0 };
    let (inner, tall) = (WIDTH - LEFT - RIGHT, INNER);
    let (low, high) = range(sheet, channel);
    let x = |time: f64| LEFT + (time - begin) / span * inner;
    let y = |value: f64| TOP + (high - value) / (high - low) * tall;
    let mut body = String::new();
    body.push_str(&ticks(&channel.unit.si, "si", (low, high), &y));
    body.push_str(&ticks(&channel.unit.us, "us", (low, high), &y));
    body.push_str(&time_ticks(begin, end, last, &x));
    if low < 0.0 && high > 0.0 {
        body.push_str(&format!("<path class=\"zero\" d=\"M{LEFT} {0:.2}H{1}\"/>", y(0.0), WIDTH - RIGHT));
    }
    let impacts: Vec<f64> = sheet.outcome.collisions.iter().map(|collision| x(collision.time)).collect();
    for at in &impacts {
        body.push_str(&format!("<path class=\"event\" d=\"M{at:.2} {TOP}V{:.2}\"/>", TOP + tall));
    }
    for (at, text) in flags(&impacts) {
        let y = TOP + 13.0;
        body.push_str(&format!("<text class=\"red\" x=\"{at:.2}\" y=\"{y:.2}\">{text}</text>"));
    }
    for (index, (motion, colour)) in sheet.motions.iter().zip(&sheet.colours).enumerate() {
        let series = (channel.series)(motion);
        let mut data = String::new();
        let mut pen_down = false;
        for (time, value) in motion.t.iter().zip(series) {
            if value.is_finite() {
                data.push_str(&format!(
                    "{}{:.1} {:.1}",
                    if pen_down { 'L' } else { 'M' },
                    x(*time),
                    y(*value)
                ));
            }
            pen_down = value.is_finite();
        }
        // Dashes tell the curves apart on a black-and-white print.
        let dash = ["", "7 3", "2 2.5", "9 3 2 3"][index % 4];
        body.push_str(&format!(
            "<path class=\"series\" stroke=\"{colour}\" stroke-dasharray=\"{dash}\" d=\"{data}\"/>"
        ));
    }
    let (right, foot) = (WIDTH - RIGHT, TOP + tall);
    let axis_y = foot + 31.0;
    let below = if last {
        format!("<text x=\"{}\" y=\"{axis_y}\" text-anchor=\"middle\">time, s</text>", LEFT + inner / 2.0)
    } else {
        String::new()
    };
    let height = foot + if last { LAST_BOTTOM } else { BOTTOM };
    format!(
        "<div class=\"plot\"><svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title} over time\"><text \
         class=\"title\" x=\"{LEFT}\" y=\"16\">{title}</text>{}{}{body}<rect class=\"frame\" x=\"{LEFT}\" y=\"{TOP}\" \
         width=\"{inner}\" height=\"{tall}\"/><path class=\"cursor\" data-width=\"{inner}\" d=\"M{LEFT} {TOP}V{foot}\"/>\
         <rect class=\"hit\" x=\"{LEFT}\" y=\"{TOP}\" width=\"{inner}\" height=\"{tall}\"/>{below}</svg></div>",
        axis_symbol(&channel.unit.si, "si", LEFT - 6.0, "end"),
        axis_symbol(&channel.unit.us, "us", right + 6.0, "start"),
        title = channel.title,
    )
}

/// Names of the impacts and where they begin: those whose numbers would cover each other share a name, and the word goes
/// where there is room for it.
fn flags(impacts: &[f64]) -> Vec<(f64, String)> {
    let mut groups: Vec<[usize; 2]> = Vec::new();
    for index in 0..impacts.len() {
        let mut group = [index, index];
        while let Some(before) = groups.last().copied()
            && flag(impacts, group, "").0 < end(&flag(impacts, before, "")) + 6.0
        {
            group[0] = before[0];
            groups.pop();
        }
        groups.push(group);
    }
    let named = |index: usize| {
        let group = groups[index];
        let short = flag(impacts, group, "");
        let long = flag(impacts, group, if group[0] == group[1] { "impact " } else { "impacts " });
        let next = groups.get(index + 1).map_or(WIDTH, |next| flag(impacts, *next, "").0);
        if long.0 == short.0 && end(&long) + 6.0 <= next { long } else { short }
    };
    (0..groups.len()).map(named).collect()
}

/// A word and the numbers of some impacts, right of the first line or as far left of it as the frame asks for.
fn flag(impacts: &[f64], [first, last]: [usize; 2], word: &str) -> (f64, String) {
    let text = match last - first {
        0 => format!("{word}{}", first + 1),
        1 => format!("{word}{}, {}", first + 1, last + 1),
        _ => format!("{word}{}–{}", first + 1, last + 1),
    };
    (Real::min(impacts[first] + 4.0, WIDTH - RIGHT - width(&text)), text)
}

fn end((at, text): &(f64, String)) -> f64 {
    at + width(text)
}

/// Width of a text in the plot's units, as large as print has it.
fn width(text: &str) -> f64 {
    8.5 * text.chars().count() as f64
}

fn axis_symbol(scale: &Scale, system: &str, x: f64, anchor: &str) -> String {
    let symbol = scale.symbol;
    format!("<text class=\"{system}\" x=\"{x}\" y=\"16\" text-anchor=\"{anchor}\">{symbol}</text>")
}

/// Least and greatest value over all vehicles, widened to round ticks of the SI scale; zero is within.
fn range(sheet: &Sheet<'_>, channel: &Channel) -> (f64, f64) {
    let values = sheet.motions.iter().flat_map(|motion| (channel.series)(motion).iter().copied());
    let (low, high) = values
        .filter(|value| value.is_finite())
        .fold((0.0, 0.0), |(low, high), value| (Real::min(low, value), Real::max(high, value)));
    let factor = channel.unit.si.factor;
    let step = tick(Real::max(high - low, 1e-3 / factor) * factor) / factor;
    let (low, high) = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
    (low, if high > low { high } else { low + step })
}

fn tick(range: f64) -> f64 {
    round_length(range / 3.0)
}

fn ticks(scale: &Scale, system: &str, (low, high): (f64, f64), y: &impl Fn(f64) -> f64) -> String {
    let step = tick((high - low) * scale.factor);
    let first = (low * scale.factor / step - 1e-9).ceil() as i64;
    let last = (high * scale.factor / step + 1e-9).floor() as i64;
    let (x, anchor) = if system == "us" { (WIDTH - RIGHT + 6.0, "start") } else { (LEFT - 6.0, "end") };
    let digits = if step >= 1.0 {
        0
    } else if step >= 0.1 {
        1
    } else {
        2
    };
    let (mut lines, mut text) = (String::new(), String::new());
    for count in first..=last {
        let shown = count as f64 * step;
        let at = y(shown / scale.factor);
        lines.push_str(&format!("M{LEFT} {at:.2}H{}", WIDTH - RIGHT));
        text.push_str(&format!(
            "<text x=\"{x}\" y=\"{:.2}\" text-anchor=\"{anchor}\">{}</text>",
            at + 4.0,
            super::units::number(shown, digits)
        ));
    }
    let lines = format!("<g class=\"lines {system}\"><path d=\"{lines}\"/></g>");
    format!("{lines}<g class=\"{system}\">{text}</g>")
}

fn time_ticks(begin: f64, end: f64, labelled: bool, x: &impl Fn(f64) -> f64) -> String {
    let step = round_length(Real::max(end - begin, 1e-3) / 6.0);
    let (first, last) = ((begin / step - 1e-9).ceil() as i64, (end / step + 1e-9).floor() as i64);
    let (mut lines, mut text) = (String::new(), String::new());
    let digits = if step >= 1.0 {
        0
    } else if step >= 0.1 {
        1
    } else {
        2
    };
    let foot = TOP + INNER;
    for count in first..=last {
        let time = count as f64 * step;
        lines.push_str(&format!("M{:.2} {TOP}V{foot}", x(time)));
        if labelled {
            text.push_str(&format!(
                "<text x=\"{:.2}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                x(time),
                foot + 15.0,
                super::units::number(time, digits)
            ));
        }
    }
    format!("<g class=\"lines\"><path d=\"{lines}\"/></g>{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_impacts_keep_apart_and_within_the_frame() {
        let names = |impacts: &[f64]| flags(impacts).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(names(&[100.0, 300.0]), ["impact 1", "impact 2"]);
        assert_eq!(names(&[100.0, 101.0, 400.0]), ["impacts 1, 2", "impact 3"]);
        assert_eq!(names(&[100.0, 130.0, 190.0, 195.0, 196.0]), ["1", "2", "impacts 3–5"]);
        let crowded = [60.0, 62.0, 200.0, 350.0, 351.0, 800.0, 900.0, 941.0];
        let placed = flags(&crowded);
        assert!(placed.windows(2).all(|pair| end(&pair[0]) < pair[1].0), "{placed:?}");
        assert!(placed.iter().all(|flag| flag.0 > LEFT && end(flag) <= WIDTH - RIGHT), "{placed:?}");
        assert_eq!(placed.last().map(|flag| flag.1.as_str()), Some("8"));
    }
}
