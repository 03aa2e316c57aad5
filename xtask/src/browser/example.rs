use crate::error::TaskError;
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// A scene that the page offers.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Example {
    /// Its name.
    pub(super) name: &'static str,
    /// What it shows.
    pub(super) title: &'static str,
    /// The document.
    pub(super) text: String,
    /// Where it is.
    #[serde(skip)]
    pub(super) file: PathBuf,
}

/// Scenes by their files: collisions, a manoeuvre, a slide; none with vehicle models, which are files of their own.
const SCENES: [(&str, &str, &str); 4] = [
    ("crossing", "Crossing collision", "examples/browser/crossing.toml"),
    ("nhtsa-4363", "NHTSA test 4363: oblique impact", "validation/scenes/nhtsa-4363.toml"),
    ("fishhook", "Malibu: fishhook manoeuvre", "validation/scenes/malibu-fishhook.toml"),
    ("skid", "Straight skid", "validation/scenes/straight-skid.toml"),
];

/// All of them.
pub(super) fn all(root: &Path) -> Result<Vec<Example>, TaskError> {
    let read = |(name, title, path): &(&'static str, &'static str, &str)| {
        let file = root.join(path);
        let text = fs::read_to_string(&file)
            .map_err(|source| TaskError::File { path: (*path).to_owned(), source })?;
        Ok(Example { name, title, text, file })
    };
    SCENES.iter().map(read).collect()
}
