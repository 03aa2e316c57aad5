use crate::vehicle::{BodyState, Mobility, Vehicle, Wheel, WheelState};
use accuscene_core::arith::{Quat, Vec3};

/// One scalar constraint on the motion of two vehicles, and how they answer its impulse; body axes throughout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row {
    /// Index of the joint.
    pub(super) joint: usize,
    pub(super) bodies: [usize; 2],
    /// The constrained rate is `linear . velocity + angular . rate`, summed over both.
    linear: [Vec3; 2],
    angular: [Vec3; 2],
    /// Change of velocity and rate by a unit impulse.
    response: [(Vec3, Vec3); 2],
    /// The rate that is asked for.
    pub(super) target: f64,
    /// Whether it only pushes one way: impulse and excess of the rate are not negative.
    pub(super) one_way: bool,
    pub(super) active: bool,
    pub(super) impulse: f64,
}

/// A body with the turn of its axes.
pub(super) struct Party<'a> {
    pub(super) mobility: &'a Mobility<f64>,
    pub(super) state: &'a BodyState,
}

impl Row {
    /// The constraint along `linear` (world axes) at the places, or about `angular`, of the first vehicle against the second.
    pub(super) fn new(
        joint: usize,
        bodies: [usize; 2],
        parties: [Party<'_>; 2],
        places: [Vec3; 2],
        linear: Vec3,
        angular: Vec3,
    ) -> Self {
        let part = |k: usize| {
            let turn = parties[k].state.orientation.matrix();
            let sign = if k == 0 { 1.0 } else { -1.0 };
            let l = turn.apply_transposed(linear) * sign;
            let a = turn.apply_transposed(angular) * sign + places[k].cross(l);
            (l, a, parties[k].mobility.apply(l, a))
        };
        let (l0, a0, r0) = part(0);
        let (l1, a1, r1) = part(1);
        Self {
            joint,
            bodies,
            linear: [l0, l1],
            angular: [a0, a1],
            response: [r0, r1],
            target: 0.0,
            one_way: false,
            active: true,
            impulse: 0.0,
        }
    }

    /// The constrained rate at present; velocities are in world axes.
    pub(super) fn rate(&self, states: [&BodyState; 2]) -> f64 {
        let of = |k: usize| {
            let velocity = states[k].orientation.matrix().apply_transposed(states[k].velocity);
            self.linear[k].dot(velocity) + self.angular[k].dot(states[k].rate)
        };
        of(0) + of(1)
    }

    /// Change of this rate by a unit impulse of `other`.
    pub(super) fn answer(&self, other: &Self) -> f64 {
        let mut sum = 0.0;
        for k in 0..2 {
            for j in 0..2 {
                if self.bodies[k] == other.bodies[j] {
                    let (linear, angular) = other.response[j];
                    sum += self.linear[k].dot(linear) + self.angular[k].dot(angular);
                }
            }
        }
        sum
    }

    /// Force on the first vehicle by a unit impulse in a unit of time, its axes.
    pub(super) fn direction(&self) -> Vec3 {
        self.linear[0]
    }

    /// What `impulse` changes on side `k`: velocity and rate, body axes.
    pub(super) fn change(&self, k: usize, impulse: f64) -> (Vec3, Vec3) {
        (self.response[k].0 * impulse, self.response[k].1 * impulse)
    }
}

/// Changes velocity and rate (body axes); the wheels keep their own motion along the suspension.
pub(super) fn jolt(
    v: &Vehicle<f64>,
    body: &mut BodyState,
    wheels: &mut [WheelState],
    change: (Vec3, Vec3),
    dt: f64,
) {
    let (linear, angular) = change;
    body.velocity += body.orientation.matrix().apply(linear);
    body.rate += angular;
    if dt > 0.0 {
        body.acceleration += linear * (1.0 / dt);
    }
    for (p, w) in v.wheels.iter().zip(wheels) {
        w.travel_rate -= carried(p, w, change);
    }
}

/// Moves a body (body axes); the wheels stay where they are along the suspension.
pub(super) fn shift(v: &Vehicle<f64>, body: &mut BodyState, wheels: &mut [WheelState], change: (Vec3, Vec3)) {
    let (linear, angular) = change;
    body.position += body.orientation.matrix().apply(linear);
    let turn = Quat { w: 1.0, v: angular * 0.5 };
    body.orientation = body.orientation.product(turn).normalized();
    for (p, w) in v.wheels.iter().zip(wheels) {
        w.travel -= carried(p, w, change);
    }
}

/// How far along its path a wheel would be taken by its body.
fn carried(wheel: &Wheel<f64>, state: &WheelState, (linear, angular): (Vec3, Vec3)) -> f64 {
    let path = wheel.path();
    (linear + angular.cross(wheel.hub_of(state))).dot(path) / path.dot(path)
}
