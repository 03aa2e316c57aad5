//! Section 5: crush energy and what follows from it.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::DEG;
use accuscene_physics::crush::delta_v::{CrushedBody, from_damage};
use accuscene_physics::crush::fit::{self, BarrierTest};
use accuscene_physics::crush::{CrushProfile, CrushStiffness, balance};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("ab_from_b0b1", from_speeds),
    ("us_to_si", from_us),
    ("crush_energy", energy),
    ("delta_v_from_crush", delta_v),
    ("prasad_fit", prasad),
    ("force_balance_stiffness", force_balance),
];

fn from_speeds(inputs: &Inputs<'_>) -> Option<Value> {
    let [mass, b0, b1, width] = ["m", "b0", "b1", "L"].map(|key| inputs.number(key));
    Some(stiffness(&CrushStiffness::from_speeds(mass?, b0?, b1?, width?).ok()?))
}

fn from_us(inputs: &Inputs<'_>) -> Option<Value> {
    let si = CrushStiffness::from_us(inputs.number("A_lb_in")?, inputs.number("B_lb_in2")?).ok()?;
    Some(stiffness(&si))
}

fn energy(inputs: &Inputs<'_>) -> Option<Value> {
    let stiffness = CrushStiffness::new(inputs.number("A")?, inputs.number("B")?).ok()?;
    let depths = inputs.list("C")?;
    let profile = CrushProfile::new(inputs.number("L")?, &depths).ok()?;
    let energy = profile.energy(&stiffness, inputs.number("pdof_offset_deg")? * DEG).ok()?;
    let centroid = profile.centroid();
    Some(json!({
        "E_normal": energy.normal,
        "E": energy.energy,
        "correction": energy.correction,
        "area": profile.area(),
        "mean_crush": profile.mean(),
        "centroid_depth": centroid.map(|[depth, _]| depth),
        "centroid_lateral": centroid.map(|[_, lateral]| lateral),
        "force_peak_line": profile.peak_force(&stiffness).ok()?,
        "rms_form_factor": profile.form_factor(),
    }))
}

fn delta_v(inputs: &Inputs<'_>) -> Option<Value> {
    let body = |k: u8| {
        Some(CrushedBody {
            mass: inputs.number(&format!("m{k}"))?,
            gyration: inputs.number(&format!("k{k}"))?,
            arm: inputs.number(&format!("h{k}"))?,
            energy: inputs.number(&format!("E{k}"))?,
        })
    };
    let o = from_damage(&[body(1)?, body(2)?], inputs.number("e")?).ok()?;
    Some(json!({
        "gamma1": o.effective[0],
        "gamma2": o.effective[1],
        "dv1": o.delta_v[0],
        "dv2": o.delta_v[1],
        "dv1_restitution": o.delta_v_restitution[0],
        "dv2_restitution": o.delta_v_restitution[1],
        "closing_speed_common": o.closing_speed,
        "closing_speed_restitution": o.closing_speed_restitution,
        "domega1": o.delta_omega[0],
        "domega2": o.delta_omega[1],
    }))
}

fn prasad(inputs: &Inputs<'_>) -> Option<Value> {
    let test =
        |pair: &Value| Some(BarrierTest { speed: pair.get(0)?.as_f64()?, crush: pair.get(1)?.as_f64()? });
    let tests: Option<Vec<BarrierTest>> = inputs.value("tests")?.as_array()?.iter().map(test).collect();
    Some(stiffness(&fit::prasad(inputs.number("m")?, inputs.number("L")?, &tests?).ok()?))
}

fn force_balance(inputs: &Inputs<'_>) -> Option<Value> {
    let known = CrushStiffness::new(inputs.number("A1")?, inputs.number("B1")?).ok()?;
    let widths = [inputs.number("L1")?, inputs.number("L2")?];
    let crush = [inputs.number("C1")?, inputs.number("C2")?];
    let found = balance::stiffness(&known, widths, crush, inputs.number("b0_2_m2")?).ok()?;
    Some(json!({
        "F": found.force,
        "A2": found.stiffness.a,
        "B2": found.stiffness.b,
        "E2": found.energy,
    }))
}

fn stiffness(s: &CrushStiffness) -> Value {
    let [d0, d1] = s.prasad();
    json!({"A": s.a, "B": s.b, "G": s.g(), "d0": d0, "d1": d1})
}
