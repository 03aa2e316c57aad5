//! Objects of the caller, named by generational ids below 2^53: kind (5 bits), generation (24), index (24).

use std::any::Any;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crate::failure::Failure;
use crate::status::{HANDLE_TABLE_FULL, POISONED, STALE_HANDLE, WRONG_HANDLE_KIND};

const INDEX_BITS: u32 = 24;
const GENERATION_BITS: u32 = 24;
const LAST_INDEX: u64 = (1 << INDEX_BITS) - 1;
const LAST_GENERATION: u64 = (1 << GENERATION_BITS) - 1;

/// What an id names; the number is part of the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Error = 1,
    Scene = 2,
    Run = 3,
    Cancel = 4,
    Live = 5,
    Snapshot = 6,
    Comparison = 7,
    Analysis = 8,
    AnalysisOutcome = 9,
    Formula = 10,
    Reconstruction = 11,
    Sweep = 12,
    SweepOutcome = 13,
    Study = 14,
    Design = 15,
    Inverse = 16,
    InverseSolution = 17,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Scene => "scene",
            Self::Run => "run",
            Self::Cancel => "cancel token",
            Self::Live => "live session",
            Self::Snapshot => "snapshot",
            Self::Comparison => "comparison",
            Self::Analysis => "case of formulas",
            Self::AnalysisOutcome => "outcome of an analysis",
            Self::Formula => "formula",
            Self::Reconstruction => "reconstruction",
            Self::Sweep => "sweep",
            Self::SweepOutcome => "outcome of a sweep",
            Self::Study => "study",
            Self::Design => "design",
            Self::Inverse => "inverse problem",
            Self::InverseSolution => "solution of an inverse problem",
        }
    }
}

/// A type whose values the caller can own.
pub(crate) trait Object: Send + Sync + 'static {
    const KIND: Kind;
}

struct Shared<T> {
    poisoned: AtomicBool,
    value: T,
}

/// An object in use by a call: it survives a free on another thread, and a panic during the call poisons it.
pub(crate) struct Lease<T: Object> {
    shared: Arc<Shared<T>>,
    was_panicking: bool,
}

impl<T: Object> std::fmt::Debug for Lease<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a {} in use", T::KIND.name())
    }
}

impl<T: Object> Deref for Lease<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.shared.value
    }
}

impl<T: Object> Drop for Lease<T> {
    fn drop(&mut self) {
        if std::thread::panicking() && !self.was_panicking {
            self.shared.poisoned.store(true, Ordering::Release);
        }
    }
}

struct Slot {
    generation: u64,
    kind: Kind,
    object: Option<Arc<dyn Any + Send + Sync>>,
}

struct Table {
    slots: Vec<Slot>,
    free: Vec<usize>,
}

static TABLE: RwLock<Table> = RwLock::new(Table::new());

/// Takes an object in and names it.
pub(crate) fn insert<T: Object>(value: T) -> Result<u64, Failure> {
    let shared = Arc::new(Shared { poisoned: AtomicBool::new(false), value });
    // A panic cannot leave the table half changed, so a poisoned lock still guards a sound table.
    TABLE.write().unwrap_or_else(PoisonError::into_inner).insert(T::KIND, shared)
}

/// Uses an object for the time of a call.
pub(crate) fn lease<T: Object>(id: u64) -> Result<Lease<T>, Failure> {
    let object = TABLE.read().unwrap_or_else(PoisonError::into_inner).find(T::KIND, id)?;
    let shared = object.downcast::<Shared<T>>().map_err(|_| wrong_kind(T::KIND, id))?;
    if shared.poisoned.load(Ordering::Acquire) {
        let message = format!("the {} {id} was in use during a panic and can only be freed", T::KIND.name());
        return Err(Failure::own(POISONED, message));
    }
    Ok(Lease { shared, was_panicking: std::thread::panicking() })
}

/// Gives up the caller's ownership; zero is allowed. Calls that use the object on other threads finish with
/// it.
pub(crate) fn remove<T: Object>(id: u64) -> Result<(), Failure> {
    if id == 0 {
        return Ok(());
    }
    let object = TABLE.write().unwrap_or_else(PoisonError::into_inner).remove(T::KIND, id)?;
    // Dropped here, outside the lock: dropping a run takes its time.
    drop(object);
    Ok(())
}

/// The number of objects not freed yet.
pub(crate) fn live() -> usize {
    let table = TABLE.read().unwrap_or_else(PoisonError::into_inner);
    table.slots.iter().filter(|slot| slot.object.is_some()).count()
}

fn wrong_kind(kind: Kind, id: u64) -> Failure {
    Failure::own(WRONG_HANDLE_KIND, format!("{id} is not the id of a {}", kind.name()))
}

impl Table {
    const fn new() -> Self {
        Self { slots: Vec::new(), free: Vec::new() }
    }

