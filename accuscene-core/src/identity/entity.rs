use super::{IdentityError, text_form};
use crate::document::shorten;
use core::fmt;
use core::str::FromStr;
use uuid::Uuid;

/// Root of all derived ids: version 5 of the URL namespace and `https://accuscene.org/id`.
const NAMESPACE: Uuid = Uuid::from_bytes([
    0x8a, 0x5a, 0xdc, 0x97, 0x6b, 0x7b, 0x5e, 0xdf, 0x85, 0x12, 0x0a, 0x14, 0x52, 0x12, 0x81, 0x19,
]);

/// Identity of a scene or of something in it: a UUID (RFC 9562).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(Uuid);

impl EntityId {
    /// The id of the scene of this name: the same everywhere and always.
    #[must_use]
    pub fn of_scene(scene: &str) -> Self {
        Self(Uuid::new_v5(&NAMESPACE, scene.as_bytes()))
    }

    /// The id of the thing of this name in a scene (or other namespace) of that name: UUID version 5 of both.
    #[must_use]
    pub fn derive(namespace: &str, name: &str) -> Self {
        Self::of_scene(namespace).child(name)
    }

    /// The id of the thing of this name below this one.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        Self(Uuid::new_v5(&self.0, name.as_bytes()))
    }

    /// The id with these bytes, most significant first.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The bytes, most significant first.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

/// The hyphenated form in small letters.
impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// The hyphenated form alone, so that one id has one spelling but for letter case.
impl FromStr for EntityId {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        match Uuid::try_parse(text) {
            Ok(id) if text.len() == 36 => Ok(Self(id)),
            _ => Err(IdentityError::EntityId { text: shorten(text) }),
        }
    }
}

text_form!(EntityId, "EntityId", "uuid", "Identity: a UUID");
