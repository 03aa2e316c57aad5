//! Authenticated encryption and keys from passwords, for case files.
//!
//! One message is sealed with AES-256-GCM under a key of its own, drawn from yours by HKDF-SHA256 with a fresh salt.
//! A key commitment stands in front, because AES-GCM alone lets one file be made that opens under two keys with two
//! meanings, and evidence must have one. Associated data (a case number, a file's name) is not stored but must be
//! the same again when the message is opened.
//!
//! The crate has no randomness, clock or file of its own: random bytes come from a [`RandomSource`] that the host
//! gives. Keys are wiped from memory when dropped. A failure to open says nothing but that it failed:
//! [`CryptoError::Authentication`] stands for a wrong key, other associated data and a changed message alike.
//!
//! ```
//! use accuscene_crypto::{Argon2Params, CryptoError, Salt, open, seal};
//!
//! # fn main() -> Result<(), CryptoError> {
//! // The operating system's generator, as the host reaches it.
//! # use std::hash::{BuildHasher, Hasher};
//! # fn operating_system(bytes: &mut [u8]) -> Result<(), CryptoError> {
//! #     bytes.fill_with(|| std::hash::RandomState::new().build_hasher().finish().to_le_bytes()[0]);
//! #     Ok(())
//! # }
//! let mut random = |bytes: &mut [u8]| operating_system(bytes);
//!
//! // Store the salt and the parameters beside the message; the password goes nowhere.
//! let salt = Salt::generate(&mut random)?;
//! let key = Argon2Params::FLOOR.derive_key(b"correct horse battery staple", &salt)?;
//!
//! let sealed = seal(&key, b"delta-V 12.4 m/s", b"case 2026-117", &mut random)?;
//! assert_eq!(open(&key, &sealed, b"case 2026-117")?, b"delta-V 12.4 m/s");
//!
//! assert_eq!(open(&key, &sealed, b"case 2026-118"), Err(CryptoError::Authentication));
//! # Ok(())
//! # }
//! ```
//!
#![doc = include_str!("../FORMAT.md")]
#![forbid(unsafe_code)]

mod aead;
mod error;
mod key;
mod password;
mod random;
mod salt;
mod seal;
mod subkey;
#[cfg(test)]
mod vectors;

pub use error::CryptoError;
pub use key::SecretKey;
pub use password::{Argon2Params, Pbkdf2Params};
pub use random::RandomSource;
pub use salt::Salt;
pub use seal::{MAX_ASSOCIATED_DATA, MAX_PLAINTEXT, SEAL_OVERHEAD, open, seal};
