use crate::quantity::{Dimension, Quantity};

/// The plain numbers of quantities, for those who compute with a resolved scene.
pub trait Si {
    /// A number, or an array of numbers.
    type Number;

    /// The value in SI units; NaN where neither the author nor the defaults gave one.
    fn si(&self) -> Self::Number;
}

impl<D: Dimension> Si for Quantity<D> {
    type Number = f64;

    fn si(&self) -> f64 {
        self.value
    }
}

impl<D: Dimension> Si for Option<Quantity<D>> {
    type Number = f64;

    fn si(&self) -> f64 {
        self.as_ref().map_or(f64::NAN, |quantity| quantity.value)
    }
}

impl<D: Dimension, const N: usize> Si for [Quantity<D>; N] {
    type Number = [f64; N];

    fn si(&self) -> [f64; N] {
        core::array::from_fn(|i| self[i].value)
    }
}

impl<D: Dimension, const N: usize> Si for Option<[Quantity<D>; N]> {
    type Number = [f64; N];

    fn si(&self) -> [f64; N] {
        self.as_ref().map_or([f64::NAN; N], Si::si)
    }
}
