use super::clause::{Clause, Fault, Verdict, ensure, judge, refuses, same};
use super::odd_keys::odd_keys;
use super::threads::side_by_side;
use super::{ConformanceFailure, Timed, event_wait};
use crate::port::{EventLog, Key, PortErrorKind, Sequence};

pub(super) type Fixture = Timed<dyn EventLog>;

/// Tries every clause of [`EventLog`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn event_log(make: &dyn Fn() -> Timed<dyn EventLog>) -> Result<(), ConformanceFailure> {
    judge("event log", make, |fixture| fixture.port.capabilities(), &[CLAUSES, event_wait::CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("empty", empty),
    Clause::new("numbering", numbering),
    Clause::new("expected", expected),
    Clause::new("append-none", append_none),
    Clause::new("read", read),
    Clause::new("streams-apart", streams_apart),
    Clause::new("odd-streams", odd_streams),
    Clause::new("odd-events", odd_events),
    Clause::new("concurrent-append", concurrent_append),
    Clause::new("concurrent-expected", concurrent_expected),
];

/// All events of a stream with their numbers.
fn all(f: &Fixture, stream: &Key) -> Result<Vec<(Sequence, Vec<u8>)>, Fault> {
    Ok(f.port.read(stream, 1, 10_000)?.into_iter().map(|event| (event.sequence, event.bytes)).collect())
}

fn empty(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    same(f.port.last(&stream)?, 0, "last number of an unknown stream")?;
    same(f.port.read(&stream, 0, 10)?, Vec::new(), "events of an unknown stream")
}

fn numbering(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    same(f.port.append(&stream, None, &[b"one"])?, 1, "number of the first event")?;
    same(f.port.append(&stream, None, &[b"two", b"three"])?, 3, "number of the third event")?;
    same(f.port.last(&stream)?, 3, "last number")?;
    let events: [&[u8]; 3] = [b"one", b"two", b"three"];
    same(all(f, &stream)?, (1..).zip(events.map(<[u8]>::to_vec)).collect(), "events")
}

fn expected(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    refuses(
        f.port.append(&stream, Some(1), &[b"x"]),
        PortErrorKind::Conflict,
        "an append ahead of the stream",
    )?;
    same(f.port.last(&stream)?, 0, "last number after the refused append")?;
    same(f.port.append(&stream, Some(0), &[b"a", b"b"])?, 2, "number of an expected append")?;
    refuses(
        f.port.append(&stream, Some(1), &[b"x", b"y"]),
        PortErrorKind::Conflict,
        "an append behind the stream",
    )?;
    refuses(
        f.port.append(&stream, Some(0), &[]),
        PortErrorKind::Conflict,
        "an append of nothing behind the stream",
    )?;
    same(all(f, &stream)?, vec![(1, b"a".to_vec()), (2, b"b".to_vec())], "events after the refused appends")?;
    same(f.port.append(&stream, Some(2), &[b"c"])?, 3, "number of an expected append")
}

fn append_none(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    same(f.port.append(&stream, None, &[])?, 0, "number after nothing")?;
    f.port.append(&stream, None, &[b"a"])?;
    same(f.port.append(&stream, Some(1), &[])?, 1, "number after nothing")?;
    same(all(f, &stream)?.len(), 1, "number of events")
}

fn read(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    let texts: Vec<String> = (1..=30).map(|k| k.to_string()).collect();
    f.port.append(&stream, None, &texts.iter().map(String::as_bytes).collect::<Vec<_>>())?;
    for (from, limit, numbers) in
        [(0, 2, 1..=2), (1, 2, 1..=2), (7, 3, 7..=9), (29, 10, 29..=30), (30, 1, 30..=30), (1, 100, 1..=30)]
    {
        let found = f.port.read(&stream, from, limit)?;
        let found: Vec<(Sequence, Vec<u8>)> = found.into_iter().map(|e| (e.sequence, e.bytes)).collect();
        let wanted = numbers.map(|k: Sequence| (k, k.to_string().into_bytes())).collect();
        same(found, wanted, &format!("up to {limit} events from {from}"))?;
    }
    ensure(f.port.read(&stream, 31, 10)?.is_empty(), "there are events behind the last one")?;
    ensure(f.port.read(&stream, Sequence::MAX, 10)?.is_empty(), "there are events behind all numbers")?;
    ensure(f.port.read(&stream, 1, 0)?.is_empty(), "events came although none was asked for")
}

fn streams_apart(f: &Fixture) -> Verdict {
    let (a, b) = (Key::new("a")?, Key::new("a/b")?);
    f.port.append(&a, Some(0), &[b"1", b"2"])?;
    same(f.port.append(&b, Some(0), &[b"3"])?, 1, "number of the first event of another stream")?;
    same(f.port.last(&a)?, 2, "last number of the first stream")?;
    same(all(f, &b)?, vec![(1, b"3".to_vec())], "events of the other stream")
}

fn odd_streams(f: &Fixture) -> Verdict {
    for key in odd_keys()? {
        same(f.port.append(&key, Some(0), &[key.as_str().as_bytes()])?, 1, &format!("number in {key:?}"))?;
        same(all(f, &key)?, vec![(1, key.as_str().into())], &format!("events of {key:?}"))?;
    }
    Ok(())
}

fn odd_events(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    let most =
        f.port.capabilities().max_value.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let large: Vec<u8> = (0..most.min(1 << 20)).map(|k| (k % 251) as u8).collect();
    let bytes: Vec<u8> = (0..=255).collect();
    let events: [&[u8]; 4] = [b"", &bytes, b"\n\0\n", &large];
    f.port.append(&stream, None, &events)?;
    let found = all(f, &stream)?;
    ensure(found.iter().map(|(_, bytes)| bytes.as_slice()).eq(events), "events came back changed")
}

/// Numbers have no gaps, and each thread's events keep their order.
fn concurrent_append(f: &Fixture) -> Verdict {
    const THREADS: u8 = 6;
    const EVENTS: u8 = 25;
    let stream = Key::new("s")?;
    side_by_side(usize::from(THREADS), &|k| {
        for round in 0..EVENTS {
            let number = f.port.append(&stream, None, &[&[k as u8, round]])?;
            let event = f.port.read(&stream, number, 1)?;
            let found = event.first().map(|event| event.bytes.as_slice());
            same(found, Some(&[k as u8, round][..]), "event under the number of its append")?;
        }
        Ok(())
    })?;
    let events = all(f, &stream)?;
    let count = u64::from(THREADS) * u64::from(EVENTS);
    ensure(events.iter().map(|(number, _)| *number).eq(1..=count), "numbers have gaps or repeat")?;
    for thread in 0..THREADS {
        let own = events.iter().filter(|(_, bytes)| bytes[0] == thread).map(|(_, bytes)| bytes[1]);
        ensure(own.eq(0..EVENTS), "events of one thread are lost or out of order")?;
    }
    Ok(())
}

/// Of several appends that expect the same number one wins.
fn concurrent_expected(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    side_by_side(4, &|k| {
        for _ in 0..10 {
            loop {
                let last = f.port.last(&stream)?;
                match f.port.append(&stream, Some(last), &[&[k as u8]]) {
                    Ok(number) => break same(number, last + 1, "number of an expected append")?,
                    Err(error) if error.kind == PortErrorKind::Conflict => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    })?;
    same(all(f, &stream)?.len(), 40, "number of events")
}
