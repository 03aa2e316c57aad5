use super::distribution::check_uncertainty;
use super::value::positive_zero;
use super::{Basis, DimensionEntry, Distribution, QuantityError, Unit, read_number_with_unit};
use crate::document::{kind_of, nearest, shorten};
use serde_json::{Map, Value};

/// A quantity of any dimension, in SI.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReadQuantity {
    pub(crate) value: f64,
    pub(crate) sigma: Option<f64>,
    pub(crate) dist: Option<Distribution>,
    pub(crate) source: Option<String>,
    pub(crate) basis: Option<Basis>,
    pub(crate) note: Option<String>,
}

/// Everything wrong with a quantity, each with its path inside it.
pub(crate) type Faults = Vec<(String, QuantityError)>;

const FIELDS: &[&str] = &["value", "sigma", "dist", "source", "basis", "note"];
const BASES: &[&str] = &["measured", "estimated", "assumed", "default"];

/// Reads any of the three forms.
pub(crate) fn read_quantity(dimension: &DimensionEntry, value: &Value) -> Result<ReadQuantity, Faults> {
    let mut reader = Reader { dimension, unit: None, faults: Vec::new() };
    let read = match value {
        Value::Object(fields) => reader.object(fields),
        other => reader.value("", other).map(|value| ReadQuantity {
            value,
            sigma: None,
            dist: None,
            source: None,
            basis: None,
            note: None,
        }),
    };
    match read {
        Some(read) if reader.faults.is_empty() => Ok(read),
        _ => Err(reader.faults),
    }
}

struct Reader<'a> {
    dimension: &'a DimensionEntry,
    /// The unit that `value` is written in; it holds for bare numbers beside it.
    unit: Option<&'static Unit>,
    faults: Faults,
}

