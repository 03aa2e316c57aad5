//! Campbell's line as the formulas draw it: `stiffness-fit` through tests, `barrier-equivalent-speed` of a depth.

use super::curve::Curve;
use super::series::Series;
use super::spread::Spread;
use super::table::DEPTHS;
use super::wall_test::{WallTest, wall_tests};
use crate::ValidationError;
use accuscene::EngineError;
use accuscene_core::estimate::StructureLaws;
use accuscene_core::quantity::Quantity;
use accuscene_physics::analysis::{
    self, AnalysisError, BarrierEquivalentSpeed, FaceStiffness, Formula, StiffnessFit,
};
use core::ops::RangeInclusive;

/// Where the speed that leaves no crush is from, if one test tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// 8 km/h, whatever the model.
    EightKmh,
    /// The one on which the other series scatter least.
    OtherSeries,
}

/// Errors of the other speeds of a series, four depths or more, as one of its tests tells them.
///
/// # Errors
/// [`ValidationError`] if the table cannot be read or a formula refuses a test.
pub fn from_one_test(threshold: Threshold) -> Result<Spread, ValidationError> {
    let all = Series::all(&wall_tests()?, DEPTHS);
    let mut errors = Vec::new();
    for own in &all {
        let b0 = match threshold {
            Threshold::EightKmh => 8.0 / 3.6,
            Threshold::OtherSeries => match Curve::line(all.iter().filter(|s| s.name != own.name)) {
                Curve::Line(b0) => b0,
                Curve::Power(_) => continue,
            },
        };
        for (from, to) in own.pairs() {
            let told = Line::through(&[from], Some(b0)).and_then(|line| line.speed(to));
            errors.push(told.map_err(refused(&own.name))? / to.speed - 1.0);
        }
    }
    Ok(Spread::of(&errors))
}

/// Relative errors of a series of three tests: the middle speed by the line through the other two, the fastest by the line
/// through the two slower ones.
///
/// # Errors
/// [`ValidationError`] if the table cannot be read, has no such series of three or a formula refuses a test.
pub fn middle_and_fastest(series: &str) -> Result<[f64; 2], ValidationError> {
    let mut tests: Vec<WallTest> = wall_tests()?.into_iter().filter(|test| test.series == series).collect();
    tests.sort_by(|a, b| a.speed.total_cmp(&b.speed));
    let [slow, middle, fast] = tests.as_slice() else {
        return Err(ValidationError::Empty { path: series.to_owned(), wanted: "series of three tests" });
    };
    let error = |ends: [&WallTest; 2], test: &WallTest| {
        Ok(Line::through(&ends, None)?.speed(test)? / test.speed - 1.0)
    };
    Ok([
        error([slow, fast], middle).map_err(refused(series))?,
        error([slow, middle], fast).map_err(refused(series))?,
    ])
}

/// Stiffness of the front of a model of some years as it was sold, with the speed that leaves no crush that all series tell.
///
/// # Errors
/// [`ValidationError`] if the table cannot be read, has no such test or the formula refuses them.
pub fn front(model: &str, years: RangeInclusive<f64>) -> Result<FaceStiffness, ValidationError> {
    let own = |test: &WallTest| test.model == model && test.production && years.contains(&test.year);
    let tests: Vec<WallTest> = wall_tests()?.into_iter().filter(own).collect();
    let count = tests.len() as f64;
    let mean = |of: fn(&WallTest) -> f64| tests.iter().map(of).sum::<f64>() / count;
    let fit = StiffnessFit {
        no_damage_speed: Some(Quantity::new(StructureLaws::THRESHOLD.value)),
        ..StiffnessFit::new(
            Quantity::new(mean(|test| test.mass)),
            Quantity::new(mean(|test| test.width)),
            tests.iter().map(WallTest::as_input).collect(),
        )
    };
    let found = fit.solve().map_err(refused(model))?.found;
    Ok(FaceStiffness::new(Quantity::new(found.a), Quantity::new(found.b)))
}

/// Speed over mean depth.
struct Line {
    b0: f64,
    b1: f64,
}

impl Line {
    /// Least squares through tests, or through one and a speed that leaves no crush.
    fn through(tests: &[&WallTest], no_damage_speed: Option<f64>) -> Result<Self, AnalysisError> {
        let mass = tests.first().map_or(f64::NAN, |test| test.mass);
        let rows = tests.iter().map(|test| test.as_input()).collect();
        // Neither mass nor width moves the line of the speeds; some rows have no width.
        let fit = StiffnessFit {
            no_damage_speed: no_damage_speed.map(Quantity::new),
            ..StiffnessFit::new(Quantity::new(mass), Quantity::new(1.0), rows)
        };
        let found = fit.solve()?.found;
        Ok(Self { b0: found.b0, b1: found.b1 })
    }

    fn speed(&self, test: &WallTest) -> Result<f64, AnalysisError> {
        let [b0, b1] = [self.b0, self.b1];
        let line =
            BarrierEquivalentSpeed::new(Quantity::new(b0), Quantity::new(b1), Quantity::new(test.mean()));
        Ok(line.solve()?.found.barrier_equivalent_speed)
    }
}

impl WallTest {
    /// Mean of the profile by trapezoids, not rounded; of one depth itself.
    fn mean(&self) -> f64 {
        let [first, .., last] = self.profile.as_slice() else { return self.depth };
        let sum: f64 = self.profile.iter().sum();
        (sum - 0.5 * (first + last)) / (self.profile.len() - 1) as f64
    }

    fn as_input(&self) -> analysis::WallTest {
        analysis::WallTest::new(Quantity::new(self.speed), Quantity::new(self.mean()))
    }
}

fn refused(series: &str) -> impl Fn(AnalysisError) -> ValidationError + use<'_> {
    move |error| ValidationError::Engine {
        scene: format!("barrier tests of {series}"),
        source: EngineError::from(error),
    }
}
