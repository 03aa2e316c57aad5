use super::{VehicleFile, VehicleLibrary};
use crate::error::CoreError;
use std::collections::BTreeMap;

/// Where a scene's reader finds the vehicle files that the scene names.
pub trait VehicleCatalogue {
    /// The file of this name; none if there is no such name.
    ///
    /// # Errors
    /// Those of the file: [`CoreError::Document`] with its problems, or why it cannot be read.
    fn find(&self, name: &str) -> Result<Option<VehicleFile>, CoreError>;

    /// The names that there are, for a hint to who misspells one.
    fn names(&self) -> Vec<String>;
}

impl VehicleCatalogue for VehicleLibrary {
    fn find(&self, name: &str) -> Result<Option<VehicleFile>, CoreError> {
        Ok(Self::file(name).cloned())
    }

    fn names(&self) -> Vec<String> {
        Self::names().map(str::to_owned).collect()
    }
}

/// Files that the host holds.
impl VehicleCatalogue for BTreeMap<String, VehicleFile> {
    fn find(&self, name: &str) -> Result<Option<VehicleFile>, CoreError> {
        Ok(self.get(name).cloned())
    }

    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }
}

/// Several catalogues: the first one that knows a name counts.
impl VehicleCatalogue for [&dyn VehicleCatalogue] {
    fn find(&self, name: &str) -> Result<Option<VehicleFile>, CoreError> {
        for catalogue in self {
            if let Some(file) = catalogue.find(name)? {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.iter().flat_map(|catalogue| catalogue.names()).collect();
        names.sort();
        names.dedup();
        names
    }
}
