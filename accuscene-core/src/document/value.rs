use super::path::Path;
use super::{Limits, Problem};
use core::fmt;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The largest whole number below which every whole number is a double: 2^53.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// The member under which the TOML parser hands over a date.
const TOML_DATE: &str = "$__toml_private_datetime";

/// Builds a value and notes what a plain `Value` would lose: duplicate members and numbers that are not finite.
pub(super) struct Builder {
    pub(super) problems: Vec<Problem>,
    path: Path,
    levels: usize,
    most_problems: usize,
}

impl Builder {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            problems: Vec::new(),
            path: Path::default(),
            levels: limits.levels(),
            most_problems: limits.problems,
        }
    }

    fn note(&mut self, code: u32, name: Option<&str>, message: &str) -> &mut Problem {
        if self.problems.len() >= self.most_problems.max(1) {
            self.problems.pop();
        }
        let path = self.path.with(name);
        self.problems.push(Problem::new(code, path, message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    fn number(&mut self, value: f64) -> Value {
        if !value.is_finite() {
            self.note(1006, None, "the number is not finite").value = Some(value.to_string());
            return Value::Null;
        }
        let whole = value as i64;
        if value.abs() < LARGEST_WHOLE && whole as f64 == value {
            return Value::Number(whole.into());
        }
        Number::from_f64(value).map_or(Value::Null, Value::Number)
    }

    fn enter<E: Error>(&mut self) -> Result<(), E> {
        if self.path.len() >= self.levels {
            return Err(E::custom(format_args!("the document is nested deeper than {} levels", self.levels)));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Builder {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Builder {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(self.number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(self.number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(self.number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut list = Vec::new();
        loop {
            self.path.push_index(list.len());
            let item = items.next_element_seed(&mut *self);
            self.path.pop();
            match item? {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if name == TOML_DATE {
                return members.next_value::<String>().map(Value::String);
            }
            self.path.push_name(&name);
            let value = members.next_value_seed(&mut *self);
            self.path.pop();
            let value = value?;
            if map.contains_key(&name) {
                self.note(1005, Some(&name), "the member is given twice").hint =
                    Some("remove one of the two".to_owned());
            }
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}
