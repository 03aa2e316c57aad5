//! Section 10: injury risk and the parts of a body.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::quantity::{Quantity, Speed};
use accuscene_physics::analysis::{
    BodySegments, FatalityJoksch, Formula, ImpactDirection, InjuryMalliaris, InjuryMode, InjuryNhtsa,
    PedestrianFatality,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("injury_nhtsa_813219", nhtsa),
    ("injury_malliaris", malliaris),
    ("fatality_joksch", joksch),
    ("pedestrian_fatality_rosen", pedestrian),
    ("body_segments_winter", body),
];

fn nhtsa(inputs: &Inputs<'_>) -> Option<Value> {
    let mode = match inputs.text("mode")? {
        "frontal" => InjuryMode::Frontal,
        "rear" => InjuryMode::Rear,
        _ => return None,
    };
    let found = InjuryNhtsa::new(mode, speed(inputs, "dv_kmh")?).solve().ok()?.found;
    Some(json!({
        "MAIS1+": found.mais_1,
        "MAIS2+": found.mais_2,
        "MAIS3+": found.mais_3,
        "MAIS4+": found.mais_4,
        "MAIS5+": found.mais_5,
        "fatal": found.fatal,
    }))
}

fn malliaris(inputs: &Inputs<'_>) -> Option<Value> {
    let direction = match (inputs.number("side")? > 0.0, inputs.number("rear")? > 0.0) {
        (false, false) => ImpactDirection::Front,
        (true, false) => ImpactDirection::Side,
        (false, true) => ImpactDirection::Rear,
        (true, true) => return None,
    };
    let found = InjuryMalliaris::new(direction, speed(inputs, "dv_kmh")?).solve().ok()?.found;
    Some(json!({ "fatal": found.fatal, "MAIS3+": found.mais_3, "MAIS2+": found.mais_2 }))
}

fn joksch(inputs: &Inputs<'_>) -> Option<Value> {
    let found = FatalityJoksch::new(speed(inputs, "dv_kmh")?).solve().ok()?.found;
    Some(json!({ "fatal": found.fatal }))
}

fn pedestrian(inputs: &Inputs<'_>) -> Option<Value> {
    let found = PedestrianFatality::new(speed(inputs, "v_kmh")?).solve().ok()?.found;
    Some(json!({ "fatal": found.fatal }))
}

fn body(inputs: &Inputs<'_>) -> Option<Value> {
    let found = BodySegments::new(inputs.quantity("mass")?, inputs.quantity("height")?).solve().ok()?.found;
    Some(json!({
        "masses": {
            "head_neck": found.head_neck_mass,
            "trunk": found.trunk_mass,
            "upper_arm": found.upper_arm_mass,
            "forearm": found.forearm_mass,
            "hand": found.hand_mass,
            "thigh": found.thigh_mass,
            "shank": found.shank_mass,
            "foot": found.foot_mass,
        },
        "lengths": {
            "upper_arm": found.upper_arm_length,
            "forearm": found.forearm_length,
            "hand": found.hand_length,
            "thigh": found.thigh_length,
            "shank": found.shank_length,
        },
        "total": found.total_mass,
    }))
}

/// A speed in km/h as a quantity.
fn speed(inputs: &Inputs<'_>, key: &str) -> Option<Quantity<Speed>> {
    inputs.number(key).map(|speed| Quantity::new(speed / 3.6))
}
