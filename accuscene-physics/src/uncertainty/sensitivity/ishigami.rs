use crate::uncertainty::{UncertaintyError, Variable};
use accuscene_core::arith::{PI, sin};
use accuscene_core::quantity::Distribution;

/// The function of Ishigami and Homma (1990), `sin x1 + a sin² x2 + b x3⁴ sin x1` of three variables that are
/// uniform from -pi to pi: its indices are known, to check estimates with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ishigami {
    /// Weight of the second variable.
    pub a: f64,
    /// Weight of the third variable, which acts through the first.
    pub b: f64,
}

impl Ishigami {
    /// The function at a point.
    #[must_use]
    pub fn value(&self, [x1, x2, x3]: [f64; 3]) -> f64 {
        let (s1, s2) = (sin(x1), sin(x2));
        let square = x3 * x3;
        s1 + self.a * (s2 * s2) + self.b * (square * square) * s1
    }

    /// Its variables.
    ///
    /// # Errors
    /// None in fact; that of [`Variable::new`] as a form.
    pub fn variables() -> Result<Vec<Variable>, UncertaintyError> {
        let uniform = Distribution::Uniform { low: -PI, high: PI };
        Ok(vec![Variable::new(0.0, None, Some(uniform))?; 3])
    }

    /// Its variance.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let [one, two, both] = self.parts();
        one + two + both
    }

    /// Its indices of first order, as shares of the variance.
    #[must_use]
    pub fn first(&self) -> [f64; 3] {
        let [one, two, _] = self.parts();
        [one / self.variance(), two / self.variance(), 0.0]
    }

    /// Its total indices, as shares of the variance.
    #[must_use]
    pub fn total(&self) -> [f64; 3] {
        let [one, two, both] = self.parts();
        [(one + both) / self.variance(), two / self.variance(), both / self.variance()]
    }

    /// Variances of the first variable, the second, and the first and third together.
    fn parts(&self) -> [f64; 3] {
        let quart = (PI * PI) * (PI * PI);
        let first = 1.0 + self.b * quart / 5.0;
        let both = 8.0 * (self.b * self.b) * (quart * quart) / 225.0;
        [0.5 * (first * first), self.a * self.a / 8.0, both]
    }
}
