use super::Samples;
use super::samples::check_cells;
use crate::uncertainty::{Copula, Plan, Sampler, UncertaintyError, Variable};
use core::ops::Range;

/// Uncertain variables and the samples that are drawn of them.
///
/// Every sample depends on the study and its index alone: run ranges of it anywhere, in any order, and
/// [join](Samples::joined) them. Each variable has a dimension of the plan, so a variable that becomes a
/// constant leaves the draws of the others as they are.
///
/// ```
/// use accuscene_physics::uncertainty::{Copula, Plan, Samples, Study, Summary, Variable, skid_speed};
///
/// let variables = vec![Variable::new(0.7, Some(0.05), None)?, Variable::new(30.0, Some(0.5), None)?];
/// let study = Study::new(variables, Copula::independent(2), Plan::Sobol, 1024, 42)?;
/// let mut speed = |x: &[f64], y: &mut [f64]| {
///     y[0] = skid_speed(x[0], x[1]);
///     true
/// };
/// let parts = [study.run(0..300, 1, &mut speed)?, study.run(300..1024, 1, &mut speed)?];
/// let samples = Samples::joined(&parts)?;
/// let summary = Summary::new(samples.output(0), 0.9)?;
/// assert!((summary.interval.low.value - 19.05).abs() < 0.05 && (summary.interval.high.value - 21.5).abs() <
/// 0.05);
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Study {
    variables: Vec<Variable>,
    copula: Copula,
    sampler: Sampler,
}

impl Study {
    /// A study of variables whose ranks a copula correlates.
    ///
    /// # Errors
    /// [`UncertaintyError`] as of [`Sampler::new`], and if the copula is one of another number of variables.
    pub fn new(
        variables: Vec<Variable>,
        copula: Copula,
        plan: Plan,
        samples: u64,
        seed: u64,
    ) -> Result<Self, UncertaintyError> {
        if copula.variables() != variables.len() {
            return Err(UncertaintyError::Mismatch {
                path: "variables of the copula",
                found: copula.variables() as u64,
                expected: variables.len() as u64,
                hint: "give a copula for as many variables as there are",
            });
        }
        let sampler = Sampler::new(plan, seed, samples, variables.len())?;
        Ok(Self { variables, copula, sampler })
    }

    /// The variables.
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// The copula.
    #[must_use]
    pub fn copula(&self) -> &Copula {
        &self.copula
    }

    /// Number of samples.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.sampler.samples()
    }

    /// The values of the variables in a sample, one a variable.
    ///
    /// # Errors
    /// [`UncertaintyError`] if there is no such sample.
    pub fn sample(&self, index: u64) -> Result<Vec<f64>, UncertaintyError> {
        check_range(&(index..index.saturating_add(1)), self.samples())?;
        let (mut point, mut scratch) = (vec![0.0; self.variables.len()], vec![0.0; self.variables.len()]);
        self.draw(index, &mut point, &mut scratch);
        Ok(point)
    }

    /// Calls a function of the variables for a range of samples; it writes its outputs, each NaN before and
    /// where there is none, or gives `false` for a sample that has failed. A sample with a value beyond the
    /// doubles fails uncalled.
    ///
    /// # Errors
    /// [`UncertaintyError`] if the study has no such samples, or for more than 2^27 numbers at once.
    pub fn run(
        &self,
        range: Range<u64>,
        outputs: usize,
        f: &mut dyn FnMut(&[f64], &mut [f64]) -> bool,
    ) -> Result<Samples, UncertaintyError> {
        check_range(&range, self.samples())?;
        let d = self.variables.len();
        check_cells(range.end - range.start, d.saturating_add(outputs))?;
        let mut samples = Samples::empty(range.clone(), d, outputs);
        let (mut x, mut scratch, mut y) = (vec![0.0; d], vec![0.0; d], vec![0.0; outputs]);
        for (row, index) in range.enumerate() {
            self.draw(index, &mut x, &mut scratch);
            y.fill(f64::NAN);
            let worked = x.iter().all(|v| v.is_finite()) && f(&x, &mut y);
            samples.set(row, &x, worked.then_some(&y));
        }
        Ok(samples)
    }

    fn draw(&self, index: u64, point: &mut [f64], scratch: &mut [f64]) {
        self.sampler.point(index, point);
        self.copula.values(&self.variables, point, scratch);
    }
}

pub(in crate::uncertainty) fn check_range(range: &Range<u64>, samples: u64) -> Result<(), UncertaintyError> {
    if range.start <= range.end && range.end <= samples {
        return Ok(());
    }
    let path =
        if range.start > range.end { "start of the range of samples" } else { "end of the range of samples" };
    let (count, most) = if range.start > range.end { (range.start, range.end) } else { (range.end, samples) };
    let hint = "ask for samples that the study has";
    Err(UncertaintyError::Count { path, count, least: 0, most, hint })
}
