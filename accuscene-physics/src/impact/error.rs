use thiserror::Error;

/// Why an impact cannot be computed.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ImpactError {
    /// An input is NaN or infinite.
    #[error("{path} is {value}; {hint}")]
    NotFinite {
        /// The input.
        path: &'static str,
        /// Its value.
        value: f64,
        /// How to mend it.
        hint: &'static str,
    },
    /// A mass is not positive.
    #[error("{path} is {value} kg (limit: {limit}); {hint}")]
    Mass {
        /// The input.
        path: &'static str,
        /// Its value, kg.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// A moment of inertia, or one leading minor of the inertia tensor, is not positive.
    #[error("{path} is {value} (limit: {limit}); {hint}")]
    Inertia {
        /// The input.
        path: &'static str,
        /// Its value, kg m², or the leading minor in that unit's power.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// The normal is not a unit vector.
    #[error("the contact normal has length {length} (limit: {limit}); {hint}")]
    Normal {
        /// Its length.
        length: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// The coefficient of restitution is out of range.
    #[error("restitution is {value} (limit: {limit}); {hint}")]
    Restitution {
        /// The coefficient.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// The coefficient of friction is negative.
    #[error("friction is {value} (limit: {limit}); {hint}")]
    Friction {
        /// The coefficient.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// The bodies do not approach at the contact point.
    #[error("the bodies part along the normal at {value} m/s (limit: {limit}); {hint}")]
    NotApproaching {
        /// Normal component of the relative velocity, m/s.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// Neither body can move.
    #[error("both bodies are immovable; {hint}")]
    Immovable {
        /// How to mend it.
        hint: &'static str,
    },
    /// The contact does not determine the impulse: the inverse mass at the contact point is singular.
    #[error("the inverse mass at the contact point has the determinant {value} (limit: {limit}); {hint}")]
    Singular {
        /// Its determinant.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// The result left the range of finite numbers.
    #[error("the impulse is beyond the range of numbers; {hint}")]
    Overflow {
        /// How to mend it.
        hint: &'static str,
    },
    /// Another input is out of range.
    #[error("{path} is {value} (limit: {limit}); {hint}")]
    Value {
        /// The input.
        path: &'static str,
        /// Its value.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
}

impl ImpactError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::NotFinite { .. } => 2100,
            Self::Mass { .. } => 2101,
            Self::Inertia { .. } => 2102,
            Self::Normal { .. } => 2103,
            Self::Restitution { .. } => 2104,
            Self::Friction { .. } => 2105,
            Self::NotApproaching { .. } => 2106,
            Self::Immovable { .. } => 2107,
            Self::Singular { .. } => 2108,
            Self::Overflow { .. } => 2109,
            Self::Value { .. } => 2110,
        }
    }

    /// True if another input can succeed.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }

    /// How to mend the input.
    #[must_use]
    pub fn suggestion(&self) -> &'static str {
        match self {
            Self::NotFinite { hint, .. }
            | Self::Mass { hint, .. }
            | Self::Inertia { hint, .. }
            | Self::Normal { hint, .. }
            | Self::Restitution { hint, .. }
            | Self::Friction { hint, .. }
            | Self::NotApproaching { hint, .. }
            | Self::Immovable { hint }
            | Self::Singular { hint, .. }
            | Self::Overflow { hint }
            | Self::Value { hint, .. } => hint,
        }
    }

    pub(crate) fn overflow() -> Self {
        Self::Overflow { hint: "check the units of mass, distance and velocity" }
    }
}
