//! What a live session tells: its time, its vehicles and their wheels.

use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::live::{LiveObject, acs_live, vehicle_index};
use crate::live_state::{acs_vehicle_state, acs_wheel_state};
use crate::pointer::{self, Out};
use crate::status::{INDEX_OUT_OF_RANGE, acs_status};

/// Tells the steps done and the time reached, s. Threads: any.
///
/// \param steps  receives the steps
/// \param time   receives the time
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_time(live: acs_live, steps: *mut u64, time: *mut f64) -> acs_status {
    guard(std::ptr::null_mut(), || {
        // SAFETY: both are null or valid by the rules of the header.
        let (mut steps, mut time) = unsafe { (Out::new(steps, "steps")?, Out::new(time, "time")?) };
        let object = handle::lease::<LiveObject>(live)?;
        let session = object.lock();
        steps.set(session.live.live().state().steps);
        time.set(session.live.live().time());
        Ok(())
    })
}

/// Copies the states of the vehicles from index `first` on.
///
/// Threads: any.
///
/// \param first   index of the first vehicle
/// \param states  receives `count` states
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_states(
    live: acs_live,
    first: usize,
    states: *mut acs_vehicle_state,
    count: usize,
) -> acs_status {
    guard(std::ptr::null_mut(), || {
        // SAFETY: writable for `count` entries by the rules of the header; zero is a valid state.
        let out = unsafe { pointer::output(states, count, "states") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let session = object.lock();
        let vehicles = &session.live.live().state().vehicles;
        let Some(chosen) = first.checked_add(count).and_then(|end| vehicles.get(first..end)) else {
            let message = format!("the session has {} vehicles", vehicles.len());
            return Err(Failure::argument(INDEX_OUT_OF_RANGE, "first", message));
        };
        for (out, vehicle) in out.iter_mut().zip(chosen) {
            *out = acs_vehicle_state::of(vehicle);
        }
        Ok(())
    })
}

/// Copies the states of the wheels of a vehicle from index `first` on.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_live_wheels(
    live: acs_live,
    vehicle: u64,
    first: usize,
    wheels: *mut acs_wheel_state,
    count: usize,
) -> acs_status {
    guard(std::ptr::null_mut(), || {
        // SAFETY: writable for `count` entries by the rules of the header; zero is a valid state.
        let out = unsafe { pointer::output(wheels, count, "wheels") }?;
        let object = handle::lease::<LiveObject>(live)?;
        let session = object.lock();
        let index = vehicle_index(&session, vehicle)?;
        let vehicle = &session.live.live().state().vehicles[index];
        let Some(end) = first.checked_add(count).filter(|end| *end <= vehicle.wheels.len()) else {
            let message = format!("the vehicle has {} wheels", vehicle.wheels.len());
            return Err(Failure::argument(INDEX_OUT_OF_RANGE, "first", message));
        };
        for (out, wheel) in out.iter_mut().zip(first..end) {
            *out = acs_wheel_state::of(vehicle, wheel);
        }
        Ok(())
    })
}
