use super::mark::{Mark, Of, Published};
use super::{cherokee, small_overlap};
use crate::ValidationError;
use crate::barriers::{Threshold, from_one_test, middle_and_fastest};
use crate::small_overlap::{OwnFit, median, own_fits};
use accuscene_core::port::Executor;

const PERCENT: &str = "%";

/// Every published figure with ours, but for those that need a [reconstruction](reconstructed).
///
/// # Errors
/// [`ValidationError`] if data cannot be read, or a scene or a formula refuses them.
pub fn marks() -> Result<Vec<Mark>, ValidationError> {
    let mut marks = staged()?;
    marks.extend(planar_fit()?);
    marks.extend(campbell()?);
    marks.extend(driving()?);
    Ok(marks)
}

/// Speed of a staged impact reconstructed by the executor from its measured delta-Vs: some hundred runs of the crush-force
/// model.
///
/// # Errors
/// As [`marks`].
pub fn reconstructed(executor: &dyn Executor) -> Result<Vec<Mark>, ValidationError> {
    let of = Of { program: EDCRASH, data: "NHTSA 7292, by both delta-V" };
    let [middle, low, high] = small_overlap::by_delta_v(executor)?.map(|x| 100.0 * x);
    Ok(vec![
        of.other("impact speed, reconstruct, median", Some(collinear()), 1, middle),
        of.other("the same, 5 % quantile", None, 1, low),
        of.other("the same, 95 % quantile", None, 1, high),
    ])
}

const EDCRASH: &str = "EDCRASH, collinear, damage only";

fn collinear() -> Published {
    Published::between([-7.1, 3.2], PERCENT)
}

/// Staged collisions: their tables are not to be had.
fn staged() -> Result<Vec<Mark>, ValidationError> {
    let none = |program, data| Of { program, data };
    let percent = |low, high| Published::between([low, high], PERCENT);
    let mean = |value, digits| Published::single(value, digits, PERCENT);
    let damage = Of { program: EDCRASH, data: "NHTSA 7292, small overlap, by damage" };
    Ok(vec![
        none("EDCRASH, oblique", "no staged collision; NHTSA 4363, 4364 have a model's figures")
            .lacking("impact speed", percent(-1.2, 3.7)),
        none(EDCRASH, "no staged collision").lacking("impact speed", collinear()),
        damage.other("impact speed, crash3", Some(collinear()), 1, 100.0 * small_overlap::by_damage()?),
        none("CRASH", "no staged collision").lacking("delta-V, mean", mean(-10.0, 0)),
        none("car-to-car simulation, 3-D", "no JARI test").lacking("mean error", mean(6.65, 2)),
        none("car-to-car simulation, 2-D", "no JARI test").lacking("mean error", mean(5.22, 2)),
        none("WinSMASH", "no crash with its recorder").lacking("delta-V, mean", mean(-23.0, 0)),
    ])
}

/// Planar impact mechanics fitted to one test after the other.
fn planar_fit() -> Result<Vec<Mark>, ValidationError> {
    let mph = |value| Published::single(value, 2, "mph");
    let mut marks = Vec::new();
    for (k, (most, figure, all)) in [
        (1.0, "combined error, restitution free, median", 0.97),
        (0.15, "combined error, restitution to 0.15, median", 3.46),
    ]
    .into_iter()
    .enumerate()
    {
        let fits = own_fits(most)?;
        let fusion: Vec<&OwnFit> = fits.iter().filter(|fit| fit.test.published[k].is_finite()).collect();
        let (ours, theirs) = (
            median(fusion.iter().map(|fit| fit.error).collect()),
            median(fusion.iter().map(|fit| fit.test.published[k]).collect()),
        );
        let four = Of { program: "planar impact fit", data: "IIHS Fusion, the four tests listed of nine" };
        marks.push(four.judged(figure, mph(theirs), fusion.len(), ours));
        let nine = Of { program: "planar impact fit, nine Fusions", data: "IIHS, all 16 tests listed" };
        let ours = median(fits.iter().map(|fit| fit.error).collect());
        marks.push(nine.other(figure, Some(mph(all)), fits.len(), ours));
    }
    Ok(marks)
}

/// Lines through barrier tests.
fn campbell() -> Result<Vec<Mark>, ValidationError> {
    let percent = |value, digits| Published::single(value, digits, PERCENT);
    let mut marks = Vec::new();
    for (series, data, published) in [
        ("E150", "barrier tests of a Ford E150", [2.6, -3.1]),
        ("CITATION", "barrier tests of a Chevrolet Citation", [-0.6, 1.3]),
    ] {
        let of = Of { program: "Campbell line", data };
        let errors = middle_and_fastest(series)?;
        let figures = ["middle speed, interpolated", "fastest speed, extrapolated"];
        for (figure, (published, error)) in figures.into_iter().zip(published.into_iter().zip(errors)) {
            marks.push(of.judged(figure, percent(published, 1), 1, 100.0 * error));
        }
    }
    for (program, threshold) in [
        ("Campbell line, one test, 8 km/h", Threshold::EightKmh),
        ("the same, b0 by other series", Threshold::OtherSeries),
    ] {
        let of = Of { program, data: "45 series of barrier tests, four depths, crush without flag" };
        let spread = from_one_test(threshold)?;
        for (figure, published, ours) in [
            ("speed, mean", percent(2.5, 1), spread.mean),
            ("speed, standard deviation", percent(20.0, 0), spread.deviation),
            ("speed, median", percent(11.5, 1), spread.median),
            ("speed, 95 % within", percent(40.0, 0), spread.most),
        ] {
            marks.push(of.judged(figure, published, spread.count, 100.0 * ours));
        }
    }
    Ok(marks)
}

/// The Jeep Cherokee.
fn driving() -> Result<Vec<Mark>, ValidationError> {
    let step =
        Of { program: "open vehicle simulator", data: "1997 Cherokee, step steer, fitted to slow steer" };
    let [lateral, yaw, roll] = cherokee::step_steer()?.map(|x| 100.0 * x);
    let limit = Of { program: "critical-speed yaw formula", data: "1997 Cherokee, slow steer at its limit" };
    let stop = Of { program: "stopping", data: "1997 Cherokee, way, mean deceleration, rise" };
    let [severe, moderate] = cherokee::stops()?.map(|x| 100.0 * x);
    let published = |value| Published::single(value, 0, PERCENT);
    Ok(vec![
        step.judged("lateral acceleration", published(8.0), 1, lateral),
        step.judged("yaw rate", published(5.0), 1, yaw),
        step.judged("roll", published(17.0), 1, roll),
        Of { data: "no field test", ..limit }
            .lacking("speed, mean", Published::between([-15.0, -10.0], PERCENT)),
        limit.other("speed", None, 1, 100.0 * cherokee::critical_speed()?),
        stop.other("speed, severe stop", None, 1, severe),
        stop.other("speed, moderate stop", None, 1, moderate),
    ])
}
