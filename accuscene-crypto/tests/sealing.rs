//! What is sealed opens with the same key and associated data, and with nothing else.

use accuscene_crypto::{
    CryptoError, MAX_ASSOCIATED_DATA, MAX_PLAINTEXT, RandomSource, SEAL_OVERHEAD, Salt, SecretKey, open, seal,
};
use proptest::prelude::*;

/// A generator for tests only: it repeats itself with its seed.
struct Repeatable(u64);

impl RandomSource for Repeatable {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), CryptoError> {
        for byte in bytes {
            // SplitMix64, Steele and others 2014.
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            *byte = mixed.to_be_bytes()[0];
        }
        Ok(())
    }
}

#[expect(clippy::expect_used, reason = "the generator above does not fail")]
fn key(seed: u64) -> SecretKey {
    SecretKey::generate(&mut Repeatable(seed)).expect("a key")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn messages_come_back(
        plaintext in prop::collection::vec(any::<u8>(), 0..2_000),
        associated in prop::collection::vec(any::<u8>(), 0..200),
        seed: u64,
    ) {
        let key = key(seed);
        let sealed = seal(&key, &plaintext, &associated, &mut Repeatable(seed ^ 1)).unwrap();
        prop_assert_eq!(sealed.len(), plaintext.len() + SEAL_OVERHEAD);
        prop_assert_eq!(open(&key, &sealed, &associated), Ok(plaintext));
    }

    #[test]
    fn other_associated_data_is_refused(
        associated in prop::collection::vec(any::<u8>(), 0..40),
        other in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        prop_assume!(associated != other);
        let sealed = seal(&key(1), b"yaw rate", &associated, &mut Repeatable(2)).unwrap();
        prop_assert_eq!(open(&key(1), &sealed, &other), Err(CryptoError::Authentication));
    }

    #[test]
    fn arbitrary_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(open(&key(1), &bytes, b"").is_err());
        let headed = [b"ACSNSEAL\x01\x01\0\0", bytes.as_slice()].concat();
        prop_assert!(open(&key(1), &headed, b"").is_err());
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let sealed = seal(&key(3), b"slip angle 0.07", b"case 9", &mut Repeatable(4)).unwrap();
    for bit in 0..sealed.len() * 8 {
        let mut flipped = sealed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let expected = match bit / 8 {
            0..8 => 4002,
            8..10 => 4003,
            _ => 4001,
        };
        assert_eq!(open(&key(3), &flipped, b"case 9").unwrap_err().code(), expected, "bit {bit}");
    }
    assert!(open(&key(3), &sealed, b"case 9").is_ok());
}

#[test]
fn every_truncation_and_every_extension_is_refused() {
    let sealed = seal(&key(3), b"slip angle 0.07", b"", &mut Repeatable(4)).unwrap();
    for length in 0..sealed.len() {
        let refused = open(&key(3), &sealed[..length], b"").unwrap_err();
        let expected = if length < SEAL_OVERHEAD {
            CryptoError::TooShort { length, min: SEAL_OVERHEAD }
        } else {
            CryptoError::Authentication
        };
        assert_eq!(refused, expected);
        assert!(!refused.is_recoverable());
    }
    let extended = [&sealed[..], &[0]].concat();
    assert_eq!(open(&key(3), &extended, b""), Err(CryptoError::Authentication));
}

#[test]
fn another_key_is_refused() {
    let sealed = seal(&key(3), b"brake", b"", &mut Repeatable(4)).unwrap();
    assert_eq!(open(&key(5), &sealed, b""), Err(CryptoError::Authentication));
    for bit in 0..SecretKey::LENGTH * 8 {
        let mut bytes = *key(3).expose_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let near = SecretKey::from_slice(&bytes).unwrap();
        assert_eq!(open(&near, &sealed, b""), Err(CryptoError::Authentication), "bit {bit}");
    }
}

#[test]
fn a_header_does_not_fit_another_message() {
    let mut random = Repeatable(4);
    let first = seal(&key(3), b"speed 13.9", b"", &mut random).unwrap();
    let second = seal(&key(3), b"speed 22.2", b"", &mut random).unwrap();
    assert_ne!(first[..88], second[..88], "salt and nonce are new each time");
    let mixed = [&first[..88], &second[88..]].concat();
    assert_eq!(open(&key(3), &mixed, b""), Err(CryptoError::Authentication));
}

#[test]
fn too_much_is_refused_before_it_is_read() {
    let long = vec![0; MAX_PLAINTEXT + 1];
    let mut unused = |_: &mut [u8]| -> Result<(), CryptoError> { panic!("no randomness is spent on it") };
    let refused = seal(&key(1), &long, b"", &mut unused).unwrap_err();
    assert!(matches!(refused, CryptoError::TooLong { name: "plaintext", limit: MAX_PLAINTEXT, .. }));
    let refused = seal(&key(1), b"", &long[..=MAX_ASSOCIATED_DATA], &mut unused).unwrap_err();
    assert!(matches!(refused, CryptoError::TooLong { name: "associated data", .. }));
    let refused = open(&key(1), b"", &long[..=MAX_ASSOCIATED_DATA]).unwrap_err();
    assert!(refused.is_recoverable());
    assert_eq!(refused.code(), 4005);
}

#[test]
fn a_random_source_that_fails_or_writes_nothing_seals_nothing() {
    let down = CryptoError::RandomSource { detail: "no entropy".to_owned() };
    let mut failing = |_: &mut [u8]| Err(down.clone());
    assert_eq!(seal(&key(1), b"", b"", &mut failing), Err(down.clone()));
    assert_eq!(Salt::generate(&mut failing), Err(down.clone()));
    let mut idle = |_: &mut [u8]| Ok(());
    assert_eq!(seal(&key(1), b"", b"", &mut idle), Err(CryptoError::RandomSourceStuck { length: 32 }));
    assert_eq!(SecretKey::generate(&mut idle).unwrap_err(), CryptoError::RandomSourceStuck { length: 32 });
    // The second draw, the nonce, is watched as well.
    let mut draws = 0;
    let mut once = |bytes: &mut [u8]| {
        draws += 1;
        if draws == 1 { Repeatable(1).fill(bytes) } else { Ok(()) }
    };
    assert_eq!(seal(&key(1), b"", b"", &mut once), Err(CryptoError::RandomSourceStuck { length: 12 }));
}

#[test]
fn a_key_keeps_its_bytes_to_itself() {
    let key = SecretKey::from_slice(&[0xab; 32]).unwrap();
    assert_eq!(format!("{key:?} {key:#?}"), "SecretKey(..) SecretKey(..)");
    for length in [0, 16, 31, 33] {
        let refused = SecretKey::from_slice(&vec![1; length]).unwrap_err();
        assert_eq!(refused, CryptoError::WrongLength { name: "a secret key", length, expected: 32 });
    }
}
