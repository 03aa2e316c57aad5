use super::ConformanceFailure;
use crate::port::{Capabilities, Feature, PortError, PortErrorKind, PortResult};
use core::fmt::Debug;

/// What is wrong with an adapter.
#[derive(Debug)]
pub(super) struct Fault(String);

/// Outcome of a clause.
pub(super) type Verdict = Result<(), Fault>;

/// A clause: its name, the feature that it is about, and the trial.
pub(super) struct Clause<F> {
    pub(super) name: &'static str,
    pub(super) needs: Option<Feature>,
    pub(super) trial: fn(&F) -> Verdict,
}

impl<F> Clause<F> {
    pub(super) const fn new(name: &'static str, trial: fn(&F) -> Verdict) -> Self {
        Self { name, needs: None, trial }
    }

    pub(super) const fn of(feature: Feature, name: &'static str, trial: fn(&F) -> Verdict) -> Self {
        Self { name, needs: Some(feature), trial }
    }
}

/// Tries the clauses, each on a fixture of its own.
pub(super) fn judge<F>(
    suite: &'static str,
    make: &dyn Fn() -> F,
    capabilities: fn(&F) -> Capabilities,
    clauses: &[&[Clause<F>]],
) -> Result<(), ConformanceFailure> {
    for clause in clauses.iter().copied().flatten() {
        let fixture = make();
        if clause.needs.is_some_and(|feature| !capabilities(&fixture).has(feature)) {
            continue;
        }
        (clause.trial)(&fixture).map_err(|Fault(detail)| ConformanceFailure {
            suite,
            clause: clause.name,
            detail,
        })?;
    }
    Ok(())
}

/// An error where the contract has none.
impl From<PortError> for Fault {
    fn from(error: PortError) -> Self {
        Self(format!("it failed: {error}"))
    }
}

pub(super) fn fault(detail: impl Into<String>) -> Fault {
    Fault(detail.into())
}

pub(super) fn ensure(holds: bool, otherwise: &str) -> Verdict {
    if holds { Ok(()) } else { Err(fault(otherwise)) }
}

/// The value must be the expected one.
pub(super) fn same<T: PartialEq + Debug>(found: T, expected: T, what: &str) -> Verdict {
    if found == expected {
        return Ok(());
    }
    let show = |value: &T| -> String {
        let text = format!("{value:?}");
        if text.chars().count() > 200 { text.chars().take(200).chain("...".chars()).collect() } else { text }
    };
    Err(fault(format!("{what}: {} instead of {}", show(&found), show(&expected))))
}

/// The call must fail with this kind.
pub(super) fn refuses<T>(result: PortResult<T>, kind: PortErrorKind, what: &str) -> Verdict {
    match result {
        Err(error) if error.kind == kind => Ok(()),
        Err(error) => Err(fault(format!("{what} must fail with \"{kind}\", not with \"{error}\""))),
        Ok(_) => Err(fault(format!("{what} must fail with \"{kind}\", but succeeded"))),
    }
}
