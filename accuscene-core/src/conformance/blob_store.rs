use super::clause::{Clause, Verdict, ensure, fault, judge, refuses, same};
use super::odd_keys::odd_keys;
use super::{ConformanceFailure, blob_concurrency, blob_writer};
use crate::port::{BlobStore, Condition, Feature, Key, PortErrorKind, Version};

pub(super) type Store = Box<dyn BlobStore>;

/// Tries every clause of [`BlobStore`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn blob_store(make: &dyn Fn() -> Box<dyn BlobStore>) -> Result<(), ConformanceFailure> {
    let clauses = [CLAUSES, blob_writer::CLAUSES, blob_concurrency::CLAUSES];
    judge("blob store", make, |store| store.capabilities(), &clauses)
}

const CLAUSES: &[Clause<Store>] = &[
    Clause::new("missing", missing),
    Clause::new("round-trip", round_trip),
    Clause::new("overwrite", overwrite),
    Clause::new("delete", delete),
    Clause::of(Feature::Condition, "condition-absent", condition_absent),
    Clause::of(Feature::Condition, "condition-match", condition_match),
    Clause::of(Feature::Condition, "condition-delete", condition_delete),
    Clause::of(Feature::Range, "range", range),
    Clause::of(Feature::List, "list-order", list_order),
    Clause::of(Feature::List, "list-pages", list_pages),
    Clause::new("odd-keys", odd),
    Clause::new("large-value", large_value),
];

/// The content under a key, if there is any.
pub(super) fn content(store: &Store, key: &Key) -> Result<Option<Vec<u8>>, super::clause::Fault> {
    Ok(store.get(key)?.map(|blob| blob.bytes))
}

fn missing(store: &Store) -> Verdict {
    let key = Key::new("nothing")?;
    ensure(store.get(&key)?.is_none(), "a missing blob was found")?;
    ensure(store.stat(&key)?.is_none(), "a missing blob has a size")?;
    ensure(!store.delete(&key, &Condition::Always)?, "a missing blob was deleted")?;
    if store.capabilities().has(Feature::Range) {
        refuses(store.get_range(&key, 0..1), PortErrorKind::NotFound, "a range of a missing blob")?;
    }
    Ok(())
}

fn round_trip(store: &Store) -> Verdict {
    let all: Vec<u8> = (0..=255).collect();
    for (name, bytes) in [("all", all.as_slice()), ("none", &[]), ("zeros", &[0; 1000])] {
        let key = Key::new(name)?;
        let version = store.put(&key, bytes, &Condition::Always)?;
        let blob = store.get(&key)?.ok_or_else(|| fault(format!("the blob {name} is gone")))?;
        same(blob.bytes.as_slice(), bytes, "content")?;
        same(&blob.version, &version, "version from get")?;
        let info = store.stat(&key)?.ok_or_else(|| fault(format!("the blob {name} has no size")))?;
        same((&info.key, info.size, &info.version), (&key, bytes.len() as u64, &version), "stat")?;
    }
    Ok(())
}

fn overwrite(store: &Store) -> Verdict {
    let (key, other) = (Key::new("k")?, Key::new("other")?);
    store.put(&other, b"untouched", &Condition::Always)?;
    let first = store.put(&key, b"a long first content", &Condition::Always)?;
    let second = store.put(&key, b"second", &Condition::Always)?;
    ensure(first != second, "two contents have the same version")?;
    same(content(store, &key)?, Some(b"second".to_vec()), "content")?;
    same(content(store, &other)?, Some(b"untouched".to_vec()), "another blob")
}

fn delete(store: &Store) -> Verdict {
    let (key, other) = (Key::new("a/b")?, Key::new("a/c")?);
    store.put(&key, b"1", &Condition::Always)?;
    store.put(&other, b"2", &Condition::Always)?;
    ensure(store.delete(&key, &Condition::Always)?, "an existing blob was said to be missing")?;
    ensure(store.get(&key)?.is_none(), "a deleted blob was found")?;
    same(content(store, &other)?, Some(b"2".to_vec()), "another blob")?;
    ensure(!store.delete(&key, &Condition::Always)?, "a blob was deleted twice")
}

fn condition_absent(store: &Store) -> Verdict {
    let key = Key::new("k")?;
    store.put(&key, b"first", &Condition::Absent)?;
    refuses(
        store.put(&key, b"second", &Condition::Absent),
        PortErrorKind::Conflict,
        "a put over a blob if absent",
    )?;
    same(content(store, &key)?, Some(b"first".to_vec()), "content after the refused put")?;
    store.delete(&key, &Condition::Always)?;
    store.put(&key, b"third", &Condition::Absent)?;
    same(content(store, &key)?, Some(b"third".to_vec()), "content after a delete and a put if absent")
}

fn condition_match(store: &Store) -> Verdict {
    let key = Key::new("k")?;
    let stray = Condition::Match(Version("no such version".to_owned()));
    refuses(
        store.put(&key, b"x", &stray),
        PortErrorKind::Conflict,
        "a put over a missing blob if it matches",
    )?;
    ensure(store.get(&key)?.is_none(), "a refused put wrote")?;
    let first = store.put(&key, b"first", &Condition::Always)?;
    let second = store.put(&key, b"second", &Condition::Match(first.clone()))?;
    refuses(
        store.put(&key, b"x", &Condition::Match(first)),
        PortErrorKind::Conflict,
        "a put over an old version",
    )?;
    same(content(store, &key)?, Some(b"second".to_vec()), "content after the refused put")?;
    store.put(&key, b"third", &Condition::Match(second))?;
    same(content(store, &key)?, Some(b"third".to_vec()), "content after a put over the present version")
}

