//! Single formulas: many rows of inputs in, many rows of figures out.

use std::fmt;
use std::ptr;

use accuscene_core::document::{Format, Limits, read_text};
use engine::analysis::{self, Analysable};
use engine::{EngineError, analyse};
use serde_json::json;

use crate::bytes::acs_bytes;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::pointer::{self, Out};
use crate::sink::{Sink, acs_sink};
use crate::status::{NO_SUCH_NAME, WRONG_COUNT, acs_status};

/// Id of a formula with its inputs; the caller owns it and frees it with `acs_formula_free`. Immutable: any threads may
/// share it.
pub type acs_formula = u64;

/// A formula that the caller owns.
pub(crate) struct FormulaObject {
    formula: Box<dyn Analysable>,
    inputs: usize,
    figures: usize,
}

impl fmt::Debug for FormulaObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the formula {}", self.formula.about().name)
    }
}

impl Object for FormulaObject {
    const KIND: Kind = Kind::Formula;
}

/// Writes every formula as JSON (`accuscene/formulas/1`): name, title, source, range of validity, the schema of its inputs
/// with units and ranges, and its figures.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_formulas(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&analyse::formulas_json()?)
    })
}

/// Makes a formula with its inputs; it must have an answer with them.
///
/// Ownership: `name` and `inputs` are borrowed for the call; the caller frees the formula and the error. Threads: any.
///
/// \param name     name of the formula, as `acs_formulas` lists it
/// \param inputs   its inputs, a JSON object; values are numbers in SI, texts with a unit, or objects
/// \param formula  receives the id, zero on failure
/// \param error    null, or receives an error that lists every problem of the inputs with its path
/// \return `ACS_STATUS_NO_SUCH_NAME`; a number of the document family (1000..1199) when the inputs are not valid, of the
/// physics family (2000..2999) when they have no answer
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_formula_new(
    name: acs_bytes,
    inputs: acs_bytes,
    formula: *mut acs_formula,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `formula` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(formula, "formula") }?;
        // SAFETY: `name` is valid for the call by the rules of the header.
        let name = unsafe { name.text("name") }?;
        // SAFETY: `inputs` is valid for the call by the rules of the header.
        let inputs = unsafe { inputs.text("inputs") }?;
        let entry = analysis::formula(name).ok_or_else(|| {
            Failure::argument(NO_SUCH_NAME, "name", "no formula has this name; acs_formulas lists them")
        })?;
        let formula = entry.read(read_text(inputs, Format::Json, &Limits::default())?)?;
        let figures = formula.figures().map_err(EngineError::from)?.len();
        let inputs = formula.inputs().len();
        out.set(handle::insert(FormulaObject { formula, inputs, figures })?);
        Ok(())
    })
}

/// Writes the values that go into a formula and the figures that come out as JSON: `name`, `inputs` and `figures`, lists of
/// objects with `name`, `unit` and `value` in the order of `acs_formula_evaluate`.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_formula_describe(
    formula: acs_formula,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let object = handle::lease::<FormulaObject>(formula)?;
        let about = object.formula.about();
        let inputs =
            object.formula.inputs().into_iter().map(
                |(name, input)| json!({ "name": name, "unit": input.dimension.si, "value": input.value }),
            );
        let figures =
            object.formula.figures().map_err(EngineError::from)?.into_iter().map(|(name, value)| {
                let unit = about.figure(&name).map_or("", |figure| figure.dimension.si);
                json!({ "name": name, "unit": unit, "value": value.is_finite().then_some(value) })
            });
        let document = json!({
            "name": about.name,
            "inputs": inputs.collect::<Vec<_>>(),
            "figures": figures.collect::<Vec<_>>(),
        });
        sink.put(&document.to_string())
    })
}

/// Evaluates a formula for many rows of inputs.
///
/// The figures of a row without an answer are all NaN, as is a single figure that there is none of. Ownership: `inputs`
/// and `figures` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param rows           number of rows
/// \param inputs         `rows * input_count` values in SI, row by row
/// \param input_count    values a row, as `acs_formula_describe` lists them
/// \param figures        receives `rows * figure_count` figures in SI, row by row
/// \param figure_count   figures a row, as `acs_formula_describe` lists them
/// \return `ACS_STATUS_WRONG_COUNT` when a count is not that of the formula
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_formula_evaluate(
    formula: acs_formula,
    rows: usize,
    inputs: *const f64,
    input_count: usize,
    figures: *mut f64,
    figure_count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        let object = handle::lease::<FormulaObject>(formula)?;
        for (argument, given, wanted) in
            [("input_count", input_count, object.inputs), ("figure_count", figure_count, object.figures)]
        {
            if given != wanted {
                let message = format!("{argument} is {given}, the formula has {wanted}");
                return Err(Failure::argument(WRONG_COUNT, argument, message));
            }
        }
        // SAFETY: `inputs` is null or readable for so many values by the rules of the header.
        let inputs = unsafe { pointer::input(inputs, rows.saturating_mul(input_count), "inputs") }?;
        // SAFETY: `figures` is null or writable for so many values by the rules of the header.
        let figures = unsafe { pointer::output(figures, rows.saturating_mul(figure_count), "figures") }?;
        let mut working = object.formula.copy();
        let (mut found, mut warnings) = (Vec::with_capacity(figure_count), Vec::new());
        for row in 0..rows {
            let out = &mut figures[row * figure_count..(row + 1) * figure_count];
            found.clear();
            warnings.clear();
            working.set(&inputs[row * input_count..(row + 1) * input_count]);
            let answered = working.append_figures(&mut found, &mut warnings).is_ok();
            if answered && found.len() == out.len() {
                out.copy_from_slice(&found);
            } else {
                out.fill(f64::NAN);
            }
        }
        Ok(())
    })
}

/// Frees a formula. Zero is allowed.
///
/// Threads: any; calls that use the formula at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_formula_free(formula: acs_formula) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<FormulaObject>(formula))
}
