use super::OverlapTest;
use super::row::{saloons, tests};
use crate::ValidationError;
use accuscene_core::arith::{Vec2, sin_cos};
use accuscene_physics::impact::brach::{self, BrachContact};
use accuscene_physics::impact::{ContactFrame2, PlanarBody};

/// Miles an hour for a metre a second.
const MPH: f64 = 1.0 / 0.44704;
/// Weight of a degree a second against a mile an hour in the combined error, as in pycrash.
const YAW_WEIGHT: f64 = 0.23327;
/// Restitutions that are tried, in steps of 0.02, and impulse ratios, in half per cent.
const RESTITUTIONS: core::ops::RangeInclusive<i32> = -15..=15;
const RATIOS: core::ops::RangeInclusive<i32> = 180..=200;

/// What planar impact mechanics wants to know of all contacts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// Restitution along the normal.
    pub restitution: f64,
    /// Impulse ratio, per cent of the critical one.
    pub ratio_percent: f64,
}

/// One test, predicted without itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicted {
    /// The test.
    pub test: OverlapTest,
    /// What the other tests gave.
    pub parameters: Parameters,
    /// Predicted changes, as the measured ones.
    pub changes: [f64; 3],
    /// Combined error, mph: root of the sum of squares of both delta-V components (mph) and 0.23327 of the yaw rate's
    /// (deg/s).
    pub error: f64,
}

/// All tests.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallOverlap {
    /// In the order of the table.
    pub rows: Vec<Predicted>,
    /// `k²` for the cars whose own is not known, m², and the number of vehicles that it is the mean of.
    pub gyration: (f64, usize),
    /// Median error of the tests that slid, mph.
    pub median: f64,
}

/// Predicts every test.
///
/// # Errors
/// [`ValidationError`] if a table cannot be read.
pub fn small_overlap() -> Result<SmallOverlap, ValidationError> {
    let gyration = saloons()?;
    let tests = tests()?;
    let tried: Vec<Parameters> = RESTITUTIONS
        .flat_map(|e| RATIOS.map(move |r| (e, r)))
        .map(|(e, r)| Parameters { restitution: f64::from(2 * e) / 100.0, ratio_percent: f64::from(r) / 2.0 })
        .collect();
    let squares: Vec<Vec<f64>> = tests
        .iter()
        .map(|t| tried.iter().map(|p| error(t, predict(t, p, gyration.0))).map(|e| e * e).collect())
        .collect();
    let rows: Vec<Predicted> = tests
        .iter()
        .enumerate()
        .map(|(own, test)| {
            let others =
                || tests.iter().zip(&squares).enumerate().filter(|(k, (t, _))| *k != own && t.sideswipe);
            let sum = |p: usize| others().map(|(_, (_, s))| s[p]).sum::<f64>();
            let best = (0..tried.len()).min_by(|a, b| sum(*a).total_cmp(&sum(*b))).unwrap_or(0);
            let changes = predict(test, &tried[best], gyration.0);
            Predicted { test: test.clone(), parameters: tried[best], changes, error: error(test, changes) }
        })
        .collect();
    let median = median(rows.iter().filter(|r| r.test.sideswipe).map(|r| r.error).collect());
    Ok(SmallOverlap { rows, gyration, median })
}

/// The middle value, or the mean of the two; NaN of none.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.get(middle) {
        None => f64::NAN,
        Some(value) if values.len() % 2 == 1 => *value,
        Some(value) => 0.5 * (values[middle - 1] + value),
    }
}

/// Changes rearward, away from the barrier and of the yaw rate toward it; NaN where the law refuses.
pub(super) fn predict(test: &OverlapTest, parameters: &Parameters, gyration: f64) -> [f64; 3] {
    // The mass cancels against something fixed.
    let car = PlanarBody {
        mass: 1.0,
        yaw_inertia: test.gyration.unwrap_or(gyration),
        position: Vec2::zero(),
        velocity: Vec2::new(test.speed, 0.0),
        yaw_rate: 0.0,
    };
    let along = |angle: f64, length: f64| {
        let (sin, cos) = sin_cos(angle);
        Vec2::new(cos, sin) * length
    };
    let [radius, angle] = test.contact;
    let frame = ContactFrame2 { point: along(angle, radius), normal: along(test.normal, 1.0) };
    let contact = BrachContact {
        restitution: parameters.restitution,
        impulse_ratio_percent: parameters.ratio_percent,
        ..BrachContact::default()
    };
    match brach::planar(&[car, PlanarBody::immovable()], &frame, &contact) {
        Ok(o) => {
            let after = o.outcome.velocities[0];
            [test.speed - after.x, -after.y, o.outcome.yaw_rates[0]]
        }
        Err(_) => [f64::NAN; 3],
    }
}

fn error(test: &OverlapTest, changes: [f64; 3]) -> f64 {
    off(test, changes).iter().map(|x| x * x).sum::<f64>().sqrt()
}

/// What changes are off by, mph, the yaw rate's by its weight.
pub(super) fn off(test: &OverlapTest, changes: [f64; 3]) -> [f64; 3] {
    let [x, y, turn] = [0, 1, 2].map(|k| changes[k] - test.measured[k]);
    [x * MPH, y * MPH, YAW_WEIGHT * turn.to_degrees()]
}
