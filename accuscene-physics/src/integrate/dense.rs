/// The state between the two ends of a step: the cubic through both states with both slopes (Hermite), third order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DenseStep<const N: usize> {
    /// Start of the step (s).
    pub t: f64,
    /// Length of the step (s), above zero.
    pub h: f64,
    /// State at both ends.
    pub y: [[f64; N]; 2],
    /// Slope at both ends.
    pub slope: [[f64; N]; 2],
}

impl<const N: usize> DenseStep<N> {
    /// State at `t + s`, `0 <= s <= h`; exact at both ends.
    #[must_use]
    pub fn at(&self, s: f64) -> [f64; N] {
        if s == self.h {
            return self.y[1];
        }
        let u = s / self.h;
        std::array::from_fn(|i| {
            let rise = self.y[1][i] - self.y[0][i];
            let a = self.h * self.slope[0][i] - rise;
            let b = rise - self.h * self.slope[1][i];
            self.y[0][i] + u * (rise + (1.0 - u) * (a * (1.0 - u) + b * u))
        })
    }
}
