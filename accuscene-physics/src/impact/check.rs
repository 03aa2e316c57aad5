//! Checks of plain numbers that several models share.

use super::ImpactError;

pub(crate) fn finite(path: &'static str, values: &[f64]) -> Result<(), ImpactError> {
    match values.iter().find(|v| !v.is_finite()) {
        Some(&value) => Err(ImpactError::NotFinite { path, value, hint: "give a finite number" }),
        None => Ok(()),
    }
}

/// A mass above 0; infinity means immovable.
pub(crate) fn mass(path: &'static str, value: f64) -> Result<(), ImpactError> {
    if value > 0.0 {
        return Ok(());
    }
    Err(ImpactError::Mass {
        path,
        value,
        limit: "above 0",
        hint: "give the mass in kg, or infinity for an immovable body",
    })
}

pub(crate) fn inertia(path: &'static str, value: f64) -> Result<(), ImpactError> {
    if value > 0.0 {
        return Ok(());
    }
    Err(ImpactError::Inertia {
        path,
        value,
        limit: "positive definite",
        hint: "give the inertia about the centre of gravity in kg m², or infinity for a body that cannot turn",
    })
}

pub(crate) fn restitution(value: f64) -> Result<(), ImpactError> {
    if value > -1.0 && value <= 1.0 {
        return Ok(());
    }
    Err(ImpactError::Restitution {
        value,
        limit: "above -1, up to 1",
        hint: "0.05 to 0.15 is usual for severe collisions",
    })
}

/// A coefficient of restitution that does not let bodies pass through each other.
pub(crate) fn elastic(value: f64) -> Result<(), ImpactError> {
    if (0.0..=1.0).contains(&value) {
        return Ok(());
    }
    Err(ImpactError::Restitution {
        value,
        limit: "0 to 1",
        hint: "only the Kudlich-Slibar and Brach models take a negative restitution",
    })
}

pub(crate) fn friction(value: f64) -> Result<(), ImpactError> {
    if value >= 0.0 {
        return Ok(());
    }
    Err(ImpactError::Friction {
        value,
        limit: "0 or more",
        hint: "0.4 to 0.6 is usual between vehicles, 0.2 to 0.35 in a sideswipe",
    })
}

pub(crate) fn positive(path: &'static str, value: f64) -> Result<(), ImpactError> {
    if value > 0.0 {
        return Ok(());
    }
    Err(ImpactError::Value { path, value, limit: "above 0", hint: "give a positive number" })
}

pub(crate) fn not_negative(path: &'static str, value: f64) -> Result<(), ImpactError> {
    if value >= 0.0 {
        return Ok(());
    }
    Err(ImpactError::Value { path, value, limit: "0 or more", hint: "give 0 or a positive number" })
}

pub(crate) fn approaching(normal_velocity: f64) -> Result<(), ImpactError> {
    if normal_velocity < 0.0 {
        return Ok(());
    }
    Err(ImpactError::NotApproaching {
        value: normal_velocity,
        limit: "below 0",
        hint: "turn the contact plane, or move the point of impact, so that the bodies approach along the normal",
    })
}

/// The normal at its exact unit length.
pub(crate) fn unit_length(length: f64) -> Result<(), ImpactError> {
    if (length - 1.0).abs() <= 1e-6 {
        return Ok(());
    }
    Err(ImpactError::Normal {
        length,
        limit: "1 within 1e-6",
        hint: "divide the normal by its length; it points from body 1 to body 2",
    })
}

/// A value from 0 to `top`.
pub(crate) fn share(
    path: &'static str,
    value: f64,
    top: f64,
    limit: &'static str,
) -> Result<(), ImpactError> {
    if value >= 0.0 && value <= top {
        return Ok(());
    }
    Err(ImpactError::Value { path, value, limit, hint: "give a value within the limits" })
}
