use std::collections::BTreeSet;

/// What an adapter can do and promises.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Capabilities {
    /// Name of the adapter, for messages: `memory`, `sqlite`.
    pub adapter: String,
    /// Whether what is stored survives the end of the process.
    pub durable: bool,
    /// Whether several processes see the same content.
    pub shared: bool,
    /// Largest value in bytes; `None` if only the room limits it.
    pub max_value: Option<u64>,
    /// What the adapter cannot do of what its port offers.
    pub missing: BTreeSet<Feature>,
    /// What it promises beyond its port.
    pub extra: BTreeSet<Feature>,
}

/// Something that not every adapter of a port can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Feature {
    /// Writes that depend on the stored version.
    Condition,
    /// Parts of a blob.
    Range,
    /// Blobs written in pieces.
    StreamedWrite,
    /// Listing.
    List,
    /// Values that expire.
    Expiry,
    /// Invalidation by prefix.
    PrefixInvalidation,
    /// Waiting until something happens.
    Wait,
    /// Beyond the port: random bytes that are fit for keys.
    Cryptographic,
}

impl Capabilities {
    /// An adapter of this name that does all that its port offers, is neither durable nor shared, and has no limit.
    #[must_use]
    pub fn new(adapter: impl Into<String>) -> Self {
        Self {
            adapter: adapter.into(),
            durable: false,
            shared: false,
            max_value: None,
            missing: BTreeSet::new(),
            extra: BTreeSet::new(),
        }
    }

    /// The same, surviving the end of the process.
    #[must_use]
    pub fn durable(mut self) -> Self {
        self.durable = true;
        self
    }

    /// The same, seen by several processes.
    #[must_use]
    pub fn shared(mut self) -> Self {
        self.shared = true;
        self
    }

    /// The same with a largest value in bytes.
    #[must_use]
    pub fn with_max_value(mut self, bytes: u64) -> Self {
        self.max_value = Some(bytes);
        self
    }

    /// The same without a feature of the port.
    #[must_use]
    pub fn without(mut self, feature: Feature) -> Self {
        self.missing.insert(feature);
        self
    }

    /// The same with a promise beyond the port.
    #[must_use]
    pub fn with(mut self, feature: Feature) -> Self {
        self.extra.insert(feature);
        self
    }

    /// Whether the adapter has this feature.
    #[must_use]
    pub fn has(&self, feature: Feature) -> bool {
        match feature {
            Feature::Cryptographic => self.extra.contains(&feature),
            _ => !self.missing.contains(&feature),
        }
    }
}
