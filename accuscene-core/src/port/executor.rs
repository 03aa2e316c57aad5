/// Processors: the only way in which the engine runs anything side by side.
pub trait Executor: Send + Sync {
    /// How many tasks run side by side at most; 1 or more.
    fn width(&self) -> usize;

    /// Runs the task for every number from 0 to `count - 1`, each once and in any order, and returns when all have
    /// ended. A task that panics makes this call panic; tasks that have not begun may be left out then.
    ///
    /// Results must not depend on the order: a task writes to a place of its own, chosen by its number.
    fn for_each(&self, count: usize, task: &(dyn Fn(usize) + Sync));
}
