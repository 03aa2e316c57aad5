use super::{DriverInput, DriverState, Path, Profile, SpeedKeeper};
use accuscene_core::arith::Real;

/// A driver's time table: phases that start at given times, at travelled distances or at the first impact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// The phases; where two are active the later one in the list counts, channel by channel.
    pub phases: Vec<Phase>,
}

/// One phase; a channel that it does not name keeps what an earlier phase says.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// When the phase starts; its profiles count from there.
    pub trigger: Trigger,
    /// Time after the trigger at which it starts, s: a driver's reaction.
    pub delay: f64,
    /// Steer angle of the front axle's middle, rad.
    pub steer: Option<Profile>,
    /// Brake pedal, 0 to 1.
    pub brake: Option<Profile>,
    /// Parking brake, 0 to 1.
    pub handbrake: Option<Profile>,
    /// Accelerator, 0 to 1.
    pub throttle: Option<Profile>,
    /// Direction of the drive: 1 forwards, 0 neutral, -1 reverse.
    pub gear: Option<f64>,
    /// Single wheels.
    pub wheels: Vec<WheelProfile>,
    /// A path to steer along.
    pub path: Option<Path>,
    /// A speed to keep.
    pub speed: Option<SpeedKeeper>,
}

/// What a phase says of one wheel.
#[derive(Clone, Debug, PartialEq)]
pub struct WheelProfile {
    /// Index of the wheel.
    pub wheel: usize,
    /// Share of the friction limit that holds it back, 1 locks it.
    pub lock: Option<Profile>,
    /// Its brake instead of the pedal's, 0 to 1.
    pub brake: Option<Profile>,
    /// Added steer angle, rad.
    pub steer: Option<Profile>,
}

/// When a phase starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trigger {
    /// At this time of the scene, s.
    Time(f64),
    /// Where this vehicle's centre of gravity has travelled so far since the start of the scene, m.
    Distance(f64),
    /// At this vehicle's first impact.
    Impact,
}

/// When that happened of which phases wait, as far as it has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Begins<'a> {
    /// Time of this vehicle's first impact, s.
    pub impact: Option<f64>,
    /// For each phase the time at which its distance was travelled, s; empty if none was yet.
    pub reached: &'a [Option<f64>],
}

impl Program {
    /// A driver who has not begun.
    #[must_use]
    pub fn fresh(&self) -> DriverState {
        DriverState { reached: vec![None; self.phases.len()], ..DriverState::default() }
    }

    /// Notes when phases begin whose distance is travelled in the step of `dt` (s) from `t` (s); `way` is the distance
    /// before and after it, m. Allocates nothing.
    pub fn reach(&self, way: [f64; 2], t: f64, dt: f64, reached: &mut [Option<f64>]) {
        let [before, after] = way;
        for (phase, reached) in self.phases.iter().zip(reached) {
            let Trigger::Distance(distance) = phase.trigger else { continue };
            if reached.is_none() && after >= distance && after > before {
                // Within a step the speed changes little.
                *reached = Some(t + dt * Real::max((distance - before) / (after - before), 0.0));
            }
        }
    }

    /// Writes what the driver does at time `t` (s) into `input`; `begins` tells of impact and distances.
    pub fn evaluate(&self, t: f64, begins: Begins<'_>, input: &mut DriverInput) {
        input.steer = 0.0;
        input.brake = 0.0;
        input.handbrake = 0.0;
        input.throttle = 0.0;
        input.gear = 1.0;
        input.wheels.fill(Default::default());
        for (k, phase) in self.phases.iter().enumerate() {
            let Some(start) = phase.start(k, begins) else { continue };
            let local = t - start;
            if local < 0.0 {
                continue;
            }
            let set = |channel: &Option<Profile>, value: &mut f64| {
                if let Some(profile) = channel {
                    *value = profile.at(local);
                }
            };
            set(&phase.steer, &mut input.steer);
            set(&phase.brake, &mut input.brake);
            set(&phase.handbrake, &mut input.handbrake);
            set(&phase.throttle, &mut input.throttle);
            if let Some(gear) = phase.gear {
                input.gear = gear;
            }
            for w in &phase.wheels {
                let wheel = &mut input.wheels[w.wheel];
                set(&w.lock, &mut wheel.lock);
                set(&w.steer, &mut wheel.steer);
                if let Some(brake) = &w.brake {
                    wheel.brake = Some(brake.at(local));
                }
            }
        }
    }

    /// Until when [`evaluate`](Self::evaluate) says what it says at time `t`, s, if nothing strikes the vehicle; `t` itself
    /// where that may change with its way.
    pub(crate) fn steady_until(&self, t: f64, begins: Begins<'_>) -> f64 {
        let mut until = f64::INFINITY;
        for (k, phase) in self.phases.iter().enumerate() {
            if phase.path.is_some() || phase.speed.is_some() {
                return t;
            }
            match phase.start(k, begins) {
                Some(start) if t < start => until = Real::min(until, start),
                Some(start) => {
                    for profile in phase.profiles() {
                        until = Real::min(until, start + profile.steady_until(t - start));
                    }
                }
                None if matches!(phase.trigger, Trigger::Distance(_)) => return t,
                None => {}
            }
        }
        until
    }

    /// The time of the last change that is still to come, s; phases that wait for an impact or a distance do not count.
    #[must_use]
    pub fn last_change(&self, begins: Begins<'_>) -> f64 {
        let mut last = 0.0;
        for (k, phase) in self.phases.iter().enumerate() {
            let Some(start) = phase.start(k, begins) else { continue };
            for profile in phase.profiles() {
                last = Real::max(start + Real::max(profile.last(), 0.0), last);
            }
            if let Some(speed) = phase.speed.as_ref().and_then(|keeper| keeper.speed.as_ref()) {
                last = Real::max(start + Real::max(speed.last(), 0.0), last);
            }
        }
        last
    }
}

impl Phase {
    /// A phase that says nothing.
    #[must_use]
    pub fn silent(trigger: Trigger) -> Self {
        Self {
            trigger,
            delay: 0.0,
            steer: None,
            brake: None,
            handbrake: None,
            throttle: None,
            gear: None,
            wheels: Vec::new(),
            path: None,
            speed: None,
        }
    }

    /// What it says over time, of pedals, steering and single wheels.
    fn profiles(&self) -> impl Iterator<Item = &Profile> {
        let single = self.wheels.iter().flat_map(|w| [&w.lock, &w.brake, &w.steer]);
        let pedals = [&self.steer, &self.brake, &self.handbrake, &self.throttle];
        pedals.into_iter().chain(single).flatten()
    }

    /// The time at which the phase, the program's number `index`, starts, s.
    pub(super) fn start(&self, index: usize, begins: Begins<'_>) -> Option<f64> {
        let begin = match self.trigger {
            Trigger::Time(t) => Some(t),
            Trigger::Distance(_) => begins.reached.get(index).copied().flatten(),
            Trigger::Impact => begins.impact,
        };
        begin.map(|t| t + self.delay)
    }
}
