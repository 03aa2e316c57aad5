use super::series::Series;
use super::wall_test::WallTest;
use accuscene_core::arith::{exp, ln};

/// Speed over depth of crush, but for a factor that each model has of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Curve {
    /// `v = b0 + scale C` (Campbell): the speed that leaves no crush, m/s.
    Line(f64),
    /// `v = scale C^p`: the exponent; 1/2 is a force that does not change with the depth.
    Power(f64),
}

impl Curve {
    /// The factor by which a test lies on the curve.
    pub(super) fn scale(self, test: &WallTest) -> f64 {
        match self {
            Self::Line(b0) => (test.speed - b0) / test.depth,
            Self::Power(p) => exp(ln(test.speed) - p * ln(test.depth)),
        }
    }

    /// Speed at a depth, m/s.
    pub(super) fn speed(self, scale: f64, depth: f64) -> f64 {
        match self {
            Self::Line(b0) => b0 + scale * depth,
            Self::Power(p) => scale * exp(p * ln(depth)),
        }
    }

    /// The line on which series scatter least, in steps of 0.05 m/s.
    pub(super) fn line<'a>(series: impl Iterator<Item = &'a Series> + Clone) -> Self {
        least((0..100).map(|k| Self::Line(f64::from(k) / 20.0)), series)
    }

    /// The power on which series scatter least, in steps of 0.01.
    pub(super) fn power<'a>(series: impl Iterator<Item = &'a Series> + Clone) -> Self {
        least((20..100).map(|k| Self::Power(f64::from(k) / 100.0)), series)
    }

    /// Squares of the logarithms of the factors about the mean of each series; infinite where a test has no factor.
    fn scatter<'a>(self, series: impl Iterator<Item = &'a Series>) -> f64 {
        let mut squares = 0.0;
        for own in series {
            let scales: Vec<f64> = own.tests.iter().map(|test| self.scale(test)).collect();
            if scales.iter().any(|scale| scale.is_nan() || *scale <= 0.0) {
                return f64::INFINITY;
            }
            let mean = scales.iter().map(|scale| ln(*scale)).sum::<f64>() / scales.len() as f64;
            squares += scales.iter().map(|scale| ln(*scale) - mean).map(|x| x * x).sum::<f64>();
        }
        squares
    }
}

fn least<'a>(curves: impl Iterator<Item = Curve>, series: impl Iterator<Item = &'a Series> + Clone) -> Curve {
    let mut best = (f64::INFINITY, Curve::Power(0.5));
    for curve in curves {
        let scatter = curve.scatter(series.clone());
        if scatter < best.0 {
            best = (scatter, curve);
        }
    }
    best.1
}
