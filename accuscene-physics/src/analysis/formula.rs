use super::figures::FigureAbout;
use super::{AnalysisError, AnalysisWarning, Figures, Inputs, check};
use accuscene_core::document::DocumentType;
use accuscene_core::error::CoreError;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a formula is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormulaAbout {
    /// Its name in documents: `critical-speed`.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Author, year, equation.
    pub source: &'static str,
    /// Where it holds.
    pub validity: &'static str,
    /// The figures that come out.
    pub figures: &'static [FigureAbout],
}

impl FormulaAbout {
    /// What a figure is, by its name or that of an item of a list, `speeds[0]`.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&'static FigureAbout> {
        let (field, _) = name.split_once('[').unwrap_or((name, ""));
        self.figures.iter().find(|figure| figure.name == field)
    }
}

/// A closed form of accident analysis.
///
/// Its fields are the inputs, each a [`Quantity`](accuscene_core::quantity::Quantity) in SI that may carry an uncertainty;
/// [`solve`](Self::solve) takes them at their values.
pub trait Formula:
    Inputs + Clone + Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static
{
    /// What it is.
    const ABOUT: &'static FormulaAbout;

    /// The figures that come out.
    type Found: Figures + Serialize;

    /// The formula itself, for inputs within their ranges; what the expert should know is added to the warnings.
    ///
    /// # Errors
    /// [`AnalysisError`] where the inputs together have no answer.
    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError>;

    /// The type of document that it is read from.
    ///
    /// # Errors
    /// [`CoreError::Schema`] if the schema of the type cannot be checked.
    fn document_type() -> Result<&'static DocumentType, CoreError>;

    /// Checks the inputs and evaluates the formula.
    ///
    /// # Errors
    /// [`AnalysisError`] for an input out of range, and as [`evaluate`](Self::evaluate).
    fn solve(&self) -> Result<Solved<Self::Found>, AnalysisError> {
        check::inputs(self)?;
        let mut warnings = Vec::new();
        let found = self.evaluate(&mut warnings)?;
        check::figures(&found)?;
        Ok(Solved { about: Self::ABOUT, found, warnings })
    }
}

/// A formula's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved<T> {
    /// The formula: its name, source and range of validity.
    pub about: &'static FormulaAbout,
    /// The figures.
    pub found: T,
    /// What the expert should know.
    pub warnings: Vec<AnalysisWarning>,
}

