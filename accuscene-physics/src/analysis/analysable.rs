use super::{AnalysisError, AnalysisWarning, Figures, Formula, FormulaAbout, Input, Trail, check};
use accuscene_core::error::CoreError;
use serde_json::Value;

/// A formula with its inputs, whichever formula it is.
pub trait Analysable: Send + Sync {
    /// What the formula is.
    fn about(&self) -> &'static FormulaAbout;

    /// The inputs with their names, in their order.
    fn inputs(&self) -> Vec<(String, Input)>;

    /// Puts values in SI into the inputs, in their order; further values are left alone.
    fn set(&mut self, values: &[f64]);

    /// Checks the inputs, evaluates the formula and appends its figures, NaN where there is none.
    ///
    /// # Errors
    /// [`AnalysisError`] as [`Formula::solve`]; nothing is appended then.
    fn append_figures(
        &self,
        figures: &mut Vec<f64>,
        warnings: &mut Vec<AnalysisWarning>,
    ) -> Result<(), AnalysisError>;

    /// The figures with their names, in their order.
    ///
    /// # Errors
    /// As [`append_figures`](Self::append_figures).
    fn figures(&self) -> Result<Vec<(String, f64)>, AnalysisError>;

    /// The inputs as a document: quantities in SI, absent values left out.
    ///
    /// # Errors
    /// [`CoreError::Document`] for a number that is not finite.
    fn document(&self) -> Result<Value, CoreError>;

    /// A copy.
    fn copy(&self) -> Box<dyn Analysable>;
}

impl<F: Formula> Analysable for F {
    fn about(&self) -> &'static FormulaAbout {
        F::ABOUT
    }

    fn inputs(&self) -> Vec<(String, Input)> {
        let mut inputs = Vec::new();
        self.read(&mut Trail::default(), None, &mut |trail, input| inputs.push((trail.to_string(), *input)));
        inputs
    }

    fn set(&mut self, values: &[f64]) {
        let mut values = values.iter();
        self.write(&mut |slot| {
            if let Some(value) = values.next() {
                *slot = *value;
            }
        });
    }

    fn append_figures(
        &self,
        figures: &mut Vec<f64>,
        warnings: &mut Vec<AnalysisWarning>,
    ) -> Result<(), AnalysisError> {
        check::inputs(self)?;
        let found = self.evaluate(warnings)?;
        check::figures(&found)?;
        found.figures(&mut Trail::default(), &mut |_, figure| figures.push(figure));
        Ok(())
    }

    fn figures(&self) -> Result<Vec<(String, f64)>, AnalysisError> {
        let found = self.solve()?.found;
        let mut figures = Vec::new();
        found.figures(&mut Trail::default(), &mut |trail, figure| figures.push((trail.to_string(), figure)));
        Ok(figures)
    }

    fn document(&self) -> Result<Value, CoreError> {
        serde_json::to_value(self).map_err(|error| {
            let problem = accuscene_core::document::Problem::new(1006, "", error.to_string());
            CoreError::Document { problems: vec![problem.with_limit("finite numbers")] }
        })
    }

    fn copy(&self) -> Box<dyn Analysable> {
        Box::new(self.clone())
    }
}
