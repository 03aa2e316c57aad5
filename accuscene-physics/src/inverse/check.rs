//! What is wrong with a problem before anything is run.

use super::error::InverseError;
use super::options::Options;
use super::prior::Prior;
use super::problem::{Noise, Problem};
use super::scale::Scale;

/// The scales of the unknowns of a problem that can be solved.
pub(super) fn scales(problem: &Problem, options: &Options) -> Result<Vec<Scale>, InverseError> {
    let n = problem.unknowns.len();
    if n == 0 {
        return Err(InverseError::NoUnknowns { hint: "name what is sought" });
    }
    if problem.items.is_empty() {
        return Err(InverseError::NoEvidence { hint: "give what was observed" });
    }
    value("options.level", options.level, "above 0 and below 1", options.level > 0.0 && options.level < 1.0)?;
    value("options.effective", options.effective as f64, "20 or more", options.effective >= 20)?;
    let limit = 100 + 20 * n;
    if options.budget < limit {
        let hint = "allow more runs, or fix some of the unknowns";
        return Err(InverseError::Budget { unknowns: n, budget: options.budget, limit, hint });
    }
    for (k, item) in problem.items.iter().enumerate() {
        let path = format!("items[{k}].components");
        value(&path, item.components as f64, "1 to 10000", (1..=10_000).contains(&item.components))?;
        if let Noise::Student { freedom } = item.noise {
            let path = format!("items[{k}].noise.freedom");
            value(&path, f64::from(freedom), "1 to 100", (1..=100).contains(&freedom))?;
        }
    }
    problem
        .unknowns
        .iter()
        .enumerate()
        .map(|(k, unknown)| {
            let (low, high) = (unknown.low, unknown.high);
            finite(format!("unknowns[{k}].low"), low)?;
            finite(format!("unknowns[{k}].high"), high)?;
            finite(format!("the width of unknowns[{k}]"), high - low)?;
            if low >= high {
                let path = format!("unknowns[{k}]");
                return Err(InverseError::Bounds {
                    path,
                    low,
                    high,
                    hint: "let the upper bound be the larger one",
                });
            }
            if let Prior::Normal { mean, sd } = unknown.prior {
                finite(format!("unknowns[{k}].prior.mean"), mean)?;
                finite(format!("unknowns[{k}].prior.sd"), sd)?;
                value(&format!("unknowns[{k}].prior.sd"), sd, "above 0", sd > 0.0)?;
            }
            Scale::of(unknown).filter(|s| s.sd > 0.0).ok_or_else(|| InverseError::Prior {
                path: format!("unknowns[{k}].prior"),
                hint: "let prior and bounds overlap",
            })
        })
        .collect()
}

fn finite(path: String, value: f64) -> Result<(), InverseError> {
    if value.is_finite() {
        return Ok(());
    }
    Err(InverseError::NotFinite { path, value, hint: "give a finite number" })
}

fn value(path: &str, value: f64, limit: &'static str, is_within: bool) -> Result<(), InverseError> {
    if is_within {
        return Ok(());
    }
    Err(InverseError::Value { path: path.to_owned(), value, limit, hint: "give a value within the limit" })
}