/// Defines a formula: the struct of its inputs, the struct of its figures, and what both are called in documents.
///
/// Numbers in brackets are the closed range of a field's value in SI, of each value where the field is a list.
macro_rules! formula {
    (
        $(#[$meta:meta])*
        $name:ident {
            name: $key:literal,
            title: $title:literal,
            source: $source:literal,
            valid: $valid:literal $(,)?
        }
        required {
            $( $(#[$rmeta:meta])* $rfield:ident : $rty:ty $([$rlow:expr, $rhigh:expr])? ),* $(,)?
        }
        optional {
            $( $(#[$ometa:meta])* $ofield:ident : $oty:ty $([$olow:expr, $ohigh:expr])? ),* $(,)?
        }
        $(#[$fmeta:meta])*
        $found:ident {
            $( $(#[doc = $fdoc:literal])+ $figure:ident : $fty:ty as $dimension:ty ),+ $(,)?
        }
    ) => {
        $crate::analysis::formula::row! {
            $(#[$meta])*
            ///
            #[doc = concat!("Name in documents: `", $key, "`. Source: ", $source, ". Valid: ", $valid, ".")]
            $name {
                required { $( $(#[$rmeta])* $rfield : $rty $([$rlow, $rhigh])? ),* }
                optional { $( $(#[$ometa])* $ofield : $oty $([$olow, $ohigh])? ),* }
            }
        }

        impl $name {
            const ABOUT: &'static $crate::analysis::FormulaAbout = &$crate::analysis::FormulaAbout {
                name: $key,
                title: $title,
                source: $source,
                validity: $valid,
                figures: &[$(
                    $crate::analysis::FigureAbout {
                        name: stringify!($figure),
                        dimension: &<$dimension as accuscene_core::quantity::Dimension>::ENTRY,
                        meaning: concat!($($fdoc),+),
                    }
                ),+],
            };

            fn document_type()
            -> Result<&'static accuscene_core::document::DocumentType, accuscene_core::error::CoreError> {
                use accuscene_core::document::DocumentType;
                use accuscene_core::error::CoreError;
                static TYPE: std::sync::OnceLock<Result<DocumentType, CoreError>> = std::sync::OnceLock::new();
                TYPE.get_or_init(DocumentType::of::<$name>).as_ref().map_err(Clone::clone)
            }
        }

        $(#[$fmeta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub struct $found {
            $( $(#[doc = $fdoc])+ pub $figure: $fty, )+
        }

        impl $crate::analysis::Figures for $found {
            fn figures(
                &self,
                trail: &mut $crate::analysis::Trail,
                visit: &mut dyn FnMut(&$crate::analysis::Trail, f64),
            ) {
                $( trail.within(stringify!($figure), |trail| self.$figure.figures(trail, visit)); )+
            }
        }
    };
}
pub(super) use formula;

/// Defines a row of a list of inputs.
macro_rules! row {
    (
        $(#[$meta:meta])*
        $name:ident {
            required {
                $( $(#[$rmeta:meta])* $rfield:ident : $rty:ty $([$rlow:expr, $rhigh:expr])? ),* $(,)?
            }
            optional {
                $( $(#[$ometa:meta])* $ofield:ident : $oty:ty $([$olow:expr, $ohigh:expr])? ),* $(,)?
            }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$rmeta])*
                $(#[schemars(extend("minimum" = $rlow, "maximum" = $rhigh))])?
                pub $rfield: $rty,
            )*
            $(
                $(#[$ometa])*
                #[serde(default, skip_serializing_if = "crate::analysis::formula::is_absent")]
                $(#[schemars(extend("minimum" = $olow, "maximum" = $ohigh))])?
                pub $ofield: $oty,
            )*
        }

        impl $name {
            /// With its required values; the optional ones are absent.
            #[must_use]
            pub fn new($($rfield: $rty),*) -> Self {
                Self { $($rfield,)* $($ofield: Default::default(),)* }
            }
        }

        $crate::analysis::formula::inputs! {
            $name { $($rfield $([$rlow, $rhigh])?,)* $($ofield $([$olow, $ohigh])?,)* }
        }
    };
}
pub(super) use row;

/// The values of a struct's fields in order.
macro_rules! inputs {
    ($name:ident { $($field:ident $([$low:expr, $high:expr])?,)* }) => {
        impl $crate::analysis::Inputs for $name {
            fn read(
                &self,
                trail: &mut $crate::analysis::Trail,
                _: Option<[f64; 2]>,
                visit: &mut dyn FnMut(&$crate::analysis::Trail, &$crate::analysis::Input),
            ) {
                $( trail.within(stringify!($field), |trail| {
                    let range: Option<[f64; 2]> = None $(.or(Some([$low, $high])))?;
                    self.$field.read(trail, range, visit);
                }); )*
            }

            fn write(&mut self, visit: &mut dyn FnMut(&mut f64)) {
                $( self.$field.write(visit); )*
            }
        }
    };
}
pub(super) use inputs;

/// What every formula says of itself, for the `impl` of [`Formula`].
macro_rules! itself {
    ($found:ty) => {
        const ABOUT: &'static $crate::analysis::FormulaAbout = Self::ABOUT;

        type Found = $found;

        fn document_type()
        -> Result<&'static accuscene_core::document::DocumentType, accuscene_core::error::CoreError> {
            Self::document_type()
        }
    };
}
pub(super) use itself;

/// True for a field that is not written: nothing was given.
pub(crate) fn is_absent<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}
