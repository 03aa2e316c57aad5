//! What ends a ride.

use super::squad::{Ranks, Squad, Watch};
use super::{Party, Rider};
use crate::simulation::Stay;
use crate::simulation::world::{MOVING, WILD, World};
use accuscene_core::arith::{Kernel, Mask, Real};

/// Bodywork comes no nearer to the ground than this in a step of a ride, m: more than rounding makes.
const SPARE: f64 = 1e-6;
/// Beyond this a number is not one that a vehicle has.
const SOUND: f64 = 1e18;

impl<R: Real> Ranks for Squad<R> {
    fn width(&self) -> usize {
        R::LANES
    }

    fn take(&mut self, worlds: &[World<'_>], parties: &[Party], riders: &[Rider]) -> bool {
        self.gather(worlds, parties, riders)
    }

    fn may_ride(&self) -> bool {
        R::within(Free(self)).all()
    }

    fn advance(&mut self) -> bool {
        self.travel();
        R::within(Quiet(self))
    }

    fn commit(&mut self, worlds: &mut [World<'_>]) {
        self.watch = R::within(Watched(self));
        self.record(worlds);
    }

    fn leave(&mut self, worlds: &mut [World<'_>]) {
        self.scatter(worlds);
    }
}

/// Which vehicles are on their leashes, clear of the ground and sound.
struct Free<'a, R: Real>(&'a Squad<R>);

impl<R: Real> Kernel for Free<'_, R> {
    type Output = R::Mask;

    #[inline(always)]
    fn run(self) -> R::Mask {
        let Squad { now, leash, shape, .. } = self.0;
        let Some(shape) = shape else { return R::Mask::splat(false) };
        let body = &now.body;
        let (v, a) = (body.velocity, body.acceleration);
        let dt = shape.step;
        let turned = (now.pose.yaw - leash.yaw).abs() * shape.reach;
        let way = (body.position.xy() - leash.place).norm() + turned;
        let next = (v.norm() + body.rate.norm() * shape.reach) * dt;
        // The real step may be longer than the nominal one by rounding.
        let spare = shape.clearing.spare(body, &shape.footing[0], dt * (1.0 + 1e-6));
        let sound = (body.position.dot(body.position) + v.dot(v)).lt(R::splat(SOUND));
        way.le(leash.room)
            & next.le(leash.reserve)
            & spare.gt(R::splat(SPARE))
            & a.dot(a).le(R::splat(WILD * WILD))
            & sound
    }
}

/// What a step makes of the watch, and its energy per mass, J/kg.
#[inline(always)]
fn observed<R: Real>(squad: &Squad<R>, dt: R) -> (Watch<R>, R::Mask) {
    let now = &squad.now;
    let body = &now.body;
    let mut watch = squad.watch;
    let energy = (body.velocity.dot(body.velocity) + body.rate.dot(body.rate)) * 0.5;
    let stays = watch.stay.observe(body.position, now.pose.yaw, dt);
    let rests = watch.rest.observe(energy, dt) | Stay::rests(stays, energy);
    let moves = body.velocity.norm().gt(R::splat(MOVING));
    watch.last_moving = R::select(moves, now.steps * dt, watch.last_moving);
    (watch, rests)
}

/// Whether a step has brought nothing to tell of, and the next one can bring nothing but free motion.
struct Quiet<'a, R: Real>(&'a Squad<R>);

impl<R: Real> Kernel for Quiet<'_, R> {
    type Output = bool;

    #[inline(always)]
    fn run(self) -> bool {
        let squad = self.0;
        let Some(shape) = &squad.shape else { return false };
        let zero = R::zero();
        let mut lifted = R::Mask::splat(false);
        for f in &squad.now.forces {
            lifted = lifted | f.force.z.le(zero);
        }
        let was = squad.watch.lifted.gt(zero);
        let as_before = (lifted & was) | (!lifted & !was);
        let stands = squad.now.body.orientation.matrix().rows[2].z.ge(zero);
        let (_, rests) = observed(squad, shape.step);
        (Free(squad).run() & as_before & stands & !rests).all()
    }
}

/// The watch after a step.
struct Watched<'a, R: Real>(&'a Squad<R>);

impl<R: Real> Kernel for Watched<'_, R> {
    type Output = Watch<R>;

    #[inline(always)]
    fn run(self) -> Watch<R> {
        let dt = self.0.shape.as_ref().map_or(R::zero(), |shape| shape.step);
        observed(self.0, dt).0
    }
}
