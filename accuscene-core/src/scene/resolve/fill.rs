use crate::quantity::Quantity;

/// Puts values into fields that the author left out.
pub(super) trait Fill {
    /// Puts in a default.
    fn fill(&mut self, value: f64, source: &str);

    /// Puts in an estimate with its standard deviation.
    fn estimate(&mut self, value: f64, sigma: f64, source: &str);
}

impl<D> Fill for Option<Quantity<D>> {
    fn fill(&mut self, value: f64, source: &str) {
        self.get_or_insert_with(|| Quantity::defaulted(value, source));
    }

    fn estimate(&mut self, value: f64, sigma: f64, source: &str) {
        self.get_or_insert_with(|| Quantity::defaulted(value, source).with_sigma(sigma));
    }
}
