//! Sections 2.6 and 3.9: the CommonRoad models.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_physics::commonroad::tyre::{Slip, TYRE};
use accuscene_physics::commonroad::{
    BMW_320I, Car, FORD_ESCORT, Input, KinematicTrack, SEMI_TRAILER, VW_VANAGON, drift_track, multi_body,
    single_track,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] =
    &[("commonroad_rhs", right_hand_side), ("commonroad_tire", tyre)];

/// The vehicle of the kinematic models.
const TRUCK: u64 = 4;

fn right_hand_side(inputs: &Inputs<'_>) -> Option<Value> {
    let [steer_rate, acceleration] = inputs.numbers("u")?;
    let input = Input { steer_rate, acceleration };
    let number = inputs.value("vehicle")?.as_u64()?;
    Some(match inputs.text("model")? {
        "ks" => json!({ "f": track(number)?.derivative(&inputs.numbers("x")?, input) }),
        "kst" if number == TRUCK => json!({ "f": SEMI_TRAILER.derivative(&inputs.numbers("x")?, input) }),
        "st" => json!({ "f": single_track(car(number)?, &inputs.numbers("x")?, input) }),
        "std" => json!({ "f": drift_track(car(number)?, &inputs.numbers("x")?, input) }),
        "mb" => json!({ "f": multi_body(car(number)?, &inputs.numbers("x")?, input).as_slice() }),
        _ => return None,
    })
}

fn track(number: u64) -> Option<KinematicTrack> {
    if number == TRUCK { Some(SEMI_TRAILER.tractor) } else { car(number).map(|car| car.track) }
}

fn car(number: u64) -> Option<&'static Car> {
    match number {
        1 => Some(&FORD_ESCORT),
        2 => Some(&BMW_320I),
        3 => Some(&VW_VANAGON),
        _ => None,
    }
}

fn tyre(inputs: &Inputs<'_>) -> Option<Value> {
    let [longitudinal, angle, camber, load] = ["kappa", "alpha", "gamma", "Fz"].map(|key| inputs.number(key));
    let forces =
        TYRE.forces(Slip { longitudinal: longitudinal?, angle: angle?, camber: camber?, load: load? });
    Some(json!({
        "Fx0": forces.pure_longitudinal,
        "Fy0": forces.pure_lateral,
        "muy": forces.lateral_friction,
        "Fx": forces.longitudinal,
        "Fy": forces.lateral,
    }))
}
