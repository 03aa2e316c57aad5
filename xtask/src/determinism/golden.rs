use super::listing::Listing;
use super::outcome::Row;
use crate::error::TaskError;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands above the hashes.
const HEAD: &str = "\
# The hash of everything that each case comes to, the same on every platform (docs/determinism.md).
# Changes only together with PHYSICS_REVISION, by `cargo xtask determinism --update`, or where cases are added.
";

fn path(root: &Path) -> PathBuf {
    root.join("determinism/golden.txt")
}

/// The golden file; nothing if there is none yet.
pub(super) fn read(root: &Path) -> Result<Listing, TaskError> {
    let path = path(root);
    if !path.exists() {
        return Ok(Listing::default());
    }
    let name = path.display().to_string();
    let text = fs::read_to_string(&path).map_err(|source| TaskError::File { path: name.clone(), source })?;
    Listing::parse(&name, &text)
}

/// Writes it.
pub(super) fn write(root: &Path, golden: &Listing) -> Result<(), TaskError> {
    let path = path(root);
    let lines = golden.0.iter().map(|(name, hash)| format!("{name} {hash}\n"));
    let text = HEAD.to_owned() + &lines.collect::<String>();
    fs::write(&path, text).map_err(|source| TaskError::File { path: path.display().to_string(), source })
}

/// What all legs agree on; cases that none of them runs stay as they are.
pub(super) fn renewed(old: &Listing, rows: &[Row<'_>]) -> Result<Listing, TaskError> {
    let covered = |name: &str| rows.iter().any(|row| row.leg.flips.is_none() && row.leg.scope.has(name));
    let mut new = old.within(|name| !covered(name));
    for row in rows {
        if let Some(error) = row.error() {
            let problem = format!("{} did not run: {error}", row.leg.name);
            return Err(TaskError::NoAgreement { problem });
        }
        for (name, hash) in row.listings().filter(|_| row.leg.flips.is_none()).flat_map(|l| &l.0) {
            let known = new.0.entry(name.clone()).or_insert_with(|| hash.clone());
            if known != hash {
                let problem = format!("{} has other bits of {name} than the legs before it", row.leg.name);
                return Err(TaskError::NoAgreement { problem });
            }
        }
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::{read, renewed};
    use crate::determinism::legs;
    use crate::determinism::listing::Listing;
    use crate::determinism::outcome::Row;
    use std::path::Path;

    fn one(name: &str, digit: &str) -> Listing {
        Listing::parse("test", &format!("{name} {}", digit.repeat(64))).unwrap()
    }

    #[test]
    fn the_golden_file_has_every_case_and_no_other() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let golden = read(&root).unwrap();
        let of_program = golden.within(|name| !name.starts_with("sweep/"));
        let cases = accuscene_determinism::cases().unwrap();
        assert!(of_program.0.keys().eq(cases.iter().map(|case| case.name())), "run --update for a new case");
    }

    #[test]
    fn only_what_legs_agree_on_is_taken_over() {
        let legs = legs::all();
        let leg = |name: &str| legs.iter().find(|leg| leg.name == name).unwrap();
        let row = |name: &str, listing| Row::done(leg(name), vec![listing]);
        let mut old = one("sweep/two-cars", "1");
        old.0.extend(one("scene/gone", "1").0);
        let new = renewed(&old, &[row("release", one("scene/a", "2")), row("wasm", one("scene/a", "2"))]);
        let mut wanted = one("sweep/two-cars", "1");
        wanted.0.extend(one("scene/a", "2").0);
        assert_eq!(new.unwrap(), wanted);
        let differ = [row("release", one("scene/a", "2")), row("wasm", one("scene/a", "3"))];
        assert!(renewed(&old, &differ).unwrap_err().to_string().contains("wasm has other bits of scene/a"));
    }
}
