//! LZ4 and Zstandard codecs with bounded decoding.
//!
//! What goes in comes out in the standard frame formats, so that another expert needs no AccuScene to read it:
//! the `lz4` and `zstd` commands open every frame written here. Each frame states its content size and carries a
//! checksum of it. The bytes depend on the input, the codec and the versions of the two libraries only.
//!
//! Decoding trusts nothing. It takes [`Limits`], stops when they are reached, and holds at most the permitted
//! output, one frame window and a few blocks. It accepts exactly one frame: a cut or extended one is an error, so
//! is one whose content was changed, and no input makes it panic. (Zstandard has a few header bits without meaning;
//! those may differ. Whoever needs every bit of a file fixed signs or seals it.)
//!
//! ```
//! use accuscene_compression::{Codec, Limits, decompress};
//!
//! # fn main() -> Result<(), accuscene_compression::CompressionError> {
//! let rows = vec![7_u8; 10_000];
//! let frame = Codec::Lz4.compress(&rows)?;
//! assert!(frame.len() < 200);
//! assert_eq!(decompress(&frame, &Limits::new(10_000))?, rows);
//!
//! // One byte less than the content is refused before anything is decoded.
//! let refused = decompress(&frame, &Limits::new(9_999)).unwrap_err();
//! assert_eq!(refused.code(), 3005);
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! `zstd` (default) brings in the C library of Zstandard. Without it the crate is pure Rust, builds for
//! `wasm32-unknown-unknown`, and answers Zstandard with [`CompressionError::Unavailable`].

#![forbid(unsafe_code)]

mod codec;
mod error;
mod format;
mod level;
mod limits;
mod lz4_frame;
mod output;
#[cfg(feature = "zstd")]
mod zstd_frame;

pub use codec::Codec;
pub use error::CompressionError;
pub use format::{Format, decompress};
pub use level::ZstdLevel;
pub use limits::Limits;
