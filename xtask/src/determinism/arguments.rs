use super::legs;

/// What the command was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// Legs to run; all if none is named.
    legs: Vec<String>,
    /// Whether to name the legs and nothing else.
    pub(super) list: bool,
    /// Whether the golden file takes over what the legs agree on.
    pub(super) update: bool,
}

impl Arguments {
    /// Reads them; otherwise what is wrong.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut all = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--leg" => all.legs.push(words.next().ok_or("--leg needs a name")?),
                "--list" => all.list = true,
                "--update" => all.update = true,
                _ => return Err(format!("{word} is not understood")),
            }
        }
        let known = legs::all();
        match all.legs.iter().find(|name| known.iter().all(|leg| leg.name != name.as_str())) {
            Some(name) => Err(format!("there is no leg {name}; --list names them")),
            None => Ok(all),
        }
    }

    /// Whether a leg is asked for.
    pub(super) fn takes(&self, name: &str) -> bool {
        self.legs.is_empty() || self.legs.iter().any(|leg| leg == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(|w| (*w).to_owned()))
    }

    #[test]
    fn legs_are_known_by_name() {
        let some = read(&["--leg", "wasm", "--leg", "debug", "--update"]).unwrap();
        assert!(some.update && some.takes("wasm") && some.takes("debug") && !some.takes("aarch64"));
        assert!(read(&[]).unwrap().takes("aarch64"));
        for words in [&["--leg"][..], &["--leg", "vax"], &["wasm"]] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
