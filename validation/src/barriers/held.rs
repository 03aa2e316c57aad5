use super::curve::Curve;
use super::table::{by_mass, by_year, of_class};
use super::wall_test::WallTest;
use crate::estimators::fit::{Point, fit};
use accuscene_core::estimate::{PowerLaw, StructureLaws};
use accuscene_core::scene::VehicleClass;

/// Numbers of a law that the library holds, and the same fitted anew.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldLaw {
    /// The group of vehicles.
    pub group: &'static str,
    /// Names of the inputs.
    pub inputs: &'static str,
    /// Count, intercept, exponents, ranges, scatter.
    pub held: Vec<f64>,
    /// The same, fitted anew.
    pub fitted: Vec<f64>,
}

/// The laws of `m b1^2` of each class.
pub(super) fn held(
    tests: &[WallTest],
    line: Curve,
    group: &'static str,
    class: VehicleClass,
) -> Vec<HeldLaw> {
    let own = of_class(tests, class);
    let Some(laws) = StructureLaws::of(class) else { return Vec::new() };
    let by_year = laws.by_year.as_ref().map(|law| compare(&own, line, law, by_year));
    let by_mass = compare(&own, line, &laws.by_mass, by_mass);
    let named = |inputs, law: Option<[Vec<f64>; 2]>| {
        law.map(|[held, fitted]| HeldLaw { group, inputs, held, fitted })
    };
    [named("mass, year", by_year.flatten()), named("mass", by_mass)].into_iter().flatten().collect()
}

fn compare<const N: usize>(
    own: &[&WallTest],
    line: Curve,
    held: &PowerLaw<N>,
    inputs: fn(&WallTest) -> [f64; N],
) -> Option<[Vec<f64>; 2]> {
    let point = |test: &&'_ WallTest| line.scale(test) * line.scale(test) * test.mass;
    let points: Vec<Point<'_, N>> = own
        .iter()
        .map(|test| Point { model: &test.model, inputs: inputs(test), output: point(test) })
        .collect();
    Some([numbers(held), numbers(&fit(&points)?)])
}

fn numbers<const N: usize>(law: &PowerLaw<N>) -> Vec<f64> {
    let mut numbers = vec![law.count as f64, law.intercept];
    numbers.extend(law.exponents);
    numbers.extend(law.range.as_flattened());
    numbers.push(law.scatter);
    numbers
}
