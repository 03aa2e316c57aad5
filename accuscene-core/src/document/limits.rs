/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON (RFC 8259).
    Json,
    /// TOML 1.
    Toml,
}

/// How much of a document is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes of text; 64 MiB by default.
    pub bytes: usize,
    /// Most values, nested ones included; 2,000,000 by default.
    pub values: usize,
    /// Most levels of nesting; 64 by default, and never more than 100.
    pub depth: usize,
    /// Most bytes in one text, name or number, as written; 1 MiB by default.
    pub string: usize,
    /// Most problems that are listed; 200 by default.
    pub problems: usize,
}

impl Limits {
    /// The levels of nesting that are accepted whatever `depth` says: every level costs stack.
    pub const DEEPEST: usize = 100;

    pub(super) fn levels(&self) -> usize {
        Ord::min(self.depth, Self::DEEPEST)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, values: 2_000_000, depth: 64, string: 1 << 20, problems: 200 }
    }
}
