use super::clause::{Clause, Verdict, ensure, judge, same};
use super::odd_keys::odd_keys;
use super::threads::side_by_side;
use super::timed::{LEASE, MOST, OVER};
use super::{ConformanceFailure, Timed};
use crate::port::{Cache, Feature, Invalidate, Key};
use core::time::Duration;
use std::sync::Arc;

type Fixture = Timed<dyn Cache>;

/// Tries every clause of [`Cache`], on caches with room for 2 MiB.
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn cache(make: &dyn Fn() -> Timed<dyn Cache>) -> Result<(), ConformanceFailure> {
    judge("cache", make, |fixture| fixture.port.capabilities(), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("round-trip", round_trip),
    Clause::new("overwrite", overwrite),
    Clause::of(Feature::Expiry, "expiry", expires),
    Clause::of(Feature::Expiry, "expiry-renewed", renewed),
    Clause::new("expiry-zero", zero),
    Clause::new("invalidate-key", invalidate_key),
    Clause::of(Feature::PrefixInvalidation, "invalidate-prefix", invalidate_prefix),
    Clause::new("invalidate-all", invalidate_all),
    Clause::new("odd-keys", odd),
    Clause::new("large-value", large_value),
    Clause::new("concurrent", concurrent),
];

fn put(f: &Fixture, key: &str, value: &[u8], time: Option<Duration>) -> Verdict {
    f.port.put(&Key::new(key)?, Arc::from(value), time);
    Ok(())
}

fn holds(f: &Fixture, key: &str, value: Option<&[u8]>) -> Verdict {
    same(f.port.get(&Key::new(key)?).as_deref(), value, &format!("value of {key}"))
}

fn round_trip(f: &Fixture) -> Verdict {
    holds(f, "a", None)?;
    put(f, "a", b"one", None)?;
    put(f, "empty", b"", None)?;
    holds(f, "a", Some(b"one"))?;
    holds(f, "empty", Some(b""))?;
    holds(f, "A", None)
}

fn overwrite(f: &Fixture) -> Verdict {
    put(f, "a", b"a longer first value", None)?;
    put(f, "a", b"two", None)?;
    holds(f, "a", Some(b"two"))
}

fn expires(f: &Fixture) -> Verdict {
    put(f, "short", b"1", Some(LEASE))?;
    put(f, "long", b"2", Some(4 * LEASE))?;
    put(f, "ever", b"3", None)?;
    holds(f, "short", Some(b"1"))?;
    (f.pass)(OVER);
    holds(f, "short", None)?;
    holds(f, "long", Some(b"2"))?;
    holds(f, "ever", Some(b"3"))
}

/// The time runs from the last put; a get does not renew it.
fn renewed(f: &Fixture) -> Verdict {
    put(f, "a", b"1", Some(LEASE))?;
    put(f, "b", b"1", Some(LEASE))?;
    (f.pass)(MOST);
    put(f, "a", b"2", Some(LEASE))?;
    holds(f, "b", Some(b"1"))?;
    (f.pass)(MOST);
    holds(f, "a", Some(b"2"))?;
    holds(f, "b", None)?;
    put(f, "a", b"3", None)?;
    (f.pass)(OVER);
    holds(f, "a", Some(b"3"))
}

fn zero(f: &Fixture) -> Verdict {
    put(f, "a", b"1", None)?;
    put(f, "a", b"2", Some(Duration::ZERO))?;
    holds(f, "a", None)
}

fn invalidate_key(f: &Fixture) -> Verdict {
    put(f, "a", b"1", None)?;
    put(f, "a/b", b"2", None)?;
    f.port.invalidate(Invalidate::Key(&Key::new("a")?))?;
    f.port.invalidate(Invalidate::Key(&Key::new("unknown")?))?;
    holds(f, "a", None)?;
    holds(f, "a/b", Some(b"2"))
}

fn invalidate_prefix(f: &Fixture) -> Verdict {
    for key in ["run/1", "run/10", "run/2", "ru", "run", "scene/run/1", "r_n/1", "run%"] {
        put(f, key, key.as_bytes(), None)?;
    }
    f.port.invalidate(Invalidate::Prefix("run/1"))?;
    f.port.invalidate(Invalidate::Prefix("r_n/%"))?;
    f.port.invalidate(Invalidate::Prefix("run*"))?;
    for key in ["run/1", "run/10"] {
        holds(f, key, None)?;
    }
    for key in ["run/2", "ru", "run", "scene/run/1", "r_n/1", "run%"] {
        holds(f, key, Some(key.as_bytes()))?;
    }
    f.port.invalidate(Invalidate::Prefix(""))?;
    holds(f, "scene/run/1", None)
}

fn invalidate_all(f: &Fixture) -> Verdict {
    put(f, "a", b"1", None)?;
    put(f, "b", b"2", Some(LEASE))?;
    f.port.invalidate(Invalidate::All)?;
    holds(f, "a", None)?;
    holds(f, "b", None)?;
    put(f, "a", b"3", None)?;
    holds(f, "a", Some(b"3"))
}

fn odd(f: &Fixture) -> Verdict {
    let keys = odd_keys()?;
    for key in &keys {
        f.port.put(key, Arc::from(key.as_str().as_bytes()), None);
    }
    for key in &keys {
        same(f.port.get(key).as_deref(), Some(key.as_str().as_bytes()), &format!("value of {key:?}"))?;
    }
    Ok(())
}

/// A large value is kept whole; one beyond the limit is a miss and drives an old value out.
fn large_value(f: &Fixture) -> Verdict {
    let most = f.port.capabilities().max_value;
    let size = usize::try_from(most.unwrap_or(u64::MAX)).unwrap_or(usize::MAX).min(1 << 20);
    let bytes: Vec<u8> = (0..size).map(|k| (k % 251) as u8).collect();
    put(f, "large", &bytes, None)?;
    ensure(
        f.port.get(&Key::new("large")?).as_deref() == Some(bytes.as_slice()),
        "a large value came back changed",
    )?;
    if let Some(limit) = most.and_then(|most| usize::try_from(most).ok()).filter(|most| *most < 64 << 20) {
        put(f, "k", b"old", None)?;
        put(f, "k", &vec![0; limit + Key::MAX_BYTES + 1], None)?;
        let found = f.port.get(&Key::new("k")?);
        ensure(found.as_deref() != Some(b"old"), "an old value outlived a put")?;
    }
    Ok(())
}

/// What is found is always the last value put by the one thread that owns the key.
fn concurrent(f: &Fixture) -> Verdict {
    let cache = &f.port;
    side_by_side(6, &|k| {
        let (key, other) = (Key::new(format!("k/{k}"))?, Key::new(format!("k/{}", (k + 1) % 6))?);
        for round in 0..200_u32 {
            let value = [round.to_le_bytes(), (k as u32).to_le_bytes()].concat();
            cache.put(&key, Arc::from(value.as_slice()), None);
            if let Some(found) = cache.get(&key) {
                ensure(*found == *value, "a value is not the last one put")?;
            }
            if let Some(found) = cache.get(&other) {
                ensure(
                    found.len() == 8 && found[4] == ((k + 1) % 6) as u8,
                    "a value stood under a wrong key",
                )?;
            }
        }
        Ok(())
    })
}
