use super::{BodyState, Footing, Vehicle, WheelControl, WheelForce, WheelState, kick};
use crate::linear::solve;
use accuscene_core::arith::{Quat, Vec2, Vec3, sin_cos};

/// How a vehicle stands at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Posture {
    /// Pose with the velocities given.
    pub body: BodyState,
    /// Wheels with travel and patch deflection.
    pub wheels: Vec<WheelState>,
    /// Largest acceleration left: m/s² for body and wheels, rad/s² for rotation.
    pub residual: f64,
    /// Whether the tyres hold the vehicle where it stands.
    pub holds: bool,
}

/// Newton's method stops below this acceleration.
const TOLERANCE: f64 = 1e-11;
/// Most iterations; a car needs four to six.
const ITERATIONS: usize = 40;
/// Step of the difference quotients, m and rad.
const STEP: f64 = 1e-7;
/// A solution counts as one below this acceleration.
const ACCEPTED: f64 = 1e-8;

/// Finds the posture in which springs, tyres and stick friction balance the weight.
///
/// `start` gives place, heading and velocities; its height, roll and pitch are the first guess. A vehicle that
/// stands still and is held by locked or braked wheels gets its patches deflected so that it neither moves nor
/// settles; any other one is trimmed in height, roll, pitch and travel, and left free along the ground.
/// `ground` tells the plane under a point.
pub fn settle(
    vehicle: &Vehicle<f64>,
    start: &BodyState,
    controls: &[WheelControl],
    gravity: Vec3,
    ground: &dyn Fn(Vec3) -> Footing<f64>,
) -> Posture {
    let still = start.velocity == Vec3::zero() && start.rate == Vec3::zero();
    let held: Vec<bool> = controls.iter().map(|c| c.lock >= 0.5 || c.brake > 0.0 || c.grip > 0.0).collect();
    let problem = Problem { vehicle, start, controls, gravity, ground, held: &held };
    if still {
        // Lateral grip alone may hold it too, on the level or across a slope with free wheels.
        let held = problem.newton(true);
        if held.residual < ACCEPTED {
            return held;
        }
    }
    problem.newton(false)
}

struct Problem<'a> {
    vehicle: &'a Vehicle<f64>,
    start: &'a BodyState,
    controls: &'a [WheelControl],
    gravity: Vec3,
    ground: &'a dyn Fn(Vec3) -> Footing<f64>,
    held: &'a [bool],
}

impl Problem<'_> {
    fn newton(&self, hold: bool) -> Posture {
        let free = 3 + self.vehicle.wheels.len();
        let n = if hold { free + 3 } else { free };
        let mut q = vec![0.0; n];
        let mut best = self.posture(&q, hold);
        let mut residual = self.residual(&best, hold);
        for _ in 0..ITERATIONS {
            best.residual = largest(&residual);
            if best.residual < TOLERANCE {
                break;
            }
            let mut matrix = vec![0.0; n * n];
            for j in 0..n {
                let mut moved = q.clone();
                moved[j] += STEP;
                let r = self.residual(&self.posture(&moved, hold), hold);
                for i in 0..n {
                    matrix[i * n + j] = (r[i] - residual[i]) / STEP;
                }
            }
            let Some(change) = solve(matrix, &residual) else { break };
            // Halve the step until it helps: the guess may have wheels off the ground.
            let mut scale = 1.0;
            let mut better = None;
            for _ in 0..12 {
                let trial: Vec<f64> = q.iter().zip(&change).map(|(a, d)| a - scale * d).collect();
                let posture = self.posture(&trial, hold);
                let r = self.residual(&posture, hold);
                if largest(&r) < best.residual {
                    better = Some((trial, posture, r));
                    break;
                }
                scale *= 0.5;
            }
            let Some((trial, posture, r)) = better else { break };
            (q, best, residual) = (trial, posture, r);
            best.residual = largest(&residual);
        }
        best.holds = hold && best.residual < ACCEPTED;
        best.body.velocity = self.start.velocity;
        best.body.rate = self.start.rate;
        best
    }

    /// The posture that the unknowns stand for: height, roll, pitch, travels, and for a held vehicle the
    /// displacement of the body over its patches (x, y, yaw).
    fn posture(&self, q: &[f64], hold: bool) -> Posture {
        let w = self.vehicle.wheels.len();
        let mut body = BodyState { velocity: Vec3::zero(), rate: Vec3::zero(), ..*self.start };
        body.position.z += q[0];
        let turn = Quat { w: 1.0, v: Vec3::new(q[1] * 0.5, q[2] * 0.5, 0.0) };
        body.orientation = body.orientation.product(turn).normalized();
        let wheels = (0..w)
            .map(|i| {
                let deflection = if hold { self.deflection(i, &q[3 + w..]) } else { Vec2::zero() };
                WheelState { travel: q[3 + i], travel_rate: 0.0, spin: 0.0, deflection }
            })
            .collect();
        Posture { body, wheels, residual: f64::INFINITY, holds: false }
    }

    fn deflection(&self, i: usize, shift: &[f64]) -> Vec2 {
        let hub = self.vehicle.wheels[i].hub;
        let moved = Vec2::new(shift[0] - shift[2] * hub.y, shift[1] + shift[2] * hub.x);
        let (sin, cos) = sin_cos(self.controls[i].steer);
        let patch = -moved.rotate(cos, -sin);
        // A free wheel rolls until its patch carries no longitudinal force.
        if self.held[i] { patch } else { Vec2::new(0.0, patch.y) }
    }

    fn residual(&self, posture: &Posture, hold: bool) -> Vec<f64> {
        const DT: f64 = 1e-3;
        let mut body = posture.body;
        let mut wheels = posture.wheels.clone();
        let turn = body.orientation.matrix();
        let footing: Vec<_> = self
            .vehicle
            .wheels
            .iter()
            .zip(&wheels)
            .map(|(p, s)| {
                let hub = Vec3::new(p.hub.x, p.hub.y, p.hub.z + s.travel);
                (self.ground)(body.position + turn.apply(hub))
            })
            .collect();
        let mut force = vec![WheelForce::default(); wheels.len()];
        kick(self.vehicle, &mut body, &mut wheels, &footing, self.controls, &mut force, self.gravity, DT);
        let turned = body.rate * (1.0 / DT);
        let a = body.acceleration;
        let mut r = vec![a.z, turned.x, turned.y];
        r.extend(force.iter().map(|f| f.travel_acceleration));
        if hold {
            r.extend([a.x, a.y, turned.z]);
        }
        r
    }
}

fn largest(r: &[f64]) -> f64 {
    r.iter().fold(0.0, |m, x| if x.abs() > m { x.abs() } else { m })
}
