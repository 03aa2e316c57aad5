use super::ConformanceFailure;
use super::clause::{Clause, Verdict, ensure, fault, judge, same};
use super::threads::side_by_side;
use crate::port::Random;
use std::collections::BTreeSet;
use std::sync::Mutex;

type Fixture = Box<dyn Random>;

/// Tries every clause of [`Random`]; a test of the contract, not of the quality of the bytes.
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn random(make: &dyn Fn() -> Box<dyn Random>) -> Result<(), ConformanceFailure> {
    judge("random", make, |random| random.capabilities(), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("fills-all", fills_all),
    Clause::new("balanced", balanced),
    Clause::new("concurrent", concurrent),
];

/// Every place of a slice of every length changes within a few draws.
fn fills_all(random: &Fixture) -> Verdict {
    for length in 0..70 {
        let mut touched = vec![0; length];
        for _ in 0..8 {
            let mut bytes = vec![0; length];
            random.fill(&mut bytes)?;
            touched.iter_mut().zip(bytes).for_each(|(all, byte)| *all |= byte);
        }
        ensure(touched.iter().all(|byte| *byte != 0), "a place was never filled")?;
    }
    Ok(())
}

/// About half of all bits are set: 10 standard deviations are allowed.
fn balanced(random: &Fixture) -> Verdict {
    let mut bytes = vec![0; 1 << 16];
    random.fill(&mut bytes)?;
    let set: u32 = bytes.iter().map(|byte| byte.count_ones()).sum();
    let half = 1 << 18;
    ensure(set.abs_diff(half) < 3620, "the bits are not balanced")
}

/// No two draws of 16 bytes are equal, on one thread or several.
fn concurrent(random: &Fixture) -> Verdict {
    let seen = Mutex::new(BTreeSet::new());
    side_by_side(4, &|_| {
        for _ in 0..250 {
            let mut bytes = [0; 16];
            random.fill(&mut bytes)?;
            seen.lock().map_err(|_| fault("a thread panicked"))?.insert(bytes);
        }
        Ok(())
    })?;
    let seen = seen.into_inner().map_err(|_| fault("a thread panicked"))?;
    same(seen.len(), 1000, "different draws of 1000")
}
