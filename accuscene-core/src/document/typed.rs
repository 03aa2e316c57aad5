use super::advice::advised;
use super::{Problem, SchemaTree, published_schema};
use crate::error::CoreError;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A type of document with its schema, ready to read values: build it once, use it from any thread.
///
/// ```
/// use accuscene_core::document::DocumentType;
/// use accuscene_core::quantity::{Length, Quantity};
///
/// #[derive(serde::Deserialize, schemars::JsonSchema)]
/// #[serde(deny_unknown_fields)]
/// struct Skid {
///     length: Quantity<Length>,
/// }
///
/// let skids = DocumentType::of::<Skid>()?;
/// let skid: Skid = skids.read(serde_json::json!({ "length": "100 ft" }))?;
/// assert_eq!(skid.length.value, 30.48);
/// assert_eq!(skids.check(&serde_json::json!({ "lenght": 3 })).len(), 2);
/// # Ok::<(), accuscene_core::error::CoreError>(())
/// ```
#[derive(Clone, Debug)]
pub struct DocumentType {
    schema: Value,
    tree: SchemaTree,
}

impl DocumentType {
    /// The type of documents that `T` is read from; an absent member is left out of them.
    ///
    /// # Errors
    /// [`CoreError::Schema`] for a type whose schema cannot be checked.
    pub fn of<T: JsonSchema>() -> Result<Self, CoreError> {
        let schema = published_schema::<T>();
        let tree = SchemaTree::new(&schema)?;
        Ok(Self { schema, tree })
    }

    /// The JSON Schema (2020-12).
    #[must_use]
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// Every problem of form, each with path, value, limit and hint; a member that is null is a problem.
    #[must_use]
    pub fn check(&self, document: &Value) -> Vec<Problem> {
        self.tree.check(document).into_iter().map(advised).collect()
    }

    /// The typed form of a document; a member that is null counts as absent.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem.
    pub fn read<T: DeserializeOwned>(&self, mut document: Value) -> Result<T, CoreError> {
        without_nulls(&mut document);
        let problems = self.check(&document);
        if !problems.is_empty() {
            return Err(CoreError::Document { problems });
        }
        // Only a type that refuses what its own schema allows gets here.
        serde_json::from_value(document)
            .map_err(|e| CoreError::Document { problems: vec![Problem::new(1021, "", e.to_string())] })
    }
}

/// Takes members that are null out of a document.
pub(crate) fn without_nulls(document: &mut Value) {
    match document {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(without_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(without_nulls),
        _ => {}
    }
}
