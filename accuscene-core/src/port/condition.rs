use core::fmt;

/// What a store calls the present content under a name; opaque, compared for equality only.
///
/// It differs whenever the content does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub String);

/// What must hold for a write to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Nothing.
    Always,
    /// There is nothing under that name.
    Absent,
    /// The content is still this version.
    Match(Version),
}

impl Condition {
    /// Whether it holds for what is there now.
    #[must_use]
    pub fn holds(&self, present: Option<&Version>) -> bool {
        match self {
            Self::Always => true,
            Self::Absent => present.is_none(),
            Self::Match(version) => present == Some(version),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
