use crate::uncertainty::Variable;

/// What each variable does to a function on its own, the widest first.
///
/// ```
/// use accuscene_physics::uncertainty::{Tornado, Variable, skid_speed};
///
/// let variables = [Variable::new(30.0, Some(0.5), None)?, Variable::new(0.7, Some(0.05), None)?];
/// let tornado = Tornado::new(&variables, &mut |x| Some(skid_speed(x[1], x[0])));
/// assert_eq!(tornado.bars[0].variable, 1);
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The function where every variable has its value; none where it has no result.
    pub base: Option<f64>,
    /// One bar for each uncertain variable; by falling swing, those without one at the end, equal ones by
    /// index.
    pub bars: Vec<Bar>,
}

/// What one variable does, the others at their values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Index of the variable.
    pub variable: usize,
    /// The 5 and 95 % quantiles of the variable.
    pub inputs: [f64; 2],
    /// The function there; none where it has no result.
    pub outputs: [Option<f64>; 2],
}

impl Tornado {
    /// Shares of the variable at whose quantiles the function is called.
    pub const SHARES: [f64; 2] = [0.05, 0.95];

    /// Calls a function, which gives nothing where it has no result, twice for each uncertain variable.
    #[must_use]
    pub fn new(variables: &[Variable], f: &mut dyn FnMut(&[f64]) -> Option<f64>) -> Self {
        let mut x: Vec<f64> = variables.iter().map(Variable::value).collect();
        let mut call = |x: &[f64]| f(x).filter(|value| value.is_finite());
        let base = call(&x);
        let mut bars = Vec::new();
        for (i, variable) in variables.iter().enumerate().filter(|(_, v)| v.is_uncertain()) {
            let inputs = Self::SHARES.map(|share| variable.quantile(share));
            let outputs = inputs.map(|input| {
                x[i] = input;
                if input.is_finite() { call(&x) } else { None }
            });
            x[i] = variable.value();
            bars.push(Bar { variable: i, inputs, outputs });
        }
        let swing = |bar: &Bar| bar.swing().unwrap_or(-1.0);
        bars.sort_by(|a, b| swing(b).total_cmp(&swing(a)).then(a.variable.cmp(&b.variable)));
        Self { base, bars }
    }
}

impl Bar {
    /// How far apart the two outputs are, 0 or above; none where one is missing.
    #[must_use]
    pub fn swing(&self) -> Option<f64> {
        let [low, high] = self.outputs;
        Some((high? - low?).abs())
    }
}
