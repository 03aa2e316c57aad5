//! How far apart the models are in one figure.

use accuscene_core::arith::Real;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The spread of a figure over the models that give it; in the figure's unit.
///
/// It tells what the choice of model decides. It is no confidence interval: the models share the scene's inputs and
/// some share a theory, and all of them may be wrong in the same direction.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Spread {
    /// Number of models that give the figure; at least 1.
    pub count: u32,
    /// Lowest value.
    pub lowest: f64,
    /// Highest value.
    pub highest: f64,
    /// Mean over the models.
    pub mean: f64,
    /// Half of the distance from the lowest to the highest.
    pub half_range: f64,
    /// Half range relative to the size of the mean; absent for directions and places, and where the values differ in sign
    /// or the mean is zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relative: Option<f64>,
    /// Standard deviation over the models, with n - 1; absent for one model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation: Option<f64>,
}

/// What a figure measures; decides how its spread is formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// Ratios mean something: speeds, energies, durations.
    Size,
    /// A place, an instant or an angle that is counted through full turns: only differences mean something.
    Place,
    /// A direction in degrees: 359 and 1 are 2 apart.
    Direction,
}

impl Spread {
    /// The spread of the values that are there; none where there is no value.
    pub(super) fn of(values: &[Option<f64>], scale: Scale) -> Option<Self> {
        let known: Vec<f64> = values.iter().copied().flatten().collect();
        let first = *known.first()?;
        // From the first value, so that equal values have exactly no spread and directions do not jump at north.
        let offsets: Vec<f64> = match scale {
            Scale::Direction => known.iter().map(|value| turned(value - first)).collect(),
            Scale::Size | Scale::Place => known.iter().map(|value| value - first).collect(),
        };
        let count = known.len() as f64;
        let low = offsets.iter().copied().fold(0.0, Real::min);
        let high = offsets.iter().copied().fold(0.0, Real::max);
        let middle = offsets.iter().sum::<f64>() / count;
        let squares: f64 = offsets.iter().map(|offset| (offset - middle) * (offset - middle)).sum();
        let half_range = 0.5 * (high - low);
        let (mut lowest, mut highest, mean) = (first + low, first + high, first + middle);
        if scale != Scale::Direction {
            // The very values: the sum of first and offset may be a rounding off.
            lowest = known.iter().copied().fold(first, Real::min);
            highest = known.iter().copied().fold(first, Real::max);
        }
        let one_sign = lowest > 0.0 || highest < 0.0;
        Some(Self {
            count: u32::try_from(known.len()).unwrap_or(u32::MAX),
            lowest,
            highest,
            mean,
            half_range,
            relative: (scale == Scale::Size && one_sign).then(|| half_range / mean.abs()),
            deviation: (known.len() > 1).then(|| (squares / (count - 1.0)).sqrt()),
        })
    }
}

/// A difference of directions in degrees as the shorter way round, -180 to 180; both lie between 0 and 360.
pub(crate) fn turned(difference: f64) -> f64 {
    if difference > 180.0 {
        difference - 360.0
    } else if difference < -180.0 {
        difference + 360.0
    } else {
        difference
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_of_sizes_by_hand() {
        let spread = Spread::of(&[Some(10.0), None, Some(12.0), Some(11.0)], Scale::Size).unwrap();
        assert_eq!((spread.count, spread.lowest, spread.highest, spread.mean), (3, 10.0, 12.0, 11.0));
        assert_eq!((spread.half_range, spread.deviation), (1.0, Some(1.0)));
        assert_eq!(spread.relative, Some(1.0 / 11.0));
        assert_eq!(Spread::of(&[None, None], Scale::Size), None);
    }

    #[test]
    fn directions_are_taken_the_short_way_round() {
        let spread = Spread::of(&[Some(359.0), Some(3.0), Some(355.0)], Scale::Direction).unwrap();
        assert_eq!((spread.lowest, spread.highest, spread.mean), (355.0, 363.0, 359.0));
        assert_eq!((spread.half_range, spread.relative, spread.deviation), (4.0, None, Some(4.0)));
    }

    #[test]
    fn a_ratio_needs_one_sign() {
        assert_eq!(Spread::of(&[Some(-1.0), Some(3.0)], Scale::Size).unwrap().relative, None);
        assert_eq!(Spread::of(&[Some(0.0)], Scale::Size).unwrap().relative, None);
        assert_eq!(Spread::of(&[Some(-1.0), Some(-3.0)], Scale::Size).unwrap().relative, Some(0.5));
        assert_eq!(Spread::of(&[Some(1.0), Some(3.0)], Scale::Place).unwrap().relative, None);
        let alone = Spread::of(&[Some(0.1)], Scale::Size).unwrap();
        assert_eq!((alone.half_range, alone.relative, alone.deviation), (0.0, Some(0.0), None));
    }
}
