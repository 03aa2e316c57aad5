use super::CrushError;

pub(super) fn finite(path: &'static str, value: f64) -> Result<(), CrushError> {
    if value.is_finite() {
        return Ok(());
    }
    Err(CrushError::NotFinite { path, value, hint: "give a finite number" })
}

pub(super) fn positive(path: &'static str, value: f64) -> Result<(), CrushError> {
    finite(path, value)?;
    if value > 0.0 {
        return Ok(());
    }
    Err(CrushError::Value { path, value, limit: "above 0", hint: "give it in SI units, above 0" })
}

pub(super) fn not_negative(path: &'static str, value: f64) -> Result<(), CrushError> {
    finite(path, value)?;
    if value >= 0.0 {
        return Ok(());
    }
    Err(CrushError::Value { path, value, limit: "0 or above", hint: "give what it amounts to, 0 or above" })
}

/// A result, if all its numbers are finite.
pub(super) fn within(values: &[f64]) -> Result<(), CrushError> {
    if values.iter().all(|value| value.is_finite()) {
        return Ok(());
    }
    Err(CrushError::Overflow { hint: "check the units of mass, length and stiffness" })
}
