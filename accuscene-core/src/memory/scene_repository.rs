use super::Guarded;
use crate::identity::EntityId;
use crate::port::{
    Capabilities, Condition, Page, PortError, PortErrorKind, PortResult, SceneQuery, SceneRepository,
    SceneSummary, StoredScene, Version,
};
use crate::scene::Scene;
use core::ops::Bound;
use std::collections::BTreeMap;

/// Scenes in memory.
#[derive(Debug, Default)]
pub struct MemorySceneRepository {
    content: Guarded<Content>,
}

#[derive(Debug, Default)]
struct Content {
    scenes: BTreeMap<EntityId, StoredScene>,
    writes: u64,
}

impl MemorySceneRepository {
    /// A repository without scenes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl SceneRepository for MemorySceneRepository {
    fn capabilities(&self) -> Capabilities {
        Capabilities::new("memory")
    }

    fn find_by_id(&self, id: EntityId) -> PortResult<Option<StoredScene>> {
        Ok(self.content.lock().scenes.get(&id).cloned())
    }

    fn save(&self, id: EntityId, scene: &Scene, condition: &Condition) -> PortResult<Version> {
        let content = &mut *self.content.lock();
        content.agree(id, condition)?;
        content.writes += 1;
        let version = Version(content.writes.to_string());
        content.scenes.insert(id, StoredScene { scene: scene.clone(), version: version.clone() });
        Ok(version)
    }

    fn delete(&self, id: EntityId, condition: &Condition) -> PortResult<bool> {
        let content = &mut *self.content.lock();
        content.agree(id, condition)?;
        Ok(content.scenes.remove(&id).is_some())
    }

    fn query(&self, query: &SceneQuery, page: Page) -> PortResult<Vec<SceneSummary>> {
        let start = page.after.map_or(Bound::Unbounded, Bound::Excluded);
        let content = self.content.lock();
        let behind = content.scenes.range((start, Bound::Unbounded));
        let fitting = behind.filter(|(_, stored)| query.fits(&stored.scene)).take(page.limit);
        Ok(fitting.map(|(id, stored)| SceneSummary::of(*id, stored)).collect())
    }
}

impl Content {
    fn agree(&self, id: EntityId, condition: &Condition) -> PortResult<()> {
        if condition.holds(self.scenes.get(&id).map(|stored| &stored.version)) {
            return Ok(());
        }
        Err(PortError::new(PortErrorKind::Conflict, format!("scene {id} is not as expected: {condition:?}")))
    }
}
