//! Vehicles that move freely, side by side in lanes.
//!
//! While nothing but its driver, the road and the air acts on any vehicle of a world, a step needs no look at contacts,
//! and vehicles of one shape go through it together, from one world or from several. Whatever is more than that (two
//! come near each other, bodywork near the ground, a wheel that lifts, rest, a driver who does something else) ends the
//! ride before it happens, and the step that brings it is done by the world itself. The bits are those of single steps.

mod freedom;
mod idle;
mod making;
mod rows;
mod squad;
mod travel;
mod watching;

pub(super) use freedom::Leash;

use super::world::World;
use accuscene_core::arith::{in_eights, in_fours, lanes};
use idle::Idle;
use making::Made;
use squad::{Ranks, Squad};

/// A vehicle of a world that rides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rider {
    /// Index of its world.
    world: usize,
    /// What tells its world from others that have had this index.
    serial: u64,
    vehicle: usize,
}

/// A world that rides with others, and how far each of its vehicles may go.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    /// What tells it from others that have had its place.
    pub(super) serial: u64,
    /// One a vehicle.
    pub(super) leashes: Vec<Leash>,
}

/// What rides worlds: memory for their vehicles, kept from one ride to the next.
#[derive(Debug, Default)]
pub(super) struct Platoon {
    squads: Vec<Box<dyn Ranks>>,
    idle: Vec<Idle>,
    riders: Vec<Rider>,
}

/// Fewer vehicles than this go one by one, the wheels of each side by side.
const FEW: usize = 3;

impl Platoon {
    /// Takes worlds that are free on by up to so many steps; how many were done. What follows on the motion of the last
    /// of them is left to each world: [`World::meet_up`] and [`World::end_step`].
    pub(super) fn ride(&mut self, worlds: &mut [World<'_>], parties: &[Party], steps: u64) -> u64 {
        self.line_up(worlds, parties);
        if !self.squads.iter().all(|squad| squad.may_ride()) {
            return 0;
        }
        let mut done = 0;
        while done < steps {
            let mut goes_on = true;
            for squad in &mut self.squads {
                goes_on &= squad.advance();
            }
            for idle in &mut self.idle {
                idle.wait(worlds);
            }
            done += 1;
            if !goes_on || done == steps {
                break;
            }
            for world in worlds.iter_mut() {
                world.state.steps += 1;
            }
            for squad in &mut self.squads {
                squad.commit(worlds);
            }
            for idle in &mut self.idle {
                idle.record(worlds);
            }
        }
        for world in worlds.iter_mut() {
            world.note_poses();
        }
        for squad in &mut self.squads {
            squad.leave(worlds);
        }
        done
    }

    /// Sorts the vehicles into squads of one shape each.
    fn line_up(&mut self, worlds: &[World<'_>], parties: &[Party]) {
        self.idle.clear();
        self.riders.clear();
        for (world, (w, party)) in worlds.iter().zip(parties).enumerate() {
            for (vehicle, s) in w.state.vehicles.iter().enumerate() {
                let rider = Rider { world, serial: party.serial, vehicle };
                if s.rest_since.is_some() {
                    self.idle.push(Idle::new(rider));
                } else {
                    self.riders.push(rider);
                }
            }
        }
        // In one order, so that squads have the same riders as long as all ride; those of one number in worlds of one shape
        // have tyres of one kind.
        let wheels = |r: &Rider| worlds[r.world].state.vehicles[r.vehicle].wheels.len();
        self.riders.sort_unstable_by_key(|r| (wheels(r), r.vehicle, r.world));
        let mut used = 0;
        let wide = lanes();
        let mut rest = &self.riders[..];
        while let Some(first) = rest.first() {
            let alike = rest.iter().take_while(|r| wheels(r) == wheels(first)).count();
            let width = if alike > 4 && wide == 8 {
                8
            } else if alike >= FEW {
                4
            } else {
                1
            };
            let (chunk, others) = rest.split_at(Ord::min(alike, width));
            rest = others;
            if self.squads.len() == used {
                self.squads.push(made(width));
            } else if self.squads[used].width() != width {
                self.squads[used] = made(width);
            }
            if self.squads[used].take(worlds, parties, chunk) {
                used += 1;
                continue;
            }
            // Tyres of different models: each for itself.
            for one in chunk {
                let mut alone = made(1);
                alone.take(worlds, parties, core::slice::from_ref(one));
                self.squads.insert(used, alone);
                used += 1;
            }
        }
        self.squads.truncate(used);
    }
}

/// An empty squad for so many vehicles.
fn made(width: usize) -> Box<dyn Ranks> {
    match width {
        8 => in_eights(Made),
        4 => in_fours(Made),
        _ => Box::new(Squad::<f64>::default()),
    }
}
