use crate::quantity::DimensionEntry;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a schema asks of one value; other nodes are named by index.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) types: Types,
    pub(super) quantity: Option<&'static DimensionEntry>,
    /// The only accepted values; any if empty.
    pub(super) constants: Vec<Value>,
    pub(super) bounds: Bounds,
    /// Least and most characters of a text.
    pub(super) length: (usize, usize),
    pub(super) format: Option<TextFormat>,
    /// Least and most items of a list.
    pub(super) count: (usize, usize),
    pub(super) prefix: Vec<usize>,
    pub(super) items: Rest,
    pub(super) properties: BTreeMap<String, usize>,
    pub(super) required: Vec<String>,
    pub(super) additional: Rest,
    /// Nodes that hold for the same value.
    pub(super) parts: Vec<usize>,
    /// Nodes one of which holds for the same value.
    pub(super) choice: Option<Choice>,
}

/// What holds for the items or members that are not named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Rest {
    Anything,
    Nothing,
    Node(usize),
}

/// Alternatives.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The member that tells which, and the branch of each of its values.
    pub(super) tag: Option<(String, Vec<(String, usize)>)>,
    pub(super) branches: Vec<usize>,
}

/// Bounds of a number, in SI.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Bounds {
    pub(super) low: Option<Bound>,
    pub(super) high: Option<Bound>,
}

/// One bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bound {
    pub(super) value: f64,
    pub(super) included: bool,
}

/// Texts of which only some can be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TextFormat {
    EntityId,
    Timestamp,
    Seed,
    ContentHash,
}

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Types(u8);

impl Types {
    pub(super) const ANY: Self = Self(0x7f);
    pub(super) const NONE: Self = Self(0);
    /// The types in the order of their bits, with what a message calls them.
    const NAMES: [(&'static str, &'static str); 7] = [
        ("null", "null"),
        ("boolean", "true or false"),
        ("integer", "a whole number"),
        ("number", "a number"),
        ("string", "a text"),
        ("array", "a list"),
        ("object", "an object"),
    ];

    /// The set with one more type; `None` if no type has this name.
    pub(super) fn with(self, name: &str) -> Option<Self> {
        let bit = Self::NAMES.iter().position(|(n, _)| *n == name)?;
        Some(Self(self.0 | 1 << bit))
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn intersection(self, other: Self) -> Self {
        // A number admits whole numbers.
        let wide = |s: Self| if s.0 & 0b1000 == 0 { s.0 } else { s.0 | 0b100 };
        Self(wide(self) & wide(other))
    }

    /// True if it admits the value; a number without fraction counts as whole only if it is written so.
    pub(super) fn admits(self, value: &Value) -> bool {
        let bits = match value {
            Value::Null => 0b1,
            Value::Bool(_) => 0b10,
            Value::Number(n) if n.is_f64() => 0b1000,
            Value::Number(_) => 0b1100,
            Value::String(_) => 0b1_0000,
            Value::Array(_) => 0b10_0000,
            Value::Object(_) => 0b100_0000,
        };
        self.0 & bits != 0
    }

    /// What a message calls the set: `a number or a text`; null goes without saying.
    pub(super) fn wanted(self) -> String {
        let number = self.0 & 0b1000 != 0;
        let named = Self::NAMES.iter().enumerate().filter(|(bit, _)| {
            let whole_within_number = *bit == 2 && number;
            self.0 & (1 << bit) != 0 && *bit != 0 && !whole_within_number
        });
        let names: Vec<_> = named.map(|(_, (_, name))| *name).collect();
        if names.is_empty() { "null".to_owned() } else { names.join(" or ") }
    }
}

impl Node {
    /// A node that accepts everything.
    pub(super) fn anything() -> Self {
        Self {
            types: Types::ANY,
            quantity: None,
            constants: Vec::new(),
            bounds: Bounds::default(),
            length: (0, usize::MAX),
            format: None,
            count: (0, usize::MAX),
            prefix: Vec::new(),
            items: Rest::Anything,
            properties: BTreeMap::new(),
            required: Vec::new(),
            additional: Rest::Anything,
            parts: Vec::new(),
            choice: None,
        }
    }
}
