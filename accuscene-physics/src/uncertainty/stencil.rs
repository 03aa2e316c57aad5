use super::{UncertaintyError, Variable};
use accuscene_core::arith::Real;

/// Slopes and curvatures of a function around a point.
pub(super) struct Stencil<'a> {
    f: &'a mut dyn FnMut(&[f64]) -> Option<f64>,
    centre: &'a [f64],
    /// The longest step by each variable.
    steps: Vec<f64>,
    point: Vec<f64>,
    value: f64,
}

/// `eps^(1/3)` and `eps^(1/7)`: below it the last digits of the function show, above it its seventh
/// derivative.
const SHORT: f64 = 6.055454452393343e-6;
const LONG: f64 = 5.8e-3;

impl<'a> Stencil<'a> {
    pub(super) fn new(
        variables: &[Variable],
        centre: &'a [f64],
        spreads: &[f64],
        f: &'a mut dyn FnMut(&[f64]) -> Option<f64>,
    ) -> Result<Self, UncertaintyError> {
        let step = |((variable, &x), &spread): ((&Variable, &f64), &f64)| {
            let size = Real::max(x.abs(), spread);
            let step = Real::clamp(spread / 3.0, SHORT * size, LONG * size);
            // A power of two, that steps away from the centre are exact.
            let (_, exponent) = step.split_exponent();
            let [low, high] = variable.support();
            let room = Real::min(x - low, high - x) / 4.0;
            Real::min(Real::clamp(exponent, -1022.0, 1023.0).exp2_int(), room)
        };
        let steps = variables.iter().zip(centre).zip(spreads).map(step).collect();
        let mut stencil = Self { f, centre, steps, point: centre.to_vec(), value: 0.0 };
        stencil.value = stencil.call()?;
        Ok(stencil)
    }

    /// The function at the centre.
    pub(super) fn value(&self) -> f64 {
        self.value
    }

    /// First and second derivative by `t` of the function at `centre + t direction`.
    pub(super) fn along(&mut self, direction: &[f64]) -> Result<[f64; 2], UncertaintyError> {
        let mut t = f64::INFINITY;
        for (step, part) in self.steps.iter().zip(direction) {
            if *part != 0.0 {
                t = Real::min(step / part.abs(), t);
            }
        }
        let mut values = [0.0; 6];
        for (value, k) in values.iter_mut().zip([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0]) {
            for ((x, centre), part) in self.point.iter_mut().zip(self.centre).zip(direction) {
                *x = centre + k * (t * part);
            }
            *value = self.call()?;
        }
        let [a, b, c, d, e, g] = values;
        let slope = (45.0 * (d - c) - 9.0 * (e - b) + (g - a)) / (60.0 * t);
        let v = self.value;
        let bend = 270.0 * ((d - v) + (c - v)) - 27.0 * ((e - v) + (b - v)) + 2.0 * ((g - v) + (a - v));
        Ok([slope, bend / (180.0 * t * t)])
    }

    fn call(&mut self) -> Result<f64, UncertaintyError> {
        match (self.f)(&self.point) {
            Some(value) if value.is_finite() => Ok(value),
            _ => Err(UncertaintyError::NoResult {
                path: format!("{:?}", self.point),
                hint: "draw samples: they may fail one by one",
            }),
        }
    }
}
