use super::{Basis, Dimension, DimensionEntry, Quantity};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::json;
use std::borrow::Cow;

/// The keyword that names the SI unit of a quantity in a schema.
pub(crate) const UNIT_KEYWORD: &str = "x-unit";

/// The keyword that names the dimension of a quantity in a schema.
pub(crate) const DIMENSION_KEYWORD: &str = "x-dimension";

/// Inline, so that bounds of a field (`range`, `minimum` by `extend`) stand beside `x-unit`; they hold for the value in
/// SI.
impl<D: Dimension> JsonSchema for Quantity<D> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        let words = D::NAME.split(' ').map(|w| {
            let (first, rest) = w.split_at(1);
            first.to_uppercase() + rest
        });
        Cow::Owned(words.collect::<String>() + "Quantity")
    }

    fn schema_id() -> Cow<'static, str> {
        Cow::Owned(format!("{}::Quantity<{}>", module_path!(), D::NAME))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let DimensionEntry { name, si, .. } = D::ENTRY;
        // Keywords of objects leave numbers and texts alone; `if` and `then` would keep schemars from adding bounds.
        let mut schema = QuantityObject::json_schema(generator);
        schema.remove("title");
        schema.remove("description");
        schema.insert("type".to_owned(), json!(["number", "string", "object"]));
        schema.insert(UNIT_KEYWORD.to_owned(), si.into());
        schema.insert(DIMENSION_KEYWORD.to_owned(), name.into());
        schema
    }
}

/// The object form; bare numbers are in the unit of `value`. Descriptions would be repeated with every quantity.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "carries only the schema of what read_quantity reads")]
struct QuantityObject {
    value: NumberOrText,
    #[schemars(default)]
    sigma: Option<NumberOrText>,
    #[schemars(default)]
    dist: Option<DistributionForm>,
    #[schemars(default)]
    basis: Option<Basis>,
    #[schemars(default)]
    source: Option<String>,
    #[schemars(default)]
    note: Option<String>,
}

/// A distribution; its numbers are in SI or in the unit of the value beside it, or texts with a unit.
#[expect(dead_code, reason = "carries only the schema of what read_quantity reads")]
#[derive(JsonSchema)]
#[schemars(rename = "UncertaintyShape", untagged)]
enum DistributionForm {
    /// Only the name of a distribution that needs no numbers.
    Named(NamedDistribution),
    /// The name and its numbers.
    Full(FullDistribution),
}

/// A distribution that needs no numbers.
#[expect(dead_code, reason = "carries only the schema of what read_quantity reads")]
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum NamedDistribution {
    /// Normal.
    Normal,
    /// Lognormal; the value is the median.
    Lognormal,
}

/// A distribution with its numbers; see `Distribution`.
#[expect(dead_code, reason = "carries only the schema of what read_quantity reads")]
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum FullDistribution {
    /// Normal.
    Normal,
    /// Normal, cut off.
    Truncated { low: NumberOrText, high: NumberOrText },
    /// Lognormal; the value is the median.
    Lognormal,
    /// Triangular; the value is the mode.
    Triangular { low: NumberOrText, high: NumberOrText },
    /// Uniform.
    Uniform { low: NumberOrText, high: NumberOrText },
    /// Student's t, scaled by sigma.
    Student { dof: f64 },
    /// PERT; the value is the mode.
    Pert { low: NumberOrText, high: NumberOrText },
}

/// A number, or a text with a unit.
#[expect(dead_code, reason = "carries only the schema of what read_quantity reads")]
#[derive(JsonSchema)]
#[schemars(untagged)]
enum NumberOrText {
    Number(f64),
    Text(String),
}
