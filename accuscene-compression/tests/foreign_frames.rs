//! Frames by the `lz4` and `zstd` commands, and frames made to mislead.

use accuscene_compression::{CompressionError, Format, Limits, decompress};

const CONTENT: &[u8] = b"skid mark 31.2 m, skid mark 31.2 m, skid mark 31.2 m, friction 0.7\n";

#[test]
fn frames_of_the_commands_are_read() {
    let lz4 = include_bytes!("data/lz4_command.lz4");
    assert_eq!(decompress(lz4, &Limits::default()).as_deref(), Ok(CONTENT));
    let linked = include_bytes!("data/lz4_command_linked_blocks.lz4");
    assert_eq!(decompress(linked, &Limits::default()).unwrap(), CONTENT.repeat(2_000));
    if Format::Zstd.is_available() {
        for zstd in
            [&include_bytes!("data/zstd_command.zst")[..], &include_bytes!("data/zstd_command_piped.zst")[..]]
        {
            assert_eq!(decompress(zstd, &Limits::default()).as_deref(), Ok(CONTENT));
        }
    }
}

#[test]
fn foreign_frames_keep_to_the_limits_without_a_declared_size() {
    // The command states no content size here, so the limit has to hold while decoding.
    let linked = include_bytes!("data/lz4_command_linked_blocks.lz4");
    let size = CONTENT.len() * 2_000;
    assert!(decompress(linked, &Limits::new(size)).is_ok());
    let refused = decompress(linked, &Limits::new(size - 1)).unwrap_err();
    assert_eq!(refused, CompressionError::OutputLimit { limit: size - 1, declared: None });
}

/// An LZ4 frame without checksums or content size around the given blocks.
fn lz4_frame(blocks: &[u8]) -> Vec<u8> {
    // Version 1, independent blocks of 64 KiB; 0x82 is the header checksum of these two bytes.
    [&Format::Lz4.magic()[..], &[0x60, 0x40, 0x82], blocks, &[0; 4]].concat()
}

#[test]
fn content_behind_an_empty_block_is_not_dropped() {
    let stored = [5, 0, 0, 0x80, b'b', b'r', b'a', b'k', b'e'];
    assert_eq!(decompress(&lz4_frame(&stored), &Limits::default()).as_deref(), Ok(&b"brake"[..]));
    // A stored block of no bytes, and a compressed one (a lone token) of none: a reader takes either for the end.
    for empty in [&[0, 0, 0, 0x80][..], &[1, 0, 0, 0, 0]] {
        let frame = lz4_frame(&[empty, &stored].concat());
        let refused = decompress(&frame, &Limits::default()).unwrap_err();
        assert_eq!(refused.code(), 3007, "{refused}");
    }
}

#[test]
fn a_frame_without_end_mark_is_cut_off() {
    let frame = lz4_frame(&[5, 0, 0, 0x80, b'b', b'r', b'a', b'k', b'e']);
    let refused = decompress(&frame[..frame.len() - 4], &Limits::default()).unwrap_err();
    assert_eq!(refused, CompressionError::Truncated { format: Format::Lz4, length: frame.len() - 4 });
}

#[test]
fn dictionaries_are_refused_by_name() {
    let mut frame = Format::Lz4.magic().to_vec();
    frame.extend([0x61, 0x40, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    let refused = decompress(&frame, &Limits::default()).unwrap_err();
    assert_eq!(refused, CompressionError::Unsupported { format: Format::Lz4, feature: "a dictionary" });
    if Format::Zstd.is_available() {
        // Single segment, one byte of dictionary id, one byte of content size, an empty last block.
        let frame = [&Format::Zstd.magic()[..], &[0x21, 7, 0, 1, 0, 0]].concat();
        let refused = decompress(&frame, &Limits::default()).unwrap_err();
        assert_eq!(refused, CompressionError::Unsupported { format: Format::Zstd, feature: "a dictionary" });
    }
}

#[test]
fn a_wide_window_is_refused_before_it_is_reserved() {
    if !Format::Zstd.is_available() {
        return;
    }
    // A window of 1 GiB for an empty block.
    let frame = [&Format::Zstd.magic()[..], &[0, 20 << 3, 1, 0, 0]].concat();
    let refused = decompress(&frame, &Limits::default()).unwrap_err();
    assert_eq!(refused, CompressionError::WindowLimit { window: 1 << 30, limit: 1 << 27 });
    assert!(refused.is_recoverable());
}
