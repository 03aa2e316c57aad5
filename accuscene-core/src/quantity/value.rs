use super::distribution::check_uncertainty;
use super::{Dimension, Distribution, QuantityError, Unit, read_number_with_unit};
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A physical value of dimension `D` in SI, with its uncertainty and origin.
pub struct Quantity<D> {
    /// The value in the SI unit of the dimension; finite, and never a negative zero once read.
    pub value: f64,
    /// Shape of the uncertainty; normal where only `sigma` is given.
    pub dist: Option<Distribution>,
    /// Standard deviation in the SI unit, not negative.
    pub sigma: Option<f64>,
    /// Where the value comes from: a document, a test, an author and year.
    pub source: Option<String>,
    /// How the value is known.
    pub basis: Option<Basis>,
    /// A remark.
    pub note: Option<String>,
    /// The dimension.
    pub dimension: PhantomData<D>,
}

/// How a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Basis {
    /// Measured on this case.
    Measured,
    /// Derived from evidence or tables by an expert.
    Estimated,
    /// Chosen without evidence.
    Assumed,
    /// Put in by the engine.
    Default,
}

impl<D> Quantity<D> {
    /// A value in SI without further information.
    #[must_use]
    pub const fn new(value: f64) -> Self {
        Self { value, dist: None, sigma: None, source: None, basis: None, note: None, dimension: PhantomData }
    }

    /// A value in SI that the engine puts in, with the source that it is taken from.
    #[must_use]
    pub fn defaulted(value: f64, source: impl Into<String>) -> Self {
        Self::new(value).with_basis(Basis::Default).with_source(source)
    }

    /// The same value with its basis.
    #[must_use]
    pub fn with_basis(self, basis: Basis) -> Self {
        Self { basis: Some(basis), ..self }
    }

    /// The same value with its source.
    #[must_use]
    pub fn with_source(self, source: impl Into<String>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// The same value with a standard deviation in SI.
    #[must_use]
    pub fn with_sigma(self, sigma: f64) -> Self {
        Self { sigma: Some(sigma), ..self }
    }

    /// The same value with a distribution, its numbers in SI.
    #[must_use]
    pub fn with_dist(self, dist: Distribution) -> Self {
        Self { dist: Some(dist), ..self }
    }

    /// True if there is nothing but the value.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.dist.is_none()
            && self.sigma.is_none()
            && self.source.is_none()
            && self.basis.is_none()
            && self.note.is_none()
    }

    /// The standard deviation in SI that its uncertainty has; none where nothing is said of it, or where it has none
    /// (Student's t of up to two degrees of freedom).
    ///
    /// ```
    /// use accuscene_core::quantity::{Distribution, Length, Quantity};
    /// let q = Quantity::<Length>::new(0.5).with_dist(Distribution::Uniform { low: 0.25, high: 0.75 });
    /// assert_eq!(q.standard_deviation(), Some(0.5 / 12.0_f64.sqrt()));
    /// ```
    #[must_use]
    pub fn standard_deviation(&self) -> Option<f64> {
        match &self.dist {
            None => self.sigma,
            Some(dist) => dist.standard_deviation(self.value, self.sigma),
        }
    }

    /// Checks a quantity that was put together in code; those that are read are sound already.
    ///
    /// # Errors
    /// [`QuantityError::NotFinite`] for the value, [`QuantityError::Distribution`] for a negative sigma, a
    /// distribution without its sigma, or bounds that do not enclose the value.
    pub fn validate(&self) -> Result<(), QuantityError> {
        if !self.value.is_finite() {
            return Err(QuantityError::NotFinite { text: self.value.to_string() });
        }
        match check_uncertainty(self.value, self.sigma, self.dist.as_ref()).into_iter().next() {
            Some((_, error)) => Err(error),
            None => Ok(()),
        }
    }
}

impl<D: Dimension> Quantity<D> {
    /// The value in another unit of the dimension, for display.
    #[must_use]
    pub fn value_in(&self, unit: &Unit) -> f64 {
        unit.from_si(self.value)
    }
}

/// Reads a number in SI (`1.5e3`) or with a unit (`35 mph`).
impl<D: Dimension> FromStr for Quantity<D> {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let (number, unit) = read_number_with_unit(&D::ENTRY, text)?;
        let value = unit.map_or(number, |u| u.to_si(number));
        if value.is_finite() {
            Ok(Self::new(positive_zero(value)))
        } else {
            Err(QuantityError::not_finite(text))
        }
    }
}

/// A negative zero becomes positive: canonical JSON writes both as `0`, and equal hashes must mean equal bits.
pub(crate) fn positive_zero(value: f64) -> f64 {
    value + 0.0
}

// The derived forms would ask the same of D, which is only a marker.
impl<D> Clone for Quantity<D> {
    fn clone(&self) -> Self {
        Self {
            value: self.value,
            dist: self.dist,
            sigma: self.sigma,
            source: self.source.clone(),
            basis: self.basis,
            note: self.note.clone(),
            dimension: PhantomData,
        }
    }
}

impl<D> PartialEq for Quantity<D> {
    fn eq(&self, o: &Self) -> bool {
        self.value == o.value
            && self.dist == o.dist
            && self.sigma == o.sigma
            && self.source == o.source
            && self.basis == o.basis
            && self.note == o.note
    }
}

impl<D> fmt::Debug for Quantity<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_bare() {
            return write!(f, "Quantity({:?})", self.value);
        }
        f.debug_struct("Quantity")
            .field("value", &self.value)
            .field("dist", &self.dist)
            .field("sigma", &self.sigma)
            .field("source", &self.source)
            .field("basis", &self.basis)
            .field("note", &self.note)
            .finish()
    }
}
