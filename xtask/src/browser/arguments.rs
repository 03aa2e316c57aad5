/// What `cargo xtask browser` is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// Whether the page is compared with the command.
    pub(super) check: bool,
}

impl Arguments {
    /// Reads the words after the command.
    pub(crate) fn read(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        for word in words {
            match word.as_str() {
                "--check" => arguments.check = true,
                other => return Err(format!("{other} is not an option of browser")),
            }
        }
        Ok(arguments)
    }
}
