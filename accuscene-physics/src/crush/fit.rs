//! Stiffness from tests against a rigid barrier.

use super::{CrushError, CrushStiffness, check};

/// A test against a rigid barrier over the whole width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarrierTest {
    /// Approach speed, m/s; for the dissipated energy alone take [`dissipated`].
    pub speed: f64,
    /// Mean residual crush, m.
    pub crush: f64,
}

/// Prasad's line through two or more tests of one model: least squares of `v sqrt(m/L)` on the mean crush (SAE 900412).
///
/// # Errors
/// [`CrushError`] for fewer than two tests, input out of range, or crush that is the same in all; a line that falls or
/// begins below 0.
pub fn prasad(mass: f64, width: f64, tests: &[BarrierTest]) -> Result<CrushStiffness, CrushError> {
    check::positive("mass", mass)?;
    check::positive("width", width)?;
    if tests.len() < 2 {
        let hint = "take from_one_test with an assumed b0";
        return Err(CrushError::Count { path: "tests", count: tests.len(), limit: "2 or more", hint });
    }
    for test in tests {
        check::positive("test speed", test.speed)?;
        check::not_negative("test crush", test.crush)?;
    }
    let count = tests.len() as f64;
    let scale = (mass / width).sqrt();
    let crush = tests.iter().map(|t| t.crush).sum::<f64>() / count;
    let speed = tests.iter().map(|t| t.speed).sum::<f64>() / count;
    let (mut squares, mut products) = (0.0, 0.0);
    for test in tests {
        let x = test.crush - crush;
        squares += x * x;
        products += x * (test.speed - speed);
    }
    if squares <= 0.0 {
        let hint = "give tests of different severity";
        let path = "spread of the crush";
        return Err(CrushError::Undetermined { path, value: squares, limit: "above 0", hint });
    }
    let slope = products / squares;
    let start = speed - slope * crush;
    for (path, value, limit, good) in [
        ("rise of the speed with the crush", slope, "above 0", slope > 0.0),
        ("speed without crush", start, "0 or more", start >= 0.0),
    ] {
        if !good {
            let hint = "leave out the test that contradicts the others, or assume b0";
            return Err(CrushError::Undetermined { path, value, limit, hint });
        }
    }
    CrushStiffness::from_prasad(start * scale, slope * scale)
}

/// Stiffness from one test and an assumed speed without crush `b0`, m/s: b1 = (v - b0)/C.
///
/// 2.2 m/s (8 km/h) is customary for fronts and rears, 0.9 m/s for sides; 4.2 m/s (15 km/h) fits fronts better
/// (`accuscene-validation barriers`).
///
/// # Errors
/// [`CrushError`] for input out of range, or a speed that is not above b0.
pub fn from_one_test(
    mass: f64,
    width: f64,
    test: BarrierTest,
    b0: f64,
) -> Result<CrushStiffness, CrushError> {
    check::positive("test crush", test.crush)?;
    check::not_negative("b0", b0)?;
    check::finite("test speed", test.speed)?;
    check::positive("test speed above b0", test.speed - b0)?;
    CrushStiffness::from_speeds(mass, b0, (test.speed - b0) / test.crush, width)
}

/// Speed, m/s, whose energy is what a test with this restitution dissipates: v sqrt(1 - e²).
///
/// # Errors
/// [`CrushError`] for a speed below 0 or a restitution outside 0 to below 1.
pub fn dissipated(speed: f64, restitution: f64) -> Result<f64, CrushError> {
    check::not_negative("test speed", speed)?;
    check::restitution(restitution)?;
    Ok(speed * (1.0 - restitution * restitution).sqrt())
}

/// Speed, m/s, of one test that leaves the crush which several tests on one vehicle leave together: energies add up.
///
/// # Errors
/// [`CrushError`] for no speed or one below 0.
///
/// ```
/// use accuscene_physics::crush::fit::repeated;
///
/// assert!((repeated(&[3.0, 4.0])? - 5.0).abs() < 1e-15);
/// # Ok::<(), accuscene_physics::crush::CrushError>(())
/// ```
pub fn repeated(speeds: &[f64]) -> Result<f64, CrushError> {
    if speeds.is_empty() {
        let hint = "give the speed of each run";
        return Err(CrushError::Count { path: "speeds", count: 0, limit: "1 or more", hint });
    }
    let mut squares = 0.0;
    for speed in speeds {
        check::not_negative("test speed", *speed)?;
        squares += speed * speed;
    }
    check::result(&[squares])?;
    Ok(squares.sqrt())
}
