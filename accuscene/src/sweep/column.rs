use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// The values of a parameter or an output, one a sample; NaN, in JSON null, where there is none.
///
/// Equal where every bit is.
#[derive(Clone, Debug, Default)]
pub struct Column(Vec<f64>);

impl Column {
    /// The values side by side.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.0
    }

    /// Number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True without samples.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a sample, if it has one.
    #[must_use]
    pub fn get(&self, sample: usize) -> Option<f64> {
        self.0.get(sample).copied().filter(|value| value.is_finite())
    }
}

/// What is not finite becomes the one NaN.
impl FromIterator<f64> for Column {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Self(values.into_iter().map(|value| if value.is_finite() { value } else { f64::NAN }).collect())
    }
}

impl PartialEq for Column {
    fn eq(&self, o: &Self) -> bool {
        self.0.iter().map(|value| value.to_bits()).eq(o.0.iter().map(|value| value.to_bits()))
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|value| if value.is_finite() { Some(*value) } else { None }))
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Vec::<Option<f64>>::deserialize(deserializer)?;
        Ok(values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect())
    }
}

impl JsonSchema for Column {
    fn schema_name() -> Cow<'static, str> {
        "Column".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Option<f64>>::json_schema(generator)
    }
}
