use crate::input::format_of;
use accuscene_core::document::{Limits, read_from};
use accuscene_core::error::CoreError;
use accuscene_core::vehicle_file::{VehicleCatalogue, VehicleFile, VehicleLibrary};
use std::fs::File;
use std::path::{Component, Path, PathBuf};

/// The vehicle files that scenes name: those beside the scene, by a name that ends in `.toml` or `.json`, and the library.
pub(crate) struct VehicleFiles {
    folder: PathBuf,
}

impl VehicleFiles {
    /// The files under the folder of a scene.
    pub(crate) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The path of a name; none for one that leads out of the folder, for a scene may come from anywhere.
    fn path(&self, name: &str) -> Option<PathBuf> {
        let path = Path::new(name);
        let is_file = path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("toml") || e.eq_ignore_ascii_case("json"));
        let stays = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        (is_file && stays).then(|| self.folder.join(path))
    }
}

impl VehicleCatalogue for VehicleFiles {
    fn find(&self, name: &str) -> Result<Option<VehicleFile>, CoreError> {
        let Some(path) = self.path(name) else { return VehicleCatalogue::find(&VehicleLibrary, name) };
        let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
        let (Ok(folder), Ok(path)) = (folder.canonicalize(), path.canonicalize()) else { return Ok(None) };
        // Opening a pipe would wait for a writer, and a link may lead out of the folder.
        if !path.starts_with(folder) || !path.metadata().is_ok_and(|meta| meta.is_file()) {
            return Ok(None);
        }
        let Ok(file) = File::open(&path) else { return Ok(None) };
        let limits = Limits { bytes: 1 << 20, ..Limits::default() };
        VehicleFile::from_value(read_from(file, format_of(&path), &limits)?).map(Some)
    }

    fn names(&self) -> Vec<String> {
        VehicleCatalogue::names(&VehicleLibrary)
    }
}
