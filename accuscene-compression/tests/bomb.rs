//! Frames of a gibibyte of zeros: refused in the memory that the limit permits. One test, so that the process's
//! peak memory is its own.

#![expect(clippy::unwrap_used, reason = "makers of test frames may fail the test")]

use accuscene_compression::{Codec, Format, Limits, decompress};

const GIBIBYTE: usize = 1 << 30;
const LIMIT: usize = 16 << 20;
/// The limit once, once more while enlarging, the decoder's window and buffers.
const PEAK_ALLOWED: usize = 2 * LIMIT + (24 << 20);

#[test]
fn bombs_stop_at_the_limit() {
    let limits = Limits::new(LIMIT);
    let mut bombs = vec![lz4_bomb(false)];
    if Format::Zstd.is_available() {
        bombs.push(zstd_bomb());
    }
    let before = peak_memory();
    for bomb in &bombs {
        let refused = decompress(bomb, &limits).unwrap_err();
        assert_eq!(refused.code(), 3005, "{refused}");
        let permissive = Limits::new(usize::MAX).with_max_ratio(2);
        assert_eq!(decompress(bomb, &permissive).unwrap_err().code(), 3006);
    }
    // A declared size is refused by itself.
    assert_eq!(decompress(&lz4_bomb(true), &limits).unwrap_err().code(), 3005);
    if let (Some(before), Some(after)) = (before, peak_memory()) {
        assert!(after - before < PEAK_ALLOWED, "peak memory rose by {} bytes", after - before);
    }
}

/// 256 blocks of 4 MiB, cut out of an honest frame and repeated.
fn lz4_bomb(declared: bool) -> Vec<u8> {
    const BLOCK: usize = 4 << 20;
    let frame = Codec::Lz4.compress(&vec![0; BLOCK]).unwrap();
    // Behind the block: its checksum, the end mark, the content's checksum.
    let block = &frame[15..frame.len() - 12];
    // 4 MiB blocks, independent, no checksums; the third byte is the header checksum.
    let mut bomb = Format::Lz4.magic().to_vec();
    if declared {
        bomb.extend([0x68, 0x70]);
        bomb.extend((GIBIBYTE as u64).to_le_bytes());
        bomb.push(0);
    } else {
        bomb.extend([0x60, 0x70, 0x73]);
    }
    for _ in 0..GIBIBYTE / BLOCK {
        bomb.extend(block);
    }
    bomb.extend([0; 4]);
    bomb
}

/// 8,192 run-length blocks of 128 KiB (RFC 8878, 3.1.1.2): four bytes each.
fn zstd_bomb() -> Vec<u8> {
    const BLOCK: usize = 128 << 10;
    let mut bomb = Format::Zstd.magic().to_vec();
    // No content size; a window of 128 KiB.
    bomb.extend([0, 7 << 3]);
    for block in 0..GIBIBYTE / BLOCK {
        let last = u32::from(block + 1 == GIBIBYTE / BLOCK);
        let header = u32::try_from(BLOCK).unwrap() << 3 | 1 << 1 | last;
        bomb.extend(&header.to_le_bytes()[..3]);
        bomb.push(0);
    }
    bomb
}

/// The most memory this process has held, in bytes, where the system tells.
fn peak_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes << 10)
}
