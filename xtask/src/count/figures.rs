use crate::error::TaskError;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands above the figures.
const HEAD: &str = "\
# Instructions of each unit of the cases in benches/, counted by callgrind with AVX2 (docs/performance.md): case, unit, number.
# `cargo xtask count --update` renews them, with the change that a reviewer has to see.
";

/// The committed counts, by case.
pub(super) struct Figures(BTreeMap<String, Figure>);

/// Instructions of a unit of a case.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) instructions: f64,
}

impl Figures {
    /// Those of the repository; nothing if there are none yet.
    pub(super) fn read(root: &Path) -> Result<Self, TaskError> {
        let path = path(root);
        if !path.exists() {
            return Ok(Self(BTreeMap::new()));
        }
        let name = path.display().to_string();
        let text =
            fs::read_to_string(&path).map_err(|source| TaskError::File { path: name.clone(), source })?;
        Self::parse(&name, &text)
    }

    fn parse(source_name: &str, text: &str) -> Result<Self, TaskError> {
        let mut all = BTreeMap::new();
        for (at, line) in
            text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
        {
            let figure = Figure::read(line).filter(|figure| !all.contains_key(&figure.name));
            let problem = || TaskError::Unfit {
                problem: format!(
                    "{source_name}, line {}: {line:?} is not case, unit and number, each case once",
                    at + 1
                ),
            };
            let figure = figure.ok_or_else(problem)?;
            all.insert(figure.name.clone(), figure);
        }
        Ok(Self(all))
    }

    /// Instructions of a unit of this case.
    pub(super) fn of(&self, name: &str) -> Option<f64> {
        self.0.get(name).map(|figure| figure.instructions)
    }

    pub(super) fn put(&mut self, figure: Figure) {
        self.0.insert(figure.name.clone(), figure);
    }

    /// Writes them to the repository.
    pub(super) fn write(&self, root: &Path) -> Result<(), TaskError> {
        let path = path(root);
        fs::write(&path, self.text())
            .map_err(|source| TaskError::File { path: path.display().to_string(), source })
    }

    fn text(&self) -> String {
        let line = |f: &Figure| format!("{}\t{}\t{:.1}\n", f.name, f.unit, f.instructions);
        HEAD.to_owned() + &self.0.values().map(line).collect::<String>()
    }
}

impl Figure {
    fn read(line: &str) -> Option<Self> {
        let [name, unit, number] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
        let instructions = number.parse().ok().filter(|n: &f64| n.is_finite() && *n > 0.0)?;
        Some(Self { name: name.to_owned(), unit: unit.to_owned(), instructions })
    }
}

fn path(root: &Path) -> PathBuf {
    root.join("benches/counts.tsv")
}

#[cfg(test)]
mod tests {
    use super::Figures;
    use std::path::Path;

    #[test]
    fn what_is_written_reads_back() {
        let text = "# head\na/b\trun\t12.5\nc\ttyre call\t100.0\n";
        let figures = Figures::parse("test", text).unwrap();
        assert_eq!(figures.of("a/b"), Some(12.5));
        assert!(figures.text().ends_with("a/b\trun\t12.5\nc\ttyre call\t100.0\n"));
        for wrong in ["a\trun\n", "a\trun\tmany\n", "a\trun\t1\na\trun\t1\n", "a\trun\t0\n"] {
            assert!(Figures::parse("test", wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_committed_figures_are_sound() {
        assert!(Figures::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).is_ok());
    }
}
