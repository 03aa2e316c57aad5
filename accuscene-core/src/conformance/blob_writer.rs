use super::blob_store::{Store, content};
use super::clause::{Clause, Verdict, ensure, refuses, same};
use crate::port::{BlobWriter, Condition, Feature, Key, PortErrorKind, PortResult};

pub(super) const CLAUSES: &[Clause<Store>] = &[
    Clause::of(Feature::StreamedWrite, "streamed-commit", commit),
    Clause::of(Feature::StreamedWrite, "streamed-abort", abort),
    Clause::of(Feature::StreamedWrite, "streamed-drop", dropped),
    Clause::of(Feature::StreamedWrite, "streamed-condition", condition),
];

fn begun<'a>(store: &'a Store, key: &Key, condition: Condition) -> PortResult<Box<dyn BlobWriter + 'a>> {
    let mut writer = store.write(key, condition)?;
    writer.write(b"piece one, ")?;
    writer.write(b"")?;
    writer.write(b"piece two")?;
    Ok(writer)
}

fn invisible(store: &Store, key: &Key) -> Verdict {
    ensure(store.get(key)?.is_none() && store.stat(key)?.is_none(), "a blob was visible without a commit")?;
    if store.capabilities().has(Feature::List) {
        same(store.list("", None, 10)?.len(), 0, "blobs in the list without a commit")?;
    }
    Ok(())
}

fn commit(store: &Store) -> Verdict {
    let (key, empty) = (Key::new("k")?, Key::new("empty")?);
    let writer = begun(store, &key, Condition::Absent)?;
    invisible(store, &key)?;
    let version = writer.commit()?;
    same(content(store, &key)?, Some(b"piece one, piece two".to_vec()), "content after the commit")?;
    same(store.stat(&key)?.map(|info| info.version), Some(version), "version after the commit")?;
    store.write(&empty, Condition::Always)?.commit()?;
    same(content(store, &empty)?, Some(Vec::new()), "content of a blob without a piece")
}

fn abort(store: &Store) -> Verdict {
    let key = Key::new("k")?;
    begun(store, &key, Condition::Always)?.abort()?;
    invisible(store, &key)?;
    store.put(&key, b"old", &Condition::Always)?;
    begun(store, &key, Condition::Always)?.abort()?;
    same(content(store, &key)?, Some(b"old".to_vec()), "earlier content after an abort")
}

fn dropped(store: &Store) -> Verdict {
    let key = Key::new("k")?;
    drop(begun(store, &key, Condition::Always)?);
    invisible(store, &key)?;
    store.put(&key, b"old", &Condition::Always)?;
    drop(begun(store, &key, Condition::Always)?);
    same(content(store, &key)?, Some(b"old".to_vec()), "earlier content after a writer was dropped")
}

/// The condition is decided at the commit, not at the beginning.
fn condition(store: &Store) -> Verdict {
    if !store.capabilities().has(Feature::Condition) {
        return Ok(());
    }
    let key = Key::new("k")?;
    let late = begun(store, &key, Condition::Absent)?;
    let first = store.put(&key, b"first", &Condition::Always)?;
    refuses(late.commit(), PortErrorKind::Conflict, "a commit if absent over a blob that came meanwhile")?;
    same(content(store, &key)?, Some(b"first".to_vec()), "content after the refused commit")?;
    let late = begun(store, &key, Condition::Match(first.clone()))?;
    let second = store.put(&key, b"second", &Condition::Match(first))?;
    refuses(late.commit(), PortErrorKind::Conflict, "a commit over a version that changed meanwhile")?;
    same(content(store, &key)?, Some(b"second".to_vec()), "content after the refused commit")?;
    begun(store, &key, Condition::Match(second))?.commit()?;
    same(content(store, &key)?, Some(b"piece one, piece two".to_vec()), "content after the commit")
}
