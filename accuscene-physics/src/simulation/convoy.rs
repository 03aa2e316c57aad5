//! Worlds that run to their ends side by side.

use super::platoon::{Party, Platoon};
use super::run::{Run, StopReason};
use super::world::World;
use crate::error::PhysicsError;
use accuscene_core::event::Event;
use core::ops::ControlFlow;

/// Steps between two calls of the progress function.
const PROGRESS_EVERY: u64 = 200;
/// Steps after which a world that was not free is asked again.
const PATIENCE: u64 = 8;

/// Is told of the time reached and the duration of a world, s; may break it off.
pub(super) type Progress<'a> = &'a mut dyn FnMut(f64, f64) -> ControlFlow<()>;

/// Worlds that run side by side: each by itself while more than free motion may happen in it, all together while not.
pub(super) struct Convoy<'m> {
    /// Most of them.
    places: usize,
    worlds: Vec<World<'m>>,
    /// Those of the worlds, in their order.
    courses: Vec<Course>,
    parties: Vec<Party>,
    platoon: Platoon,
}

/// How far a world has to go.
#[derive(Debug)]
struct Course {
    /// Its number among all.
    index: usize,
    /// Steps of its duration.
    end: u64,
    /// Steps before which it is not asked whether it is free.
    asked: u64,
    /// For how many steps it is free now.
    free: u64,
    /// Steps at which progress was told last.
    told: Option<u64>,
    /// What became of its last step.
    last: Result<(), PhysicsError>,
}

impl<'m> Convoy<'m> {
    /// For so many worlds side by side.
    pub(super) fn of(places: usize) -> Self {
        let (worlds, courses, parties) = (Vec::new(), Vec::new(), Vec::new());
        Self { places, worlds, courses, parties, platoon: Platoon::default() }
    }

    /// Runs all worlds; `done` gets each by its number in the order in which they come to their ends.
    pub(super) fn travel(
        &mut self,
        worlds: &mut dyn Iterator<Item = World<'m>>,
        progress: Progress<'_>,
        done: &mut dyn FnMut(usize, Result<Run, PhysicsError>),
    ) {
        let mut waiting = worlds.enumerate();
        loop {
            let mut k = 0;
            while k < self.worlds.len() || self.enter(&mut waiting) {
                match go_alone(&mut self.worlds[k], &mut self.courses[k], &mut self.parties[k], progress) {
                    None => k += 1,
                    Some(ended) => {
                        self.parties.remove(k);
                        let (world, course) = (self.worlds.remove(k), self.courses.remove(k));
                        done(course.index, ended.map(|stop| arrived(world, stop, progress)));
                    }
                }
            }
            if self.worlds.is_empty() {
                return;
            }
            self.go_together();
        }
    }

    /// Takes in the next world, if there is a place and one for it.
    fn enter(&mut self, waiting: &mut dyn Iterator<Item = (usize, World<'m>)>) -> bool {
        if self.worlds.len() == self.places {
            return false;
        }
        let Some((index, mut world)) = waiting.next() else { return false };
        let model = world.model;
        world.recorder.row(model, &world.state);
        let end = (model.duration / model.step + 0.5) as u64;
        self.worlds.push(world);
        self.courses.push(Course { index, end, asked: 0, free: 0, told: None, last: Ok(()) });
        self.parties.push(Party { serial: index as u64, leashes: Vec::new() });
        true
    }

    /// Lets all worlds ride for as long as all are free.
    fn go_together(&mut self) {
        let steps = self.courses.iter().fold(u64::MAX, |least, course| Ord::min(least, course.free));
        let done = self.platoon.ride(&mut self.worlds, &self.parties, steps);
        for (world, course) in self.worlds.iter_mut().zip(&mut self.courses) {
            if done == 0 {
                course.asked = world.state.steps + PATIENCE;
                continue;
            }
            let begin = world.state.time(world.model);
            world.meet_up(begin, (world.state.steps + 1) as f64 * world.model.step);
            course.last = world.end_step(true);
        }
    }
}

/// Lets a world step by itself until it is free; how it ended if it does before.
fn go_alone(
    world: &mut World<'_>,
    course: &mut Course,
    party: &mut Party,
    progress: Progress<'_>,
) -> Option<Result<StopReason, PhysicsError>> {
    loop {
        if let Err(error) = core::mem::replace(&mut course.last, Ok(())) {
            return Some(Err(error));
        }
        let steps = world.state.steps;
        if world.outside {
            return Some(Ok(StopReason::OutsideModel));
        }
        if steps > 0 && world.model.stop_at_rest && world.finished() {
            return Some(Ok(StopReason::AllAtRest));
        }
        if steps >= course.end {
            return Some(Ok(StopReason::Duration));
        }
        if steps.is_multiple_of(PROGRESS_EVERY) && course.told != Some(steps) {
            course.told = Some(steps);
            let time = world.state.time(world.model);
            if progress(time, world.model.duration).is_break() {
                return Some(Err(PhysicsError::Cancelled { time }));
            }
        }
        if steps >= course.asked {
            let most = Ord::min(course.end - steps, PROGRESS_EVERY - steps % PROGRESS_EVERY);
            course.free = world.freedom(most, &mut party.leashes);
            if course.free > 0 {
                return None;
            }
            course.asked = steps + PATIENCE;
        }
        course.last = world.step(true);
    }
}

/// What a world gives that has come to its end.
fn arrived(mut world: World<'_>, stop: StopReason, progress: Progress<'_>) -> Run {
    let model = world.model;
    if !world.state.steps.is_multiple_of(model.record_every) {
        world.recorder.row(model, &world.state);
    }
    world.end();
    let end = world.state.time(model);
    let _ = progress(end, model.duration);
    let mut events = world.events;
    events.extend(world.pushes.into_iter().map(Event::Push));
    Run {
        recording: world.recorder.finish(events),
        end,
        stop,
        warnings: world.warnings,
        models: super::notes::notes(model),
        approaches: model.approaches(),
    }
}
