use super::{Dimension, Quantity, read_quantity};
use core::marker::PhantomData;
use serde::de::Error as _;
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A bare number where there is only a value, else an object; numbers in SI.
impl<D> Serialize for Quantity<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Err(e) = self.validate() {
            return Err(S::Error::custom(e));
        }
        if self.is_bare() {
            return serializer.serialize_f64(self.value);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("value", &self.value)?;
        if let Some(sigma) = &self.sigma {
            map.serialize_entry("sigma", sigma)?;
        }
        if let Some(dist) = &self.dist {
            map.serialize_entry("dist", dist)?;
        }
        if let Some(basis) = &self.basis {
            map.serialize_entry("basis", basis)?;
        }
        if let Some(source) = &self.source {
            map.serialize_entry("source", source)?;
        }
        if let Some(note) = &self.note {
            map.serialize_entry("note", note)?;
        }
        map.end()
    }
}

/// A number, a text with a unit, or an object.
impl<'de, D: Dimension> Deserialize<'de> for Quantity<D> {
    fn deserialize<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        let raw = read_quantity(&D::ENTRY, &Value::deserialize(deserializer)?).map_err(|faults| {
            let lines: Vec<_> = faults
                .iter()
                .map(|(path, e)| if path.is_empty() { e.to_string() } else { format!("{path}: {e}") })
                .collect();
            De::Error::custom(lines.join("; "))
        })?;
        Ok(Self {
            value: raw.value,
            dist: raw.dist,
            sigma: raw.sigma,
            source: raw.source,
            basis: raw.basis,
            note: raw.note,
            dimension: PhantomData,
        })
    }
}
