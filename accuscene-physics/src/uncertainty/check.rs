use super::UncertaintyError;

pub(super) fn finite(path: &str, value: f64) -> Result<(), UncertaintyError> {
    if value.is_finite() {
        return Ok(());
    }
    Err(UncertaintyError::NotFinite { path: path.to_owned(), value, hint: "give a finite number" })
}

pub(super) fn positive(path: &str, value: f64) -> Result<(), UncertaintyError> {
    finite(path, value)?;
    if value > 0.0 {
        return Ok(());
    }
    let hint = "give it in SI units, above 0";
    Err(UncertaintyError::Value { path: path.to_owned(), value, limit: "above 0", hint })
}

/// A probability that is neither 0 nor 1.
pub(super) fn share(path: &str, value: f64) -> Result<(), UncertaintyError> {
    finite(path, value)?;
    if value > 0.0 && value < 1.0 {
        return Ok(());
    }
    let hint = "give a share between 0 and 1, such as 0.9";
    Err(UncertaintyError::Value { path: path.to_owned(), value, limit: "above 0, below 1", hint })
}

pub(super) fn count(
    path: &'static str,
    count: u64,
    [least, most]: [u64; 2],
    hint: &'static str,
) -> Result<(), UncertaintyError> {
    if count >= least && count <= most {
        return Ok(());
    }
    Err(UncertaintyError::Count { path, count, least, most, hint })
}
