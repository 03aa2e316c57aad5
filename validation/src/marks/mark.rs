/// A figure that another program or method publishes, and ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Program or method.
    pub program: &'static str,
    /// What the figure is of.
    pub figure: &'static str,
    /// The published figure; none where ours stands without one.
    pub published: Option<Published>,
    /// The data of ours; what lacks where there is no figure.
    pub data: &'static str,
    /// Tests that ours is of.
    pub count: usize,
    /// Ours, in the same unit.
    pub ours: Option<f64>,
    /// How ours compares.
    pub verdict: Verdict,
}

/// A published figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Published {
    /// Lower and upper end of the errors, or the same value twice for a single figure.
    pub range: [f64; 2],
    /// Digits behind the point that are printed.
    pub digits: usize,
    /// The unit.
    pub unit: &'static str,
}

/// How our figure compares with a published one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// On the data of the mark, no further from 0 than it to the digits that it has.
    Met,
    /// On the data of the mark, further off than it.
    Missed,
    /// Of other data than the mark's: printed, not judged.
    OtherData,
    /// The data of the mark are not to be had.
    NoData,
}

impl Verdict {
    /// The word that tables show.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "MISSED",
            Self::OtherData => "other data",
            Self::NoData => "no data",
        }
    }
}

impl Published {
    /// A single figure.
    pub(super) fn single(value: f64, digits: usize, unit: &'static str) -> Self {
        Self { range: [value; 2], digits, unit }
    }

    /// Errors between two ends.
    pub(super) fn between(range: [f64; 2], unit: &'static str) -> Self {
        Self { range, digits: 1, unit }
    }

    /// Whether a figure is no further from 0, to the digits that are printed.
    #[must_use]
    pub fn is_met_by(&self, ours: f64) -> bool {
        let unit = (0..self.digits).fold(1.0, |unit, _| unit / 10.0);
        let [low, high] = self.range;
        if low < high {
            return low - 0.5 * unit <= ours && ours < high + 0.5 * unit;
        }
        ours.abs() < high.abs() + 0.5 * unit
    }
}

/// A method with a published figure.
#[derive(Clone, Copy)]
pub(super) struct Of {
    pub(super) program: &'static str,
    pub(super) data: &'static str,
}

impl Of {
    /// Ours on the same data.
    pub(super) fn judged(self, figure: &'static str, published: Published, count: usize, ours: f64) -> Mark {
        let verdict = if published.is_met_by(ours) { Verdict::Met } else { Verdict::Missed };
        let Self { program, data } = self;
        Mark { program, figure, published: Some(published), data, count, ours: Some(ours), verdict }
    }

    /// Ours on other data.
    pub(super) fn other(
        self,
        figure: &'static str,
        published: Option<Published>,
        count: usize,
        ours: f64,
    ) -> Mark {
        let Self { program, data } = self;
        Mark { program, figure, published, data, count, ours: Some(ours), verdict: Verdict::OtherData }
    }

    /// Nothing to compare.
    pub(super) fn lacking(self, figure: &'static str, published: Published) -> Mark {
        let Self { program, data } = self;
        let published = Some(published);
        Mark { program, figure, published, data, count: 0, ours: None, verdict: Verdict::NoData }
    }
}
