use super::Guarded;
use crate::port::{
    Capabilities, Clock, FencingToken, LeaderLease, Leadership, PortError, PortErrorKind, PortResult, expiry,
};
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Leaders among the threads of one process.
pub struct MemoryLeaderLease {
    clock: Arc<dyn Clock>,
    content: Guarded<Content>,
}

#[derive(Default)]
struct Content {
    leaders: BTreeMap<String, Leadership>,
    tokens: u64,
}

impl MemoryLeaderLease {
    /// Nobody leads.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, content: Guarded::default() }
    }
}

impl LeaderLease for MemoryLeaderLease {
    fn capabilities(&self) -> Capabilities {
        Capabilities::new("memory")
    }

    fn acquire(&self, name: &str, holder: &str, lease: Duration) -> PortResult<Option<Leadership>> {
        let now = self.clock.now();
        let content = &mut *self.content.lock();
        if content.leaders.get(name).is_some_and(|leader| leader.until > now) {
            return Ok(None);
        }
        content.tokens += 1;
        let leadership = Leadership {
            name: name.to_owned(),
            holder: holder.to_owned(),
            token: FencingToken(content.tokens),
            until: expiry(now, lease),
        };
        content.leaders.insert(name.to_owned(), leadership.clone());
        Ok(Some(leadership))
    }

    fn renew(&self, leadership: &Leadership, lease: Duration) -> PortResult<Leadership> {
        let now = self.clock.now();
        let content = &mut *self.content.lock();
        match content.leaders.get_mut(&leadership.name) {
            Some(leader) if leader.token == leadership.token && leader.until > now => {
                leader.until = expiry(now, lease);
                Ok(leader.clone())
            }
            _ => {
                let message = format!("{} no longer leads {}", leadership.holder, leadership.name);
                Err(PortError::new(PortErrorKind::Conflict, message))
            }
        }
    }

    fn release(&self, leadership: &Leadership) -> PortResult<()> {
        let content = &mut *self.content.lock();
        if content.leaders.get(&leadership.name).is_some_and(|leader| leader.token == leadership.token) {
            content.leaders.remove(&leadership.name);
        }
        Ok(())
    }
}
