use super::curve::Curve;
use super::one_test::others;
use super::series::{Series, differ, straight};
use super::spread::Spread;
use super::wall_test::WallTest;
use accuscene_core::arith::{exp, ln};

/// Errors of each test of a series as its other tests tell it: their mean factor on a curve, the table of other models
/// counting as one more test where there is one.
pub(super) fn along(
    series: &[Series],
    curve: impl Fn(&Series) -> Curve,
    tables: Option<&[WallTest]>,
    few: bool,
) -> Spread {
    let mut errors = Vec::new();
    for own in series.iter().filter(|own| differ(own.tests.iter())) {
        let curve = curve(own);
        let guess = tables.map(|tests| others(own, tests, curve));
        for (test, rest) in own.splits().filter(|(_, rest)| few || differ(rest.iter().copied())) {
            let mut logs: Vec<f64> = rest.iter().map(|t| ln(curve.scale(t))).collect();
            logs.extend(guess.as_ref().and_then(|guess| guess(test)));
            let scale = exp(logs.iter().sum::<f64>() / logs.len() as f64);
            errors.push(curve.speed(scale, test.depth) / test.speed - 1.0);
        }
    }
    Spread::of(&errors)
}

/// The same by a straight line through the other tests, where they are at more than one speed.
pub(super) fn own_line(series: &[Series]) -> Spread {
    let mut errors = Vec::new();
    for own in series {
        for (test, rest) in own.splits().filter(|(_, rest)| differ(rest.iter().copied())) {
            let [b0, b1] = straight(&rest);
            errors.push((b0 + b1 * test.depth) / test.speed - 1.0);
        }
    }
    Spread::of(&errors)
}
