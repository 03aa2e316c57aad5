use crate::document::Problem;
use crate::identity::IdentityError;
use crate::port::PortError;
use crate::quantity::QuantityError;
use core::fmt;

/// What can go wrong in this crate.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CoreError {
    /// The document has problems; all of them are listed.
    #[error("{}", DocumentText(problems))]
    Document {
        /// The problems, in an order that depends on nothing but the document.
        problems: Vec<Problem>,
    },
    /// The document exceeds a limit; it was not read further.
    #[error("line {line}, column {column}: the document has more than {limit} {kind}")]
    TooLarge {
        /// What there is too much of.
        kind: LimitKind,
        /// The limit.
        limit: usize,
        /// Line where the limit was exceeded, from 1; 0 if unknown.
        line: usize,
        /// Column in characters, from 1; 0 if unknown.
        column: usize,
    },
    /// The text is no JSON or TOML.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// The bytes are no UTF-8.
    #[error("the document is no UTF-8 text: byte {offset} is wrong")]
    NotUtf8 {
        /// Number of good bytes before the first bad one.
        offset: usize,
    },
    /// The reader that the document comes from failed.
    #[error("the document could not be read: {message}")]
    Unreadable {
        /// Kind of the failure.
        kind: std::io::ErrorKind,
        /// What the reader said.
        message: String,
    },
    /// A schema uses a keyword that the checker does not know; a fault of the program, not of a document.
    #[error("schema: `{keyword}` at {path} is not supported")]
    Schema {
        /// The keyword.
        keyword: String,
        /// Where in the schema.
        path: String,
    },
    /// A text is no hash.
    #[error("`{text}` is no SHA-256 of 64 hexadecimal digits")]
    ContentHash {
        /// The text, shortened.
        text: String,
    },
    /// A text or object is no quantity.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// A text is no id, instant or seed.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// A call through a port failed.
    #[error(transparent)]
    Port(#[from] PortError),
}

/// What a document has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LimitKind {
    /// Bytes of text.
    Bytes,
    /// Values, nested ones included.
    Values,
    /// Levels of nesting.
    Depth,
    /// Bytes in one text or number.
    Text,
    /// Symbols (names, values, separators, line ends) of TOML.
    Symbols,
}

impl CoreError {
    /// The stable number of this error.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::TooLarge { kind, .. } => match kind {
                LimitKind::Bytes => 1000,
                LimitKind::Values => 1002,
                LimitKind::Depth => 1003,
                LimitKind::Text => 1004,
                LimitKind::Symbols => 1009,
            },
            Self::Syntax { .. } => 1001,
            Self::NotUtf8 { .. } => 1007,
            Self::Unreadable { .. } => 1008,
            Self::Quantity(e) => e.code(),
            Self::Identity(e) => e.code(),
            Self::Port(e) => e.code(),
            Self::ContentHash { .. } => 1026,
            Self::Schema { .. } => 1030,
            Self::Document { .. } => 1031,
        }
    }

    /// Whether the same call can succeed after the caller changed its input or tried again.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        match self {
            Self::Document { .. }
            | Self::TooLarge { .. }
            | Self::Syntax { .. }
            | Self::NotUtf8 { .. }
            | Self::ContentHash { .. }
            | Self::Unreadable { .. } => true,
            Self::Quantity(e) => e.is_recoverable(),
            Self::Identity(e) => e.is_recoverable(),
            Self::Port(e) => e.is_recoverable(),
            Self::Schema { .. } => false,
        }
    }

    /// What the author could write instead, where that is obvious; the hint of the first problem that has one.
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        match self {
            Self::Document { problems } => problems.iter().find_map(|p| p.hint.clone()),
            Self::Quantity(e) => e.suggestion(),
            Self::NotUtf8 { .. } => Some("save the document as UTF-8".to_owned()),
            _ => None,
        }
    }

    /// The problems of a refused document; empty for any other error.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Document { problems } => problems,
            _ => &[],
        }
    }
}

impl fmt::Display for LimitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes => "bytes",
            Self::Values => "values",
            Self::Depth => "levels of nesting",
            Self::Text => "bytes in one text or number",
            Self::Symbols => "symbols",
        })
    }
}

/// The problems, one a line.
struct DocumentText<'a>(&'a [Problem]);

impl fmt::Display for DocumentText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let many = if self.0.len() == 1 { "problem" } else { "problems" };
        write!(f, "the document has {} {many}", self.0.len())?;
        self.0.iter().try_for_each(|p| write!(f, "\n  {p}"))
    }
}
