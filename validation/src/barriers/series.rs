use super::wall_test::WallTest;
use accuscene_core::arith::Real;
use accuscene_core::scene::VehicleClass;

/// Tests of one model at several speeds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) name: String,
    pub(super) tests: Vec<WallTest>,
}

/// Speeds are the same that lie no further apart, m/s: 5 km/h, less what a sum of decimals may miss.
const SAME: f64 = 5.0 / 3.6 - 1e-9;

impl Series {
    /// The series with at least two tests that have this number of depths, in the order of the table.
    pub(super) fn all(tests: &[WallTest], depths: u32) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for test in tests.iter().filter(|test| !test.series.is_empty() && test.depths >= depths) {
            match all.iter_mut().find(|own| own.name == test.series) {
                Some(own) => own.tests.push(test.clone()),
                None => all.push(Self { name: test.series.clone(), tests: vec![test.clone()] }),
            }
        }
        all.retain(|own| own.tests.len() > 1);
        all
    }

    /// Ordered pairs of tests at different speeds.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&WallTest, &WallTest)> {
        let from = |one: usize| self.tests.iter().enumerate().filter(move |(k, _)| *k != one).map(|(_, t)| t);
        let pairs = self.tests.iter().enumerate().flat_map(move |(k, one)| from(k).map(move |t| (one, t)));
        pairs.filter(|(one, other)| (one.speed - other.speed).abs() >= SAME)
    }

    /// Each test with the others.
    pub(super) fn splits(&self) -> impl Iterator<Item = (&WallTest, Vec<&WallTest>)> {
        self.tests.iter().enumerate().map(|(k, test)| {
            (test, self.tests.iter().enumerate().filter(|(other, _)| *other != k).map(|(_, t)| t).collect())
        })
    }

    /// Class of its first test with a named body.
    pub(super) fn class(&self) -> Option<VehicleClass> {
        self.tests.iter().find_map(|test| test.class)
    }
}

/// Fastest less slowest, m/s.
pub(super) fn span<'a>(tests: impl Iterator<Item = &'a WallTest> + Clone) -> f64 {
    let low = tests.clone().map(|test| test.speed).fold(f64::INFINITY, Real::min);
    tests.map(|test| test.speed).fold(f64::NEG_INFINITY, Real::max) - low
}

/// True for tests at more than one speed.
pub(super) fn differ<'a>(tests: impl Iterator<Item = &'a WallTest> + Clone) -> bool {
    span(tests) >= SAME
}

/// Least squares of speed over depth: speed at no depth and slope.
pub(super) fn straight(tests: &[&WallTest]) -> [f64; 2] {
    let count = tests.len() as f64;
    let mean = |read: fn(&WallTest) -> f64| tests.iter().map(|test| read(test)).sum::<f64>() / count;
    let (depth, speed) = (mean(|test| test.depth), mean(|test| test.speed));
    let (mut square, mut product) = (0.0, 0.0);
    for test in tests {
        let off = test.depth - depth;
        square += off * off;
        product += off * (test.speed - speed);
    }
    let slope = product / square;
    [speed - slope * depth, slope]
}
