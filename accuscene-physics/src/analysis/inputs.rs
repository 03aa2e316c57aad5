use super::Trail;
use accuscene_core::quantity::{Dimension, DimensionEntry, Distribution, Quantity};

/// One value that goes into a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    /// The value in SI.
    pub value: f64,
    /// Its standard deviation, if it has one.
    pub sigma: Option<f64>,
    /// The shape of its uncertainty.
    pub dist: Option<Distribution>,
    /// What kind of value it is, with its units.
    pub dimension: &'static DimensionEntry,
    /// The closed range that it must lie in, SI.
    pub range: Option<[f64; 2]>,
}

/// The values of a formula's inputs, one after the other, always in the same order: required fields, then optional ones
/// that are there, lists from the first to the last item.
pub trait Inputs {
    /// Shows each value with the way to it; `range` is that of the field that holds it.
    fn read(&self, trail: &mut Trail, range: Option<[f64; 2]>, visit: &mut dyn FnMut(&Trail, &Input));

    /// Lends each value to be changed.
    fn write(&mut self, visit: &mut dyn FnMut(&mut f64));
}

impl<D: Dimension> Inputs for Quantity<D> {
    fn read(&self, trail: &mut Trail, range: Option<[f64; 2]>, visit: &mut dyn FnMut(&Trail, &Input)) {
        let Self { value, sigma, dist, .. } = *self;
        visit(trail, &Input { value, sigma, dist, dimension: const { &D::ENTRY }, range });
    }

    fn write(&mut self, visit: &mut dyn FnMut(&mut f64)) {
        visit(&mut self.value);
    }
}

impl<T: Inputs> Inputs for Option<T> {
    fn read(&self, trail: &mut Trail, range: Option<[f64; 2]>, visit: &mut dyn FnMut(&Trail, &Input)) {
        if let Some(inner) = self {
            inner.read(trail, range, visit);
        }
    }

    fn write(&mut self, visit: &mut dyn FnMut(&mut f64)) {
        if let Some(inner) = self {
            inner.write(visit);
        }
    }
}

impl<T: Inputs> Inputs for Vec<T> {
    fn read(&self, trail: &mut Trail, range: Option<[f64; 2]>, visit: &mut dyn FnMut(&Trail, &Input)) {
        for (index, item) in self.iter().enumerate() {
            trail.at(index, |trail| item.read(trail, range, visit));
        }
    }

    fn write(&mut self, visit: &mut dyn FnMut(&mut f64)) {
        for item in self {
            item.write(visit);
        }
    }
}

impl<T: Inputs, const N: usize> Inputs for [T; N] {
    fn read(&self, trail: &mut Trail, range: Option<[f64; 2]>, visit: &mut dyn FnMut(&Trail, &Input)) {
        for (index, item) in self.iter().enumerate() {
            trail.at(index, |trail| item.read(trail, range, visit));
        }
    }

    fn write(&mut self, visit: &mut dyn FnMut(&mut f64)) {
        for item in self {
            item.write(visit);
        }
    }
}

/// A choice is no value: nothing of it varies.
macro_rules! choices {
    ($($choice:ty),+ $(,)?) => {$(
        impl $crate::analysis::Inputs for $choice {
            fn read(
                &self,
                _: &mut $crate::analysis::Trail,
                _: Option<[f64; 2]>,
                _: &mut dyn FnMut(&$crate::analysis::Trail, &$crate::analysis::Input),
            ) {
            }

            fn write(&mut self, _: &mut dyn FnMut(&mut f64)) {}
        }
    )+};
}
pub(super) use choices;

choices!(bool);
