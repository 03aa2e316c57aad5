//! What the adapters in memory promise beyond their ports.
#![cfg(feature = "memory")]
#![expect(clippy::unwrap_used, reason = "a test may panic, in its helpers too")]

use accuscene_core::identity::{Seed, Timestamp};
use accuscene_core::memory::{
    CollectingTelemetry, ManualClock, MemoryBlobStore, MemoryCache, MemoryKeyProvider, SeededRandom,
    SerialExecutor,
};
use accuscene_core::port::{
    BlobStore, Cache, CancelToken, Clock, Condition, Counter, DataKey, Deadline, Executor, Feature, Key,
    KeyId, KeyProvider, PortErrorKind, Random, Span, Telemetry,
};
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn noon() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

fn key(text: &str) -> Key {
    Key::new(text).unwrap()
}

#[test]
fn cache_stays_within_its_room_and_forgets_the_least_used() {
    let cache = MemoryCache::new(Arc::new(ManualClock::new(noon())), 40);
    let put = |name: &str, size: usize| cache.put(&key(name), vec![7; size].into(), None);
    ["a", "b", "c", "d"].iter().for_each(|name| put(name, 9));
    assert_eq!(cache.used(), 40);
    assert!(cache.get(&key("a")).is_some());
    put("e", 9);
    assert!(cache.get(&key("b")).is_none(), "b was used least");
    assert!(cache.get(&key("a")).is_some());
    put("f", 19);
    assert!(cache.get(&key("c")).is_none() && cache.get(&key("d")).is_none());
    assert_eq!(cache.used(), 40);
    put("a", 40);
    assert!(cache.get(&key("a")).is_none(), "larger than the cache");
    assert_eq!(cache.used(), 30);
}

#[test]
fn cache_gives_the_room_of_expired_values_back() {
    let clock = Arc::new(ManualClock::new(noon()));
    let cache = MemoryCache::new(clock.clone(), 1000);
    cache.put(&key("a"), vec![1; 99].into(), Some(Duration::from_secs(10)));
    clock.advance(Duration::from_nanos(9_999_999_999));
    assert!(cache.get(&key("a")).is_some());
    clock.advance(Duration::from_nanos(1));
    assert!(cache.get(&key("a")).is_none());
    assert_eq!(cache.used(), 0);
}

#[test]
fn blob_store_refuses_what_does_not_fit_and_keeps_the_rest() {
    let store = MemoryBlobStore::with_room(100);
    store.put(&key("a"), &[1; 60], &Condition::Always).unwrap();
    let full = store.put(&key("b"), &[2; 41], &Condition::Always).unwrap_err();
    assert_eq!((full.kind, full.code()), (PortErrorKind::Full, 1204));
    store.put(&key("a"), &[3; 100], &Condition::Always).unwrap();
    assert!(store.delete(&key("a"), &Condition::Always).unwrap());
    store.put(&key("b"), &[2; 41], &Condition::Always).unwrap();
    let mut writer = store.write(&key("c"), Condition::Always).unwrap();
    writer.write(&[0; 60]).unwrap();
    assert_eq!(writer.write(&[0; 60]).unwrap_err().kind, PortErrorKind::Full);
    writer.abort().unwrap();
    assert!(store.get(&key("c")).unwrap().is_none());
}

#[test]
fn manual_clock_moves_only_forward() {
    let clock = ManualClock::new(noon());
    clock.sleep(Duration::from_secs(90), &CancelToken::new()).unwrap();
    assert_eq!(clock.now().to_string(), "2026-11-21T12:01:30Z");
    assert!(!clock.set(noon()));
    assert!(clock.set("2026-11-21T13:00:00Z".parse().unwrap()));
    assert_eq!(clock.now().to_string(), "2026-11-21T13:00:00Z");
}

#[test]
fn deadlines_end_at_their_instant() {
    let clock = ManualClock::new(noon());
    let deadline = Deadline::after(&clock, Duration::from_millis(1500));
    assert_eq!(deadline.remaining(noon()), Some(Duration::from_millis(1500)));
    assert_eq!(deadline.check(clock.now()), Ok(()));
    clock.advance(Duration::from_millis(1500));
    assert_eq!(deadline.check(clock.now()).unwrap_err().kind, PortErrorKind::Timeout);
    clock.advance(Duration::from_secs(1));
    assert_eq!(deadline.remaining(clock.now()), Some(Duration::ZERO));
    assert_eq!((Deadline::never().remaining(noon()), Deadline::never().check(noon())), (None, Ok(())));
}

#[test]
fn seeded_random_repeats_and_never_calls_itself_fit_for_keys() {
    let draw = |seed| {
        let random = SeededRandom::new(Seed(seed));
        let (mut one, mut two) = ([0; 20], [0; 20]);
        random.fill(&mut one).unwrap();
        random.fill(&mut two).unwrap();
        (one, two)
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
    assert_ne!(draw(1).0, draw(1).1);
    assert!(!SeededRandom::new(Seed(1)).capabilities().has(Feature::Cryptographic));
}

#[test]
fn rotated_keys_still_open() {
    let provider = MemoryKeyProvider::new(KeyId("old".to_owned()));
    let old = provider.wrap(&provider.current().unwrap(), &DataKey::new([9; 32])).unwrap();
    provider.rotate(KeyId("new".to_owned()));
    assert_eq!(provider.current().unwrap(), KeyId("new".to_owned()));
    assert_eq!(provider.unwrap(&old).unwrap().expose(), &[9; 32]);
    let mut renamed = old;
    renamed.id = KeyId("new".to_owned());
    assert_eq!(provider.unwrap(&renamed).unwrap_err().kind, PortErrorKind::Corrupt);
    assert_eq!(format!("{:?}", DataKey::new([9; 32])), "DataKey(..)");
}

#[test]
fn serial_executor_keeps_the_order() {
    let order = Mutex::new(Vec::new());
    SerialExecutor.for_each(5, &|k| order.lock().unwrap().push(k));
    assert_eq!(order.into_inner().unwrap(), [0, 1, 2, 3, 4]);
}

#[test]
fn telemetry_keeps_the_last_spans_and_all_sums() {
    let telemetry = CollectingTelemetry::new(2);
    for name in ["parse", "compile", "simulate"] {
        telemetry.span(&Span { name, start: noon(), end: noon(), error: None, fields: Vec::new() });
        telemetry.count(&Counter { name: "steps", increment: 7, fields: Vec::new() });
    }
    let names: Vec<_> = telemetry.spans().iter().map(|span| span.name).collect();
    assert_eq!(
        (names, telemetry.total("steps"), telemetry.total("none")),
        (vec!["compile", "simulate"], 21, 0)
    );
}
