//! The posture of whole combinations at the start.

use super::axles::PointLoad;
use crate::coupling::{Joint, JointKind};
use crate::linear::solve;
use crate::model::VehicleModel;
use crate::terrain::Terrain;
use crate::vehicle::{Posture, Standing, WheelControl, Wrench, largest};
use accuscene_core::arith::Vec3;

/// Step of the difference quotients, m and rad.
const STEP: f64 = 1e-7;
/// Step of the difference quotients of the hitch loads, N.
const FORCE_STEP: f64 = 1.0;
/// Most iterations; a combination needs four to eight.
const ITERATIONS: usize = 40;
/// Newton's method stops below this acceleration, m/s² and rad/s².
const TOLERANCE: f64 = 1e-11;
/// A solution counts as one below this acceleration.
const ACCEPTED: f64 = 1e-8;
/// A gap counts as the acceleration that closes it at 10 rad/s, 1/s².
const GAP_RATE: f64 = 100.0;

/// The vehicles of a scene with what joins them, standing.
pub(super) struct Combination<'a> {
    pub(super) joints: &'a [Joint],
    pub(super) loads: &'a [Vec<PointLoad>],
    pub(super) terrain: &'a Terrain,
    pub(super) gravity: f64,
    pub(super) controls: &'a [Vec<WheelControl>],
}

