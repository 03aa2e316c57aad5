use crate::workload::{FRAME, pile_up};
use crate::{Case, Work};
use accuscene_physics::simulation::Live;
use std::hint::black_box;
use std::sync::Arc;

/// Frames before the one that is timed: it begins at 1.09 s, when the first rows run into the wall and into each
/// other. Later frames, of a heap that moves, take several times as long; getting there with 10,000 cars takes minutes.
const BEFORE: u64 = 64;

/// A frame of 60 Hz, 17 steps, at the beginning of pile-ups of 100, 1,000 and 10,000 cars.
///
/// It is the same frame each time: going back to its start, a copy of the state, is part of the time.
#[must_use]
pub fn pile_ups() -> Vec<Case> {
    let case = |cars: usize| {
        Case::new(format!("pileup/{cars}"), "vehicle step", move || frames(cars))
            .of_units(FRAME * cars as u64)
    };
    vec![case(100).counted_by(2), case(1_000), case(10_000)]
}

#[expect(clippy::expect_used, reason = "the scene is part of the benchmark")]
fn frames(cars: usize) -> Work {
    let mut live = Live::new(Arc::new(pile_up(cars).model()), false);
    live.step(BEFORE * FRAME).expect("it runs");
    let start = live.snapshot();
    Box::new(move |repetitions| {
        for _ in 0..repetitions {
            live.restore(&start).expect("it is of this session");
            live.step(FRAME).expect("it runs");
            black_box(live.state());
        }
    })
}
