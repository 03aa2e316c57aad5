use super::{Party, Rider};
use crate::aftermath::Rebuilt;
use crate::hull::Clearing;
use crate::simulation::row::{Asked, Pose};
use crate::simulation::world::World;
use crate::simulation::{RestWatch, Stay};
use crate::vehicle::{BodyState, Footing, Gang, Vehicle, WheelControl, WheelForce, WheelState, Wrench};
use accuscene_core::arith::{Real, Vec2, Vec3};
use core::fmt::Debug;
use std::sync::Arc;

/// Vehicles that ride side by side, in numbers of some kind.
pub(super) trait Ranks: Debug {
    /// How many vehicles it is for.
    fn width(&self) -> usize;

    /// Takes vehicles in; false if they cannot go together.
    fn take(&mut self, worlds: &[World<'_>], parties: &[Party], riders: &[Rider]) -> bool;

    /// Whether the next step can bring nothing but free motion.
    fn may_ride(&self) -> bool;

    /// The motion of a step; whether the next one can bring nothing else, and this one has brought nothing to tell of.
    fn advance(&mut self) -> bool;

    /// Notes the step, after which nothing had to be told, and records it where a row is due.
    fn commit(&mut self, worlds: &mut [World<'_>]);

    /// Gives the vehicles back after the motion of a step that has not been noted.
    fn leave(&mut self, worlds: &mut [World<'_>]);
}

/// Vehicles side by side, one a lane. Lanes without a rider hold the last one too.
#[derive(Debug, Default)]
pub(super) struct Squad<R: Real> {
    pub(super) riders: Vec<Rider>,
    /// What the constants below were made of.
    made_of: Vec<(Rider, Option<Arc<Rebuilt>>)>,
    pub(super) shape: Option<Shape<R>>,
    pub(super) asked: Asked<R>,
    /// 1 where a foot is on the brake.
    pub(super) braking: R,
    pub(super) control: Vec<WheelControl<R>>,
    pub(super) load: Wrench<R>,
    pub(super) now: Moving<R>,
    pub(super) watch: Watch<R>,
    pub(super) before: Before<R>,
    pub(super) leash: Bounds<R>,
    /// Rows that are recorded next.
    pub(super) rows: Vec<R>,
}

/// What stays constant of the vehicles of a squad.
#[derive(Debug)]
pub(super) struct Shape<R: Real> {
    pub(super) vehicle: Vehicle<R>,
    /// The wheels of a single vehicle side by side.
    pub(super) gang: Option<Gang>,
    pub(super) clearing: Clearing<R>,
    pub(super) footing: Vec<Footing<R>>,
    pub(super) gravity: Vec3<R>,
    pub(super) step: R,
    pub(super) reach: R,
}

/// What a step changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Moving<R: Real> {
    pub(super) body: BodyState<R>,
    pub(super) wheels: Vec<WheelState<R>>,
    pub(super) forces: Vec<WheelForce<R>>,
    pub(super) pose: Pose<R>,
    pub(super) turned: R,
    pub(super) pressed: R,
    /// Steps done by the world.
    pub(super) steps: R,
}

/// Where the vehicles were at the start of the step.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before<R: Real> {
    pub(super) position: Vec3<R>,
    pub(super) yaw: R,
}

/// What tells of rest.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Watch<R: Real> {
    pub(super) rest: RestWatch<R>,
    pub(super) stay: Stay<R>,
    pub(super) last_moving: R,
    /// 1 where a wheel is off the ground.
    pub(super) lifted: R,
}

/// Up to where the vehicles may go.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds<R> {
    pub(super) place: Vec2<R>,
    pub(super) yaw: R,
    pub(super) room: R,
    pub(super) reserve: R,
}

impl<R: Real> Squad<R> {
    /// Takes riders in whose lanes are given; false if they cannot go together.
    pub(super) fn gather(&mut self, worlds: &[World<'_>], parties: &[Party], riders: &[Rider]) -> bool {
        let Some(last) = riders.len().checked_sub(1) else { return false };
        let rider = |i: usize| riders[Ord::min(i, last)];
        let world = |i: usize| &worlds[rider(i).world];
        let state = |i: usize| &world(i).state.vehicles[rider(i).vehicle];
        let model = |i: usize| &world(i).model.vehicles[rider(i).vehicle];
        let same = |(made, rebuilt): &(Rider, Option<Arc<Rebuilt>>), k: usize| {
            let now = &state(k).rebuilt;
            let built = match (rebuilt, now) {
                (Some(a), Some(b)) => Arc::ptr_eq(a, b),
                (a, b) => a.is_none() && b.is_none(),
            };
            *made == rider(k) && built
        };
        let known = self.made_of.len() == riders.len()
            && self.made_of.iter().enumerate().all(|(k, made)| same(made, k));
        if !known {
            self.made_of.clear();
            let built = |i: usize| state(i).rebuilt.as_ref().map_or(&model(i).vehicle, |r| &r.vehicle);
            let all: Vec<&Vehicle<f64>> = (0..R::LANES).map(built).collect();
            let Some(vehicle) = Vehicle::together(&all) else { return false };
            let alone = (R::LANES == 1)
                .then(|| state(0).rebuilt.as_ref().map_or(&model(0).gang, |rebuilt| &rebuilt.gang).clone());
            let grounds: Option<Vec<Footing<f64>>> =
                (0..R::LANES).map(|i| world(i).model.terrain.even()).collect();
            let Some(grounds) = grounds else { return false };
            let gravity = |i: usize| world(i).model.gravity;
            let wheels = vehicle.wheels.len();
            self.shape = Some(Shape {
                vehicle,
                gang: alone,
                clearing: Clearing::together(|i| model(i).hull.clearing()),
                footing: vec![Footing::together(|i| &grounds[i]); wheels],
                gravity: Vec3::new(
                    R::from_fn(|i| gravity(i).x),
                    R::from_fn(|i| gravity(i).y),
                    R::from_fn(|i| gravity(i).z),
                ),
                step: R::from_fn(|i| world(i).model.step),
                reach: R::from_fn(|i| model(i).reach),
            });
            self.made_of.extend((0..riders.len()).map(|k| (rider(k), state(k).rebuilt.clone())));
        }
        self.riders.clear();
        self.riders.extend_from_slice(riders);
        self.asked = Asked {
            steer: R::from_fn(|i| state(i).input.steer),
            brake: R::from_fn(|i| state(i).input.brake),
            throttle: R::from_fn(|i| state(i).input.throttle),
        };
        self.braking = R::from_fn(|i| if state(i).input.brake > 0.0 { 1.0 } else { 0.0 });
        self.load = Wrench::together(|i| &state(i).load);
        let wheels = state(0).wheels.len();
        self.control.clear();
        self.control.extend((0..wheels).map(|k| WheelControl::together(|i| &state(i).controls[k])));
        let now = &mut self.now;
        now.body = BodyState::together(|i| &state(i).body);
        now.wheels.clear();
        now.wheels.extend((0..wheels).map(|k| WheelState::together(|i| &state(i).wheels[k])));
        now.forces.clear();
        now.forces.extend((0..wheels).map(|k| WheelForce::together(|i| &state(i).forces[k])));
        now.pose = Pose {
            yaw: R::from_fn(|i| state(i).yaw),
            distance: R::from_fn(|i| state(i).distance),
            ..Pose::default()
        };
        now.turned = R::from_fn(|i| state(i).tumble.turned);
        now.pressed = R::from_fn(|i| state(i).driver.pressed);
        now.steps = R::from_fn(|i| world(i).state.steps as f64);
        self.watch = Watch {
            rest: RestWatch::together(|i| &state(i).rest),
            stay: Stay::together(|i| &state(i).stay),
            last_moving: R::from_fn(|i| state(i).last_moving),
            lifted: R::from_fn(|i| if state(i).lifted { 1.0 } else { 0.0 }),
        };
        let leash = |i: usize| parties[rider(i).world].leashes[rider(i).vehicle];
        self.leash = Bounds {
            place: now.body.position.xy(),
            yaw: now.pose.yaw,
            room: R::from_fn(|i| leash(i).room),
            reserve: R::from_fn(|i| leash(i).reserve),
        };
        true
    }

    /// Gives the vehicles back to their worlds.
    pub(super) fn scatter(&mut self, worlds: &mut [World<'_>]) {
        for (i, rider) in self.riders.iter().enumerate() {
            let world = &mut worlds[rider.world];
            let even = world.model.terrain.even();
            let s = &mut world.state.vehicles[rider.vehicle];
            s.body = self.now.body.lane(i);
            for (to, from) in s.wheels.iter_mut().zip(&self.now.wheels) {
                *to = from.lane(i);
            }
            for (to, from) in s.forces.iter_mut().zip(&self.now.forces) {
                *to = from.lane(i);
            }
            if let Some(even) = even {
                s.footing.fill(even);
            }
            s.from = self.before.position.lane(i);
            s.yaw = self.now.pose.yaw.lane(i);
            s.distance = self.now.pose.distance.lane(i);
            s.tumble.turned = self.now.turned.lane(i);
            s.driver.pressed = self.now.pressed.lane(i);
            s.rest = self.watch.rest.lane(i);
            s.stay = self.watch.stay.lane(i);
            s.last_moving = self.watch.last_moving.lane(i);
            let before = &mut world.scratch.before[rider.vehicle];
            before.position = self.before.position.lane(i).xy();
            before.heading = self.before.yaw.lane(i);
        }
    }
}
