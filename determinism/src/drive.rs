use crate::random::Random;
use crate::rig::{DURATION, Rig};
use crate::{DeterminismError, Trace, recorded};
use accuscene_core::arith::Vec3;
use accuscene_physics::PhysicsError;
use accuscene_physics::driver::DriverInput;
use accuscene_physics::simulation::{Hold, Live, VehicleState};
use accuscene_physics::vehicle::WheelForce;
use std::sync::Arc;

/// Steps between two inputs.
const PERIOD: usize = 250;

/// Steps between two texts of the whole state.
const WHOLE: usize = 1000;

/// Drives a car for a minute by random inputs: its motion in every step, the whole state every second, the recording.
pub(crate) fn drive(case: &str, rig: &Rig, trace: &mut Trace<'_>) -> Result<(), DeterminismError> {
    let failed = |source: PhysicsError| DeterminismError::Physics { case: case.to_owned(), source };
    let model = rig.model(case)?;
    let steps = (DURATION / model.step + 0.5) as usize;
    let random = Random::new(0);
    let mut live = Live::new(Arc::new(model), true);
    for step in 0..steps {
        if step.is_multiple_of(PERIOD)
            && let Some(coasting) = live.coasting(0)
        {
            let (input, hold) = input(&random, step / PERIOD, coasting);
            live.set_controls(&[(0, &input, hold)]).map_err(failed)?;
        }
        live.step(1).map_err(failed)?;
        if live.is_outside() {
            let problem = format!("the car left what the models cover after {step} steps");
            return Err(DeterminismError::Form { case: case.to_owned(), problem });
        }
        live.state().vehicles.iter().for_each(|vehicle| motion(trace, vehicle, step));
        if (step + 1).is_multiple_of(WHOLE) {
            trace.text("state", &format!("{:?}", live.state()));
        }
    }
    recorded::run(trace, &live.to_run());
    Ok(())
}

/// What the driver does next: turns, now and then a foot on the brake, an emergency stop or the parking brake.
fn input(random: &Random, time: usize, coasting: DriverInput) -> (DriverInput, Hold) {
    let brakes = random.happens(time, 0, 0.25);
    let stops = random.happens(time, 1, 0.04);
    let brake = if stops { 1.0 } else { random.between(time, 2, 0.0, 0.6) };
    let throttle = random.between(time, 3, 0.0, 1.0);
    let input = DriverInput {
        steer: random.between(time, 4, -0.12, 0.12),
        brake: if brakes || stops { brake } else { 0.0 },
        throttle: if brakes || stops { 0.0 } else { throttle },
        handbrake: if random.happens(time, 5, 0.02) { 1.0 } else { 0.0 },
        ..coasting
    };
    (input, if random.happens(time, 6, 0.5) { Hold::Step } else { Hold::Ramp(100) })
}

fn motion(trace: &mut Trace<'_>, vehicle: &VehicleState, step: usize) {
    let mut vector = |what: &str, v: Vec3| {
        for (axis, value) in [("x", v.x), ("y", v.y), ("z", v.z)] {
            trace.number(value, || format!("step {step} {what}.{axis}"));
        }
    };
    vector("position", vehicle.body.position);
    vector("turn", vehicle.body.orientation.v);
    vector("velocity", vehicle.body.velocity);
    vector("rate", vehicle.body.rate);
    vector("acceleration", vehicle.body.acceleration);
    trace.number(vehicle.body.orientation.w, || format!("step {step} turn.w"));
    for (wheel, force) in vehicle.wheels.iter().zip(&vehicle.forces) {
        let WheelForce { force, limit, loaded_radius, .. } = force;
        for (what, value) in [
            ("travel", wheel.travel),
            ("travel rate", wheel.travel_rate),
            ("spin", wheel.spin),
            ("deflection along", wheel.deflection.x),
            ("deflection across", wheel.deflection.y),
            ("yielding", wheel.yielding),
            ("force along", force.x),
            ("force across", force.y),
            ("load", force.z),
            ("limit", *limit),
            ("radius", *loaded_radius),
        ] {
            trace.number(value, || format!("step {step} {what}"));
        }
    }
}
