use core::fmt;
use std::sync::Arc;

/// What is known of an unknown before the evidence is looked at; cut off at the bounds of the unknown.
#[derive(Clone)]
pub enum Prior {
    /// As probable anywhere between the bounds.
    Uniform,
    /// Normally distributed.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation, above 0.
        sd: f64,
    },
    /// Of any density.
    Density(Arc<dyn LnDensity>),
}

impl Prior {
    /// Of this logarithm of a density, up to a constant.
    pub fn density(ln_density: impl LnDensity + 'static) -> Self {
        Self::Density(Arc::new(ln_density))
    }
}

impl fmt::Debug for Prior {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uniform => write!(f, "Uniform"),
            Self::Normal { mean, sd } => write!(f, "Normal {{ mean: {mean}, sd: {sd} }}"),
            Self::Density(_) => write!(f, "Density"),
        }
    }
}

/// A distribution, by the logarithm of its density.
pub trait LnDensity: Send + Sync {
    /// The logarithm of the density, up to a constant; minus infinity where the value is impossible.
    fn ln_density(&self, value: f64) -> f64;
}

impl<F: Fn(f64) -> f64 + Send + Sync> LnDensity for F {
    fn ln_density(&self, value: f64) -> f64 {
        self(value)
    }
}
