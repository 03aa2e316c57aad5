use super::{Capabilities, Condition, PortResult, Version};
use crate::document::ContentHash;
use crate::identity::EntityId;
use crate::scene::Scene;

/// Scenes under their identities.
pub trait SceneRepository: Send + Sync {
    /// What the adapter can do.
    fn capabilities(&self) -> Capabilities;

    /// The scene of this identity.
    ///
    /// # Errors
    /// `Corrupt` if what is stored is no scene; a missing scene is no error.
    fn find_by_id(&self, id: EntityId) -> PortResult<Option<StoredScene>>;

    /// Stores a scene if the condition holds: [`Condition::Absent`] for a new one, [`Condition::Match`] for a change.
    ///
    /// # Errors
    /// `Conflict` if it does not hold; `Full` if there is no room.
    fn save(&self, id: EntityId, scene: &Scene, condition: &Condition) -> PortResult<Version>;

    /// Removes a scene if the condition holds; tells whether there was one.
    ///
    /// # Errors
    /// `Conflict` if it does not hold. With [`Condition::Match`] a missing scene is a conflict.
    fn delete(&self, id: EntityId, condition: &Condition) -> PortResult<bool>;

    /// The scenes that fit a query, in the order of their identities.
    ///
    /// # Errors
    /// What the back end reports.
    fn query(&self, query: &SceneQuery, page: Page) -> PortResult<Vec<SceneSummary>>;
}

/// A scene with its version.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredScene {
    /// The scene, as it was saved.
    pub scene: Scene,
    /// Its version.
    pub version: Version,
}

/// What a scene has to satisfy, all of it; the default takes every scene.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SceneQuery {
    /// Its name, exactly.
    pub name: Option<String>,
    /// Its case number, exactly.
    pub case_number: Option<String>,
    /// One of its tags, exactly.
    pub tag: Option<String>,
}

impl SceneQuery {
    /// Whether a scene fits.
    #[must_use]
    pub fn fits(&self, scene: &Scene) -> bool {
        let equal = |wanted: &Option<String>, found: &Option<String>| wanted.is_none() || wanted == found;
        equal(&self.name, &scene.name)
            && equal(&self.case_number, &scene.case.case_number)
            && self.tag.as_ref().is_none_or(|tag| scene.case.tags.contains(tag))
    }
}

/// Which part of an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Only identities behind this one.
    pub after: Option<EntityId>,
    /// At most so many.
    pub limit: usize,
}

/// A stored scene without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneSummary {
    /// Its identity in the repository.
    pub id: EntityId,
    /// Its version.
    pub version: Version,
    /// Its name.
    pub name: Option<String>,
    /// Title of its case.
    pub title: Option<String>,
    /// Number of its case.
    pub case_number: Option<String>,
    /// Tags of its case.
    pub tags: Vec<String>,
    /// Identity of its content.
    pub hash: ContentHash,
}

impl SceneSummary {
    /// The summary of a stored scene.
    #[must_use]
    pub fn of(id: EntityId, stored: &StoredScene) -> Self {
        let case = &stored.scene.case;
        Self {
            id,
            version: stored.version.clone(),
            name: stored.scene.name.clone(),
            title: case.title.clone(),
            case_number: case.case_number.clone(),
            tags: case.tags.clone(),
            hash: stored.scene.hash(),
        }
    }
}
