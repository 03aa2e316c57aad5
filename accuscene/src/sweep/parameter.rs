use accuscene_core::scene::BoundText;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A value of the scene that a sweep changes: where it is, and one of four ways to say how.
///
/// `values`, or `from`, `to` and `steps`, for a grid; `from` and `to` (any value between them alike), `own`, or `value`
/// with `sigma` or `dist`, for a plan that draws. Numbers are in SI, texts have a unit of the value's kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SweptParameter {
    /// Which value, for example `vehicles.bullet.start.speed`.
    #[schemars(length(min = 1, max = 500))]
    pub path: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 200))]
    pub name: Option<String>,
    /// The values one after the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100_000))]
    pub values: Vec<BoundText>,
    /// The least value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<BoundText>,
    /// The greatest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<BoundText>,
    /// How many values from the least to the greatest, both among them, at equal distances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 2, "maximum" = 1_000_000))]
    pub steps: Option<u64>,
    /// Whether the value varies as its own uncertainty in the scene says.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub own: bool,
    /// The value that an uncertainty is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<BoundText>,
    /// Standard deviation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sigma: Option<BoundText>,
    /// Shape of the uncertainty, as quantities of a scene have it; normal where only `sigma` is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dist: Option<Value>,
}

impl SweptParameter {
    /// The value at a path, with no word yet on how it varies.
    #[must_use]
    pub fn of(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// These values in SI, for a grid.
    #[must_use]
    pub fn with_values(self, values: impl IntoIterator<Item = f64>) -> Self {
        Self { values: values.into_iter().map(BoundText::Number).collect(), ..self }
    }

    /// So many values from the least to the greatest in SI, for a grid.
    #[must_use]
    pub fn stepped(self, from: f64, to: f64, steps: u64) -> Self {
        Self { steps: Some(steps), ..self.between(from, to) }
    }

    /// Any value between two in SI, for a plan that draws.
    #[must_use]
    pub fn between(self, from: f64, to: f64) -> Self {
        Self { from: Some(BoundText::Number(from)), to: Some(BoundText::Number(to)), ..self }
    }

    /// As its own uncertainty in the scene says.
    #[must_use]
    pub fn by_itself(self) -> Self {
        Self { own: true, ..self }
    }

    /// Normal around a value with a standard deviation, both in SI.
    #[must_use]
    pub fn around(self, value: f64, sigma: f64) -> Self {
        Self { value: Some(BoundText::Number(value)), sigma: Some(BoundText::Number(sigma)), ..self }
    }
}
