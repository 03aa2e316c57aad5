use crate::Wrong;
use accuscene_core::conformance;
use accuscene_core::memory::MemoryBlobStore;
use accuscene_core::port::{
    Blob, BlobInfo, BlobStore, BlobWriter, Capabilities, Condition, Feature, Key, PortResult, Version,
};
use std::ops::Range;
use std::sync::Mutex;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    NoConditions,
    NoConditionsButSaysSo,
    FoldsCase,
    TrimsKeys,
    EmptyIsMissing,
    SameVersion,
    RangeBeyondEndFails,
    MissingRangeIsEmpty,
    ListUnordered,
    ListIncludesAfter,
    CutsLargeValues,
    WritesThrough,
    DropCommits,
    EarlyCondition,
    TornReads,
}

struct Faulty {
    inner: MemoryBlobStore,
    fault: Fault,
    torn: Mutex<u32>,
}

impl Faulty {
    fn key(&self, key: &Key) -> PortResult<Key> {
        match self.fault {
            Fault::FoldsCase => Key::new(key.as_str().to_lowercase()),
            Fault::TrimsKeys => Key::new(key.as_str().trim_end()),
            _ => Ok(key.clone()),
        }
    }

    fn condition(&self, condition: &Condition) -> Condition {
        match self.fault {
            Fault::NoConditions | Fault::NoConditionsButSaysSo => Condition::Always,
            _ => condition.clone(),
        }
    }
}

impl BlobStore for Faulty {
    fn capabilities(&self) -> Capabilities {
        let all = self.inner.capabilities();
        if self.fault == Fault::NoConditionsButSaysSo { all.without(Feature::Condition) } else { all }
    }

    fn get(&self, key: &Key) -> PortResult<Option<Blob>> {
        let mut found = self.inner.get(&self.key(key)?)?;
        if let Some(blob) = &mut found {
            if self.fault == Fault::SameVersion {
                blob.version = Version("1".to_owned());
            }
            if self.fault == Fault::TornReads && blob.bytes.len() == 64 << 10 {
                let mut reads = self.torn.lock().unwrap();
                *reads += 1;
                if *reads > 3 {
                    blob.bytes[5] ^= 1;
                }
            }
        }
        Ok(found.filter(|blob| self.fault != Fault::EmptyIsMissing || !blob.bytes.is_empty()))
    }

    fn get_range(&self, key: &Key, range: Range<u64>) -> PortResult<Vec<u8>> {
        let key = self.key(key)?;
        match self.fault {
            Fault::MissingRangeIsEmpty if self.inner.get(&key)?.is_none() => Ok(Vec::new()),
            Fault::RangeBeyondEndFails => {
                let bytes = self.inner.get_range(&key, range.clone())?;
                let wanted = range.end.saturating_sub(range.start);
                let short = accuscene_core::port::PortErrorKind::Other;
                let error = accuscene_core::port::PortError::new(short, "beyond the end");
                if bytes.len() as u64 == wanted { Ok(bytes) } else { Err(error) }
            }
            _ => self.inner.get_range(&key, range),
        }
    }

    fn stat(&self, key: &Key) -> PortResult<Option<BlobInfo>> {
        let mut found = self.inner.stat(&self.key(key)?)?;
        if let Some(info) = &mut found {
            info.key = key.clone();
            if self.fault == Fault::SameVersion {
                info.version = Version("1".to_owned());
            }
        }
        Ok(found)
    }

    fn put(&self, key: &Key, bytes: &[u8], condition: &Condition) -> PortResult<Version> {
        let cut = if self.fault == Fault::CutsLargeValues { bytes.len().min(1 << 20) } else { bytes.len() };
        let version = self.inner.put(&self.key(key)?, &bytes[..cut], &self.condition(condition))?;
        Ok(if self.fault == Fault::SameVersion { Version("1".to_owned()) } else { version })
    }

    fn write(&self, key: &Key, condition: Condition) -> PortResult<Box<dyn BlobWriter + '_>> {
        let condition = self.condition(&condition);
        if self.fault == Fault::EarlyCondition {
            let present = self.inner.stat(key)?.map(|info| info.version);
            let now = if condition.holds(present.as_ref()) { Condition::Always } else { condition };
            return self.inner.write(key, now);
        }
        let writer = self.inner.write(key, condition)?;
        if !matches!(self.fault, Fault::WritesThrough | Fault::DropCommits) {
            return Ok(writer);
        }
        Ok(Box::new(Leaky { store: self, key: key.clone(), bytes: Vec::new(), writer: Some(writer) }))
    }

    fn delete(&self, key: &Key, condition: &Condition) -> PortResult<bool> {
        self.inner.delete(&self.key(key)?, &self.condition(condition))
    }

    fn list(&self, prefix: &str, after: Option<&Key>, limit: usize) -> PortResult<Vec<BlobInfo>> {
        let mut infos = self.inner.list(prefix, after, limit)?;
        match self.fault {
            Fault::ListUnordered => infos.sort_by_key(|info| info.key.as_str().to_lowercase()),
            Fault::ListIncludesAfter => {
                if let Some(info) = after.and_then(|key| self.inner.stat(key).transpose()) {
                    infos.insert(0, info?);
                    infos.truncate(limit);
                }
            }
            _ => {}
        }
        Ok(infos)
    }
}

struct Leaky<'a> {
    store: &'a Faulty,
    key: Key,
    bytes: Vec<u8>,
    writer: Option<Box<dyn BlobWriter + 'a>>,
}

impl BlobWriter for Leaky<'_> {
    fn write(&mut self, bytes: &[u8]) -> PortResult<()> {
        self.bytes.extend_from_slice(bytes);
        if self.store.fault == Fault::WritesThrough {
            self.store.inner.put(&self.key, &self.bytes, &Condition::Always)?;
        }
        self.writer.as_mut().unwrap().write(bytes)
    }

    fn commit(mut self: Box<Self>) -> PortResult<Version> {
        self.writer.take().unwrap().commit()
    }

    fn abort(mut self: Box<Self>) -> PortResult<()> {
        self.writer.take().unwrap().abort()
    }
}

impl Drop for Leaky<'_> {
    fn drop(&mut self) {
        if let Some(writer) = self.writer.take() {
            let _ = writer.commit();
        }
    }
}

#[test]
fn each_fault_is_found_at_its_clause() {
    let mut wrong = Wrong::default();
    for (fault, expected) in [
        (Fault::None, None),
        (Fault::NoConditions, Some("condition-absent")),
        (Fault::NoConditionsButSaysSo, None),
        (Fault::FoldsCase, Some("list-order")),
        (Fault::TrimsKeys, Some("odd-keys")),
        (Fault::EmptyIsMissing, Some("round-trip")),
        (Fault::SameVersion, Some("overwrite")),
        (Fault::RangeBeyondEndFails, Some("range")),
        (Fault::MissingRangeIsEmpty, Some("missing")),
        (Fault::ListUnordered, Some("list-order")),
        (Fault::ListIncludesAfter, Some("list-pages")),
        (Fault::CutsLargeValues, Some("large-value")),
        (Fault::WritesThrough, Some("streamed-commit")),
        (Fault::DropCommits, Some("streamed-drop")),
        (Fault::EarlyCondition, Some("streamed-condition")),
        (Fault::TornReads, Some("concurrent-whole")),
    ] {
        let make = || Box::new(Faulty { inner: MemoryBlobStore::new(), fault, torn: Mutex::new(0) }) as _;
        wrong.note(format!("{fault:?}"), conformance::blob_store(&make), expected);
    }
    wrong.none();
}
