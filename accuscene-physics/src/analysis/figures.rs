use super::Trail;
use accuscene_core::quantity::DimensionEntry;

/// One figure that comes out of a formula: name, dimension and meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureAbout {
    /// Name; a list has its items as `name[0]`, `name[1]`.
    pub name: &'static str,
    /// What kind of value it is, with its units.
    pub dimension: &'static DimensionEntry,
    /// What it tells.
    pub meaning: &'static str,
}

/// The figures of a result, one after the other, always in the same order; NaN where there is none.
pub trait Figures {
    /// Shows each figure with the way to it.
    fn figures(&self, trail: &mut Trail, visit: &mut dyn FnMut(&Trail, f64));
}

impl Figures for f64 {
    fn figures(&self, trail: &mut Trail, visit: &mut dyn FnMut(&Trail, f64)) {
        visit(trail, *self);
    }
}

impl Figures for Option<f64> {
    fn figures(&self, trail: &mut Trail, visit: &mut dyn FnMut(&Trail, f64)) {
        visit(trail, self.unwrap_or(f64::NAN));
    }
}

impl Figures for Vec<f64> {
    fn figures(&self, trail: &mut Trail, visit: &mut dyn FnMut(&Trail, f64)) {
        for (index, figure) in self.iter().enumerate() {
            trail.at(index, |trail| visit(trail, *figure));
        }
    }
}

impl<const N: usize> Figures for [f64; N] {
    fn figures(&self, trail: &mut Trail, visit: &mut dyn FnMut(&Trail, f64)) {
        for (index, figure) in self.iter().enumerate() {
            trail.at(index, |trail| visit(trail, *figure));
        }
    }
}
