use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::quantity::{Dimension, Quantity, Time};

/// A value over time: constant, or piecewise linear through given points.
///
/// In a document one quantity (`0.8`, `"12 deg"`), or a list of `[time, value]` pairs with rising times. Before the
/// first point the first value holds, after the last point the last one.
#[derive(Clone, Debug, PartialEq)]
pub enum Profile<D> {
    /// The same value all the time.
    Constant(Quantity<D>),
    /// Time and value of each point.
    Table(Vec<Knot<D>>),
}

/// A point of a [`Profile`]: its time and its value.
pub type Knot<D> = (Quantity<Time>, Quantity<D>);

/// Most points a profile may have.
pub const MAX_KNOTS: usize = 100_000;

impl<D: Dimension> Profile<D> {
    /// The value at a time, in SI units; NaN of an empty table.
    #[must_use]
    pub fn at(&self, time: f64) -> f64 {
        let knots = match self {
            Self::Constant(value) => return value.value,
            Self::Table(knots) => knots,
        };
        let after = knots.partition_point(|(t, _)| t.value <= time);
        match (after.checked_sub(1).and_then(|i| knots.get(i)), knots.get(after)) {
            (Some((t0, v0)), Some((t1, v1))) => {
                let share = (time - t0.value) / (t1.value - t0.value);
                v0.value + (v1.value - v0.value) * share
            }
            (Some((_, value)), None) | (None, Some((_, value))) => value.value,
            (None, None) => f64::NAN,
        }
    }

    /// Time and value of each point in SI units; a constant is one point at time 0.
    #[must_use]
    pub fn points(&self) -> Vec<[f64; 2]> {
        match self {
            Self::Constant(value) => vec![[0.0, value.value]],
            Self::Table(knots) => knots.iter().map(|(t, v)| [t.value, v.value]).collect(),
        }
    }
}

impl<D: Dimension> Serialize for Profile<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Constant(value) => value.serialize(serializer),
            Self::Table(knots) => knots.serialize(serializer),
        }
    }
}

impl<'de, D: Dimension> Deserialize<'de> for Profile<D> {
    fn deserialize<T: Deserializer<'de>>(deserializer: T) -> Result<Self, T::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        let read = if value.is_array() {
            serde_json::from_value(value).map(Self::Table)
        } else {
            serde_json::from_value(value).map(Self::Constant)
        };
        read.map_err(serde::de::Error::custom)
    }
}

impl<D: Dimension> JsonSchema for Profile<D> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Profile of {}", D::NAME).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let constant = generator.subschema_for::<Quantity<D>>();
        let knot = generator.subschema_for::<Knot<D>>();
        json_schema!({
            "description": "A value, or rising times with a value each, linear in between.",
            "anyOf": [
                constant,
                { "type": "array", "items": knot, "minItems": 1, "maxItems": MAX_KNOTS },
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Profile;
    use crate::quantity::Ratio;

    #[test]
    fn holds_before_and_after_and_is_linear_between() {
        let profile: Profile<Ratio> = serde_json::from_str("[[0, 0], [1, 1], [\"3 s\", \"50 %\"]]").unwrap();
        let values = [-1.0, 0.0, 0.25, 1.0, 2.0, 3.0, 9.0].map(|t| profile.at(t));
        assert_eq!(values, [0.0, 0.0, 0.25, 1.0, 0.75, 0.5, 0.5]);
    }

    #[test]
    fn constant_is_written_as_one_number() {
        let profile: Profile<Ratio> = serde_json::from_str("0.5").unwrap();
        assert_eq!(profile.at(7.0), 0.5);
        assert_eq!(serde_json::to_string(&profile).unwrap(), "0.5");
    }
}