fn condition_delete(store: &Store) -> Verdict {
    let key = Key::new("k")?;
    let first = store.put(&key, b"first", &Condition::Always)?;
    let second = store.put(&key, b"second", &Condition::Always)?;
    let old = Condition::Match(first);
    refuses(store.delete(&key, &old), PortErrorKind::Conflict, "the deletion of an old version")?;
    same(content(store, &key)?, Some(b"second".to_vec()), "content after the refused deletion")?;
    ensure(store.delete(&key, &Condition::Match(second))?, "the present version was said to be missing")?;
    refuses(store.delete(&key, &old), PortErrorKind::Conflict, "the deletion of a version of a missing blob")
}

fn range(store: &Store) -> Verdict {
    let key = Key::new("k")?;
    store.put(&key, b"0123456789", &Condition::Always)?;
    #[expect(clippy::reversed_empty_ranges, reason = "an inverted range is one of the cases")]
    let cases = [
        (0..10, "0123456789"),
        (3..7, "3456"),
        (9..10, "9"),
        (8..99, "89"),
        (10..12, ""),
        (99..100, ""),
        (4..4, ""),
        (7..3, ""),
        (5..u64::MAX, "56789"),
    ];
    for (range, expected) in cases {
        let found = store.get_range(&key, range.clone())?;
        same(found.as_slice(), expected.as_bytes(), &format!("range {range:?} of 10 bytes"))?;
    }
    Ok(())
}

fn list_order(store: &Store) -> Verdict {
    for name in ["b/2", "a/10", "b/1", "a/1", "c", "a/9", "\u{e9}", "a", "B", "a.1"] {
        store.put(&Key::new(name)?, name.as_bytes(), &Condition::Always)?;
    }
    store.delete(&Key::new("b/2")?, &Condition::Always)?;
    for (prefix, expected) in [
        ("", &["B", "a", "a.1", "a/1", "a/10", "a/9", "b/1", "c", "\u{e9}"][..]),
        ("a/", &["a/1", "a/10", "a/9"]),
        ("a/1", &["a/1", "a/10"]),
        ("d", &[]),
    ] {
        let infos = store.list(prefix, None, 100)?;
        let found: Vec<&str> = infos.iter().map(|info| info.key.as_str()).collect();
        same(found.as_slice(), expected, &format!("keys with prefix {prefix:?}"))?;
        for info in &infos {
            same(store.stat(&info.key)?.as_ref(), Some(info), "an entry of the list against stat")?;
        }
    }
    Ok(())
}

fn list_pages(store: &Store) -> Verdict {
    let names: Vec<String> = (0..25).map(|k| format!("p/{k:02}")).collect();
    for name in names.iter().rev() {
        store.put(&Key::new(name.as_str())?, b"x", &Condition::Always)?;
    }
    store.put(&Key::new("q")?, b"x", &Condition::Always)?;
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = store.list("p/", after.as_ref(), 10)?;
        let Some(last) = page.last() else { break };
        ensure(page.len() <= 10 && found.len() <= names.len(), "a page is too long, or pages do not end")?;
        after = Some(last.key.clone());
        found.extend(page.into_iter().map(|info| info.key.to_string()));
    }
    same(found, names, "all pages")?;
    same(store.list("p/", None, 0)?.len(), 0, "length of a page of 0")?;
    let behind = store.list("p/", Some(&Key::new("p/10x")?), 1)?;
    same(behind.first().map(|info| info.key.as_str()), Some("p/11"), "first key behind one that is missing")?;
    let before = store.list("p/", Some(&Key::new("a")?), 1)?;
    same(before.first().map(|info| info.key.as_str()), Some("p/00"), "first key behind one before the prefix")
}

fn odd(store: &Store) -> Verdict {
    let mut keys = odd_keys()?;
    for key in &keys {
        store
            .put(key, key.as_str().as_bytes(), &Condition::Absent)
            .map_err(|e| fault(format!("put {key:?}: {e}")))?;
    }
    for key in &keys {
        same(content(store, key)?, Some(key.as_str().into()), &format!("content of {key:?}"))?;
    }
    if store.capabilities().has(Feature::List) {
        keys.sort();
        let found: Vec<Key> = store.list("", None, 1000)?.into_iter().map(|info| info.key).collect();
        same(&found, &keys, "list of odd keys")?;
    }
    for key in &keys {
        ensure(store.delete(key, &Condition::Always)?, "a blob with an odd key could not be deleted")?;
    }
    Ok(())
}

fn large_value(store: &Store) -> Verdict {
    let most = store.capabilities().max_value.unwrap_or(u64::MAX);
    let size = usize::try_from(most).unwrap_or(usize::MAX).min((8 << 20) + 1);
    let bytes: Vec<u8> =
        (0..size as u64).map(|k| (k.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect();
    let key = Key::new("large")?;
    store.put(&key, &bytes, &Condition::Always)?;
    ensure(content(store, &key)? == Some(bytes), "a large blob came back changed")
}
