//! The same solution, to the last bit, whoever makes the runs and in whatever order.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod twin;

use accuscene_core::memory::SerialExecutor;
use accuscene_core::port::Executor;
use accuscene_physics::inverse::{Options, Problem, Solution, solve};
use std::ops::ControlFlow;
use twin::Model;

/// Some threads, each with every so-many-th task.
struct Threads(usize);

impl Executor for Threads {
    fn width(&self) -> usize {
        self.0
    }

    fn for_each(&self, count: usize, task: &(dyn Fn(usize) + Sync)) {
        std::thread::scope(|scope| {
            for first in 0..self.0 {
                scope.spawn(move || (first..count).step_by(self.0).for_each(task));
            }
        });
    }
}

/// From the last task to the first.
struct Backwards;

impl Executor for Backwards {
    fn width(&self) -> usize {
        1
    }

    fn for_each(&self, count: usize, task: &(dyn Fn(usize) + Sync)) {
        (0..count).rev().for_each(task);
    }
}

fn solved(problem: &Problem, model: &Model, executor: &dyn Executor, seed: u64) -> Solution {
    let options = Options { budget: 900, seed, ..Options::default() };
    solve(problem, model, &options, executor, &mut |_| ControlFlow::Continue(())).expect("solved")
}

#[test]
fn threads_and_their_order_change_nothing() {
    let signs = twin::two_signs();
    let (rough, model) = twin::rough::rough(5);
    for (problem, model) in [(&signs.problem, &signs.model), (&rough, &model)] {
        let one = solved(problem, model, &SerialExecutor, 5);
        for executor in [&Threads(1) as &dyn Executor, &Threads(2), &Threads(8), &Backwards] {
            // Text of numbers is exact, and tells NaN and signs of zeros apart.
            let other = solved(problem, model, executor, 5);
            assert_eq!(format!("{one:?}"), format!("{other:?}"), "width {}", executor.width());
        }
        assert_ne!(one, solved(problem, model, &SerialExecutor, 6), "a seed that changes nothing");
    }
}
