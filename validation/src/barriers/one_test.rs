use super::curve::Curve;
use super::series::Series;
use super::spread::Spread;
use super::table::{by_mass, by_year, of_class, scale, table};
use super::wall_test::WallTest;
use accuscene_core::arith::{exp, ln};
use accuscene_core::scene::VehicleClass;

/// The published mark: 8 km/h leave no crush.
pub(super) const CAMPBELL: Curve = Curve::Line(8.0 / 3.6);

/// Errors of the other tests of a series as one of it tells them, the curve chosen by the other series.
pub(super) fn one_test(series: &[Series], curve: impl Fn(&Series) -> Curve) -> Spread {
    told(series, |own| {
        let curve = curve(own);
        move |test: &WallTest| Some((curve, curve.scale(test)))
    })
}

/// The same, the factor being the mean of the test's own and of what the table of other models says of it.
pub(super) fn with_table(series: &[Series], tests: &[WallTest], curve: impl Fn(&Series) -> Curve) -> Spread {
    told(series, |own| {
        let curve = curve(own);
        let guess = others(own, tests, curve);
        move |test: &WallTest| {
            let own = ln(curve.scale(test));
            Some((curve, exp(guess(test).map_or(own, |table| 0.5 * (own + table)))))
        }
    })
}

fn told<F: Fn(&WallTest) -> Option<(Curve, f64)>>(series: &[Series], of: impl Fn(&Series) -> F) -> Spread {
    let mut errors = Vec::new();
    for own in series {
        let tell = of(own);
        for (from, to) in own.pairs() {
            if let Some((curve, scale)) = tell(from) {
                errors.push(curve.speed(scale, to.depth) / to.speed - 1.0);
            }
        }
    }
    Spread::of(&errors)
}

/// Logarithm of the factor of a test by the table of its class without the models of its series; none for a class
/// without a table.
pub(super) fn others(
    own: &Series,
    tests: &[WallTest],
    curve: Curve,
) -> impl Fn(&WallTest) -> Option<f64> + use<> {
    let class = own.class();
    let mut rest = class.map(|class| of_class(tests, class)).unwrap_or_default();
    rest.retain(|test| test.series != own.name && !own.tests.iter().any(|t| t.model == test.model));
    // Of vans the year tells nothing.
    let aged = class.filter(|class| *class != VehicleClass::Van).and_then(|_| table(&rest, curve, by_year));
    let plain = table(&rest, curve, by_mass);
    move |test| match (&aged, &plain) {
        (Some(law), _) => Some(ln(scale(law, by_year(test)))),
        (None, Some(law)) => Some(ln(scale(law, by_mass(test)))),
        (None, None) => None,
    }
}
