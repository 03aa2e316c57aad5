use super::VehicleFile;
use std::sync::OnceLock;

/// The library of generic classes: not a make, but what is typical of a kind, each figure with source and spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VehicleLibrary;

macro_rules! library {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../vehicles/", $name, ".toml")))),+]
    };
}

/// Name and text, from small to large.
const TEXTS: &[(&str, &str)] = library![
    "small-car",
    "medium-car",
    "large-car",
    "suv",
    "pickup",
    "van",
    "truck",
    "tractor",
    "semitrailer",
    "motorcycle",
];

impl VehicleLibrary {
    /// Names of the classes, from small to large.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TEXTS.iter().map(|(name, _)| *name)
    }

    /// The text of a class's file, TOML with comments.
    #[must_use]
    pub fn text(name: &str) -> Option<&'static str> {
        TEXTS.iter().find(|(own, _)| *own == name).map(|(_, text)| *text)
    }

    /// A class by its name.
    #[must_use]
    pub fn file(name: &str) -> Option<&'static VehicleFile> {
        static FILES: OnceLock<Vec<Option<VehicleFile>>> = OnceLock::new();
        // A test reads every one.
        let files =
            FILES.get_or_init(|| TEXTS.iter().map(|(_, text)| VehicleFile::from_toml(text).ok()).collect());
        let at = TEXTS.iter().position(|(own, _)| *own == name)?;
        files.get(at)?.as_ref()
    }
}
