use crate::uncertainty::{UncertaintyError, check};
use accuscene_core::arith::pow;

/// The ends of a tolerance interval that samples bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// The greatest sample bounds, or the least.
    One,
    /// The least and the greatest bound together.
    Two,
}

/// The least number of independent samples whose extremes hold a share `coverage` of all results with the
/// probability `confidence`, both in (0, 1): 59 and 93 for 95 % and 95 %.
///
/// Source: Wilks 1941, "Determination of sample sizes for setting tolerance limits".
///
/// # Errors
/// [`UncertaintyError`] for shares out of range, and where more than 2^40 samples would be needed.
pub fn wilks_sample_size(coverage: f64, confidence: f64, sides: Sides) -> Result<u64, UncertaintyError> {
    check::share("coverage", coverage)?;
    check::share("confidence", confidence)?;
    let enough = |n: u64| {
        let n = n as f64;
        let whole = pow(coverage, n);
        match sides {
            Sides::One => 1.0 - whole >= confidence,
            Sides::Two => 1.0 - whole - n * (1.0 - coverage) * pow(coverage, n - 1.0) >= confidence,
        }
    };
    // The probability rises with the number.
    let (mut few, mut many) = (0, 1);
    while !enough(many) {
        (few, many) = (many, 2 * many);
        let hint = "ask for less coverage or confidence";
        check::count("samples of Wilks", many, [1, 1 << 40], hint)?;
    }
    while many - few > 1 {
        let middle = few + (many - few) / 2;
        if enough(middle) { many = middle } else { few = middle }
    }
    Ok(many)
}
