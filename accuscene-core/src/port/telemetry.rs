use crate::identity::Timestamp;

/// What the engine does, told as data; an adapter makes logs, traces and metrics of it.
///
/// Telling must be cheap and cannot fail: nothing that is told may change a result. The default does nothing.
pub trait Telemetry: Send + Sync {
    /// Whether anybody listens; if not, callers may spare themselves the making of spans and counters.
    fn enabled(&self) -> bool {
        false
    }

    /// An operation has ended.
    fn span(&self, span: &Span) {
        let _ = span;
    }

    /// Something was counted.
    fn count(&self, counter: &Counter) {
        let _ = counter;
    }
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoTelemetry;

impl Telemetry for NoTelemetry {}

/// An operation that has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// What was done, such as `simulate`.
    pub name: &'static str,
    /// When it began.
    pub start: Timestamp,
    /// When it ended.
    pub end: Timestamp,
    /// Code of the error it ended with; `None` for success.
    pub error: Option<u32>,
    /// Particulars, such as the scene's hash.
    pub fields: Vec<(&'static str, String)>,
}

/// Something counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counter {
    /// What was counted, such as `steps`.
    pub name: &'static str,
    /// By how much it rose.
    pub increment: u64,
    /// Particulars that are few in kind, such as the model's name.
    pub fields: Vec<(&'static str, String)>,
}
