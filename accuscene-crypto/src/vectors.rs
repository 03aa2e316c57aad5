//! Published vectors and ones by other implementations, from the files in `tests/data`.

use serde::{Deserialize, Deserializer};

use crate::password::{Argon2Input, argon2id, pbkdf2_hmac_sha256};
use crate::{Argon2Params, CryptoError, Pbkdf2Params, Salt, SecretKey, aead, open, seal, subkey};

/// Bytes that a file holds as hexadecimal text.
struct Hex(Vec<u8>);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits: Option<Vec<u8>> =
            text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
        match digits {
            Some(digits) if digits.len() % 2 == 0 => {
                Ok(Self(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()))
            }
            _ => Err(serde::de::Error::custom("not hexadecimal")),
        }
    }
}

impl Hex {
    fn array<const N: usize>(&self) -> [u8; N] {
        self.0.as_slice().try_into().unwrap()
    }
}

#[derive(Deserialize)]
struct File<V> {
    vectors: Vec<V>,
}

fn vectors<V: for<'de> Deserialize<'de>>(file: &str, at_least: usize) -> Vec<V> {
    let vectors = serde_json::from_str::<File<V>>(file).unwrap().vectors;
    assert!(vectors.len() >= at_least);
    vectors
}

#[derive(Deserialize)]
struct GcmVector {
    name: String,
    key: Hex,
    nonce: Hex,
    associated: Hex,
    plaintext: Hex,
    ciphertext: Hex,
    tag: Hex,
}

#[test]
fn aes_256_gcm() {
    for vector in vectors::<GcmVector>(include_str!("../tests/data/aes_256_gcm.json"), 4) {
        let (key, nonce, tag) = (vector.key.array(), vector.nonce.array(), vector.tag.array());
        let mut text = vector.plaintext.0.clone();
        let made = aead::encrypt(&key, &nonce, &vector.associated.0, &mut text).unwrap();
        assert_eq!((&text, made), (&vector.ciphertext.0, tag), "{}", vector.name);
        aead::decrypt(&key, &nonce, &vector.associated.0, &mut text, &tag).unwrap();
        assert_eq!(text, vector.plaintext.0, "{}", vector.name);
    }
}

#[derive(Deserialize)]
struct HkdfVector {
    name: String,
    master: Hex,
    salt: Hex,
    purpose: Hex,
    key: Hex,
}

#[test]
fn hkdf_sha256() {
    for vector in vectors::<HkdfVector>(include_str!("../tests/data/hkdf_sha256.json"), 3) {
        let key = subkey::derive(&vector.master.0, &vector.salt.0, &vector.purpose.0).unwrap();
        assert_eq!(*key, vector.key.array(), "{}", vector.name);
    }
}

#[derive(Deserialize)]
struct Argon2Vector {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    password: Hex,
    salt: Hex,
    secret: Option<Hex>,
    associated: Option<Hex>,
    key: Hex,
}

#[test]
fn argon2id_as_published() {
    for vector in vectors::<Argon2Vector>(include_str!("../tests/data/argon2id.json"), 2) {
        let cost = Argon2Params::of_vector(vector.memory_kib, vector.passes, vector.lanes);
        let input = Argon2Input {
            password: &vector.password.0,
            salt: &vector.salt.0,
            secret: &vector.secret.unwrap().0,
            associated: &vector.associated.unwrap().0,
        };
        let mut key = vec![0; vector.key.0.len()];
        argon2id(cost, &input, &mut key).unwrap();
        assert_eq!(key, vector.key.0, "{}", vector.name);
    }
}

#[test]
fn argon2id_keys() {
    for vector in vectors::<Argon2Vector>(include_str!("../tests/data/argon2id_keys.json"), 2) {
        let cost = Argon2Params::new(vector.memory_kib, vector.passes, vector.lanes).unwrap();
        let key = cost.derive_key(&vector.password.0, &Salt::from_bytes(vector.salt.array())).unwrap();
        assert_eq!(*key.expose_bytes(), vector.key.array(), "{}", vector.name);
    }
}

#[derive(Deserialize)]
struct Pbkdf2Vector {
    name: String,
    password: Hex,
    salt: Hex,
    iterations: u32,
    key: Hex,
}

#[test]
fn pbkdf2_as_published() {
    for vector in vectors::<Pbkdf2Vector>(include_str!("../tests/data/pbkdf2_hmac_sha256.json"), 2) {
        let mut key = vec![0; vector.key.0.len()];
        pbkdf2_hmac_sha256(&vector.password.0, &vector.salt.0, vector.iterations, &mut key);
        assert_eq!(key, vector.key.0, "{}", vector.name);
    }
}

#[test]
fn pbkdf2_keys() {
    for vector in vectors::<Pbkdf2Vector>(include_str!("../tests/data/pbkdf2_keys.json"), 2) {
        let cost = Pbkdf2Params::new(vector.iterations).unwrap();
        let key = cost.derive_key(&vector.password.0, &Salt::from_bytes(vector.salt.array())).unwrap();
        assert_eq!(*key.expose_bytes(), vector.key.array(), "{}", vector.name);
    }
}

#[derive(Deserialize)]
struct SealVector {
    name: String,
    key: Hex,
    random: Hex,
    associated: Hex,
    plaintext: Hex,
    sealed: Hex,
}

#[test]
fn sealed_messages_of_version_1() {
    for vector in vectors::<SealVector>(include_str!("../tests/data/sealed_v1.json"), 2) {
        let key = SecretKey::from_slice(&vector.key.0).unwrap();
        let mut stock = vector.random.0.iter().copied();
        let mut random = |bytes: &mut [u8]| -> Result<(), CryptoError> {
            bytes.fill_with(|| stock.next().unwrap());
            Ok(())
        };
        let sealed = seal(&key, &vector.plaintext.0, &vector.associated.0, &mut random).unwrap();
        assert_eq!(sealed, vector.sealed.0, "{}", vector.name);
        assert_eq!(open(&key, &sealed, &vector.associated.0).as_ref(), Ok(&vector.plaintext.0));
    }
}
