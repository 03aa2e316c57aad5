use crate::failure::Failure;
use crate::output::write_whole;
use accuscene::Sweep;
use accuscene::sweep::{Shard, ShardResult};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Parts of a sweep in a folder, written one by one as they finish.
pub(crate) struct Parts {
    folder: PathBuf,
    pub(crate) known: Vec<ShardResult>,
}

/// Pieces that a sweep is cut into at the most, and the least samples of one.
const MOST_PIECES: u64 = 512;
const LEAST_SAMPLES: u64 = 64;
/// Shards of one sweep at the most.
const MOST_SHARDS: u64 = 1 << 16;

impl Parts {
    /// The parts that are there; one that cannot be read is told and run again.
    pub(crate) fn open(dir: &Path, sweep: &Sweep) -> Result<Self, Failure> {
        let folder = dir.join("parts");
        let mut known: Vec<ShardResult> = Vec::new();
        for path in files(&folder)? {
            let text = fs::read_to_string(&path).map_err(|e| Failure::file(&path, e));
            match text.and_then(|text| ShardResult::from_json(&text).map_err(Failure::Engine)) {
                Ok(part) => {
                    // Whether it belongs to this sweep.
                    sweep.missing(core::slice::from_ref(&part), 1 << 32).map_err(|e| {
                        Failure::Other(format!(
                            "{} is a part of another sweep: error {}: {e}, or choose another --out",
                            path.display(),
                            e.code()
                        ))
                    })?;
                    known.push(part);
                }
                Err(_) => eprintln!("warning: {} is damaged and is run again", path.display()),
            }
        }
        known.sort_by_key(|part| (part.shard.first, part.shard.count));
        // Two commands may have run the same samples: one of each is enough, they have the same values.
        let mut end = 0;
        known.retain(|part| {
            let kept = part.shard.first >= end;
            end = if kept { part.shard.end() } else { end };
            kept
        });
        Ok(Self { folder, known })
    }

    /// What is missing within a range of samples, in pieces that are written one by one.
    pub(crate) fn missing(&self, sweep: &Sweep, within: &Shard) -> Result<Vec<Shard>, Failure> {
        let piece = Ord::max(LEAST_SAMPLES, sweep.samples().div_ceil(MOST_PIECES));
        let mut pieces = Vec::new();
        for gap in sweep.missing(&self.known, sweep.samples()).map_err(Failure::Engine)? {
            let end = Ord::min(gap.end(), within.end());
            let mut first = Ord::max(gap.first, within.first);
            while first < end {
                let count = Ord::min(piece, end - first);
                pieces.push(sweep.shard(first, count).map_err(|e| Failure::Engine(e.into()))?);
                first += count;
            }
        }
        Ok(pieces)
    }

    /// Keeps a part, on disk first.
    pub(crate) fn add(&mut self, part: ShardResult) -> Result<(), Failure> {
        let name = format!("{:010}-{}.json", part.shard.first, part.shard.count);
        write_whole(&self.folder.join(name), &part.to_json().map_err(Failure::Engine)?)?;
        self.known.push(part);
        Ok(())
    }
}

/// The files of parts, by name; none where there is no folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|e| Failure::file(folder, e))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| Failure::file(folder, e))?.path();
        if path.extension() == Some(OsStr::new("json")) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads `2/5`: the second of five shards.
pub(crate) fn share(text: &str) -> Result<(u64, u64), String> {
    let numbers =
        text.split_once('/').and_then(|(k, n)| Some((k.trim().parse().ok()?, n.trim().parse().ok()?)));
    let sound = |(k, n): &(u64, u64)| (1..=*n).contains(k) && *n <= MOST_SHARDS;
    let wrong = || format!("write K/N, K from 1 to N and N up to {MOST_SHARDS}, such as 2/5");
    numbers.filter(sound).ok_or_else(wrong)
}
