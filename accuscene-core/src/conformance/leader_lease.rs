use super::clause::{Clause, Fault, Verdict, ensure, fault, judge, refuses, same};
use super::threads::side_by_side;
use super::timed::{LEASE, MOST, OVER};
use super::{ConformanceFailure, Timed};
use crate::port::{LeaderLease, Leadership, PortErrorKind};
use std::sync::atomic::{AtomicUsize, Ordering};

type Fixture = Timed<dyn LeaderLease>;

/// Tries every clause of [`LeaderLease`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn leader_lease(make: &dyn Fn() -> Timed<dyn LeaderLease>) -> Result<(), ConformanceFailure> {
    judge("leader lease", make, |fixture| fixture.port.capabilities(), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("exclusive", exclusive),
    Clause::new("names-apart", names_apart),
    Clause::new("renew", renew),
    Clause::new("expires", expires),
    Clause::new("fencing", fencing),
    Clause::new("release", release),
    Clause::new("concurrent", concurrent),
];

fn lead(f: &Fixture, holder: &str) -> Result<Leadership, Fault> {
    f.port.acquire("n", holder, LEASE)?.ok_or_else(|| fault("a lead that is free was not granted"))
}

fn taken(f: &Fixture, holder: &str) -> Verdict {
    ensure(f.port.acquire("n", holder, LEASE)?.is_none(), "a lead was granted twice")
}

fn exclusive(f: &Fixture) -> Verdict {
    let leader = lead(f, "a")?;
    same((leader.name.as_str(), leader.holder.as_str()), ("n", "a"), "name and holder")?;
    ensure(leader.until > f.clock.now(), "a lead was granted that has run out")?;
    taken(f, "b")?;
    taken(f, "a")
}

fn names_apart(f: &Fixture) -> Verdict {
    lead(f, "a")?;
    for name in ["N", "n/1", "\u{1f697}", "n ", ""] {
        ensure(f.port.acquire(name, "b", LEASE)?.is_some(), "a lead of another name was not granted")?;
    }
    Ok(())
}

fn renew(f: &Fixture) -> Verdict {
    let first = lead(f, "a")?;
    let mut leader = first.clone();
    for _ in 0..3 {
        (f.pass)(MOST);
        let renewed = f.port.renew(&leader, LEASE)?;
        ensure(renewed.until > leader.until, "a renewal did not prolong the lead")?;
        leader = renewed;
        taken(f, "b")?;
    }
    same(
        (&leader.name, &leader.holder, leader.token),
        (&first.name, &first.holder, first.token),
        "renewed lead",
    )?;
    // The grant is what counts, not the copy of it that has the latest end.
    f.port.renew(&first, LEASE)?;
    Ok(())
}

fn expires(f: &Fixture) -> Verdict {
    let old = lead(f, "a")?;
    (f.pass)(MOST);
    taken(f, "b")?;
    (f.pass)(MOST);
    refuses(f.port.renew(&old, LEASE), PortErrorKind::Conflict, "the renewal of a lead that ran out")?;
    let new = lead(f, "b")?;
    ensure(new.token > old.token, "the fencing token did not rise")
}

fn fencing(f: &Fixture) -> Verdict {
    let old = lead(f, "a")?;
    (f.pass)(OVER);
    let new = lead(f, "a")?;
    ensure(new.token > old.token, "the fencing token did not rise")?;
    refuses(
        f.port.renew(&old, LEASE),
        PortErrorKind::Conflict,
        "the renewal of an earlier lead of the same holder",
    )?;
    f.port.release(&old)?;
    taken(f, "b")?;
    f.port.renew(&new, LEASE)?;
    Ok(())
}

fn release(f: &Fixture) -> Verdict {
    let old = lead(f, "a")?;
    f.port.release(&old)?;
    refuses(f.port.renew(&old, LEASE), PortErrorKind::Conflict, "the renewal of a lead that was released")?;
    let new = lead(f, "b")?;
    ensure(new.token > old.token, "the fencing token did not rise after a release")?;
    f.port.release(&old)?;
    taken(f, "c")
}

fn concurrent(f: &Fixture) -> Verdict {
    for _ in 0..10 {
        let leaders = AtomicUsize::new(0);
        side_by_side(6, &|k| {
            if f.port.acquire("n", &format!("h{k}"), LEASE)?.is_some() {
                leaders.fetch_add(1, Ordering::SeqCst);
            }
            Ok(())
        })?;
        same(leaders.load(Ordering::SeqCst), 1, "leaders at once")?;
        (f.pass)(OVER);
    }
    Ok(())
}
