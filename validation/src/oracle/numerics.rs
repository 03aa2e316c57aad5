//! Section 9: elementary functions, sums, integrators and events.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::{
    asin, atan, cos, exact_sum, exp, fused_multiply_add, ln, neumaier_sum, pairwise_sum, sin, sinh, tanh,
};
use accuscene_physics::integrate::{
    Control, dormand_prince, explicit_euler, first_crossing, implicit_midpoint, integrate_with_events, rk4,
    semi_implicit_euler, velocity_verlet,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("correctly_rounded", elementary),
    ("summation_order", sums),
    ("fma_vs_separate", fused),
    ("oscillator_steps", oscillator),
    ("dopri5_single_step", dopri),
    ("event_location", event),
];

fn elementary(inputs: &Inputs<'_>) -> Option<Value> {
    let x = f64::from_bits(u64::from_str_radix(inputs.text("x")?, 16).ok()?);
    let y = match inputs.text("fn")? {
        "sin" => sin(x),
        "cos" => cos(x),
        "exp" => exp(x),
        "log" => ln(x),
        "atan" => atan(x),
        "asin" => asin(x),
        "sinh" => sinh(x),
        "tanh" => tanh(x),
        _ => return None,
    };
    Some(json!({ "x": x, "y": y, "y_hex": hex(y) }))
}

fn sums(inputs: &Inputs<'_>) -> Option<Value> {
    let values = inputs.list("values")?;
    Some(json!({
        "left_to_right": hex(values.iter().sum()),
        "right_to_left": hex(values.iter().rev().sum()),
        "pairwise": hex(pairwise_sum(&values)),
        "neumaier": hex(neumaier_sum(&values)),
        "exact": hex(exact_sum(&values)),
    }))
}

fn fused(inputs: &Inputs<'_>) -> Option<Value> {
    let (a, b, c) = (inputs.number("a")?, inputs.number("b")?, inputs.number("c")?);
    Some(json!({ "fused": hex(fused_multiply_add(a, b, c)), "separate": hex(a * b + c) }))
}

fn oscillator(inputs: &Inputs<'_>) -> Option<Value> {
    let (omega, h) = (inputs.number("omega")?, inputs.number("dt")?);
    let n = inputs.value("n")?.as_u64()?;
    let method = inputs.text("method")?;
    let stiffness = omega * omega;
    let pull = |x: &[f64; 1]| [-(stiffness * x[0])];
    let rhs = |_: f64, y: &[f64; 2]| [y[1], -(stiffness * y[0])];
    let (mut x, mut v) = (inputs.number("x0")?, inputs.number("v0")?);
    for k in 0..n {
        let t = k as f64 * h;
        let (q, w, y) = ([x], [v], [x, v]);
        [x, v] = match method {
            "semi_implicit_euler" => {
                let (q, w) = semi_implicit_euler(|_, q, _| pull(q), t, (&q, &w), h);
                [q[0], w[0]]
            }
            "velocity_verlet" => {
                let (q, w) = velocity_verlet(|_, q| pull(q), t, (&q, &w), h);
                [q[0], w[0]]
            }
            "explicit_euler" => explicit_euler(rhs, t, &y, h),
            "rk4" => rk4(rhs, t, &y, h),
            "implicit_midpoint" => implicit_midpoint(rhs, t, &y, h)?,
            _ => return None,
        };
    }
    Some(json!({ "x": x, "v": v, "energy": (v * v + stiffness * x * x) / 2.0 }))
}

fn dopri(inputs: &Inputs<'_>) -> Option<Value> {
    let lam = inputs.number("lam")?;
    let rhs = |t: f64, y: &[f64; 1]| [lam * y[0] + t];
    let (t, y) = (inputs.number("t0")?, [inputs.number("y0")?]);
    let step = dormand_prince(rhs, t, &y, &rhs(t, &y), inputs.number("h")?);
    Some(json!({ "y": step.y[0], "error": step.error[0] }))
}

fn event(inputs: &Inputs<'_>) -> Option<Value> {
    let (h0, v0) = (inputs.number("h0")?, inputs.number("v0")?);
    let (g, dt) = (inputs.number("g")?, inputs.number("dt")?);
    let start = ([h0], [v0]);
    let step = |t: f64, (q, v): &([f64; 1], [f64; 1])| semi_implicit_euler(|_, _, _| [-g], t, (q, v), dt);
    let crossing = first_crossing(start, step, |s| s.0[0], dt, 100_000)?;
    let control = Control { event_time: 1e-14, ..Control::default() };
    let mut exact = None;
    let rhs = |_: f64, y: &[f64; 2]| [y[1], -g];
    let keep_first = |t: f64, _: &mut [f64; 2]| {
        exact.get_or_insert(t);
    };
    integrate_with_events(rhs, (0.0, 10.0), [h0, v0], &control, |_, y| y[0], keep_first).ok()?;
    Some(json!({ "exact_time": exact?, "linear_time": crossing.time, "step_index": crossing.step }))
}

fn hex(x: f64) -> String {
    format!("{:016x}", x.to_bits())
}
