/// A range of heights, m: from the lowest to the highest point of a structure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeightRange {
    /// Lower end, m.
    pub low: f64,
    /// Upper end, m.
    pub high: f64,
}

impl HeightRange {
    /// The heights that both ranges share; none where one passes under the other, as in an under-ride.
    #[must_use]
    pub fn common(&self, other: &Self) -> Option<Self> {
        let low = if other.low > self.low { other.low } else { self.low };
        let high = if other.high < self.high { other.high } else { self.high };
        (low < high).then_some(Self { low, high })
    }

    /// Middle of the range, m: the usual height of a point of impact.
    #[must_use]
    pub fn middle(&self) -> f64 {
        0.5 * (self.low + self.high)
    }

    /// Share of the smaller range that both have in common, 0 to 1; a small one lets one body ride under the other.
    #[must_use]
    pub fn common_share(&self, other: &Self) -> f64 {
        let (a, b) = (self.high - self.low, other.high - other.low);
        let least = if b < a { b } else { a };
        self.common(other).map_or(0.0, |c| (c.high - c.low) / least)
    }

    /// Share of this range that the other covers, 0 to 1; 1 exactly where it covers all.
    #[must_use]
    pub fn covered(&self, other: &Self) -> f64 {
        self.common(other).map_or(0.0, |c| (c.high - c.low) / (self.high - self.low))
    }
}
