use super::{DriverInput, Profile};
use accuscene_core::arith::Real;

/// A driver's time table: phases that start at given times or at the first impact.
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
    /// At this vehicle's first impact.
    Impact,
}

impl Program {
    /// Writes what the driver does at time `t` (s) into `input`; `impact` is the time of the first impact.
    pub fn evaluate(&self, t: f64, impact: Option<f64>, input: &mut DriverInput) {
        input.steer = 0.0;
        input.brake = 0.0;
        input.handbrake = 0.0;
        input.throttle = 0.0;
        input.gear = 1.0;
        input.wheels.fill(Default::default());
        for phase in &self.phases {
            let Some(start) = phase.start(impact) else { continue };
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

    /// The time of the last change that is still to come, s; phases that wait for an impact do not count.
    #[must_use]
    pub fn last_change(&self, impact: Option<f64>) -> f64 {
        let mut last = 0.0;
        for phase in &self.phases {
            let Some(start) = phase.start(impact) else { continue };
            let single = phase.wheels.iter().flat_map(|w| [&w.lock, &w.brake, &w.steer]);
            let pedals = [&phase.steer, &phase.brake, &phase.handbrake, &phase.throttle];
            for profile in pedals.into_iter().chain(single).flatten() {
                last = Real::max(start + Real::max(profile.last(), 0.0), last);
            }
        }
        last
    }
}

impl Phase {
    /// The time at which the phase starts, s.
    fn start(&self, impact: Option<f64>) -> Option<f64> {
        match self.trigger {
            Trigger::Time(t) => Some(t),
            Trigger::Impact => impact,
        }
    }
}
