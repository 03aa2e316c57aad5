use super::Guarded;
use crate::port::{DataKey, KeyId, KeyProvider, PortError, PortErrorKind, PortResult, WrappedKey};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Keeps the data keys itself and hands out tickets for them.
///
/// A ticket says nothing about its key, and nobody but this provider can open it: what is sealed under such a key is
/// lost with the process. It is meant for tests and for data that need not outlive the process.
#[derive(Debug)]
pub struct MemoryKeyProvider {
    vault: Guarded<Vault>,
}

#[derive(Debug)]
struct Vault {
    current: KeyId,
    ids: BTreeSet<KeyId>,
    keys: BTreeMap<(KeyId, Vec<u8>), DataKey>,
    tickets: u64,
}

impl MemoryKeyProvider {
    /// A provider with one key.
    #[must_use]
    pub fn new(current: KeyId) -> Self {
        let ids = BTreeSet::from([current.clone()]);
        Self { vault: Guarded::new(Vault { current, ids, keys: BTreeMap::new(), tickets: 0 }) }
    }

    /// Makes another key the current one; the earlier ones still open what they wrapped.
    pub fn rotate(&self, current: KeyId) {
        let vault = &mut *self.vault.lock();
        vault.ids.insert(current.clone());
        vault.current = current;
    }
}

impl KeyProvider for MemoryKeyProvider {
    fn current(&self) -> PortResult<KeyId> {
        Ok(self.vault.lock().current.clone())
    }

    fn wrap(&self, id: &KeyId, key: &DataKey) -> PortResult<WrappedKey> {
        let vault = &mut *self.vault.lock();
        vault.known(id)?;
        vault.tickets += 1;
        // A hash of the number, so that no slip in one ticket makes another valid one.
        let bytes = Sha256::digest(vault.tickets.to_le_bytes()).to_vec();
        vault.keys.insert((id.clone(), bytes.clone()), DataKey::new(*key.expose()));
        Ok(WrappedKey { id: id.clone(), bytes })
    }

    fn unwrap(&self, wrapped: &WrappedKey) -> PortResult<DataKey> {
        let vault = self.vault.lock();
        vault.known(&wrapped.id)?;
        match vault.keys.get(&(wrapped.id.clone(), wrapped.bytes.clone())) {
            Some(key) => Ok(DataKey::new(*key.expose())),
            None => Err(PortError::new(PortErrorKind::Corrupt, "the key cannot be opened")),
        }
    }
}

impl Vault {
    fn known(&self, id: &KeyId) -> PortResult<()> {
        if self.ids.contains(id) {
            return Ok(());
        }
        Err(PortError::new(PortErrorKind::NotFound, format!("there is no key {:?}", id.0)))
    }
}
