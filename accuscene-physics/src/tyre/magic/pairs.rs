use super::{Coefficients, Magic, Version};
use crate::error::PhysicsError;

/// Names without which there is no tyre.
const ESSENTIAL: &[&str] =
    &["FNOMIN", "UNLOADED_RADIUS", "PCX1", "PDX1", "PKX1", "PCY1", "PDY1", "PKY1", "PKY2"];
/// Names that are divisors, shape factors or sizes.
const POSITIVE: &[&str] = &[
    "FNOMIN",
    "UNLOADED_RADIUS",
    "LFZO",
    "PCX1",
    "PDX1",
    "PKX1",
    "PCY1",
    "PDY1",
    "PKY2",
    "LCX",
    "LMUX",
    "LKX",
    "LCY",
    "LMUY",
    "LKY",
    "NOMPRES",
    "LONGVL",
];

impl Magic {
    /// Builds a tyre from names and numbers as [`Tir::pairs`](super::tir::Tir::pairs) gives them; SI units.
    ///
    /// `FITTYP` tells the version: 6 or 52 for 5.2 (PAC2002), 61 or 62 for 6.1. `TYRESIDE` is 1 for a tyre fitted
    /// on the left (the default), -1 on the right. `path` says in errors where the list stands.
    ///
    /// # Errors
    /// [`PhysicsError::Value`] names a coefficient that is missing and essential, stated twice, unknown, not finite
    /// or out of range.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, f64)>,
        path: &str,
    ) -> Result<Self, PhysicsError> {
        let refuse = |problem: String, limit: &str, hint: &str| PhysicsError::Value {
            path: path.to_owned(),
            problem,
            limit: limit.to_owned(),
            hint: hint.to_owned(),
        };
        let mut coefficients = Coefficients::default();
        let mut seen: Vec<&str> = Vec::new();
        let (mut version, mut side) = (None, 1.0);
        for (name, value) in pairs {
            if !value.is_finite() {
                return Err(refuse(format!("{name} is not a number"), "finite", "give its number"));
            }
            if seen.contains(&name) {
                return Err(refuse(format!("{name} is stated twice"), "once", "leave one of them out"));
            }
            seen.push(name);
            match name {
                "FITTYP" => version = Some(fit_type(value).ok_or_else(|| unknown_fit(path, value))?),
                "TYRESIDE" => side = if value < 0.0 { -1.0 } else { 1.0 },
                _ => match coefficients.get_mut(name) {
                    Some(place) => *place = value,
                    None => {
                        let problem = format!("{name} is no coefficient that this build uses");
                        return Err(refuse(problem, "names of Magic Formula 5.2 and 6.1", "leave it out"));
                    }
                },
            }
        }
        let version = version.ok_or_else(|| {
            refuse(
                "FITTYP is missing".to_owned(),
                "52 or 61",
                "state the version that the coefficients belong to",
            )
        })?;
        for name in ESSENTIAL {
            if !seen.contains(name) {
                return Err(refuse(
                    format!("{name} is missing"),
                    "essential",
                    "take it from the property file",
                ));
            }
        }
        for name in POSITIVE {
            if coefficients.get(name).is_none_or(|value| value <= 0.0) {
                return Err(refuse(
                    format!("{name} is not above zero"),
                    "> 0",
                    "take it from the property file",
                ));
            }
        }
        if coefficients.pky1 >= 0.0 {
            let hint = "turn the signs of a file in SAE axes into ISO-W axes first";
            return Err(refuse("PKY1 is not below zero".to_owned(), "< 0 in ISO-W axes", hint));
        }
        Ok(Self { version, coefficients, side })
    }
}

/// The version that a `FITTYP` stands for.
pub(super) fn fit_type(value: f64) -> Option<Version> {
    [(6.0, Version::V52), (52.0, Version::V52), (61.0, Version::V61), (62.0, Version::V61)]
        .into_iter()
        .find_map(|(number, version)| (number == value).then_some(version))
}

fn unknown_fit(path: &str, value: f64) -> PhysicsError {
    PhysicsError::Value {
        path: path.to_owned(),
        problem: format!("FITTYP {value} is no version that this build knows"),
        limit: "6 or 52 (PAC2002), 61, 62".to_owned(),
        hint: "refit the tyre to one of these versions".to_owned(),
    }
}
