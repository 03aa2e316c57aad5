use super::Guarded;
use crate::port::{
    Blob, BlobInfo, BlobStore, BlobWriter, Capabilities, Condition, Key, PortError, PortErrorKind,
    PortResult, Version,
};
use core::ops::{Bound, Range};
use std::collections::BTreeMap;

/// Blobs in memory, up to a number of bytes.
#[derive(Debug)]
pub struct MemoryBlobStore {
    content: Guarded<Content>,
    room: u64,
}

#[derive(Debug, Default)]
struct Content {
    blobs: BTreeMap<String, Stored>,
    used: u64,
    writes: u64,
}

#[derive(Debug)]
struct Stored {
    bytes: Vec<u8>,
    version: Version,
}

impl MemoryBlobStore {
    /// A store that takes all that fits into memory.
    #[must_use]
    pub fn new() -> Self {
        Self::with_room(u64::MAX)
    }

    /// A store for so many bytes of content.
    #[must_use]
    pub fn with_room(bytes: u64) -> Self {
        Self { content: Guarded::default(), room: bytes }
    }

    fn store(&self, key: &Key, bytes: Vec<u8>, condition: &Condition) -> PortResult<Version> {
        let content = &mut *self.content.lock();
        let present = content.blobs.get(key.as_str());
        agree(key, condition, present)?;
        let freed = present.map_or(0, |blob| blob.bytes.len() as u64);
        let used = content.used - freed + bytes.len() as u64;
        if used > self.room {
            return Err(PortError::new(
                PortErrorKind::Full,
                format!("{used} bytes do not fit into {}", self.room),
            ));
        }
        content.used = used;
        content.writes += 1;
        let version = Version(content.writes.to_string());
        content.blobs.insert(key.as_str().to_owned(), Stored { bytes, version: version.clone() });
        Ok(version)
    }
}

impl Default for MemoryBlobStore {
    fn default() -> Self {
        Self::new()
    }
}

impl BlobStore for MemoryBlobStore {
    fn capabilities(&self) -> Capabilities {
        let all = Capabilities::new("memory");
        if self.room == u64::MAX { all } else { all.with_max_value(self.room) }
    }

    fn get(&self, key: &Key) -> PortResult<Option<Blob>> {
        let content = self.content.lock();
        let found = content.blobs.get(key.as_str());
        Ok(found.map(|blob| Blob { bytes: blob.bytes.clone(), version: blob.version.clone() }))
    }

    fn get_range(&self, key: &Key, range: Range<u64>) -> PortResult<Vec<u8>> {
        let content = self.content.lock();
        let missing = || PortError::new(PortErrorKind::NotFound, format!("there is no blob {key}"));
        let bytes = &content.blobs.get(key.as_str()).ok_or_else(missing)?.bytes;
        let within = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
        Ok(bytes.get(within(range.start)..within(range.end)).unwrap_or_default().to_vec())
    }

    fn stat(&self, key: &Key) -> PortResult<Option<BlobInfo>> {
        Ok(self.content.lock().blobs.get(key.as_str()).map(|blob| info(key.clone(), blob)))
    }

    fn put(&self, key: &Key, bytes: &[u8], condition: &Condition) -> PortResult<Version> {
        self.store(key, bytes.to_vec(), condition)
    }

    fn write(&self, key: &Key, condition: Condition) -> PortResult<Box<dyn BlobWriter + '_>> {
        Ok(Box::new(Writer { store: self, key: key.clone(), condition, bytes: Vec::new() }))
    }

    fn delete(&self, key: &Key, condition: &Condition) -> PortResult<bool> {
        let content = &mut *self.content.lock();
        agree(key, condition, content.blobs.get(key.as_str()))?;
        let Some(blob) = content.blobs.remove(key.as_str()) else { return Ok(false) };
        content.used -= blob.bytes.len() as u64;
        Ok(true)
    }

    fn list(&self, prefix: &str, after: Option<&Key>, limit: usize) -> PortResult<Vec<BlobInfo>> {
        let start = match after.map(Key::as_str) {
            Some(after) if after >= prefix => Bound::Excluded(after),
            _ => Bound::Included(prefix),
        };
        let content = self.content.lock();
        let fitting = content.blobs.range::<str, _>((start, Bound::Unbounded));
        fitting
            .take_while(|(key, _)| key.starts_with(prefix))
            .take(limit)
            .map(|(key, blob)| Ok(info(Key::new(key.as_str())?, blob)))
            .collect()
    }
}

fn info(key: Key, blob: &Stored) -> BlobInfo {
    BlobInfo { key, size: blob.bytes.len() as u64, version: blob.version.clone() }
}

fn agree(key: &Key, condition: &Condition, present: Option<&Stored>) -> PortResult<()> {
    if condition.holds(present.map(|blob| &blob.version)) {
        return Ok(());
    }
    Err(PortError::new(PortErrorKind::Conflict, format!("blob {key} is not as expected: {condition:?}")))
}

struct Writer<'a> {
    store: &'a MemoryBlobStore,
    key: Key,
    condition: Condition,
    bytes: Vec<u8>,
}

impl BlobWriter for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> PortResult<()> {
        let size = self.bytes.len() as u64 + bytes.len() as u64;
        if size > self.store.room {
            let message = format!("{size} bytes do not fit into {}", self.store.room);
            return Err(PortError::new(PortErrorKind::Full, message));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn commit(self: Box<Self>) -> PortResult<Version> {
        self.store.store(&self.key, self.bytes, &self.condition)
    }

    fn abort(self: Box<Self>) -> PortResult<()> {
        Ok(())
    }
}
