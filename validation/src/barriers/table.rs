use super::curve::Curve;
use super::spread::Spread;
use super::wall_test::WallTest;
use crate::estimators::fit::{Point, fit, left_out};
use accuscene_core::arith::{exp, ln};
use accuscene_core::estimate::PowerLaw;
use accuscene_core::scene::VehicleClass;

/// Slower tests bend the bumper only, m/s.
pub(super) const SLOWEST: f64 = 5.0;
/// Depths that tell a mean.
pub(super) const DEPTHS: u32 = 4;

/// The production vehicles of a class whose mean crush and model year are known.
pub(super) fn of_class(tests: &[WallTest], class: VehicleClass) -> Vec<&WallTest> {
    let fits = |test: &&WallTest| {
        test.class == Some(class)
            && test.production
            && test.depths >= DEPTHS
            && test.year.is_finite()
            && test.speed >= SLOWEST
    };
    tests.iter().filter(fits).collect()
}

/// Inputs of a table.
pub(super) fn by_mass(test: &WallTest) -> [f64; 1] {
    [test.mass]
}

/// Inputs of a table.
pub(super) fn by_year(test: &WallTest) -> [f64; 2] {
    [test.mass, test.year]
}

/// Errors of speeds that the table of the other models tells.
pub(super) fn errors<const N: usize>(
    tests: &[&WallTest],
    curve: Curve,
    inputs: fn(&WallTest) -> [f64; N],
) -> Option<Spread> {
    let points = points(tests, curve, inputs);
    let errors = left_out(&points)?.into_iter().zip(tests);
    let errors: Vec<f64> =
        errors.map(|(scale, test)| curve.speed(scale, test.depth) / test.speed - 1.0).collect();
    Some(Spread::of(&errors))
}

/// The table.
pub(super) fn table<const N: usize>(
    tests: &[&WallTest],
    curve: Curve,
    inputs: fn(&WallTest) -> [f64; N],
) -> Option<PowerLaw<N>> {
    fit(&points(tests, curve, inputs))
}

/// What a table says, within and without its range.
pub(super) fn scale<const N: usize>(table: &PowerLaw<N>, inputs: [f64; N]) -> f64 {
    exp(table.intercept + table.exponents.iter().zip(inputs).map(|(e, x)| e * ln(x)).sum::<f64>())
}

fn points<'a, const N: usize>(
    tests: &[&'a WallTest],
    curve: Curve,
    inputs: fn(&WallTest) -> [f64; N],
) -> Vec<Point<'a, N>> {
    let point =
        |test: &&'a WallTest| Point { model: &test.model, inputs: inputs(test), output: curve.scale(test) };
    tests.iter().map(point).collect()
}
