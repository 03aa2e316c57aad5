use crate::{Case, Results, ValidationError};
use std::fs;
use std::path::Path;

/// Scenes with measured outcomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suite {
    cases: Vec<Case>,
}

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$((
            $name,
            include_str!(concat!("../scenes/", $name, ".toml")),
            include_str!(concat!("../scenes/", $name, ".measured.toml")),
        )),+]
    };
}

/// Name, scene and measured rows.
const BUILT_IN: &[(&str, &str, &str)] = built_in![
    "bmw-brake",
    "bmw-corner",
    "bmw-j-turn",
    "bmw-sine-dwell",
    "cherokee",
    "malibu-braking",
    "malibu-fishhook",
    "malibu-inline",
    "malibu-steer",
    "nhtsa-4363",
    "nhtsa-4364",
    "nhtsa-7292",
    "slope-hold",
    "slope-roll",
    "straight-skid",
];

const MEASURED: &str = ".measured.toml";

impl Suite {
    /// The scenes built into the crate.
    ///
    /// # Errors
    /// [`ValidationError::Form`] if one of them is not well formed.
    pub fn built_in() -> Result<Self, ValidationError> {
        let cases = BUILT_IN.iter().map(|(name, scene, measured)| Case::new(name, scene, measured));
        Ok(Self { cases: cases.collect::<Result<_, _>>()? })
    }

    /// The scenes `NAME.toml` of a folder that have measured rows `NAME.measured.toml` beside them, by name.
    ///
    /// # Errors
    /// [`ValidationError`] if the folder or a file cannot be read, or is not well formed, or there is none.
    pub fn from_dir(dir: &Path) -> Result<Self, ValidationError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(dir).map_err(|e| ValidationError::file(dir, e))? {
            let file = entry.map_err(|e| ValidationError::file(dir, e))?.file_name();
            names.extend(file.to_str().and_then(|name| name.strip_suffix(MEASURED)).map(str::to_owned));
        }
        names.sort();
        if names.is_empty() {
            return Err(ValidationError::Empty {
                path: dir.display().to_string(),
                wanted: "scene with measured rows (NAME.toml and NAME.measured.toml)",
            });
        }
        let read = |name: String| {
            let path = dir.join(name);
            fs::read_to_string(&path).map_err(|e| ValidationError::file(&path, e))
        };
        let case = |name: &String| {
            Case::new(name, &read(format!("{name}.toml"))?, &read(format!("{name}{MEASURED}"))?)
        };
        Ok(Self { cases: names.iter().map(case).collect::<Result<_, _>>()? })
    }

    /// The cases in order of their names.
    #[must_use]
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// Names of the cases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.cases.iter().map(Case::name)
    }

    /// Runs every scene and variant and compares with what was measured.
    ///
    /// # Errors
    /// [`ValidationError`] of the first scene that cannot be read or run.
    pub fn run(&self) -> Result<Results, ValidationError> {
        let mut results = Results::default();
        for case in &self.cases {
            results.rows.extend(case.run()?);
        }
        Ok(results)
    }
}
