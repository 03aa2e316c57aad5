use super::{Actuation, Begins, DriverInput, DriverState, Program};
use crate::vehicle::{BodyState, WheelState};
use accuscene_core::arith::{Real, Vec2};

/// What a driver perceives and what the pedals meet: the state that followers need.
#[derive(Clone, Copy, Debug)]
pub struct Senses<'a> {
    /// Pose and velocity.
    pub body: &'a BodyState,
    /// The wheels.
    pub wheels: &'a [WheelState],
    /// Radius of a wheel, m.
    pub radius: f64,
    /// Pedals and steering.
    pub actuation: &'a Actuation,
}

impl Program {
    /// Lets the followers that are active at time `t` (s) act on `input`, after [`evaluate`](Self::evaluate).
    ///
    /// As with time tables the later phase counts: a table of steer ends a path, one of a pedal ends a speed.
    /// Allocates nothing.
    pub fn follow(
        &self,
        t: f64,
        impact: Option<f64>,
        senses: &Senses<'_>,
        dt: f64,
        state: &mut DriverState,
        input: &mut DriverInput,
    ) {
        let begins = Begins { impact, reached: &state.reached };
        let (path, speed) = self.followed(t, begins);
        let spoken = speed.and_then(|k| self.phases[k].start(k, begins));
        let mut on_path = None;
        let fresh = state.path != path;
        state.path = path;
        if state.speed != speed {
            state.integral = 0.0;
            state.speed = speed;
        }
        if path.is_none() && speed.is_none() {
            return;
        }
        let (body, actuation) = (senses.body, senses.actuation);
        let turn = body.orientation.matrix();
        let ahead = Vec2::new(turn.rows[0].x, turn.rows[1].x).unit();
        let forward = body.velocity.dot(turn.column(0));
        if let Some(path) = path.and_then(|k| self.phases[k].path.as_ref()) {
            let (steer, length) = path.pursue(body.position.xy(), ahead, forward, fresh, state);
            let most = path.steer_rate * dt;
            let limit = actuation.steer_limit;
            let change = Real::clamp(steer, -limit, limit) - state.steer;
            input.steer = state.steer + Real::clamp(change, -most, most);
            on_path = path.squared_speed.as_ref().map(|squared| squared.at(length).sqrt());
        }
        let Some(keeper) = speed.and_then(|k| self.phases[k].speed.as_ref()) else { return };
        let local = spoken.map_or(0.0, |start| t - start);
        let of_time = keeper.speed.as_ref().map(|profile| profile.at(local));
        let Some(target) = of_time.or(on_path) else { return };
        let pull = actuation.full_pull(senses.wheels, senses.radius, input.gear, state.gear);
        keeper.act(target, forward, pull, dt, state, input);
    }

    /// The phases whose path and whose speed are followed.
    fn followed(&self, t: f64, begins: Begins<'_>) -> (Option<usize>, Option<usize>) {
        let (mut path, mut speed) = (None, None);
        for (k, phase) in self.phases.iter().enumerate() {
            if !phase.start(k, begins).is_some_and(|start| t >= start) {
                continue;
            }
            if phase.path.is_some() {
                path = Some(k);
            } else if phase.steer.is_some() {
                path = None;
            }
            if phase.speed.is_some() {
                speed = Some(k);
            } else if phase.throttle.is_some() || phase.brake.is_some() {
                speed = None;
            }
        }
        (path, speed)
    }
}
