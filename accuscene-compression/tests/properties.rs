//! Whatever is written is read again; whatever is damaged is refused.

#![expect(clippy::unwrap_used, reason = "makers of test frames may fail the test")]

use accuscene_compression::{Codec, CompressionError, Format, Limits, ZstdLevel, decompress};
use proptest::prelude::*;

fn codecs() -> Vec<Codec> {
    let mut codecs = vec![Codec::Lz4];
    if Format::Zstd.is_available() {
        codecs.extend([1, 3, 19].map(|level| Codec::Zstd { level: ZstdLevel::new(level).unwrap() }));
    }
    codecs
}

/// Rows of doubles that move slowly, which is what a recording is, then some noise.
fn recording() -> impl Strategy<Value = Vec<u8>> {
    (0_usize..600, -3.0_f64..3.0, prop::collection::vec(any::<u8>(), 0..300)).prop_map(
        |(rows, speed, noise)| {
            let mut bytes: Vec<u8> = (0..rows)
                .flat_map(|row| (f64::from(u32::try_from(row).unwrap()) * speed).to_le_bytes())
                .collect();
            bytes.extend(noise);
            bytes
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn content_comes_back(content in recording()) {
        for codec in codecs() {
            let frame = codec.compress(&content).unwrap();
            prop_assert!(frame.len() <= codec.compress_bound(content.len()).unwrap());
            prop_assert_eq!(Format::detect(&frame), Ok(codec.format()));
            prop_assert_eq!(&codec.compress(&content).unwrap(), &frame, "the same bytes each time");
            let limits = Limits::new(content.len());
            let read = codec.decompress(&frame, &limits).unwrap();
            prop_assert_eq!(&read, &content);
            if let Some(less) = content.len().checked_sub(1) {
                let refused = decompress(&frame, &Limits::new(less)).unwrap_err();
                prop_assert_eq!(refused.code(), 3005);
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_exceed_the_limit(mut bytes in prop::collection::vec(any::<u8>(), 0..400), limit in 0_usize..2_000) {
        for format in [Format::Lz4, Format::Zstd] {
            let head = bytes.len().min(4);
            bytes[..head].copy_from_slice(&format.magic()[..head]);
            if let Ok(content) = decompress(&bytes, &Limits::new(limit)) {
                prop_assert!(content.len() <= limit);
            }
        }
    }

    #[test]
    fn damage_is_refused(content in recording(), places in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 1..6)) {
        for codec in codecs() {
            let frame = codec.compress(&content).unwrap();
            let mut damaged = frame.clone();
            for (place, mask) in &places {
                damaged[place.index(frame.len())] ^= mask;
            }
            // Flags without effect on the content may change; the content may not.
            if let Ok(read) = decompress(&damaged, &Limits::new(1 << 20)) {
                prop_assert_eq!(&read, &content);
            }
        }
    }
}

fn small_content() -> Vec<u8> {
    b"delta-V 12.4 m/s, delta-V 12.5 m/s, delta-V 12.4 m/s; PDOF 0.31 rad ".repeat(3)
}

#[test]
fn every_truncation_is_an_error() {
    for codec in codecs() {
        let frame = codec.compress(&small_content()).unwrap();
        for length in 0..frame.len() {
            let refused = codec.decompress(&frame[..length], &Limits::default()).unwrap_err();
            assert!(matches!(refused.code(), 3002 | 3004 | 3007), "{codec:?} cut to {length}: {refused}");
            assert!(!refused.is_recoverable());
        }
    }
}

#[test]
fn every_bit_flip_is_refused_or_without_effect() {
    let content = small_content();
    for codec in codecs() {
        let frame = codec.compress(&content).unwrap();
        let mut accepted = Vec::new();
        for bit in 0..frame.len() * 8 {
            let mut flipped = frame.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            if let Ok(read) = decompress(&flipped, &Limits::new(1 << 20)) {
                assert_eq!(read, content, "{codec:?} bit {bit}");
                accepted.push(bit);
            }
        }
        match codec {
            Codec::Lz4 => assert_eq!(accepted, [], "LZ4 has checksums over header, blocks and content"),
            // Zstandard has unused bits in its headers that readers must ignore; there is no checksum over those.
            _ => assert!(accepted.len() <= 3, "{codec:?} accepted {accepted:?}"),
        }
    }
}

#[test]
fn bytes_after_the_frame_are_refused() {
    for codec in codecs() {
        let frame = codec.compress(&small_content()).unwrap();
        for extra in [&b"x"[..], &frame] {
            let refused = decompress(&[&frame, extra].concat(), &Limits::default()).unwrap_err();
            assert_eq!(
                refused,
                CompressionError::TrailingData { format: codec.format(), extra: extra.len() },
                "{codec:?}"
            );
        }
    }
}

#[test]
fn the_other_format_is_named() {
    let frame = Codec::Lz4.compress(b"tyre").unwrap();
    let refused = Format::Zstd.decompress(&frame, &Limits::default()).unwrap_err();
    assert_eq!(refused, CompressionError::WrongFormat { expected: Format::Zstd, found: Format::Lz4 });
    let refused = decompress(b"PK\x03\x04", &Limits::default()).unwrap_err();
    assert_eq!(refused, CompressionError::UnknownFormat { start: b"PK\x03\x04".to_vec() });
}

#[test]
fn levels_outside_the_range_are_refused() {
    for level in [i32::MIN, -1, 0, 20, 22, i32::MAX] {
        let refused = ZstdLevel::new(level).unwrap_err();
        assert_eq!(refused, CompressionError::LevelOutOfRange { level, min: 1, max: 19 });
        assert!(refused.is_recoverable());
    }
    assert_eq!(ZstdLevel::new(19).map(ZstdLevel::value), Ok(19));
    assert_eq!(ZstdLevel::default().value(), 3);
}

#[test]
fn several_blocks_come_back() {
    // Five blocks of 4 MiB at most, of which the noisy ones are stored.
    let mut state = 1_u32;
    let content: Vec<u8> = (0..9_000_000_u32)
        .map(|index| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            if index < 5_000_000 { state.to_le_bytes()[0] } else { 3 }
        })
        .collect();
    for codec in codecs().into_iter().take(2) {
        let frame = codec.compress(&content).unwrap();
        assert!(frame.len() <= codec.compress_bound(content.len()).unwrap());
        assert!(decompress(&frame, &Limits::default()).unwrap() == content);
    }
}
