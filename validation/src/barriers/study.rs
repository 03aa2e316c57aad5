use super::along::{along, own_line};
use super::curve::Curve;
use super::held::{HeldLaw, held};
use super::one_test::{CAMPBELL, one_test, with_table};
use super::series::{Series, span, straight};
use super::spread::Spread;
use super::table::{DEPTHS, by_mass, by_year, errors, of_class};
use super::wall_test::{WallTest, wall_tests};
use crate::ValidationError;
use accuscene_core::estimate::Known;
use accuscene_core::scene::VehicleClass;

/// Everything that the tests tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Errors, by what is predicted and how.
    pub rows: Vec<StudyRow>,
    /// The laws that the library holds.
    pub laws: Vec<HeldLaw>,
    /// Speed that leaves no crush on the straight line on which all series scatter least, m/s, and the standard
    /// deviation of that of models with three or more tests over 4 m/s or more.
    pub threshold: Known,
    /// Exponent of the power on which all series scatter least.
    pub exponent: f64,
}

/// Errors of one way to predict.
#[derive(Clone, Debug, PartialEq)]
pub struct StudyRow {
    /// From what.
    pub from: &'static str,
    /// How.
    pub how: &'static str,
    /// The errors.
    pub errors: Spread,
}

/// Wide enough to tell a model's own threshold, m/s.
const WIDE: f64 = 4.0;

/// Predicts every test in every way.
///
/// # Errors
/// [`ValidationError`] where the data are not there.
pub fn study() -> Result<Study, ValidationError> {
    let tests = wall_tests()?;
    let series = Series::all(&tests, DEPTHS);
    let (line, power) = (Curve::line(series.iter()), Curve::power(series.iter()));
    let mut rows = Vec::new();
    let mut row = |from, how, errors| rows.push(StudyRow { from, how, errors });

    let without = |name: &str, choose: fn(&[&Series]) -> Curve| {
        choose(&series.iter().filter(|s| s.name != name).collect::<Vec<_>>())
    };
    let line_of = |own: &Series| without(&own.name, |rest| Curve::line(rest.iter().copied()));
    let power_of = |own: &Series| without(&own.name, |rest| Curve::power(rest.iter().copied()));
    row("one test", LINE_8, one_test(&series, |_| CAMPBELL));
    row("one test", LINE, one_test(&series, line_of));
    row("one test", POWER, one_test(&series, power_of));
    row("one test", LINE_TABLE, with_table(&series, &tests, line_of));
    row("one test", POWER_TABLE, with_table(&series, &tests, power_of));

    let every = Series::all(&tests, 1);
    for (from, few) in [("its series", true), ("its series, 2 speeds", false)] {
        row(from, LINE_8, along(&every, |_| CAMPBELL, None, few));
        row(from, LINE, along(&every, line_of, None, few));
        row(from, POWER, along(&every, power_of, None, few));
        row(from, POWER_TABLE, along(&every, power_of, Some(&tests), few));
    }
    row("its series, 2 speeds", OWN_LINE, own_line(&every));

    let mut laws = Vec::new();
    for (group, class) in
        [("cars", VehicleClass::Car), ("utilities, pickups", VehicleClass::Suv), ("vans", VehicleClass::Van)]
    {
        let own = of_class(&tests, class);
        for (curve, by) in [
            (CAMPBELL, [MASS_LINE_8, YEAR_LINE_8]),
            (line, [MASS_LINE, YEAR_LINE]),
            (power, [MASS_POWER, YEAR_POWER]),
        ] {
            let found = [errors(&own, curve, by_mass), errors(&own, curve, by_year)];
            for (how, errors) in by.into_iter().zip(found) {
                row(group, how, errors.ok_or_else(undetermined)?);
            }
        }
        laws.extend(held(&tests, line, group, class));
    }
    let (threshold, exponent) = match (line, power) {
        (Curve::Line(b0), Curve::Power(p)) => (Known { value: b0, sigma: between(&series) }, p),
        _ => return Err(undetermined()),
    };
    Ok(Study { rows, laws, threshold, exponent })
}

const LINE_8: &str = "line, 8 km/h";
const LINE: &str = "line";
const POWER: &str = "power";
const LINE_TABLE: &str = "line and table";
const POWER_TABLE: &str = "power and table";
const OWN_LINE: &str = "its own line";
const MASS_LINE_8: &str = "line 8 km/h, mass";
const YEAR_LINE_8: &str = "line 8 km/h, year";
const MASS_LINE: &str = "line, mass";
const YEAR_LINE: &str = "line, mass, year";
const MASS_POWER: &str = "power, mass";
const YEAR_POWER: &str = "power, mass, year";

/// Standard deviation of the speeds that leave no crush of models that tell their own.
fn between(series: &[Series]) -> f64 {
    let wide = |own: &&Series| own.tests.len() > 2 && span(own.tests.iter()) >= WIDE;
    let own: Vec<f64> = series
        .iter()
        .filter(wide)
        .map(|own| straight(&own.tests.iter().collect::<Vec<&WallTest>>())[0])
        .collect();
    let count = own.len() as f64;
    let mean = own.iter().sum::<f64>() / count;
    (own.iter().map(|b0| (b0 - mean) * (b0 - mean)).sum::<f64>() / (count - 1.0)).sqrt()
}

fn undetermined() -> ValidationError {
    ValidationError::Form {
        path: "validation/data/frontal-barrier-crush.csv".to_owned(),
        problem: "the tests do not determine a law".to_owned(),
        hint: "restore the measured rows",
    }
}
