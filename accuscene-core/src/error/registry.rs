use std::sync::OnceLock;

/// One code of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeEntry {
    /// The number; never used for anything else again.
    pub code: u32,
    /// Short name, words joined by hyphens.
    pub name: &'static str,
    /// The crate that raises it.
    pub origin: &'static str,
    /// Whether the caller can make it go away by changing its input or trying again.
    pub recoverable: bool,
    /// What it means, in one line.
    pub meaning: &'static str,
}

const TEXT: &str = include_str!("codes.tsv");

/// All error and warning codes of the workspace, ascending.
///
/// The registry is the committed file `codes.tsv`. It is append-only: a code keeps its meaning for ever, and C statuses
/// are the same numbers.
#[must_use]
pub fn registry() -> &'static [CodeEntry] {
    static ENTRIES: OnceLock<Vec<CodeEntry>> = OnceLock::new();
    ENTRIES.get_or_init(|| TEXT.lines().filter_map(entry).collect())
}

/// The entry of a code.
#[must_use]
pub fn code_entry(code: u32) -> Option<&'static CodeEntry> {
    let entries = registry();
    entries.binary_search_by_key(&code, |e| e.code).ok().map(|i| &entries[i])
}

/// A line of the file: code, name, crate, recoverable, meaning, separated by tabs; `#` begins a comment.
fn entry(line: &'static str) -> Option<CodeEntry> {
    let mut fields = line.split('\t');
    let code = fields.next()?.parse().ok()?;
    let (name, origin) = (fields.next()?, fields.next()?);
    let recoverable = fields.next()? == "yes";
    Some(CodeEntry { code, name, origin, recoverable, meaning: fields.next()? })
}
