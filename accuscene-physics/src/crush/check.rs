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
    Err(CrushError::Value { path, value, limit: "above 0", hint: "give a positive number" })
}

pub(super) fn not_negative(path: &'static str, value: f64) -> Result<(), CrushError> {
    finite(path, value)?;
    if value >= 0.0 {
        return Ok(());
    }
    Err(CrushError::Value { path, value, limit: "0 or more", hint: "give 0 or a positive number" })
}

pub(super) fn restitution(value: f64) -> Result<(), CrushError> {
    finite("restitution", value)?;
    if (0.0..1.0).contains(&value) {
        return Ok(());
    }
    let hint = "0.05 to 0.2 is usual; at 1 nothing is crushed";
    Err(CrushError::Value { path: "restitution", value, limit: "0 to below 1", hint })
}

pub(super) fn result(values: &[f64]) -> Result<(), CrushError> {
    if values.iter().all(|v| v.is_finite()) {
        return Ok(());
    }
    Err(CrushError::Overflow { hint: "check the units of mass, width, depth and stiffness" })
}
