use super::{BodyState, Footing, Vehicle, WheelControl, WheelForce, WheelState, Wrench, kick};
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
pub(super) const ACCEPTED: f64 = 1e-8;

/// Finds the posture in which springs, tyres and stick friction balance the weight.
///
/// `start` gives place, heading and velocities; its height, roll and pitch are the first guess. A vehicle that
/// stands still and is held by locked or braked wheels gets its patches deflected so that it neither moves nor
/// settles; any other one is trimmed in height, roll, pitch and travel, and left free along the ground.
/// `load` acts on the body besides its weight; `ground` tells the plane under a point.
pub fn settle(
    vehicle: &Vehicle<f64>,
    start: &BodyState,
    controls: &[WheelControl],
    load: Wrench,
    gravity: Vec3,
    ground: &dyn Fn(Vec3) -> Footing<f64>,
) -> Posture {
    let still = start.velocity == Vec3::zero() && start.rate == Vec3::zero();
    let problem = Standing { vehicle, start, controls, load, gravity, ground };
    if still {
        // Lateral grip alone may hold it too, on the level or across a slope with free wheels.
        let held = problem.newton(true);
        if held.residual < ACCEPTED {
            return held;
        }
    }
    problem.newton(false)
}

/// A vehicle whose posture is sought, with all that acts on it.
pub(crate) struct Standing<'a> {
    pub(crate) vehicle: &'a Vehicle<f64>,
    pub(crate) start: &'a BodyState,
    pub(crate) controls: &'a [WheelControl],
    pub(crate) load: Wrench,
    pub(crate) gravity: Vec3,
    pub(crate) ground: &'a dyn Fn(Vec3) -> Footing<f64>,
}

impl Standing<'_> {
    /// How many unknowns a posture has.
    pub(crate) fn unknowns(vehicle: &Vehicle<f64>, hold: bool) -> usize {
        vehicle.wheels.len() + if hold { 6 } else { 3 }
    }

    fn newton(&self, hold: bool) -> Posture {
        let n = Self::unknowns(self.vehicle, hold);
        let mut best = balance(n, &|q| self.posture(q, hold), &|p| self.residual(p, hold));
        best.holds = hold && best.residual < ACCEPTED;
        best.body.velocity = self.start.velocity;
        best.body.rate = self.start.rate;
        best
    }

    /// The posture that the unknowns stand for: height, roll, pitch, mean and half difference of an axle's travels,
    /// and for a held vehicle the displacement of the body over its patches (x, y, yaw).
    ///
    /// A mirrored vehicle has the same unknowns but for signs, and so exactly the mirrored solution.
    pub(crate) fn posture(&self, q: &[f64], hold: bool) -> Posture {
        let w = self.vehicle.wheels.len();
        let mut body = BodyState { velocity: Vec3::zero(), rate: Vec3::zero(), ..*self.start };
        body.position.z += q[0];
        let turn = Quat { w: 1.0, v: Vec3::new(q[1] * 0.5, q[2] * 0.5, 0.0) };
        body.orientation = body.orientation.product(turn).normalized();
        // An axle's mean and half its difference: what is symmetric stays so to the last bit.
        let travel = |i: usize| {
            let (mean, half) = (q[3 + (i & !1)], q[3 + (i | 1)]);
            if i.is_multiple_of(2) { mean + half } else { mean - half }
        };
        let wheels = (0..w)
            .map(|i| {
                let deflection = if hold { self.deflection(i, &q[3 + w..]) } else { Vec2::zero() };
                WheelState { travel: travel(i), deflection, ..WheelState::default() }
            })
            .collect();
        Posture { body, wheels, residual: f64::INFINITY, holds: false }
    }

    /// Deflection of a patch under a body that has moved along the ground (x, y, yaw).
    pub(super) fn deflection(&self, i: usize, shift: &[f64]) -> Vec2 {
        let hub = self.vehicle.wheels[i].hub;
        let moved = Vec2::new(shift[0] - shift[2] * hub.y, shift[1] + shift[2] * hub.x);
        let (sin, cos) = sin_cos(self.controls[i].steer);
        let patch = -moved.rotate(cos, -sin);
        // A free wheel rolls until its patch carries no longitudinal force.
        let c = &self.controls[i];
        let held = c.lock >= 0.5 || c.brake > 0.0 || c.grip > 0.0;
        if held { patch } else { Vec2::new(0.0, patch.y) }
    }

    /// Accelerations that a posture leaves: body, wheels, and along the ground if it is held.
    pub(crate) fn residual(&self, posture: &Posture, hold: bool) -> Vec<f64> {
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
                let hub = p.hub_at(s.travel);
                (self.ground)(body.position + turn.apply(hub))
            })
            .collect();
        let mut force = vec![WheelForce::default(); wheels.len()];
        kick(
            self.vehicle,
            &mut body,
            &mut wheels,
            &footing,
            self.controls,
            &mut force,
            &self.load,
            self.gravity,
            DT,
        );
        let turned = body.rate * (1.0 / DT);
        let a = body.acceleration;
        let mut r = vec![a.z, turned.x, turned.y];
        for pair in force.chunks(2) {
            let (l, other) = (pair[0].travel_acceleration, pair[1].travel_acceleration);
            r.extend([l + other, l - other]);
        }
        if hold {
            r.extend([a.x, a.y, turned.z]);
        }
        r
    }
}

/// The posture with the least residual that Newton's method finds from `n` unknowns of zero.
pub(super) fn balance(
    n: usize,
    posture: &dyn Fn(&[f64]) -> Posture,
    residual: &dyn Fn(&Posture) -> Vec<f64>,
) -> Posture {
    let mut q = vec![0.0; n];
    let mut best = posture(&q);
    let mut left = residual(&best);
    for _ in 0..ITERATIONS {
        best.residual = largest(&left);
        if best.residual < TOLERANCE {
            break;
        }
        let mut matrix = vec![0.0; n * n];
        for j in 0..n {
            // Central quotients: their mirror image is that of the mirrored vehicle, to the last bit.
            let moved = |by: f64| {
                let mut moved = q.clone();
                moved[j] += by;
                residual(&posture(&moved))
            };
            let (above, below) = (moved(STEP), moved(-STEP));
            for i in 0..n {
                matrix[i * n + j] = (above[i] - below[i]) / (2.0 * STEP);
            }
        }
        let Some(change) = solve(matrix, &left) else { break };
        // Halve the step until it helps: the guess may have wheels off the ground.
        let mut scale = 1.0;
        let mut better = None;
        for _ in 0..12 {
            let trial: Vec<f64> = q.iter().zip(&change).map(|(a, d)| a - scale * d).collect();
            let there = posture(&trial);
            let r = residual(&there);
            if largest(&r) < best.residual {
                better = Some((trial, there, r));
                break;
            }
            scale *= 0.5;
        }
        let Some((trial, there, r)) = better else { break };
        (q, best, left) = (trial, there, r);
        best.residual = largest(&left);
    }
    best
}

/// The largest magnitude; infinite if one is no number.
pub(crate) fn largest(r: &[f64]) -> f64 {
    let most = |m: f64, x: &f64| if x.abs() > m { x.abs() } else { m };
    if r.iter().any(|x| x.is_nan()) { f64::INFINITY } else { r.iter().fold(0.0, most) }
}
