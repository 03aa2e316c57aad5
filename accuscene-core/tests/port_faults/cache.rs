use crate::{Wrong, timed};
use accuscene_core::conformance;
use accuscene_core::memory::MemoryCache;
use accuscene_core::port::{Cache, Capabilities, Invalidate, Key, PortResult};
use std::sync::Arc;
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    KeepsNothing,
    KeepsFirst,
    NeverExpires,
    GetRenews,
    ZeroIsForEver,
    KeyIsPrefix,
    PrefixIsKey,
    PrefixIsAll,
    AllDoesNothing,
    FoldsCase,
    CutsValues,
}

struct Faulty {
    inner: MemoryCache,
    fault: Fault,
}

impl Faulty {
    fn key(&self, key: &Key) -> Key {
        let text = key.as_str();
        Key::new(if self.fault == Fault::FoldsCase { text.to_lowercase() } else { text.to_owned() }).unwrap()
    }
}

impl Cache for Faulty {
    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        let found = self.inner.get(&self.key(key))?;
        if self.fault == Fault::GetRenews {
            self.inner.put(key, Arc::clone(&found), Some(Duration::from_secs(2)));
        }
        Some(found)
    }

    fn put(&self, key: &Key, value: Arc<[u8]>, time: Option<Duration>) {
        match self.fault {
            Fault::KeepsNothing => {}
            Fault::KeepsFirst if self.inner.get(key).is_some() => {}
            Fault::NeverExpires => self.inner.put(key, value, time.filter(Duration::is_zero)),
            Fault::ZeroIsForEver => self.inner.put(key, value, time.filter(|time| !time.is_zero())),
            Fault::CutsValues => self.inner.put(key, value[..value.len().min(1000)].into(), time),
            _ => self.inner.put(&self.key(key), value, time),
        }
    }

    fn invalidate(&self, what: Invalidate<'_>) -> PortResult<()> {
        match (self.fault, what) {
            (Fault::KeyIsPrefix, Invalidate::Key(key)) => {
                self.inner.invalidate(Invalidate::Prefix(key.as_str()))
            }
            (Fault::PrefixIsKey, Invalidate::Prefix(text)) => {
                Key::new(text).map_or(Ok(()), |key| self.inner.invalidate(Invalidate::Key(&key)))
            }
            (Fault::PrefixIsAll, Invalidate::Prefix(_)) => self.inner.invalidate(Invalidate::All),
            (Fault::AllDoesNothing, Invalidate::All) => Ok(()),
            _ => self.inner.invalidate(what),
        }
    }
}

#[test]
fn each_fault_is_found_at_its_clause() {
    let mut wrong = Wrong::default();
    for (fault, expected) in [
        (Fault::None, None),
        (Fault::KeepsNothing, Some("round-trip")),
        (Fault::KeepsFirst, Some("overwrite")),
        (Fault::NeverExpires, Some("expiry")),
        (Fault::GetRenews, Some("expiry-renewed")),
        (Fault::ZeroIsForEver, Some("expiry-zero")),
        (Fault::KeyIsPrefix, Some("invalidate-key")),
        (Fault::PrefixIsKey, Some("invalidate-prefix")),
        (Fault::PrefixIsAll, Some("invalidate-prefix")),
        (Fault::AllDoesNothing, Some("invalidate-all")),
        (Fault::FoldsCase, Some("round-trip")),
        (Fault::CutsValues, Some("large-value")),
    ] {
        let make = || timed(|clock| Box::new(Faulty { inner: MemoryCache::new(clock, 2 << 20), fault }) as _);
        wrong.note(format!("{fault:?}"), conformance::cache(&make), expected);
    }
    wrong.none();
}
