use super::live_log::{ControlInput, ControlLog, Hold, Ramp};
use super::run::{Run, StopReason};
use super::state::State;
use super::world::{Paused, World};
use crate::driver::DriverInput;
use crate::error::PhysicsError;
use crate::model::Model;
use accuscene_core::arith::{FRAC_PI_2, Real};
use accuscene_core::event::{Event, Warning};
use accuscene_core::table::Recording;
use std::sync::Arc;

/// A model under a host's hands: the host sets controls, steps and reads the state.
///
/// A step is the same as in [`run`](super::run()). A vehicle whose controls were never set does what the scene's
/// driver does. Every input is logged with its step; [`replay`](Self::replay) of the log gives the same bits.
/// Stepping allocates nothing but the growth of the recording, of the log and of what impacts leave.
#[derive(Clone, Debug)]
pub struct Live {
    model: Arc<Model>,
    paused: Paused,
    ramps: Vec<Ramp>,
    log: ControlLog,
    records: bool,
}

/// A point to come back to: state, recording and log of a [`Live`].
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Whose it is.
    model: Arc<Model>,
    paused: Paused,
    ramps: Vec<Ramp>,
    inputs: usize,
}

impl Live {
    /// A model at its start; `records` says whether tables are filled.
    #[must_use]
    pub fn new(model: Arc<Model>, records: bool) -> Self {
        let mut world = World::new(&model);
        if records {
            world.recorder.row(&model, &world.state);
        }
        let paused = world.pause();
        let ramps = model.vehicles.iter().map(|v| Ramp::idle(v.vehicle.wheels.len())).collect();
        Self { model, paused, ramps, log: ControlLog::default(), records }
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// The state after the last step.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.paused.state
    }

    /// Time reached, s.
    #[must_use]
    pub fn time(&self) -> f64 {
        self.paused.state.time(&self.model)
    }

