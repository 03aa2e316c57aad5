use core::fmt;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing wrong with a document, at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// Stable number from the registry of codes.
    pub code: u32,
    /// Where: `vehicles.bullet.mass`. Array items that have an `id` are named by it, others by index
    /// (`driver.phases[0]`); empty for the document itself.
    pub path: String,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The value as written, shortened to 80 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The bound or list that the value has to satisfy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// What to write instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Whether the document is refused for it.
    #[serde(default)]
    pub severity: Severity,
}

/// Whether a [`Problem`] stops the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The document can be used; the reader should know.
    Warning,
    /// The document is refused.
    #[default]
    Error,
}

impl Problem {
    /// An error with this code at this path.
    #[must_use]
    pub fn new(code: u32, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            path: path.into(),
            message: message.into(),
            value: None,
            limit: None,
            hint: None,
            severity: Severity::Error,
        }
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// The same with the value as written, shortened to 80 characters.
    #[must_use]
    pub fn with_value(self, value: impl fmt::Display) -> Self {
        Self { value: Some(super::shorten(&value.to_string())), ..self }
    }

    /// The same with the bound or list to satisfy.
    #[must_use]
    pub fn with_limit(self, limit: impl fmt::Display) -> Self {
        Self { limit: Some(limit.to_string()), ..self }
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn with_hint(self, hint: impl fmt::Display) -> Self {
        Self { hint: Some(hint.to_string()), ..self }
    }

    /// `error` or `warning`.
    #[must_use]
    pub fn severity_name(&self) -> &'static str {
        match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }

    /// True unless it is only a warning.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// `vehicles.bullet.mass: must be above 0 (value -3, limit > 0): did you mean 3? [1013]`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        match (&self.value, &self.limit) {
            (Some(value), Some(limit)) => write!(f, " (value {value}, limit {limit})")?,
            (Some(value), None) => write!(f, " (value {value})")?,
            (None, Some(limit)) => write!(f, " (limit {limit})")?,
            (None, None) => {}
        }
        if let Some(hint) = &self.hint {
            write!(f, "; {hint}")?;
        }
        write!(f, " [{}]", self.code)
    }
}
