use super::convoy::Convoy;
use super::recorder::Recorder;
use super::run::Run;
use super::world::World;
use crate::error::PhysicsError;
use crate::model::Model;
use accuscene_core::arith::lanes;
use core::ops::ControlFlow;

/// Runs models to their ends, as [`run`](super::run()) does with each: the same bits in less time.
///
/// As many of them go side by side as the registers of the processor hold numbers, for as long as nothing but free motion
/// happens in any; the models may differ in everything, but vehicles of other shapes do not share registers. The results
/// are in the order of the models.
#[must_use]
pub fn run_all(models: &[&Model]) -> Vec<Result<Run, PhysicsError>> {
    side_by_side(&mut models.iter().map(|model| World::new(model)))
}

/// The same, but of tables only those of these names, and of these only the ways: `t`, `x` and `y` of wheels, and of
/// vehicles `yaw`, `vx`, `vy`, `yaw_rate`, `ax` and `speed` too. What is recorded has the same bits.
pub(crate) fn run_ways(models: &[&Model], keep: &dyn Fn(&str) -> bool) -> Vec<Result<Run, PhysicsError>> {
    side_by_side(&mut models.iter().map(|model| {
        let mut world = World::new(model);
        world.recorder = Recorder::of_ways(model, keep);
        world
    }))
}

fn side_by_side<'m>(worlds: &mut dyn Iterator<Item = World<'m>>) -> Vec<Result<Run, PhysicsError>> {
    let mut results = Vec::new();
    Convoy::of(lanes()).travel(worlds, &mut |_, _| ControlFlow::Continue(()), &mut |index, result| {
        results.push((index, result));
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