    /// Events so far, in the order in which they were found.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.paused.events
    }

    /// Warnings so far.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.paused.warnings
    }

    /// Whether a vehicle left what the models cover; it then no longer steps.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        self.paused.outside
    }

    /// Every input so far.
    #[must_use]
    pub fn log(&self) -> &ControlLog {
        &self.log
    }

    /// Controls that leave vehicle `vehicle` to itself; `None` where there is no such vehicle.
    #[must_use]
    pub fn coasting(&self, vehicle: usize) -> Option<DriverInput> {
        Some(DriverInput::coasting(self.model.vehicles.get(vehicle)?.vehicle.wheels.len()))
    }

    /// Sets the controls of several vehicles: index, values, and how they are reached; all or none.
    ///
    /// They act from the next step on. Pedals are 0 to 1, steer angles within a quarter turn, the gear's direction
    /// -1, 0 or 1, one entry of `wheels` a wheel.
    ///
    /// # Errors
    /// [`PhysicsError::Value`] with the first value that is out of range.
    pub fn set_controls(&mut self, inputs: &[(usize, &DriverInput, Hold)]) -> Result<(), PhysicsError> {
        for (vehicle, controls, _) in inputs {
            self.check(*vehicle, controls)?;
        }
        for (vehicle, controls, hold) in inputs {
            let state = &mut self.paused.state.vehicles[*vehicle];
            let mut taken = None;
            // A host that takes over begins where the driver's hands and feet are; a ramp from there is logged
            // with its beginning.
            let seat = state.driver.seat.get_or_insert_with(|| {
                let mut now = state.input.clone();
                now.wheels.iter_mut().for_each(|w| w.brake = None);
                taken = Some(now.clone());
                now
            });
            self.ramps[*vehicle].begin(seat, controls, *hold);
            if let Some(now) = taken.filter(|_| *hold != Hold::Step) {
                self.log_input(*vehicle, Hold::Step, Some(now));
            }
            self.log_input(*vehicle, *hold, Some((*controls).clone()));
        }
        Ok(())
    }

    /// Gives a vehicle back to the scene's driver, who is where the time table says.
    ///
    /// # Errors
    /// [`PhysicsError::Value`] if there is no such vehicle.
    pub fn release(&mut self, vehicle: usize) -> Result<(), PhysicsError> {
        let known = self.model.vehicles.len();
        let Some(state) = self.paused.state.vehicles.get_mut(vehicle) else {
            return Err(unknown(vehicle, known));
        };
        state.driver.seat = None;
        self.ramps[vehicle].steps = 0;
        self.log_input(vehicle, Hold::Step, None);
        Ok(())
    }

    /// Moves on by `steps` steps; stops early where the motion leaves what the models cover.
    ///
    /// # Errors
    /// [`PhysicsError::Diverged`] if a number ceases to be finite.
    pub fn step(&mut self, steps: u64) -> Result<(), PhysicsError> {
        let mut world = core::mem::replace(&mut self.paused, Paused::empty()).resume(&self.model);
        let mut outcome = Ok(());
        for _ in 0..steps {
            if world.outside || outcome.is_err() {
                break;
            }
            for (ramp, vehicle) in self.ramps.iter_mut().zip(&mut world.state.vehicles) {
                if let Some(seat) = &mut vehicle.driver.seat {
                    ramp.advance(seat);
                }
            }
            outcome = world.step(self.records);
        }
        self.paused = world.pause();
        outcome
    }

    /// A point to come back to.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            model: Arc::clone(&self.model),
            paused: self.paused.clone(),
            ramps: self.ramps.clone(),
            inputs: self.log.inputs.len(),
        }
    }

    /// Goes back to a snapshot of this same session; inputs that came after it are forgotten.
    ///
    /// # Errors
    /// [`PhysicsError::Value`] if the snapshot is of another compiled model or of a longer log.
    pub fn restore(&mut self, snapshot: &Snapshot) -> Result<(), PhysicsError> {
        if !Arc::ptr_eq(&snapshot.model, &self.model) || snapshot.inputs > self.log.inputs.len() {
            return Err(PhysicsError::Value {
                path: "snapshot".to_owned(),
                problem: "it is not of this session".to_owned(),
                limit: "a snapshot of the same session".to_owned(),
                hint: "keep a snapshot with the session that gave it".to_owned(),
            });
        }
        self.paused.clone_from(&snapshot.paused);
        self.ramps.clone_from(&snapshot.ramps);
        self.log.inputs.truncate(snapshot.inputs);
        Ok(())
    }

    /// Tables and events so far; the tables are empty if nothing is recorded. A contact under forces that goes on is told
    /// as far as it has come.
    #[must_use]
    pub fn recording(&self) -> Recording {
        self.closed().0
    }

    /// Recording and warnings as if the run ended here.
    fn closed(&self) -> (Recording, Vec<Warning>) {
        let mut world = self.paused.clone().resume(&self.model);
        world.end();
        let Paused { recorder, mut events, pushes, warnings, .. } = world.pause();
        events.extend(pushes.into_iter().map(Event::Push));
        (recorder.finish(events), warnings)
    }

    /// All that has happened so far, as [`run`](super::run()) tells it.
    #[must_use]
    pub fn to_run(&self) -> Run {
        let stop = if self.paused.outside { StopReason::OutsideModel } else { StopReason::Host };
        let (recording, warnings) = self.closed();
        let models = super::notes::notes(&self.model);
        Run { recording, end: self.time(), stop, warnings, models, approaches: self.model.approaches() }
    }

    /// A session that does what a log says, up to `steps` steps.
    ///
    /// # Errors
    /// As [`set_controls`](Self::set_controls), [`release`](Self::release) and [`step`](Self::step); the log's steps
    /// must not fall.
    pub fn replay(
        model: Arc<Model>,
        log: &ControlLog,
        steps: u64,
        records: bool,
    ) -> Result<Self, PhysicsError> {
        let mut live = Self::new(model, records);
        for (k, input) in log.inputs.iter().enumerate() {
            if input.step >= steps {
                break;
            }
            let Some(ahead) = input.step.checked_sub(live.state().steps) else {
                return Err(PhysicsError::Value {
                    path: format!("inputs[{k}].step"),
                    problem: format!("{} is before the input before it", input.step),
                    limit: "steps that do not fall".to_owned(),
                    hint: "keep the order in which the inputs came".to_owned(),
                });
            };
            live.step(ahead)?;
            match &input.controls {
                Some(controls) => live.set_controls(&[(input.vehicle, controls, input.hold)])?,
                None => live.release(input.vehicle)?,
            }
        }
        let left = steps.saturating_sub(live.state().steps);
        live.step(left)?;
        Ok(live)
    }

    fn log_input(&mut self, vehicle: usize, hold: Hold, controls: Option<DriverInput>) {
        let step = self.paused.state.steps;
        self.log.inputs.push(ControlInput { step, vehicle, hold, controls });
    }

    fn check(&self, vehicle: usize, controls: &DriverInput) -> Result<(), PhysicsError> {
        let Some(model) = self.model.vehicles.get(vehicle) else {
            return Err(unknown(vehicle, self.model.vehicles.len()));
        };
        let wheels = model.vehicle.wheels.len();
        let refuse = |what: &str, value: String, limit: String| {
            Err(PhysicsError::Value {
                path: format!("vehicles.{}.controls.{what}", model.id),
                problem: format!("it is {value}"),
                limit,
                hint: "keep it within the range".to_owned(),
            })
        };
        if controls.wheels.len() != wheels {
            return refuse(
                "wheels",
                format!("{} entries", controls.wheels.len()),
                format!("{wheels} entries"),
            );
        }
        let direction = [-1.0, 0.0, 1.0].contains(&controls.gear);
        if !direction {
            return refuse("gear", controls.gear.to_string(), "-1, 0 or 1".to_owned());
        }
        let pedals =
            [("brake", controls.brake), ("handbrake", controls.handbrake), ("throttle", controls.throttle)];
        let single = controls.wheels.iter();
        let shares = single.clone().flat_map(|w| [("lock", w.lock), ("brake", w.brake.unwrap_or(0.0))]);
        if let Some((what, value)) = pedals.into_iter().chain(shares).find(|(_, v)| !(0.0..=1.0).contains(v))
        {
            return refuse(what, value.to_string(), "0 to 1".to_owned());
        }
        let mut steers = core::iter::once(controls.steer).chain(single.map(|w| w.steer));
        match steers.find(|steer| !steer.is_finite() || Real::abs(*steer) > FRAC_PI_2) {
            Some(steer) => refuse("steer", steer.to_string(), "within a quarter turn".to_owned()),
            None => Ok(()),
        }
    }
}

fn unknown(vehicle: usize, known: usize) -> PhysicsError {
    PhysicsError::Value {
        path: "vehicle".to_owned(),
        problem: format!("there is no vehicle {vehicle}"),
        limit: format!("0 to {}", known.saturating_sub(1)),
        hint: "vehicles count from 0 in the scene's order".to_owned(),
    }
}
