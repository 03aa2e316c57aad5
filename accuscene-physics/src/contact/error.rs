use thiserror::Error;

/// Why contact geometry cannot be computed.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ContactError {
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
    /// A number is out of range.
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
    /// An outline has too few or too many vertices.
    #[error("an outline has {value} vertices (limit: {limit}); {hint}")]
    VertexCount {
        /// Number of vertices.
        value: usize,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// An outline runs clockwise.
    #[error("the outline runs clockwise (limit: {limit}); {hint}")]
    Clockwise {
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// Edges of an outline cross or touch.
    #[error("the edges that begin at vertices {} and {} meet (limit: {limit}); {hint}", edges[0], edges[1])]
    Crossing {
        /// Indices of the vertices at which they begin.
        edges: [usize; 2],
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// An outline has no area, or an edge without length.
    #[error("the outline is degenerate at vertex {vertex} (limit: {limit}); {hint}")]
    Degenerate {
        /// Index of the vertex.
        vertex: usize,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// Two outlines share no area, so there is no place for an impulse.
    #[error("the outlines do not overlap; {hint}")]
    NoOverlap {
        /// How to mend it.
        hint: &'static str,
    },
    /// No contact plane was found along whose normal the bodies approach.
    #[error("the bodies part along every contact plane, at least at {value} m/s (limit: {limit}); {hint}")]
    NotApproaching {
        /// Least normal component of the relative velocity, m/s.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
}

impl ContactError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::NotFinite { .. } => 2150,
            Self::Value { .. } => 2151,
            Self::VertexCount { .. } => 2152,
            Self::Clockwise { .. } => 2153,
            Self::Crossing { .. } => 2158,
            Self::Degenerate { .. } => 2155,
            Self::NoOverlap { .. } => 2156,
            Self::NotApproaching { .. } => 2157,
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
            | Self::Value { hint, .. }
            | Self::VertexCount { hint, .. }
            | Self::Clockwise { hint, .. }
            | Self::Crossing { hint, .. }
            | Self::Degenerate { hint, .. }
            | Self::NoOverlap { hint }
            | Self::NotApproaching { hint, .. } => hint,
        }
    }

    pub(crate) fn finite(path: &'static str, values: &[f64]) -> Result<(), Self> {
        match values.iter().find(|v| !v.is_finite()) {
            Some(&value) => Err(Self::NotFinite { path, value, hint: "give a finite number" }),
            None => Ok(()),
        }
    }

    pub(crate) fn positive(path: &'static str, value: f64) -> Result<(), Self> {
        if value > 0.0 && value.is_finite() {
            return Ok(());
        }
        Err(Self::Value { path, value, limit: "above 0, finite", hint: "give a positive number" })
    }
}
