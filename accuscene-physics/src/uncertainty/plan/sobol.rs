use crate::uncertainty::{UncertaintyError, check};

/// A Sobol sequence as it is, without scrambling; the first point is the origin.
///
/// Points come in the order of the Gray code. Direction numbers of Joe and Kuo 2008 (`new-joe-kuo-6.21201`).
/// For distributions take a [`Sampler`](super::Sampler), whose points are never 0.
#[derive(Clone, Debug)]
pub struct SobolSequence {
    /// The direction numbers v_1 .. v_32 of each dimension, the highest digit on top.
    directions: Vec<[u32; 32]>,
}

impl SobolSequence {
    /// The most dimensions.
    pub const MOST_DIMENSIONS: usize = 1024;

    /// The sequence in a number of dimensions.
    ///
    /// # Errors
    /// [`UncertaintyError`] for no dimensions or more than [`MOST_DIMENSIONS`](Self::MOST_DIMENSIONS).
    pub fn new(dimensions: usize) -> Result<Self, UncertaintyError> {
        let hint = "leave variables out that hardly matter, or take another plan";
        let most = Self::MOST_DIMENSIONS as u64;
        check::count("dimensions of a Sobol plan", dimensions as u64, [1, most], hint)?;
        let mut directions = Vec::with_capacity(dimensions);
        directions.push(core::array::from_fn(|i| 1 << (31 - i)));
        let rows = NUMBERS.lines().filter(|line| !line.starts_with('#'));
        directions.extend(rows.take(dimensions - 1).map(row));
        Ok(Self { directions })
    }

    /// Number of dimensions.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.directions.len()
    }

    /// Writes the coordinates of a point, in [0, 1), one a dimension; NaN beyond the dimensions of the
    /// sequence.
    pub fn point(&self, index: u32, point: &mut [f64]) {
        for (dimension, u) in point.iter_mut().enumerate() {
            *u = if dimension < self.directions.len() {
                f64::from(self.digits(index, dimension)) * (1.0 / 4_294_967_296.0)
            } else {
                f64::NAN
            };
        }
    }

    /// The 32 binary digits of a coordinate; a dimension that the sequence has.
    pub(super) fn digits(&self, index: u32, dimension: usize) -> u32 {
        let mut gray = index ^ (index >> 1);
        let mut digits = 0;
        while gray != 0 {
            digits ^= self.directions[dimension][gray.trailing_zeros() as usize];
            gray &= gray - 1;
        }
        digits
    }
}

const NUMBERS: &str = include_str!("../data/joe_kuo.txt");

/// Direction numbers from a row `d s a m_1 .. m_s`.
fn row(line: &str) -> [u32; 32] {
    let mut words = line.split(' ').skip(1).map(|word| word.parse().unwrap_or(0));
    let degree = words.next().unwrap_or(0);
    let inner: u32 = words.next().unwrap_or(0);
    let mut v = [0_u32; 32];
    let s = degree as usize;
    for i in 0..32 {
        v[i] = if i < s {
            words.next().unwrap_or(0) << (31 - i)
        } else {
            let mut next = v[i - s] ^ (v[i - s] >> s);
            for k in 1..s {
                if inner >> (s - 1 - k) & 1 == 1 {
                    next ^= v[i - k];
                }
            }
            next
        };
    }
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let sequence = SobolSequence::new(SobolSequence::MOST_DIMENSIONS).unwrap();
        assert_eq!(sequence.dimensions(), SobolSequence::MOST_DIMENSIONS);
        for (dimension, v) in sequence.directions.iter().enumerate() {
            // Every m_i is odd and below 2^i: the lowest digit of v_i stands at its place, nothing stands
            // below.
            for (i, v) in v.iter().enumerate() {
                assert_eq!(v.trailing_zeros(), 31 - i as u32, "dimension {dimension}, {i}");
            }
        }
    }

    #[test]
    fn the_first_numbers_are_those_of_joe_and_kuo() {
        let first: Vec<_> = NUMBERS.lines().filter(|line| !line.starts_with('#')).take(3).collect();
        assert_eq!(first, ["2 1 0 1", "3 2 1 1 3", "4 3 1 1 3 1"]);
    }
}
