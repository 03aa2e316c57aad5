use super::blob_store::{Store, content};
use super::clause::{Clause, Verdict, ensure, fault, same};
use super::threads::side_by_side;
use crate::port::{Condition, Feature, Key, PortErrorKind};
use std::sync::atomic::{AtomicUsize, Ordering};

pub(super) const CLAUSES: &[Clause<Store>] = &[
    Clause::of(Feature::Condition, "concurrent-absent", first_wins),
    Clause::of(Feature::Condition, "concurrent-match", no_lost_update),
    Clause::new("concurrent-whole", whole),
];

/// Of many writers of one new blob exactly one wins.
fn first_wins(store: &Store) -> Verdict {
    for round in 0..8 {
        let key = Key::new(format!("round/{round}"))?;
        let winners = AtomicUsize::new(0);
        side_by_side(8, &|k| match store.put(&key, &[k as u8], &Condition::Absent) {
            Ok(_) => {
                winners.fetch_add(1, Ordering::SeqCst);
                Ok(())
            }
            Err(error) if error.kind == PortErrorKind::Conflict => Ok(()),
            Err(error) => Err(error.into()),
        })?;
        same(winners.load(Ordering::SeqCst), 1, "winners among writers of one new blob")?;
    }
    Ok(())
}

/// Counting up by conditional writes loses nothing.
fn no_lost_update(store: &Store) -> Verdict {
    const THREADS: usize = 4;
    const ROUNDS: usize = 16;
    let key = Key::new("count")?;
    store.put(&key, &0_u64.to_le_bytes(), &Condition::Absent)?;
    side_by_side(THREADS, &|_| {
        let mut done = 0;
        while done < ROUNDS {
            let blob = store.get(&key)?.ok_or_else(|| fault("the blob is gone"))?;
            let count = <[u8; 8]>::try_from(blob.bytes.as_slice()).map(u64::from_le_bytes);
            let count = count.map_err(|_| fault("the blob is torn"))?;
            match store.put(&key, &(count + 1).to_le_bytes(), &Condition::Match(blob.version)) {
                Ok(_) => done += 1,
                Err(error) if error.kind == PortErrorKind::Conflict => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    })?;
    let total = ((THREADS * ROUNDS) as u64).to_le_bytes();
    same(content(store, &key)?, Some(total.to_vec()), "count after concurrent updates")
}

/// Readers see one write or another, never a mixture.
fn whole(store: &Store) -> Verdict {
    const SIZE: usize = 64 << 10;
    let key = Key::new("k")?;
    store.put(&key, &vec![0; SIZE], &Condition::Always)?;
    side_by_side(6, &|k| {
        for _ in 0..20 {
            if k % 2 == 0 {
                store.put(&key, &vec![k as u8; SIZE], &Condition::Always)?;
            } else {
                let bytes = content(store, &key)?.ok_or_else(|| fault("an overwritten blob was missing"))?;
                ensure(bytes.len() == SIZE, "a blob was read in part")?;
                ensure(
                    bytes.iter().all(|byte| *byte == bytes[0]),
                    "a blob was read as a mixture of two writes",
                )?;
            }
        }
        Ok(())
    })
}