    fn insert(&mut self, kind: Kind, object: Arc<dyn Any + Send + Sync>) -> Result<u64, Failure> {
        let index = match self.free.pop() {
            Some(index) => index,
            None if self.slots.len() as u64 > LAST_INDEX => {
                return Err(Failure::own(HANDLE_TABLE_FULL, format!("{} objects exist", self.slots.len())));
            }
            None => {
                self.slots.push(Slot { generation: 0, kind, object: None });
                self.slots.len() - 1
            }
        };
        let slot = &mut self.slots[index];
        slot.generation += 1;
        slot.kind = kind;
        slot.object = Some(object);
        Ok((kind as u64) << (INDEX_BITS + GENERATION_BITS) | slot.generation << INDEX_BITS | index as u64)
    }

    fn position(&self, kind: Kind, id: u64) -> Result<usize, Failure> {
        let stale = || Failure::own(STALE_HANDLE, format!("no {} has the id {id}", kind.name()));
        let index = usize::try_from(id & LAST_INDEX).map_err(|_| stale())?;
        let slot = self.slots.get(index).ok_or_else(stale)?;
        let named = (slot.kind as u64) << GENERATION_BITS | slot.generation;
        if slot.object.is_none() || id >> INDEX_BITS != named {
            return Err(stale());
        }
        if slot.kind == kind { Ok(index) } else { Err(wrong_kind(kind, id)) }
    }

    fn find(&self, kind: Kind, id: u64) -> Result<Arc<dyn Any + Send + Sync>, Failure> {
        let index = self.position(kind, id)?;
        let object = self.slots[index].object.as_ref().map(Arc::clone);
        object.ok_or_else(|| Failure::own(STALE_HANDLE, format!("no {} has the id {id}", kind.name())))
    }

    fn remove(&mut self, kind: Kind, id: u64) -> Result<Option<Arc<dyn Any + Send + Sync>>, Failure> {
        let index = self.position(kind, id)?;
        let object = self.slots[index].object.take();
        // A slot whose generations are used up is retired: an id never names two objects.
        if self.slots[index].generation < LAST_GENERATION {
            self.free.push(index);
        }
        Ok(object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object() -> Arc<dyn Any + Send + Sync> {
        Arc::new(0_u8)
    }

    #[test]
    fn ids_stay_below_two_to_the_53() {
        let mut table = Table::new();
        let id = table.insert(Kind::Cancel, object()).unwrap();
        assert!(0 < id && id < 1 << 53);
        table.slots[0].generation = LAST_GENERATION - 1;
        table.remove(Kind::Cancel, (Kind::Cancel as u64) << 48 | (LAST_GENERATION - 1) << 24).unwrap();
        table.free.push(0);
        assert!(table.insert(Kind::Cancel, object()).unwrap() < 1 << 53);
    }

    #[test]
    fn a_freed_id_stays_stale_when_its_slot_is_used_again() {
        let mut table = Table::new();
        let first = table.insert(Kind::Scene, object()).unwrap();
        table.remove(Kind::Scene, first).unwrap();
        let second = table.insert(Kind::Scene, object()).unwrap();
        assert_eq!(first & LAST_INDEX, second & LAST_INDEX);
        assert_eq!(table.find(Kind::Scene, first).unwrap_err().status, STALE_HANDLE);
        assert_eq!(table.remove(Kind::Scene, first).unwrap_err().status, STALE_HANDLE);
        assert!(table.find(Kind::Scene, second).is_ok());
    }

    #[test]
    fn an_id_of_another_kind_is_named_as_such() {
        let mut table = Table::new();
        let id = table.insert(Kind::Run, object()).unwrap();
        assert_eq!(table.find(Kind::Scene, id).unwrap_err().status, WRONG_HANDLE_KIND);
        assert_eq!(table.remove(Kind::Scene, id).unwrap_err().status, WRONG_HANDLE_KIND);
        assert!(table.find(Kind::Run, id).is_ok());
    }

    #[test]
    fn a_slot_without_generations_left_is_retired() {
        let mut table = Table::new();
        let id = table.insert(Kind::Run, object()).unwrap();
        table.remove(Kind::Run, id).unwrap();
        table.slots[0].generation = LAST_GENERATION - 1;
        let last = table.insert(Kind::Run, object()).unwrap();
        assert_eq!(last & LAST_INDEX, 0);
        table.remove(Kind::Run, last).unwrap();
        assert_eq!(table.insert(Kind::Run, object()).unwrap() & LAST_INDEX, 1);
    }

    #[test]
    fn random_numbers_are_stale_ids() {
        let mut table = Table::new();
        table.insert(Kind::Scene, object()).unwrap();
        let mut number = 1_u64;
        for _ in 0..10_000 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            assert!(table.find(Kind::Scene, number).is_err());
        }
    }
}
