use accuscene_core::quantity::Quantity;

/// The number of an input that may be absent.
pub(super) trait Given {
    /// In SI; the default if it is absent.
    fn si_or(&self, default: f64) -> f64;

    /// In SI, if it is there.
    fn si(&self) -> Option<f64>;
}

impl<D> Given for Option<Quantity<D>> {
    fn si_or(&self, default: f64) -> f64 {
        self.si().unwrap_or(default)
    }

    fn si(&self) -> Option<f64> {
        self.as_ref().map(|quantity| quantity.value)
    }
}
