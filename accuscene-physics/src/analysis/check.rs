use super::{AnalysisError, Figures, Inputs, Trail};

/// Refuses the first input that is not finite or out of its range.
pub(super) fn inputs(inputs: &impl Inputs) -> Result<(), AnalysisError> {
    let mut first = None;
    inputs.read(&mut Trail::default(), None, &mut |trail, input| {
        if first.is_none() {
            first = value(|| trail.to_string(), input.value, input.range).err();
        }
    });
    first.map_or(Ok(()), Err)
}

/// Refuses figures that left the range of numbers; NaN stands for a figure that there is none of.
pub(super) fn figures(figures: &impl Figures) -> Result<(), AnalysisError> {
    let mut infinite = false;
    figures.figures(&mut Trail::default(), &mut |_, figure| infinite |= figure.is_infinite());
    if infinite {
        return Err(AnalysisError::Overflow { hint: "check the units of the inputs" });
    }
    Ok(())
}

/// Refuses a value that is not finite or out of a closed range.
pub(super) fn value(
    path: impl FnOnce() -> String,
    value: f64,
    range: Option<[f64; 2]>,
) -> Result<(), AnalysisError> {
    if !value.is_finite() {
        return Err(AnalysisError::NotFinite { path: path(), value, hint: "give a finite number" });
    }
    match range {
        Some([low, high]) if value < low || value > high => {
            let hint = "check the number and its unit";
            Err(AnalysisError::Value { path: path(), value, limit: format!("{low} to {high}"), hint })
        }
        _ => Ok(()),
    }
}
