use crate::uncertainty::{UncertaintyError, check};
use core::ops::Range;

/// The inputs and outputs of a range of samples, each in a column; what failed has outputs of NaN.
#[derive(Clone, Debug)]
pub struct Samples {
    range: Range<u64>,
    failed: u64,
    /// Column after column.
    inputs: Vec<f64>,
    outputs: Vec<f64>,
    shape: [usize; 2],
}

/// Numbers that one part may have: 1 GB.
const MOST_CELLS: u64 = 1 << 27;

impl Samples {
    pub(in crate::uncertainty) fn empty(range: Range<u64>, inputs: usize, outputs: usize) -> Self {
        let rows = (range.end - range.start) as usize;
        Self {
            range,
            failed: 0,
            inputs: vec![f64::NAN; rows * inputs],
            outputs: vec![f64::NAN; rows * outputs],
            shape: [inputs, outputs],
        }
    }

    /// Fills a row; no outputs for a sample that failed.
    pub(in crate::uncertainty) fn set(&mut self, row: usize, inputs: &[f64], outputs: Option<&Vec<f64>>) {
        let rows = self.len();
        for (column, value) in inputs.iter().enumerate() {
            self.inputs[column * rows + row] = *value;
        }
        match outputs {
            None => self.failed += 1,
            Some(outputs) => {
                for (column, value) in outputs.iter().enumerate() {
                    // One NaN, whatever the function wrote: the bytes are compared.
                    let value = if value.is_finite() { *value } else { f64::NAN };
                    self.outputs[column * rows + row] = value;
                }
            }
        }
    }

    /// The samples of several parts, in order and without a gap.
    ///
    /// # Errors
    /// [`UncertaintyError`] for no parts, parts of other shapes, a gap or an overlap, or more than 2^27
    /// numbers.
    pub fn joined(parts: &[Self]) -> Result<Self, UncertaintyError> {
        let hint = "give the parts in the order of their samples, all of one study";
        let Some((first, rest)) = parts.split_first() else {
            return Err(UncertaintyError::Count { path: "parts", count: 0, least: 1, most: u64::MAX, hint });
        };
        let mut end = first.range.end;
        for part in rest {
            let pairs = [
                ("first sample of a part", part.range.start, end),
                ("variables of a part", part.shape[0] as u64, first.shape[0] as u64),
                ("outputs of a part", part.shape[1] as u64, first.shape[1] as u64),
            ];
            if let Some(&(path, found, expected)) =
                pairs.iter().find(|(_, found, expected)| found != expected)
            {
                return Err(UncertaintyError::Mismatch { path, found, expected, hint });
            }
            end = part.range.end;
        }
        let range = first.range.start..end;
        check_cells(range.end - range.start, first.shape[0] + first.shape[1])?;
        let gather = |columns: usize, column: &dyn Fn(&Self, usize) -> Vec<f64>| {
            (0..columns).flat_map(|c| parts.iter().flat_map(move |part| column(part, c))).collect()
        };
        Ok(Self {
            range,
            failed: parts.iter().map(|part| part.failed).sum(),
            inputs: gather(first.shape[0], &|part, c| part.input(c).to_vec()),
            outputs: gather(first.shape[1], &|part, c| part.output(c).to_vec()),
            shape: first.shape,
        })
    }

    /// Indices of the samples in their study.
    #[must_use]
    pub fn range(&self) -> Range<u64> {
        self.range.clone()
    }

    /// Number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        (self.range.end - self.range.start) as usize
    }

    /// True if there are no samples.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// Number of samples that failed.
    #[must_use]
    pub fn failed(&self) -> u64 {
        self.failed
    }

    /// Number of variables.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.shape[0]
    }

    /// Number of outputs.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.shape[1]
    }

    /// The values of a variable, one a sample; empty if there is no such variable.
    #[must_use]
    pub fn input(&self, variable: usize) -> &[f64] {
        column(&self.inputs, self.len(), variable)
    }

    /// The values of an output, one a sample, NaN where it failed; empty if there is no such output.
    #[must_use]
    pub fn output(&self, output: usize) -> &[f64] {
        column(&self.outputs, self.len(), output)
    }
}

/// Equal where every bit is.
impl PartialEq for Samples {
    fn eq(&self, o: &Self) -> bool {
        let same = |a: &[f64], b: &[f64]| a.iter().map(|v| v.to_bits()).eq(b.iter().map(|v| v.to_bits()));
        self.range == o.range
            && self.failed == o.failed
            && self.shape == o.shape
            && same(&self.inputs, &o.inputs)
            && same(&self.outputs, &o.outputs)
    }
}

fn column(values: &[f64], rows: usize, column: usize) -> &[f64] {
    let start = column.saturating_mul(rows);
    values.get(start..start.saturating_add(rows)).unwrap_or(&[])
}

pub(in crate::uncertainty) fn check_cells(rows: u64, columns: usize) -> Result<(), UncertaintyError> {
    let hint = "run it in parts, or keep fewer outputs";
    check::count("numbers", rows.saturating_mul(columns as u64), [0, MOST_CELLS], hint)
}
