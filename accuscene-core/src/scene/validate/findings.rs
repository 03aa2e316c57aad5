use core::fmt::Display;

use crate::document::Problem;

/// Most problems that are told; who has more than these begins with these.
const MOST: usize = 200;

/// Problems in the order in which they are found.
#[derive(Default)]
pub(super) struct Findings {
    problems: Vec<Problem>,
}

impl Findings {
    /// True when no further problem is taken.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MOST
    }

    /// Adds a problem unless there are enough.
    pub(super) fn push(&mut self, problem: Problem) {
        if !self.is_full() {
            self.problems.push(problem);
        }
    }

    /// Adds a problem of a value that breaks a limit.
    pub(super) fn limit(
        &mut self,
        code: u32,
        path: impl Into<String>,
        message: &str,
        value: impl Display,
        limit: impl Display,
        hint: &str,
    ) {
        self.push(Problem::new(code, path, message).with_value(value).with_limit(limit).with_hint(hint));
    }

    /// All problems.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}