impl Reader<'_> {
    fn refuse<T>(&mut self, path: &str, error: QuantityError) -> Option<T> {
        self.faults.push((path.to_owned(), error));
        None
    }

    fn object(&mut self, fields: &Map<String, Value>) -> Option<ReadQuantity> {
        for name in fields.keys().filter(|k| !FIELDS.contains(&k.as_str())) {
            self.unknown(name, "a quantity", name, FIELDS);
        }
        let value = match fields.get("value") {
            Some(v) => self.value("value", v),
            None => self.refuse("value", QuantityError::MissingField { name: "value" }),
        };
        let given = |name| fields.get(name).filter(|v| !v.is_null());
        let sigma = given("sigma").and_then(|v| self.number("sigma", v, true));
        let dist = given("dist").and_then(|v| self.dist(v));
        let basis = given("basis").and_then(|v| self.basis(v));
        let source = given("source").and_then(|v| self.text("source", v));
        let note = given("note").and_then(|v| self.text("note", v));
        let value = value?;
        // Follow-up complaints about parts that could not be read would mislead.
        if self.faults.is_empty() {
            self.faults = check_uncertainty(value, sigma, dist.as_ref());
        }
        Some(ReadQuantity { value, sigma, dist, source, basis, note })
    }

    fn value(&mut self, path: &str, value: &Value) -> Option<f64> {
        let (number, unit) = self.written(path, value)?;
        self.unit = unit;
        self.finite(path, unit.map_or(number, |u| u.to_si(number)), value)
    }

    /// A number of this dimension in SI; without a unit of its own it is in that of the value. A `difference` has no
    /// offset.
    fn number(&mut self, path: &str, value: &Value, difference: bool) -> Option<f64> {
        let (number, unit) = self.written(path, value)?;
        let si = match unit.or(self.unit) {
            Some(unit) if difference => unit.difference_to_si(number),
            Some(unit) => unit.to_si(number),
            None => number,
        };
        self.finite(path, si, value)
    }

    /// A number as written, with its unit.
    fn written(&mut self, path: &str, value: &Value) -> Option<(f64, Option<&'static Unit>)> {
        match value {
            Value::Number(n) => Some((n.as_f64().unwrap_or(f64::NAN), None)),
            Value::String(text) => match read_number_with_unit(self.dimension, text) {
                Ok(read) => Some(read),
                Err(e) => self.refuse(path, e),
            },
            other => {
                let wanted = format!("a number or a text with a unit ({})", self.dimension.si);
                self.refuse(path, QuantityError::Type { wanted, found: kind_of(other) })
            }
        }
    }

    fn finite(&mut self, path: &str, si: f64, value: &Value) -> Option<f64> {
        if si.is_finite() {
            Some(positive_zero(si))
        } else {
            self.refuse(path, QuantityError::not_finite(&value.to_string()))
        }
    }

    fn dist(&mut self, value: &Value) -> Option<Distribution> {
        let empty = Map::new();
        let (kind, fields) = match value {
            Value::String(kind) => (kind.as_str(), &empty),
            Value::Object(fields) => match fields.get("kind") {
                Some(Value::String(kind)) => (kind.as_str(), fields),
                Some(other) => {
                    let wanted = "the name of a distribution".to_owned();
                    return self.refuse("dist.kind", QuantityError::Type { wanted, found: kind_of(other) });
                }
                None => return self.refuse("dist.kind", QuantityError::MissingField { name: "kind" }),
            },
            other => {
                let wanted = "a distribution such as {kind = \"uniform\", low, high}".to_owned();
                return self.refuse("dist", QuantityError::Type { wanted, found: kind_of(other) });
            }
        };
        let Some(kind) = Distribution::KINDS.iter().find(|k| **k == kind) else {
            return self.variant("dist.kind", kind, Distribution::KINDS);
        };
        let members: &[&str] = match *kind {
            "normal" | "lognormal" => &[],
            "student" => &["dof"],
            _ => &["low", "high"],
        };
        for name in fields.keys().filter(|k| *k != "kind" && !members.contains(&k.as_str())) {
            self.unknown(&format!("dist.{name}"), kind, name, members);
        }
        let mut numbers = [f64::NAN; 2];
        let mut complete = true;
        for (slot, name) in numbers.iter_mut().zip(members) {
            let path = format!("dist.{name}");
            let read = match fields.get(*name) {
                Some(v) if *kind == "student" => self.plain(&path, v),
                Some(v) => self.number(&path, v, false),
                None => self.refuse(&path, QuantityError::MissingField { name }),
            };
            complete &= read.is_some();
            *slot = read.unwrap_or(f64::NAN);
        }
        let [low, high] = numbers;
        complete.then_some(match *kind {
            "normal" => Distribution::Normal,
            "lognormal" => Distribution::Lognormal,
            "truncated" => Distribution::Truncated { low, high },
            "triangular" => Distribution::Triangular { low, high },
            "uniform" => Distribution::Uniform { low, high },
            "pert" => Distribution::Pert { low, high },
            _ => Distribution::Student { dof: low },
        })
    }

    fn plain(&mut self, path: &str, value: &Value) -> Option<f64> {
        match value.as_f64().filter(|v| v.is_finite()) {
            Some(number) => Some(positive_zero(number)),
            None => {
                let wanted = "a number".to_owned();
                self.refuse(path, QuantityError::Type { wanted, found: kind_of(value) })
            }
        }
    }

    fn basis(&mut self, value: &Value) -> Option<Basis> {
        let text = self.text("basis", value)?;
        match text.as_str() {
            "measured" => Some(Basis::Measured),
            "estimated" => Some(Basis::Estimated),
            "assumed" => Some(Basis::Assumed),
            "default" => Some(Basis::Default),
            other => self.variant("basis", other, BASES),
        }
    }

    fn text(&mut self, path: &str, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            other => {
                let wanted = "a text".to_owned();
                self.refuse(path, QuantityError::Type { wanted, found: kind_of(other) })
            }
        }
    }

    fn variant<T>(&mut self, path: &str, found: &str, accepted: &[&'static str]) -> Option<T> {
        let suggestion = nearest(found, accepted.iter().copied());
        let (found, accepted) = (shorten(found), accepted.join(", "));
        self.refuse(path, QuantityError::Variant { found, accepted, suggestion })
    }

    fn unknown(&mut self, path: &str, place: &'static str, name: &str, known: &[&'static str]) {
        let suggestion = nearest(name, known.iter().copied());
        let error = QuantityError::UnknownField { place, name: shorten(name), suggestion };
        self.faults.push((shorten(path), error));
    }
}
