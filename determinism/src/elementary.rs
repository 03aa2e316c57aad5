use crate::Trace;
use crate::error::DeterminismError;
use crate::random::Random;
use crate::width::{Column, Wide, all_widths};
use accuscene_core::arith::{
    Philox, Quat, Real, Vec3, acos, asin, atan, atan2, cos, exp, ln, pow, sin, sin_cos, sinh, tan, tanh,
    wrap_angle,
};

/// Arguments of each lane.
const SAMPLES: usize = 2000;

/// The elementary functions of near, far and tiny arguments, and normal deviates.
pub(crate) fn elementary(case: &str, trace: &mut Trace<'_>) -> Result<(), DeterminismError> {
    for (lane, column) in all_widths(case, Functions)?.iter().enumerate() {
        trace.count(column.len());
        for (k, value) in column.iter().enumerate() {
            let (sample, function) = (k / NAMES.len(), NAMES[k % NAMES.len()]);
            trace.number(*value, || format!("{function} of sample {sample}, lane {lane}"));
        }
    }
    let draws = Philox::new(1);
    for sample in 0..SAMPLES as u64 {
        trace.number(draws.normal(sample, 0), || format!("normal {sample}"));
    }
    Ok(())
}

const NAMES: [&str; 18] = [
    "sin",
    "cos",
    "far sin",
    "far cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "atan2",
    "exp",
    "ln",
    "sinh",
    "tanh",
    "pow",
    "wrap_angle",
    "turn x",
    "turn y",
    "root",
];

#[derive(Clone, Copy)]
struct Functions;

impl Wide for Functions {
    #[inline(always)]
    fn lanes<R: Real>(self, first: usize) -> Vec<Column> {
        let mut lanes = vec![Column::with_capacity(SAMPLES * NAMES.len()); R::LANES];
        for sample in 0..SAMPLES {
            let size = [8.0, 40.0, 0.02][sample % 3];
            let draw = |lane, what| Random::new(lane).between(sample, what, -size, size);
            let (a, b) = (R::from_fn(|i| draw(first + i, 0)), R::from_fn(|i| draw(first + i, 1)));
            for value in values(a, b) {
                value.each(|lane, v| lanes[lane].push(v));
            }
        }
        lanes
    }
}

/// In the order of [`NAMES`].
#[inline(always)]
fn values<R: Real>(a: R, b: R) -> [R; 18] {
    let size = a.abs() + 1e-3;
    let part = a / size;
    let (far_sin, far_cos) = sin_cos(a * b * 1e6);
    let turn = Quat::from_euler(a, b, part).advance(Vec3::new(b, part, a), size * 0.01);
    let turned = turn.matrix().apply(Vec3::new(part, b, a));
    [
        sin(a),
        cos(b),
        far_sin,
        far_cos,
        tan(a),
        asin(part),
        acos(part),
        atan(a),
        atan2(a, b),
        exp(a),
        ln(size),
        sinh(a),
        tanh(b),
        pow(size, b),
        wrap_angle(a * b),
        turned.x,
        turned.y,
        R::select(turned.x.lt(turned.y), (turned.norm() / size).sqrt(), size.sqrt()),
    ]
}
