use crate::measured::{Kind, Limit};
use serde::Serialize;

/// What a suite found: a row a quantity.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Results {
    /// The rows, scene by scene.
    pub rows: Vec<Row>,
}

/// One quantity: predicted beside measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Row {
    /// Name of the scene.
    pub scene: String,
    /// Name of the variant; empty for the scene itself.
    pub variant: String,
    /// What was measured.
    pub quantity: String,
    /// Unit of the values.
    pub unit: &'static str,
    /// What the engine says; nothing if its outcome does not have the quantity.
    pub predicted: Option<f64>,
    /// The measured value.
    pub measured: f64,
    /// Its standard deviation.
    pub sigma: Option<f64>,
    /// Predicted less measured.
    pub error: Option<f64>,
    /// The error as a share of the measured value, per cent; nothing where that is 0.
    pub error_percent: Option<f64>,
    /// How far the prediction may be off.
    pub limit: Option<Limit>,
    /// Whether it is within its limit.
    pub verdict: Verdict,
    /// What kind of truth the measured value is.
    pub kind: Kind,
    /// Where the measured value is from.
    pub source: String,
    /// What a reader must know.
    pub note: String,
}

/// Whether a row is within its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Within its limit.
    Pass,
    /// Out of its limit, or the outcome does not have the quantity.
    Fail,
    /// Without a limit: printed, not judged.
    Info,
}

impl Verdict {
    /// The word that tables show.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "FAIL",
            Self::Info => "info",
        }
    }
}

impl Results {
    /// Rows of a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// Rows that failed.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.count(Verdict::Fail)
    }
}
