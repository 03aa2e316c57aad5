use super::{CATALOGUE, DimensionEntry};
use crate::document::shorten;

/// Why a quantity could not be read.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum QuantityError {
    /// The text does not begin with a decimal number.
    #[error("`{text}` does not begin with a number: write it as 12.5 or 1.25e1, without separators")]
    Number {
        /// The text, shortened.
        text: String,
    },
    /// The number exceeds the range of a double.
    #[error("`{text}` is not a finite number")]
    NotFinite {
        /// The text, shortened.
        text: String,
    },
    /// The unit is none of this dimension's.
    #[error("{unit} where {wanted} is wanted: use {accepted}")]
    Unit {
        /// The unit as written, shortened.
        unit: String,
        /// The dimension that is wanted, with its article.
        wanted: String,
        /// The dimension that the unit belongs to, if any.
        belongs_to: Option<&'static str>,
        /// Accepted units.
        accepted: String,
    },
    /// The value or a member of the object has the wrong type.
    #[error("{wanted} is wanted, not {found}")]
    Type {
        /// What is wanted.
        wanted: String,
        /// What was found.
        found: &'static str,
    },
    /// The object has a member that no quantity has.
    #[error("{place} has no `{name}`")]
    UnknownField {
        /// What was read: a quantity or the name of a distribution.
        place: &'static str,
        /// The member.
        name: String,
        /// The member that was probably meant.
        suggestion: Option<&'static str>,
    },
    /// The object or distribution lacks a member.
    #[error("`{name}` is missing")]
    MissingField {
        /// The member.
        name: &'static str,
    },
    /// The uncertainty contradicts itself or the value.
    #[error("{rule}")]
    Distribution {
        /// The offending number, if there is one.
        value: Option<f64>,
        /// What has to hold.
        rule: String,
    },
    /// A name that is none of the accepted ones.
    #[error("`{found}` is none of {accepted}")]
    Variant {
        /// The name as written, shortened.
        found: String,
        /// Accepted names.
        accepted: String,
        /// The name that was probably meant.
        suggestion: Option<&'static str>,
    },
}

impl QuantityError {
    /// The stable number of this error.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::NotFinite { .. } => 1006,
            Self::UnknownField { .. } => 1010,
            Self::MissingField { .. } => 1011,
            Self::Type { .. } => 1012,
            Self::Variant { .. } => 1014,
            Self::Unit { .. } => 1015,
            Self::Number { .. } => 1016,
            Self::Distribution { .. } => 1020,
        }
    }

    /// True: the author of the document can correct it.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }

    /// What the author could write instead.
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        match self {
            Self::Number { text } if text.contains(',') => {
                Some("write a decimal point, and no separators between thousands".to_owned())
            }
            Self::Unit { belongs_to: Some(other), .. } => Some(format!("this is a unit of {other}")),
            Self::UnknownField { suggestion: Some(name), .. }
            | Self::Variant { suggestion: Some(name), .. } => Some(format!("did you mean `{name}`?")),
            _ => None,
        }
    }

    /// The offending value as the author wrote it.
    pub(crate) fn written(&self) -> Option<String> {
        match self {
            Self::Number { text } | Self::NotFinite { text } => Some(text.clone()),
            Self::Unit { unit, .. } => Some(unit.clone()),
            Self::Variant { found, .. } => Some(found.clone()),
            Self::Distribution { value, .. } => value.map(|v| v.to_string()),
            Self::Type { .. } | Self::UnknownField { .. } | Self::MissingField { .. } => None,
        }
    }

    /// The bound or list that the value has to satisfy.
    pub(crate) fn limit(&self) -> Option<String> {
        match self {
            Self::Unit { accepted, .. } | Self::Variant { accepted, .. } => Some(accepted.clone()),
            _ => None,
        }
    }

    pub(super) fn number(text: &str) -> Self {
        Self::Number { text: shorten(text) }
    }

    pub(super) fn not_finite(text: &str) -> Self {
        Self::NotFinite { text: shorten(text) }
    }

    pub(super) fn unit(dimension: &DimensionEntry, unit: &str) -> Self {
        Self::Unit {
            unit: shorten(unit),
            wanted: dimension.with_article(),
            belongs_to: CATALOGUE.iter().find(|d| d.unit(unit).is_some()).map(|d| d.name),
            accepted: dimension.accepted(),
        }
    }
}
