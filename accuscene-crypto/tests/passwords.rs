//! Cost parameters that protect nothing, or cost absurdly much, are refused before anything is spent.

use accuscene_crypto::{Argon2Params, CryptoError, Pbkdf2Params, Salt};

#[test]
fn argon2_parameters_have_a_floor_and_a_ceiling() {
    let floor = Argon2Params::new(19_456, 2, 1).unwrap();
    assert_eq!(floor, Argon2Params::FLOOR);
    let default = Argon2Params::default();
    assert_eq!((default.memory_kib(), default.passes(), default.lanes()), (65_536, 3, 4));
    assert_eq!(Argon2Params::new(65_536, 3, 4), Ok(default));
    assert!(Argon2Params::new(1 << 20, 16, 64).is_ok());

    for (memory_kib, passes, lanes, named) in [
        (19_455, 2, 1, "memory_kib"),
        (0, 2, 1, "memory_kib"),
        ((1 << 20) + 1, 2, 1, "memory_kib"),
        (u32::MAX, 2, 1, "memory_kib"),
        (19_456, 1, 1, "passes"),
        (19_456, 65, 1, "passes"),
        (19_456, u32::MAX, 1, "passes"),
        (19_456, 2, 0, "lanes"),
        (19_456, 2, 65, "lanes"),
        (1 << 20, 17, 1, "memory_kib * passes"),
    ] {
        let refused = Argon2Params::new(memory_kib, passes, lanes).unwrap_err();
        assert!(refused.is_recoverable());
        assert_eq!(refused.code(), 4007);
        match refused {
            CryptoError::ParameterOutOfRange { name, value, min, max } => {
                assert_eq!(name, named);
                assert!(value < min || value > max);
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn pbkdf2_iterations_have_a_floor_and_a_ceiling() {
    assert_eq!(Pbkdf2Params::default().iterations(), 600_000);
    assert!(Pbkdf2Params::default().meets_recommendation());
    assert!(!Pbkdf2Params::new(100_000).unwrap().meets_recommendation());
    for iterations in [0, 1_000, 99_999, 10_000_001, u32::MAX] {
        let refused = Pbkdf2Params::new(iterations).unwrap_err();
        let (min, max) = (100_000, 10_000_000);
        let value = iterations.into();
        assert_eq!(refused, CryptoError::ParameterOutOfRange { name: "iterations", value, min, max });
    }
}

#[test]
fn an_empty_password_is_refused() {
    let salt = Salt::from_bytes([7; 32]);
    assert_eq!(Argon2Params::FLOOR.derive_key(b"", &salt).unwrap_err(), CryptoError::EmptyPassword);
    assert_eq!(Pbkdf2Params::FLOOR.derive_key(b"", &salt).unwrap_err(), CryptoError::EmptyPassword);
}

#[test]
fn password_and_salt_both_count() {
    let cost = Pbkdf2Params::FLOOR;
    let salts = [Salt::from_bytes([7; 32]), Salt::from_bytes([8; 32])];
    let bytes = |password: &[u8], salt| *cost.derive_key(password, salt).unwrap().expose_bytes();
    let first = bytes(b"kerb", &salts[0]);
    assert_eq!(first, bytes(b"kerb", &salts[0]));
    assert_ne!(first, bytes(b"kerb ", &salts[0]));
    assert_ne!(first, bytes(b"kerb", &salts[1]));
}
