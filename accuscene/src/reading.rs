//! Ways into a document, each of which ends in `from_value` of its type.

/// Reads a type from JSON, TOML and streams; `what` is what a reader calls it.
macro_rules! readings {
    ($type:ty, $what:literal) => {
        impl $type {
            #[doc = concat!("Reads ", $what, " from JSON.")]
            ///
            /// # Errors
            /// As [`from_value`](Self::from_value), and what makes the text unreadable: size, depth, syntax.
            pub fn from_json(text: &str) -> Result<Self, $crate::EngineError> {
                use accuscene_core::document::{Format, Limits, read_text};
                Self::from_value(read_text(text, Format::Json, &Limits::default())?)
            }

            #[doc = concat!("Reads ", $what, " from TOML.")]
            ///
            /// # Errors
            /// As [`from_json`](Self::from_json).
            pub fn from_toml(text: &str) -> Result<Self, $crate::EngineError> {
                use accuscene_core::document::{Format, Limits, read_text};
                Self::from_value(read_text(text, Format::Toml, &Limits::default())?)
            }

            #[doc = concat!("Reads ", $what, " from a stream; more than 64 MiB are not read.")]
            ///
            /// # Errors
            /// As [`from_json`](Self::from_json), and those of the stream.
            pub fn read(
                source: impl std::io::Read,
                format: accuscene_core::document::Format,
            ) -> Result<Self, $crate::EngineError> {
                let limits = accuscene_core::document::Limits::default();
                Self::from_value(accuscene_core::document::read_from(source, format, &limits)?)
            }
        }
    };
}

pub(crate) use readings;
