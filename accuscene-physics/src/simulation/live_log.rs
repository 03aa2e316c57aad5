use crate::driver::DriverInput;
use accuscene_core::arith::Real;
use accuscene_core::quantity::{Dimension, Quantity};
use accuscene_core::scene::{AtTime, Gear, Phase, PhaseStart, Profile};
use serde::{Deserialize, Serialize};

/// Every input that a host gave to a live model, with the step before which it came.
///
/// In JSON: `{"inputs": [{"step": 0, "vehicle": 0, "hold": {"ramp": 16}, "controls": {"steer": 0.1, "throttle": 0.3,
/// "gear": 1, "wheels": [..]}}, ..]}`; `"hold"` is `"step"` or `{"ramp": steps}`, `"controls": null` gives the wheel
/// back to the scene's driver. Numbers are written so that they read back to the same bits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlLog {
    /// The inputs in the order in which they came.
    pub inputs: Vec<ControlInput>,
}

/// One input of a [`ControlLog`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlInput {
    /// Steps done when it came; it acts from the next one on.
    pub step: u64,
    /// Index of the vehicle in the model.
    pub vehicle: usize,
    /// How the controls get to their new values.
    pub hold: Hold,
    /// The new values; `None` gives the vehicle back to the scene's driver.
    pub controls: Option<DriverInput>,
}

/// How controls get from one input's values to the next one's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// At once, and held there.
    #[default]
    Step,
    /// Linearly within so many steps, in as many stairs; gear and single wheels' brakes at once.
    Ramp(u32),
}

/// What a vehicle's controls are on their way to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ramp {
    pub(super) from: DriverInput,
    pub(super) to: DriverInput,
    pub(super) done: u32,
    pub(super) steps: u32,
}

impl Ramp {
    /// A vehicle of `wheels` wheels without a host.
    pub(super) fn idle(wheels: usize) -> Self {
        let still = DriverInput::coasting(wheels);
        Self { from: still.clone(), to: still, done: 0, steps: 0 }
    }

    /// Sets off from the values that `seat` has.
    pub(super) fn begin(&mut self, seat: &DriverInput, to: &DriverInput, hold: Hold) {
        self.from.copy_from(seat);
        self.to.copy_from(to);
        self.done = 0;
        self.steps = match hold {
            Hold::Step => 1,
            Hold::Ramp(steps) => steps.max(1),
        };
    }

    /// Moves `seat` on by one step; false when there is nothing left to do.
    pub(super) fn advance(&mut self, seat: &mut DriverInput) -> bool {
        if self.done >= self.steps {
            return false;
        }
        self.done += 1;
        if self.done == self.steps {
            seat.copy_from(&self.to);
            return true;
        }
        let share = f64::from(self.done) / f64::from(self.steps);
        let mix = |from: f64, to: f64| from + (to - from) * share;
        let (from, to) = (&self.from, &self.to);
        seat.steer = mix(from.steer, to.steer);
        seat.brake = mix(from.brake, to.brake);
        seat.handbrake = mix(from.handbrake, to.handbrake);
        seat.throttle = mix(from.throttle, to.throttle);
        seat.gear = to.gear;
        for (seat, (from, to)) in seat.wheels.iter_mut().zip(from.wheels.iter().zip(&to.wheels)) {
            seat.lock = mix(from.lock, to.lock);
            seat.steer = mix(from.steer, to.steer);
            seat.brake = to.brake;
        }
        true
    }
}

impl ControlLog {
    /// The inputs of one vehicle up to `steps` as phases of a scene's driver, one for each gear: a run of the scene
    /// with them does what the host did, to the last bit.
    ///
    /// The phases go behind those of the scene that begin earlier, and replace the later ones. Steps are exact: two points of a table lie on either side of the beginning of a step of `step` (s), next to
    /// each other. `None` where the log says what phases cannot: commands to single wheels, or a vehicle that was
    /// given back to its driver.
    #[must_use]
    pub fn to_phases(&self, vehicle: usize, step: f64, steps: u64) -> Option<Vec<Phase>> {
        let mut inputs = self.inputs.iter().filter(|input| input.vehicle == vehicle).peekable();
        let mut phases = Vec::new();
        let mut stairs: Option<Stairs> = None;
        let mut ramp = Ramp::idle(0);
        let mut seat = DriverInput::coasting(0);
        for now in inputs.peek().map_or(0, |first| first.step)..steps {
            while let Some(input) = inputs.next_if(|input| input.step <= now) {
                let controls = input.controls.as_ref()?;
                if controls.wheels.iter().any(|w| *w != Default::default()) {
                    return None;
                }
                ramp.begin(&seat, controls, input.hold);
            }
            if !ramp.advance(&mut seat) {
                continue;
            }
            if stairs.as_ref().is_some_and(|stairs| stairs.gear != seat.gear) {
                phases.extend(stairs.take().map(Stairs::into_phase));
            }
            stairs.get_or_insert_with(|| Stairs::new(now, step, &seat)).push(now as f64 * step, &seat);
        }
        phases.extend(stairs.map(Stairs::into_phase));
        Some(phases)
    }
}

/// Controls of one gear as stairs over the time since it was engaged.
struct Stairs {
    begin: f64,
    gear: f64,
    /// Steer, brake, parking brake, throttle.
    channels: [Vec<(f64, f64)>; 4],
}

/// Share of a step by which a first phase waits, so that what happens before the first step is the scene's own.
const AFTER_START: f64 = 1e-6;

impl Stairs {
    fn new(now: u64, step: f64, seat: &DriverInput) -> Self {
        let begin = if now == 0 { AFTER_START * step } else { now as f64 * step };
        Self { begin, gear: seat.gear, channels: Self::values(seat).map(|value| vec![(0.0, value)]) }
    }

    fn values(seat: &DriverInput) -> [f64; 4] {
        [seat.steer, seat.brake, seat.handbrake, seat.throttle]
    }

    fn push(&mut self, time: f64, seat: &DriverInput) {
        let local = Real::max(time - self.begin, 0.0);
        for (channel, value) in self.channels.iter_mut().zip(Self::values(seat)) {
            let Some(&(last, held)) = channel.last() else { continue };
            if value == held {
                continue;
            }
            if local.next_down() > last {
                channel.push((local.next_down(), held));
            }
            channel.push((local, value));
        }
    }

    fn into_phase(self) -> Phase {
        let [steer, brake, handbrake, throttle] = self.channels;
        Phase {
            after: Some(PhaseStart::At(AtTime { time: Quantity::new(self.begin) })),
            steer: Some(table(steer)),
            brake: Some(table(brake)),
            handbrake: Some(table(handbrake)),
            throttle: Some(table(throttle)),
            gear: Some(if self.gear > 0.0 {
                Gear::Forward
            } else if self.gear < 0.0 {
                Gear::Reverse
            } else {
                Gear::Neutral
            }),
            ..Phase::default()
        }
    }
}

fn table<D: Dimension>(points: Vec<(f64, f64)>) -> Profile<D> {
    match points[..] {
        [(_, value)] => Profile::Constant(Quantity::new(value)),
        _ => Profile::Table(points.into_iter().map(|(t, v)| (Quantity::new(t), Quantity::new(v))).collect()),
    }
}
