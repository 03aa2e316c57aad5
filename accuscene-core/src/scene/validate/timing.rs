use super::super::{Options, Profile, Si};
use super::code::{INCONSISTENT_INTERVALS, OUT_OF_RANGE, TIMES_NOT_RISING};
use super::findings::Findings;
use crate::quantity::Dimension;

pub(super) fn options(options: &Options, findings: &mut Findings) {
    let (step, record, duration) = (options.step.si(), options.record_interval.si(), options.duration.si());
    if record < step {
        let limit = format!(">= options.step = {step} s");
        let hint = "record no more often than the simulation steps";
        findings.limit(
            INCONSISTENT_INTERVALS,
            "options.record_interval",
            "shorter than a step",
            record,
            limit,
            hint,
        );
    }
    if duration < record {
        let limit = format!(">= options.record_interval = {record} s");
        let hint = "simulate longer or record more often";
        findings.limit(
            INCONSISTENT_INTERVALS,
            "options.duration",
            "shorter than one record",
            duration,
            limit,
            hint,
        );
    }
}

/// Checks the times of a profile and the range of its values; `earliest` is the least time.
pub(super) fn profile<D: Dimension>(
    profile: Option<&Profile<D>>,
    path: &str,
    [low, high]: [f64; 2],
    earliest: f64,
    findings: &mut Findings,
) {
    let Some(profile) = profile else { return };
    let table = matches!(profile, Profile::Table(_));
    let points = profile.points();
    for (index, [_, value]) in points.iter().enumerate() {
        if !(low..=high).contains(value) {
            let place = if table { format!("{path}[{index}][1]") } else { path.to_owned() };
            let unit = if D::SI == "1" { String::new() } else { format!(" {}", D::SI) };
            let limit = format!("{low} to {high}{unit}");
            findings.limit(OUT_OF_RANGE, place, "out of range", value, limit, "keep it within the range");
        }
    }
    let times: Vec<f64> = if table { points.iter().map(|[time, _]| *time).collect() } else { Vec::new() };
    if let Some(first) = times.first().filter(|time| **time < earliest) {
        let hint = "times count from the begin of the phase";
        findings.limit(
            TIMES_NOT_RISING,
            format!("{path}[0][0]"),
            "too early",
            first,
            format!(">= {earliest}"),
            hint,
        );
    }
    rising(&times, |index| format!("{path}[{index}][0]"), findings);
}

/// Checks that each time is later than the one before; reports the first one that is not.
pub(super) fn rising(times: &[f64], path: impl Fn(usize) -> String, findings: &mut Findings) {
    if let Some(index) = (1..times.len()).find(|&i| times[i] <= times[i - 1]) {
        let limit = format!("> {}", times[index - 1]);
        let hint = "sort by time; two values at one time need two times a little apart";
        findings.limit(
            TIMES_NOT_RISING,
            path(index),
            "not later than the time before",
            times[index],
            limit,
            hint,
        );
    }
}