impl Combination<'_> {
    /// Newton's method for all postures and hitch loads together: nothing accelerates and every eye is at its hitch.
    pub(super) fn stand(&self, models: &mut [VehicleModel]) {
        let points: Vec<usize> =
            (0..self.joints.len()).filter(|&k| self.joints[k].kind == JointKind::Point).collect();
        let stands = |i: usize| {
            self.joints.iter().any(|j| j.bodies.contains(&i) && !matches!(j.kind, JointKind::Rope(_)))
        };
        let members: Vec<usize> = (0..models.len()).filter(|i| stands(*i)).collect();
        let pulls = self.pulls(models);
        let held = |i: usize| models[i].start.velocity == Vec3::zero() && self.is_held(i);
        let mut best = self.newton(models, &members, &points, &pulls, &held);
        if best.iter().any(|p| p.residual > ACCEPTED) && members.iter().any(|&i| held(i)) {
            // The brakes do not hold it: what rolls is trimmed only.
            best = self.newton(models, &members, &points, &pulls, &|_| false);
        }
        for (&i, posture) in members.iter().zip(best) {
            models[i].start = posture.body;
            models[i].start_wheels = posture.wheels;
            models[i].start_residual = posture.residual;
        }
    }

    fn newton(
        &self,
        models: &[VehicleModel],
        members: &[usize],
        points: &[usize],
        pulls: &[Vec3],
        held: &dyn Fn(usize) -> bool,
    ) -> Vec<Posture> {
        let size = |&i: &usize| Standing::unknowns(&models[i].vehicle, held(i));
        let total: usize = members.iter().map(size).sum();
        let n = total + points.len();
        let mut x = vec![0.0; n];
        for (force, &k) in x[total..].iter_mut().zip(points) {
            *force = self.first_guess(k);
        }
        let evaluate = |x: &[f64]| self.residual(models, members, points, pulls, held, x);
        let (mut best, mut residual) = evaluate(&x);
        for _ in 0..ITERATIONS {
            let worst = largest(&residual);
            if worst < TOLERANCE {
                break;
            }
            let mut matrix = vec![0.0; n * n];
            for j in 0..n {
                let step = if j < total { STEP } else { FORCE_STEP };
                let mut moved = x.clone();
                moved[j] += step;
                let (_, r) = evaluate(&moved);
                for i in 0..n {
                    matrix[i * n + j] = (r[i] - residual[i]) / step;
                }
            }
            let Some(change) = solve(matrix, &residual) else { break };
            let mut scale = 1.0;
            let mut better = None;
            for _ in 0..12 {
                let trial: Vec<f64> = x.iter().zip(&change).map(|(a, d)| a - scale * d).collect();
                let (postures, r) = evaluate(&trial);
                if largest(&r) < worst {
                    better = Some((trial, postures, r));
                    break;
                }
                scale *= 0.5;
            }
            let Some((trial, postures, r)) = better else { break };
            (x, best, residual) = (trial, postures, r);
        }
        let worst = largest(&residual);
        for (&i, posture) in members.iter().zip(&mut best) {
            posture.residual = worst;
            posture.holds = held(i) && worst < ACCEPTED;
            posture.body.velocity = models[i].start.velocity;
            posture.body.rate = models[i].start.rate;
        }
        best
    }

    /// Postures that the unknowns stand for, and what is left unbalanced: accelerations, and gaps as accelerations.
    fn residual(
        &self,
        models: &[VehicleModel],
        members: &[usize],
        points: &[usize],
        pulls: &[Vec3],
        held: &dyn Fn(usize) -> bool,
        x: &[f64],
    ) -> (Vec<Posture>, Vec<f64>) {
        let middle = members.first().map_or(Vec3::zero(), |i| models[*i].start.position);
        let n = self.terrain.footing(middle).normal;
        let gravity = Vec3::new(0.0, 0.0, -self.gravity);
        let ground = |at: Vec3| self.terrain.footing(at);
        let mut postures = Vec::with_capacity(members.len());
        let mut from = 0;
        let standing = |i: usize, load: Wrench| Standing {
            vehicle: &models[i].vehicle,
            start: &models[i].start,
            controls: &self.controls[i],
            load,
            gravity,
            ground: &ground,
        };
        for &i in members {
            let count = Standing::unknowns(&models[i].vehicle, held(i));
            postures.push(standing(i, Wrench::zero()).posture(&x[from..from + count], held(i)));
            from += count;
        }
        let forces = &x[from..];
        // What is towed stands where its leader puts it along the ground.
        let seat = |i: usize| members.iter().position(|&m| m == i).unwrap_or(0);
        let mut gaps = Vec::with_capacity(points.len());
        for &k in points {
            let joint = &self.joints[k];
            let gap = joint.gap(joint.bodies.map(|i| &postures[seat(i)].body));
            let over = gap.dot(n);
            postures[seat(joint.bodies[1])].body.position += gap - n * over;
            gaps.push(over * GAP_RATE);
        }
        let mut left = Vec::with_capacity(x.len());
        for (&i, posture) in members.iter().zip(&postures) {
            let turn = posture.body.orientation.matrix();
            let mut load = Wrench::zero();
            for (&k, &force) in points.iter().zip(forces) {
                let joint = &self.joints[k];
                let on_leader = pulls[k] - n * force;
                for (side, sign) in [(0, 1.0), (1, -1.0)] {
                    if joint.bodies[side] == i {
                        let own = turn.apply_transposed(on_leader * sign);
                        load = load.plus(&Wrench::at(joint.places[side], own));
                    }
                }
            }
            left.extend(standing(i, load).residual(posture, held(i)));
        }
        left.extend(gaps);
        (postures, left)
    }

    fn is_held(&self, i: usize) -> bool {
        self.controls[i].iter().any(|c| c.lock >= 0.5 || c.brake > 0.0 || c.grip > 0.0)
    }

    /// The load on the hitch by the lever rule, N.
    fn first_guess(&self, k: usize) -> f64 {
        let joint = &self.joints[k];
        let on = &self.loads[joint.bodies[1]];
        on.iter().rev().find(|l| l.x == joint.places[1].x).map_or(0.0, |l| -l.weight)
    }

    /// Force along the ground on each joint's leader, N, world axes: a unit without brakes hangs on the one that holds it.
    fn pulls(&self, models: &[VehicleModel]) -> Vec<Vec3> {
        let down = Vec3::new(0.0, 0.0, -self.gravity);
        let mut hanging: Vec<f64> = models.iter().map(|m| m.vehicle.body.mass).collect();
        let mut pulls = vec![Vec3::zero(); self.joints.len()];
        for (k, joint) in self.joints.iter().enumerate().rev() {
            let [lead, towed] = joint.bodies;
            let still = models[lead].start.velocity == Vec3::zero();
            let along = |i: usize| {
                let ahead = models[i].start.orientation.matrix().column(0);
                let n = self.terrain.footing(models[i].start.position).normal;
                (ahead - n * ahead.dot(n)).unit()
            };
            if !still || joint.kind != JointKind::Point {
                continue;
            }
            if !self.is_held(towed) {
                let t = along(towed);
                pulls[k] = t * (hanging[towed] * down.dot(t));
                hanging[lead] += hanging[towed];
            } else if !self.is_held(lead) {
                let t = along(lead);
                pulls[k] = t * (-hanging[lead] * down.dot(t));
            }
        }
        pulls
    }
}
