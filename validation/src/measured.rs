use crate::ValidationError;
use accuscene_core::document::{Format, Limits, read_text};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What is known of a scene's outcome: the file `NAME.measured.toml` beside the scene `NAME.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasuredFile {
    /// What kind of test it was and what the scene assumes, in words.
    #[serde(default)]
    pub note: String,
    /// The same scene with other values: another impact model, another friction.
    #[serde(default)]
    pub variants: Vec<VariantSet>,
    /// The figures.
    pub rows: Vec<MeasuredRow>,
}

/// The scene with some of its values replaced.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantSet {
    /// Name that the results carry.
    pub name: String,
    /// New values by path, such as `impacts.pairs[0].model` or `vehicles.bullet.start.speed`.
    pub set: Map<String, Value>,
    /// Whether the rows of the scene are printed for the variant too, not judged; true by default.
    #[serde(default = "yes")]
    pub compare: bool,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasuredRow {
    /// What was measured: a [`Quantity`](crate::Quantity) as text.
    pub quantity: String,
    /// The value: a number in the quantity's unit, or a text with a unit (`"39.5 mph"`).
    pub value: Value,
    /// Its standard deviation, in the same way.
    #[serde(default)]
    pub sigma: Option<Value>,
    /// What kind of truth it is.
    pub kind: Kind,
    /// How far the prediction may be off; without it the row is printed, not judged.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// The variant that it is for; the scene itself if absent.
    #[serde(default)]
    pub variant: Option<String>,
    /// Where the figure is from.
    pub source: String,
    /// What a reader must know.
    #[serde(default)]
    pub note: String,
}

/// What kind of truth a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An instrument measured it in the test.
    Measured,
    /// A publication computed it from the test.
    Published,
    /// Another simulation program computed it: a cross-check, no truth.
    ComputedByOtherProgram,
    /// It follows from mechanics in closed form.
    Exact,
}

impl Kind {
    /// The word that tables show.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Published => "published",
            Self::ComputedByOtherProgram => "other program",
            Self::Exact => "exact",
        }
    }
}

/// How far a prediction may be off: the larger of the two, in the quantity's unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// In the unit of the quantity.
    #[serde(default)]
    pub abs: f64,
    /// As a share of the measured value.
    #[serde(default)]
    pub rel: f64,
}

impl MeasuredFile {
    /// Reads a file's text; `path` names it in errors.
    ///
    /// # Errors
    /// [`ValidationError::Form`] with what is wrong.
    pub fn from_toml(path: &str, text: &str) -> Result<Self, ValidationError> {
        let form = |problem: String| ValidationError::Form {
            path: path.to_owned(),
            problem,
            hint: "rows need quantity, value, kind and source; variants need name and set",
        };
        let value = read_text(text, Format::Toml, &Limits::default()).map_err(|e| form(e.to_string()))?;
        serde_json::from_value(value).map_err(|e| form(e.to_string()))
    }
}

fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::{Kind, MeasuredFile};

    #[test]
    fn reads_rows_and_variants() {
        let text = r#"
            note = "a test"
            [[variants]]
            name = "flat"
            set = { "impacts.model" = "kudlich-slibar-2d" }
            [[rows]]
            quantity = "a.impact[1].delta_v"
            value = "10 mph"
            kind = "other"
            source = "s"
        "#;
        let wrong = MeasuredFile::from_toml("x", text).unwrap_err().to_string();
        assert!(wrong.contains("other") && wrong.contains("measured"), "{wrong}");
        let file = MeasuredFile::from_toml("x", &text.replace("\"other\"", "\"measured\"")).unwrap();
        assert!(
            file.variants[0].compare && file.rows[0].kind == Kind::Measured && file.rows[0].limit.is_none()
        );
        assert!(MeasuredFile::from_toml("x", &text.replace("note", "nota")).is_err());
    }
}
