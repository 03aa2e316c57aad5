/// A clause of a port's contract that an adapter breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{suite}: {clause}: {detail}")]
pub struct ConformanceFailure {
    /// The port.
    pub suite: &'static str,
    /// Name of the clause.
    pub clause: &'static str,
    /// What the adapter did.
    pub detail: String,
}
