/// What `cargo xtask count` is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// Beginnings of the names of cases; all if none is given.
    cases: Vec<String>,
    /// Whether a growth over the reference is a failure.
    pub(super) check: bool,
    /// Whether the reference takes over what is counted.
    pub(super) update: bool,
}

impl Arguments {
    /// Reads the words after the command.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut all = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--case" => all.cases.push(words.next().ok_or("--case needs the beginning of a name")?),
                "--check" => all.check = true,
                "--update" => all.update = true,
                _ => return Err(format!("{word} is not an option of count")),
            }
        }
        if all.check && all.update {
            return Err("either --check or --update".to_owned());
        }
        Ok(all)
    }

    /// Whether a case is asked for.
    pub(super) fn takes(&self, name: &str) -> bool {
        self.cases.is_empty() || self.cases.iter().any(|case| name.starts_with(case))
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(|w| (*w).to_owned()))
    }

    #[test]
    fn cases_are_taken_by_the_beginning_of_their_names() {
        let some = read(&["--case", "tyre/", "--case", "two_car/one", "--check"]).unwrap();
        assert!(some.check && some.takes("tyre/brush/lanes") && !some.takes("two_car/crush_force"));
        assert!(read(&[]).unwrap().takes("pileup/100"));
        for words in [&["--case"][..], &["--check", "--update"], &["tyre"]] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
