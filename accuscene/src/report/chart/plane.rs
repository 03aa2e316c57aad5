//! Two axes: one value across, another one up.

use super::axis::Axis;
use super::measure::Measure;
use accuscene_core::arith::Real;

const WIDTH: f64 = 560.0;
const LEFT: f64 = 78.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 28.0;
const INNER: f64 = 236.0;
const FOOT: f64 = 44.0;
/// Share of the range that is left free at both ends.
const MARGIN: f64 = 0.04;

/// The field between two axes.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Plane {
    across: Axis,
    up: Axis,
}

impl Plane {
    /// The field that has these ranges, with room around them; none where one has no width that can be drawn.
    pub(in crate::report) fn around(across: [f64; 2], up: [f64; 2]) -> Option<Self> {
        let roomy = |[low, high]: [f64; 2]| {
            // One value has a range around it all the same.
            let least = 1e-9 * Real::max(low.abs(), high.abs());
            let margin =
                Real::max(MARGIN * (high - low), if low < high { least } else { Real::max(least, 0.5) });
            let ends = [low - margin, high + margin];
            (low <= high && (ends[1] - ends[0]).is_finite()).then_some(ends)
        };
        Self::between(roomy(across)?, roomy(up)?)
    }

    /// The field from end to end.
    pub(in crate::report) fn between(across: [f64; 2], up: [f64; 2]) -> Option<Self> {
        let sound = |[low, high]: [f64; 2]| low < high && (high - low).is_finite();
        (sound(across) && sound(up)).then(|| Self {
            across: Axis { ends: across, left: LEFT, width: WIDTH - LEFT - RIGHT },
            up: Axis { ends: up, left: TOP + INNER, width: -INNER },
        })
    }

    /// Place of a point in the drawing.
    pub(in crate::report) fn at(&self, x: f64, y: f64) -> [f64; 2] {
        [self.across.x(x), self.up.x(y)]
    }

    /// The drawing: ticks below what is drawn, the frame above it.
    pub(in crate::report) fn drawing(&self, measures: [&Measure; 2], label: &str, body: &str) -> String {
        let ticks = self.across.ticks(measures[0], TOP, INNER)
            + &self.up.rungs(measures[1], LEFT, WIDTH - LEFT - RIGHT);
        let (right, foot) = (WIDTH - RIGHT, TOP + INNER);
        format!(
            "<div class=\"plot\"><svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{label}\">{ticks}{body}<path \
             class=\"frame\" d=\"M{LEFT} {TOP}V{foot}H{right}\"/></svg></div>",
            foot + FOOT
        )
    }
}

/// Lowest and highest of values that are finite; none without any.
pub(super) fn range(values: impl Iterator<Item = f64>) -> Option<[f64; 2]> {
    values.filter(|value| value.is_finite()).fold(None, |range, value| match range {
        None => Some([value, value]),
        Some([low, high]) => Some([Real::min(low, value), Real::max(high, value)]),
    })
}

/// The mark of a point that others are compared with, on dark ground and on light.
pub(super) fn ring(x: f64, y: f64) -> String {
    ["halo", "nominal"]
        .map(|class| format!("<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\"/>"))
        .concat()
}
