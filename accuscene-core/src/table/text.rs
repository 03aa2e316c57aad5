//! The form of a table in a text document: `{name, columns, data: [[values of a column] ...]}`.
//!
//! JSON has no NaN and no infinity: they are written as null, and null is read as NaN.

use super::{Column, Table};
use serde::ser::{SerializeSeq, SerializeStruct};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Table", 3)?;
        s.serialize_field("name", self.name())?;
        s.serialize_field("columns", self.columns())?;
        s.serialize_field("data", &Data(self))?;
        s.end()
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let flat = Flat::deserialize(deserializer)?;
        if flat.data.len() != flat.columns.len() {
            return Err(D::Error::custom("a table must have one list of data for each column"));
        }
        let rows = flat.data.first().map_or(0, Vec::len);
        if flat.data.iter().any(|c| c.len() != rows) {
            return Err(D::Error::custom("all columns of a table must have as many rows"));
        }
        let mut table = Self::new(&flat.name, flat.columns);
        let mut row = Vec::with_capacity(flat.data.len());
        for r in 0..rows {
            row.clear();
            row.extend(flat.data.iter().map(|c| c[r].unwrap_or(f64::NAN)));
            table.push(&row);
        }
        Ok(table)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flat {
    name: String,
    columns: Vec<Column>,
    data: Vec<Vec<Option<f64>>>,
}

struct Data<'a>(&'a Table);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.0.columns().len();
        let mut s = serializer.serialize_seq(Some(count))?;
        for k in 0..count {
            s.serialize_element(&Values(self.0, k))?;
        }
        s.end()
    }
}

struct Values<'a>(&'a Table, usize);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_seq(Some(self.0.rows()))?;
        for value in self.0.column(self.1).flatten() {
            s.serialize_element(value)?;
        }
        s.end()
    }
}
