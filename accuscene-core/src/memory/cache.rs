use super::Guarded;
use crate::identity::Timestamp;
use crate::port::{Cache, Capabilities, Clock, Invalidate, Key, PortResult, expiry};
use core::ops::Bound;
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A cache of so many bytes; it forgets what was not asked for the longest.
pub struct MemoryCache {
    clock: Arc<dyn Clock>,
    room: usize,
    content: Guarded<Content>,
}

#[derive(Default)]
struct Content {
    values: BTreeMap<String, Kept>,
    /// Keys by the number of their last use.
    uses: BTreeMap<u64, String>,
    use_count: u64,
    used: usize,
}

struct Kept {
    value: Arc<[u8]>,
    until: Option<Timestamp>,
    last_use: u64,
}

impl MemoryCache {
    /// A cache for so many bytes of keys and values.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, room: usize) -> Self {
        Self { clock, room, content: Guarded::default() }
    }

    /// Bytes of the keys and values that are kept.
    #[must_use]
    pub fn used(&self) -> usize {
        self.content.lock().used
    }
}

impl Cache for MemoryCache {
    fn capabilities(&self) -> Capabilities {
        Capabilities::new("memory").with_max_value(self.room.saturating_sub(Key::MAX_BYTES) as u64)
    }

    fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        let now = self.clock.now();
        let content = &mut *self.content.lock();
        let kept = content.values.get(key.as_str())?;
        if kept.until.is_some_and(|until| until <= now) {
            content.remove(key.as_str());
            return None;
        }
        content.touch(key.as_str())
    }

    fn put(&self, key: &Key, value: Arc<[u8]>, time_to_live: Option<Duration>) {
        let until = time_to_live.map(|time| expiry(self.clock.now(), time));
        let content = &mut *self.content.lock();
        content.remove(key.as_str());
        let weight = weight(key.as_str(), &value);
        if time_to_live.is_some_and(|time| time.is_zero()) || weight > self.room {
            return;
        }
        while content.used + weight > self.room {
            let Some((_, oldest)) = content.uses.pop_first() else { break };
            content.remove(&oldest);
        }
        content.use_count += 1;
        content.used += weight;
        content.uses.insert(content.use_count, key.as_str().to_owned());
        content.values.insert(key.as_str().to_owned(), Kept { value, until, last_use: content.use_count });
    }

    fn invalidate(&self, what: Invalidate<'_>) -> PortResult<()> {
        let content = &mut *self.content.lock();
        match what {
            Invalidate::Key(key) => content.remove(key.as_str()),
            Invalidate::All => *content = Content { use_count: content.use_count, ..Content::default() },
            Invalidate::Prefix(prefix) => {
                let from = content.values.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
                let keys: Vec<String> =
                    from.map(|(key, _)| key.clone()).take_while(|key| key.starts_with(prefix)).collect();
                keys.iter().for_each(|key| content.remove(key));
            }
        }
        Ok(())
    }
}

impl Content {
    fn remove(&mut self, key: &str) {
        if let Some(kept) = self.values.remove(key) {
            self.used -= weight(key, &kept.value);
            self.uses.remove(&kept.last_use);
        }
    }

    /// Makes a key the last one used.
    fn touch(&mut self, key: &str) -> Option<Arc<[u8]>> {
        let kept = self.values.get_mut(key)?;
        self.uses.remove(&kept.last_use);
        self.use_count += 1;
        kept.last_use = self.use_count;
        self.uses.insert(self.use_count, key.to_owned());
        Some(Arc::clone(&kept.value))
    }
}

fn weight(key: &str, value: &[u8]) -> usize {
    key.len().saturating_add(value.len())
}
