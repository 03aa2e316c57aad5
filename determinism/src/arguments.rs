/// How the program is used.
pub(crate) const USAGE: &str =
    "usage: accuscene-determinism [--only PREFIX]... [--flip CASE[:NUMBER] | --write CASE | --list]";

/// The number that is flipped if none is named.
const FLIPPED: u64 = 1000;

/// What the program was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// Beginnings of the names of cases; all if none.
    pub(crate) only: Vec<String>,
    /// The case and its number whose lowest bit is to be another one.
    pub(crate) flip: Option<(String, u64)>,
    /// The case whose numbers are to be written out instead of hashed.
    pub(crate) write: Option<String>,
    /// Whether to print names and nothing else.
    pub(crate) list: bool,
}

impl Arguments {
    /// Reads them; otherwise what is wrong.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut all = Self::default();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--only" => all.only.push(value()?),
                "--flip" => all.flip = Some(flip(&value()?)?),
                "--write" => all.write = Some(value()?),
                "--list" => all.list = true,
                _ => return Err(format!("{word} is not understood")),
            }
        }
        if [all.flip.is_some(), all.write.is_some(), all.list].into_iter().filter(|asked| *asked).count() > 1
        {
            return Err("ask for one of --flip, --write and --list".to_owned());
        }
        Ok(all)
    }

    /// Whether a case is asked for.
    pub(crate) fn takes(&self, name: &str) -> bool {
        match &self.write {
            Some(written) => written == name,
            None => self.only.is_empty() || self.only.iter().any(|prefix| name.starts_with(prefix.as_str())),
        }
    }
}

fn flip(text: &str) -> Result<(String, u64), String> {
    let Some((case, number)) = text.split_once(':') else {
        return Ok((text.to_owned(), FLIPPED));
    };
    let number = number.parse().map_err(|_| format!("{number} is not the number of a number"))?;
    Ok((case.to_owned(), number))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, FLIPPED};

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(|w| (*w).to_owned()))
    }

    #[test]
    fn a_case_and_a_number_are_read() {
        let flip = |text| read(&["--flip", text]).unwrap().flip.unwrap();
        assert_eq!(flip("scene/a"), ("scene/a".to_owned(), FLIPPED));
        assert_eq!(flip("scene/a:7"), ("scene/a".to_owned(), 7));
        let only = read(&["--only", "lanes/", "--only", "drive/brush"]).unwrap();
        assert!(only.takes("lanes/fiala") && only.takes("drive/brush") && !only.takes("scene/a"));
        assert!(read(&["--write", "scene/a"]).unwrap().takes("scene/a"));
    }

    #[test]
    fn wrong_use_is_told() {
        for words in [&["--only"][..], &["--flip", "a:b"], &["--all"], &["--list", "--flip", "a"]] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
