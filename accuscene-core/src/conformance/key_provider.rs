use super::ConformanceFailure;
use super::clause::{Clause, Verdict, ensure, judge, refuses, same};
use super::threads::side_by_side;
use crate::port::{Capabilities, DataKey, KeyId, KeyProvider, PortErrorKind, WrappedKey};

type Fixture = Box<dyn KeyProvider>;

/// Tries every clause of [`KeyProvider`], on providers that have a current key.
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn key_provider(make: &dyn Fn() -> Box<dyn KeyProvider>) -> Result<(), ConformanceFailure> {
    judge("key provider", make, |_| Capabilities::new("key provider"), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("round-trip", round_trip),
    Clause::new("not-in-clear", not_in_clear),
    Clause::new("unknown", unknown),
    Clause::new("damaged", damaged),
    Clause::new("concurrent", concurrent),
];

fn data_key(number: u8) -> DataKey {
    DataKey::new(core::array::from_fn(|k| number.wrapping_mul(31).wrapping_add(7 * k as u8)))
}

fn opens(provider: &Fixture, wrapped: &WrappedKey, number: u8) -> Verdict {
    let found = provider.unwrap(wrapped)?;
    ensure(found.expose() == data_key(number).expose(), "a data key came back changed")
}

fn round_trip(provider: &Fixture) -> Verdict {
    let id = provider.current()?;
    let wrapped = (0..4).map(|k| provider.wrap(&id, &data_key(k))).collect::<Result<Vec<_>, _>>()?;
    for (number, wrapped) in (0..).zip(&wrapped) {
        same(&wrapped.id, &id, "id in the wrapped key")?;
        opens(provider, wrapped, number)?;
        opens(provider, wrapped, number)?;
    }
    Ok(())
}

fn not_in_clear(provider: &Fixture) -> Verdict {
    let key = data_key(1);
    let wrapped = provider.wrap(&provider.current()?, &key)?;
    let shown = wrapped.bytes.windows(8).any(|part| key.expose().windows(8).any(|own| own == part));
    ensure(!shown, "the wrapped key shows the data key")
}

fn unknown(provider: &Fixture) -> Verdict {
    let id = KeyId("no such key".to_owned());
    refuses(provider.wrap(&id, &data_key(1)), PortErrorKind::NotFound, "wrapping under an unknown key")?;
    let mut wrapped = provider.wrap(&provider.current()?, &data_key(1))?;
    wrapped.id = id;
    refuses(provider.unwrap(&wrapped), PortErrorKind::NotFound, "opening with an unknown key")
}

fn damaged(provider: &Fixture) -> Verdict {
    let good = provider.wrap(&provider.current()?, &data_key(1))?;
    let corrupt = |bytes: Vec<u8>, what: &str| {
        let wrapped = WrappedKey { id: good.id.clone(), bytes };
        refuses(provider.unwrap(&wrapped), PortErrorKind::Corrupt, what)
    };
    for at in 0..good.bytes.len() {
        let mut bytes = good.bytes.clone();
        bytes[at] ^= 1;
        corrupt(bytes, "opening a damaged key")?;
    }
    corrupt(good.bytes[..good.bytes.len() - 1].to_vec(), "opening a key that was cut")?;
    corrupt([good.bytes.as_slice(), &[0]].concat(), "opening a key with a byte too much")?;
    corrupt(Vec::new(), "opening nothing")?;
    opens(provider, &good, 1)
}

fn concurrent(provider: &Fixture) -> Verdict {
    let id = provider.current()?;
    side_by_side(4, &|k| {
        (0..25).try_for_each(|round| {
            let number = (25 * k + round) as u8;
            opens(provider, &provider.wrap(&id, &data_key(number))?, number)
        })
    })
}
