use super::fit::{Point, errors, fit};
use super::sample::{Sample, cg_heights, inertias};
use crate::ValidationError;
use accuscene_core::estimate::{CgHeightLaws, InertiaLaws, PowerLaw};
use accuscene_core::scene::VehicleClass;

/// A law as the library has it, as it is fitted anew, and a published rule for the same figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The group of vehicles.
    pub group: &'static str,
    /// What is estimated.
    pub figure: &'static str,
    /// Names of the inputs.
    pub inputs: &'static [&'static str],
    /// The numbers of the library's law, in order: count, intercept, exponents, ranges, scatter.
    pub held: Vec<f64>,
    /// The same of the law fitted anew.
    pub fitted: Vec<f64>,
    /// Relative error on vehicles left out of the fit, RMS.
    pub error: f64,
    /// What the published rule says.
    pub published: &'static str,
    /// RMS and mean of its relative error on the same vehicles.
    pub published_error: [f64; 2],
}

const SIZE: &[&str] = &["mass", "track", "cg_height"];

/// Every law.
///
/// # Errors
/// [`ValidationError`] where the data do not determine a law.
pub fn comparisons() -> Result<Vec<Comparison>, ValidationError> {
    let mut rows = Vec::new();
    let all = inertias()?;
    for (group, class) in [("cars", VehicleClass::Car), ("light trucks", VehicleClass::Suv)] {
        let is_car = class == VehicleClass::Car;
        let own: Vec<&Sample> = all.iter().filter(|s| (s.class == VehicleClass::Car) == is_car).collect();
        let laws = InertiaLaws::of(class).ok_or_else(|| undetermined(group))?;
        let size = |s: &Sample| [s.mass, s.track, s.cg_height];
        let held = [&laws.roll, &laws.pitch, &laws.yaw];
        for (k, (figure, law)) in
            ["roll inertia", "pitch inertia", "yaw inertia"].into_iter().zip(held).enumerate()
        {
            let (published, [slope, offset]) = PUBLISHED[usize::from(!is_car)][k];
            let rule = |s: &Sample| slope * s.mass + offset;
            let task = Task { group, figure, inputs: SIZE, published };
            rows.push(task.compare(&own, law, size, |s| s.inertia[k], rule)?);
        }
        let task = Task { group, figure: "pitch inertia", inputs: &["yaw inertia"], published: "0.95 yaw" };
        let yaw = |s: &Sample| [s.inertia[2]];
        rows.push(task.compare(&own, &laws.pitch_by_yaw, yaw, |s| s.inertia[1], |s| 0.95 * s.inertia[2])?);
    }
    let all = cg_heights()?;
    let groups =
        [("cars", VehicleClass::Car), ("utilities, pickups", VehicleClass::Suv), ("vans", VehicleClass::Van)];
    for (group, class) in groups {
        let own: Vec<&Sample> = all.iter().filter(|s| s.class == class).collect();
        let laws = CgHeightLaws::of(class).ok_or_else(|| undetermined(group))?;
        let (figure, published) = ("CG height", "0.4 height");
        let rule = |s: &Sample| 0.4 * s.height;
        let task = Task { group, figure, inputs: &["height", "mass"], published };
        rows.push(task.compare(&own, &laws.by_height, |s| [s.height, s.mass], |s| s.cg_height, rule)?);
        let task = Task { group, figure, inputs: &["mass"], published };
        rows.push(task.compare(&own, &laws.by_mass, |s| [s.mass], |s| s.cg_height, rule)?);
    }
    Ok(rows)
}

/// Straight lines through the masses, `slope m + offset` in kg m² and kg, by group, roll, pitch, yaw: least squares
/// through the rows of the same data base.
const PUBLISHED: [[(&str, [f64; 2]); 3]; 2] = [
    [
        ("0.528 m - 214", [0.528, -214.0]),
        ("3.304 m - 1983", [3.304, -1983.0]),
        ("3.440 m - 2053", [3.440, -2053.0]),
    ],
    [
        ("0.640 m - 415", [0.640, -415.0]),
        ("3.118 m - 1968", [3.118, -1968.0]),
        ("3.056 m - 1795", [3.056, -1795.0]),
    ],
];

struct Task {
    group: &'static str,
    figure: &'static str,
    inputs: &'static [&'static str],
    published: &'static str,
}

impl Task {
    fn compare<const N: usize>(
        self,
        samples: &[&Sample],
        held: &PowerLaw<N>,
        inputs: impl Fn(&Sample) -> [f64; N],
        output: impl Fn(&Sample) -> f64,
        rule: impl Fn(&Sample) -> f64,
    ) -> Result<Comparison, ValidationError> {
        let point = |s: &&&Sample| Point { model: &s.model, inputs: inputs(s), output: output(s) }.is_known();
        let used: Vec<&Sample> = samples.iter().filter(point).copied().collect();
        let points = used.iter().map(|s| Point { model: &s.model, inputs: inputs(s), output: output(s) });
        let law = fit(&points.collect::<Vec<_>>()).ok_or_else(|| undetermined(self.group))?;
        Ok(Comparison {
            group: self.group,
            figure: self.figure,
            inputs: self.inputs,
            held: numbers(held),
            fitted: numbers(&law),
            error: law.scatter,
            published: self.published,
            published_error: errors(used.iter().map(|s| (rule(s), output(s)))),
        })
    }
}

fn numbers<const N: usize>(law: &PowerLaw<N>) -> Vec<f64> {
    let mut numbers = vec![law.count as f64, law.intercept];
    numbers.extend(law.exponents);
    numbers.extend(law.range.as_flattened());
    numbers.push(law.scatter);
    numbers
}

fn undetermined(group: &str) -> ValidationError {
    ValidationError::Form {
        path: "validation/data".to_owned(),
        problem: format!("the {group} do not determine a law"),
        hint: "restore the measured rows",
    }
}
