use crate::uncertainty::study::{check_cells, check_range};
use crate::uncertainty::{Plan, Sampler, Samples, UncertaintyError, Variable, check};
use core::ops::Range;

/// The design of Saltelli et al. 2010 for Sobol indices: points A and B of a plan with two dimensions a
/// variable, and for each variable the point A with its value of B.
///
/// The variables are independent. A sample is a row of `d + 2` calls; ranges of rows can be run anywhere and
/// [joined](Samples::joined), then [`SobolIndices::new`](super::SobolIndices::new) takes them.
#[derive(Clone, Debug)]
pub struct Saltelli {
    variables: Vec<Variable>,
    sampler: Sampler,
}

impl Saltelli {
    /// The design for variables with a number of rows.
    ///
    /// # Errors
    /// [`UncertaintyError`] as of [`Sampler::new`] with two dimensions a variable.
    pub fn new(
        variables: Vec<Variable>,
        plan: Plan,
        samples: u64,
        seed: u64,
    ) -> Result<Self, UncertaintyError> {
        let most = Sampler::MOST_DIMENSIONS as u64 / 2;
        let hint = "leave variables out that hardly matter";
        check::count("variables", variables.len() as u64, [1, most], hint)?;
        let sampler = Sampler::new(plan, seed, samples, 2 * variables.len())?;
        Ok(Self { variables, sampler })
    }

    /// Number of rows.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.sampler.samples()
    }

    /// Calls a function, which gives nothing where it has no result, for a range of rows: outputs are the
    /// function at A, at B and at A with each variable of B. A row fails as a whole.
    ///
    /// # Errors
    /// [`UncertaintyError`] if the design has no such rows, or for more than 2^27 numbers at once.
    pub fn run(
        &self,
        range: Range<u64>,
        f: &mut dyn FnMut(&[f64]) -> Option<f64>,
    ) -> Result<Samples, UncertaintyError> {
        let mut parts = self.run_each(range, 1, &mut |x, y| {
            if let Some(value) = f(x) {
                y[0] = value;
            }
        })?;
        Ok(parts.swap_remove(0))
    }

    /// As [`run`](Self::run) for a function of several outputs at once, which writes each, NaN before and where there is
    /// none: samples for each output. A row fails for the outputs that it lacks.
    ///
    /// # Errors
    /// As [`run`](Self::run), and for no output.
    pub fn run_each(
        &self,
        range: Range<u64>,
        outputs: usize,
        f: &mut dyn FnMut(&[f64], &mut [f64]),
    ) -> Result<Vec<Samples>, UncertaintyError> {
        check_range(&range, self.samples())?;
        check::count("outputs", outputs as u64, [1, u64::MAX], "ask for an output")?;
        let d = self.variables.len();
        check_cells(range.end - range.start, (d + 2).saturating_mul(outputs))?;
        let mut parts: Vec<Samples> = (0..outputs).map(|_| Samples::empty(range.clone(), 0, d + 2)).collect();
        let mut point = vec![0.0; 2 * d];
        // Call after call, each with all outputs.
        let mut calls = vec![f64::NAN; (d + 2) * outputs];
        let mut row = vec![0.0; d + 2];
        for (k, index) in range.enumerate() {
            self.sampler.point(index, &mut point);
            for (i, u) in point.iter_mut().enumerate() {
                *u = self.variables[i % d].quantile(*u);
            }
            calls.fill(f64::NAN);
            if point.iter().all(|x| x.is_finite()) {
                self.row(&mut point, &mut calls, outputs, f);
            }
            for (output, samples) in parts.iter_mut().enumerate() {
                let mut whole = true;
                for (call, value) in row.iter_mut().enumerate() {
                    *value = calls[call * outputs + output];
                    whole &= value.is_finite();
                }
                samples.set(k, &[], whole.then_some(&row));
            }
        }
        Ok(parts)
    }

    /// The calls of one row.
    fn row(
        &self,
        point: &mut [f64],
        calls: &mut [f64],
        outputs: usize,
        f: &mut dyn FnMut(&[f64], &mut [f64]),
    ) {
        let (a, b) = point.split_at_mut(self.variables.len());
        let (first, rest) = calls.split_at_mut(outputs);
        f(a, first);
        let mut rest = rest.chunks_exact_mut(outputs);
        if let Some(second) = rest.next() {
            f(b, second);
        }
        for (i, (variable, out)) in self.variables.iter().zip(rest).enumerate() {
            if !variable.is_uncertain() {
                out.copy_from_slice(first);
                continue;
            }
            core::mem::swap(&mut a[i], &mut b[i]);
            f(a, out);
            core::mem::swap(&mut a[i], &mut b[i]);
        }
    }
}
