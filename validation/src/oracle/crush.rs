//! Section 5: stiffness, energy and delta-V of crush that was measured.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::DEG;
use accuscene_physics::crush::{
    CrushParty, CrushProfile, CrushStiffness, EnergyIs, UniformCrush, crush_energy, delta_v,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("ab_from_b0b1", wall_tests),
    ("us_to_si", pounds),
    ("crush_energy", energy),
    ("delta_v_from_crush", changes),
    ("prasad_fit", prasad),
    ("force_balance_stiffness", balance),
];

fn wall_tests(inputs: &Inputs<'_>) -> Option<Value> {
    let (b0, b1) = (inputs.number("b0")?, inputs.number("b1")?);
    let law = CrushStiffness::of_wall_tests(b0, b1, inputs.number("m")?, inputs.number("L")?).ok()?;
    Some(stiffness(&law))
}

fn prasad(inputs: &Inputs<'_>) -> Option<Value> {
    let pair = |test: &Value| match test.as_array()?.as_slice() {
        [speed, depth] => Some([speed.as_f64()?, depth.as_f64()?]),
        _ => None,
    };
    let tests: Option<Vec<[f64; 2]>> = inputs.value("tests")?.as_array()?.iter().map(pair).collect();
    let law = CrushStiffness::fit(inputs.number("m")?, inputs.number("L")?, &tests?).ok()?;
    Some(stiffness(&law))
}

fn stiffness(law: &CrushStiffness) -> Value {
    let [d0, d1] = law.prasad();
    json!({ "A": law.a, "B": law.b, "G": law.g(), "d0": d0, "d1": d1 })
}

fn pounds(inputs: &Inputs<'_>) -> Option<Value> {
    let law = CrushStiffness::of_pounds(inputs.number("A_lb_in")?, inputs.number("B_lb_in2")?).ok()?;
    Some(json!({ "A": law.a, "B": law.b, "G": law.g() }))
}

fn energy(inputs: &Inputs<'_>) -> Option<Value> {
    let law = CrushStiffness::new(inputs.number("A")?, inputs.number("B")?).ok()?;
    let depths = inputs.list("C")?;
    let profile = CrushProfile::new(&depths, inputs.number("L")?).ok()?;
    let o = crush_energy(&law, &profile, inputs.number("pdof_offset_deg")? * DEG).ok()?;
    let centroid = profile.centroid();
    Some(json!({
        "E_normal": o.normal,
        "E": o.energy,
        "correction": o.correction,
        "area": profile.area(),
        "mean_crush": profile.mean(),
        "centroid_depth": centroid.map(|[depth, _]| depth),
        "centroid_lateral": centroid.map(|[_, lateral]| lateral),
        "force_peak_line": o.force,
        "rms_form_factor": profile.form_factor(),
    }))
}

fn changes(inputs: &Inputs<'_>) -> Option<Value> {
    let party = |mass: &str, radius: &str, arm: &str| {
        Some(CrushParty {
            mass: inputs.number(mass)?,
            gyration_radius: inputs.number(radius)?,
            arm: inputs.number(arm)?,
        })
    };
    let parties = [party("m1", "k1", "h1")?, party("m2", "k2", "h2")?];
    let energies = [inputs.number("E1")?, inputs.number("E2")?];
    let common = delta_v(&parties, energies, 0.0, EnergyIs::Dissipated).ok()?;
    let back = delta_v(&parties, energies, inputs.number("e")?, EnergyIs::Dissipated).ok()?;
    Some(json!({
        "gamma1": common.effective[0],
        "gamma2": common.effective[1],
        "dv1": common.delta_v[0],
        "dv2": common.delta_v[1],
        "dv1_restitution": back.delta_v[0],
        "dv2_restitution": back.delta_v[1],
        "closing_speed_common": common.closing_speed,
        "closing_speed_restitution": back.closing_speed,
        "domega1": common.yaw_rate_change[0],
        "domega2": common.yaw_rate_change[1],
    }))
}

fn balance(inputs: &Inputs<'_>) -> Option<Value> {
    let crush = |width: &str, depth: &str| {
        Some(UniformCrush { width: inputs.number(width)?, depth: inputs.number(depth)? })
    };
    let known = CrushStiffness::new(inputs.number("A1")?, inputs.number("B1")?).ok()?;
    let (one, two) = (crush("L1", "C1")?, crush("L2", "C2")?);
    let law = CrushStiffness::by_force_balance(&known, &one, &two, inputs.number("b0_2_m2")?).ok()?;
    let depths = [two.depth; 2];
    let taken = crush_energy(&law, &CrushProfile::new(&depths, two.width).ok()?, 0.0).ok()?;
    Some(json!({ "F": known.force(&one).ok()?, "A2": law.a, "B2": law.b, "E2": taken.energy }))
}
