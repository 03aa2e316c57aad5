use super::Saltelli;
use crate::uncertainty::{Plan, Samples, UncertaintyError, Variable, check};

/// Sobol indices: the share of the variance of a function that each variable makes alone, and with all
/// others.
///
/// Estimators of Saltelli et al. 2010 ("Variance based sensitivity analysis of model output"), of the
/// function less its mean, which the indices do not see: `S = mean(f_B (f_AB - f_A))/V`, `ST = mean((f_A -
/// f_AB)^2)/(2 V)`.
///
/// ```
/// use accuscene_physics::uncertainty::{Ishigami, Plan, SobolIndices};
///
/// let function = Ishigami { a: 7.0, b: 0.1 };
/// let indices = SobolIndices::estimate(Ishigami::variables()?, Plan::Sobol, 1024, 1, &mut |x| {
///     Some(function.value([x[0], x[1], x[2]]))
/// })?;
/// assert!((indices.first[1].value - function.first()[1]).abs() < 0.05);
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SobolIndices {
    /// Mean of the function.
    pub mean: f64,
    /// Variance of the function.
    pub variance: f64,
    /// For each variable what it makes alone (first order).
    pub first: Vec<Index>,
    /// For each variable what it makes alone and together with others (total).
    pub total: Vec<Index>,
    /// Number of rows that have a result.
    pub count: u64,
    /// Number of rows without one.
    pub failed: u64,
}

/// An index with its error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// Share of the variance; an estimate can lie a little outside 0 to 1.
    pub value: f64,
    /// Its standard error, by leaving groups of rows out one at a time; none for fewer than 64 rows.
    pub standard_error: Option<f64>,
}

/// Groups of rows for standard errors, and rows that one must have at the least.
const GROUPS: usize = 32;
const LEAST: usize = 2;

impl SobolIndices {
    /// A total index above which a variable is worth a line in a report.
    pub const WORTH: f64 = 0.05;

    /// Runs a whole design; see [`Saltelli`].
    ///
    /// # Errors
    /// [`UncertaintyError`] as of [`Saltelli::new`], [`Saltelli::run`] and [`new`](Self::new).
    pub fn estimate(
        variables: Vec<Variable>,
        plan: Plan,
        samples: u64,
        seed: u64,
        f: &mut dyn FnMut(&[f64]) -> Option<f64>,
    ) -> Result<Self, UncertaintyError> {
        Self::new(&Saltelli::new(variables, plan, samples, seed)?.run(0..samples, f)?)
    }

    /// From all rows of a design.
    ///
    /// # Errors
    /// [`UncertaintyError`] for samples of something else, fewer than two rows with a result, or a function
    /// that is the same everywhere.
    pub fn new(rows: &Samples) -> Result<Self, UncertaintyError> {
        let hint = "give the samples that Saltelli::run made";
        check::count("outputs", rows.outputs() as u64, [3, u64::MAX], hint)?;
        let whole: Vec<usize> = (0..rows.len()).filter(|&k| rows.output(0)[k].is_finite()).collect();
        let hint = "find out why rows have no result";
        check::count("rows with a result", whole.len() as u64, [2, u64::MAX], hint)?;
        let n = whole.len() as f64;
        let centre =
            whole.iter().fold(0.0, |sum, &k| sum + (rows.output(0)[k] / n + rows.output(1)[k] / n) / 2.0);
        let groups = if whole.len() >= GROUPS * LEAST { GROUPS } else { 1 };
        let sums: Vec<Sums> = (0..groups)
            .map(|g| {
                let part = &whole[g * whole.len() / groups..(g + 1) * whole.len() / groups];
                Sums::of(rows, part, centre)
            })
            .collect();
        let mut all = Sums::zero(rows.outputs() - 2);
        sums.iter().for_each(|part| all.add(part, 1.0));
        if !(all.variance() > 0.0 && all.variance().is_finite()) {
            return Err(UncertaintyError::Undetermined {
                path: "variance",
                value: all.variance(),
                limit: "above 0 and finite",
                hint: "the function is the same everywhere: nothing makes its spread",
            });
        }
        let without: Vec<Sums> = sums
            .iter()
            .map(|part| {
                let mut rest = all.clone();
                rest.add(part, -1.0);
                rest
            })
            .collect();
        let index = |figure: &dyn Fn(&Sums) -> f64| {
            let values: Vec<f64> = without.iter().map(figure).collect();
            let standard_error = (groups == GROUPS).then(|| jackknife(&values));
            Index { value: figure(&all), standard_error }
        };
        let variables = rows.outputs() - 2;
        Ok(Self {
            mean: centre + all.mean(),
            variance: all.variance(),
            first: (0..variables).map(|i| index(&|s| s.first(i))).collect(),
            total: (0..variables).map(|i| index(&|s| s.total(i))).collect(),
            count: whole.len() as u64,
            failed: (rows.len() - whole.len()) as u64,
        })
    }
}

/// Standard error of a figure by its values without one group each (Quenouille 1956).
fn jackknife(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().fold(0.0, |sum, v| sum + v) / n;
    let squares = values.iter().fold(0.0, |sum, v| sum + (v - mean) * (v - mean));
    ((n - 1.0) / n * squares).sqrt()
}

/// Sums over rows, from which all figures follow.
#[derive(Clone)]
struct Sums {
    rows: f64,
    values: f64,
    squares: f64,
    /// For each variable: `f_B (f_AB - f_A)` and `(f_A - f_AB)^2`.
    products: Vec<[f64; 2]>,
}

impl Sums {
    fn zero(variables: usize) -> Self {
        Self { rows: 0.0, values: 0.0, squares: 0.0, products: vec![[0.0; 2]; variables] }
    }

    fn of(samples: &Samples, rows: &[usize], centre: f64) -> Self {
        let mut sums = Self::zero(samples.outputs() - 2);
        for &k in rows {
            let (a, b) = (samples.output(0)[k] - centre, samples.output(1)[k] - centre);
            sums.rows += 1.0;
            sums.values += a + b;
            sums.squares += a * a + b * b;
            for (i, [first, total]) in sums.products.iter_mut().enumerate() {
                let moved = (samples.output(2 + i)[k] - centre) - a;
                *first += b * moved;
                *total += moved * moved;
            }
        }
        sums
    }

    fn add(&mut self, part: &Self, sign: f64) {
        self.rows += sign * part.rows;
        self.values += sign * part.values;
        self.squares += sign * part.squares;
        for (mine, other) in self.products.iter_mut().zip(&part.products) {
            mine[0] += sign * other[0];
            mine[1] += sign * other[1];
        }
    }

    fn mean(&self) -> f64 {
        self.values / (2.0 * self.rows)
    }

    fn variance(&self) -> f64 {
        self.squares / (2.0 * self.rows) - self.mean() * self.mean()
    }

    fn first(&self, i: usize) -> f64 {
        self.products[i][0] / self.rows / self.variance()
    }

    fn total(&self, i: usize) -> f64 {
        self.products[i][1] / (2.0 * self.rows) / self.variance()
    }
}
