use super::squad::{Ranks, Squad};
use accuscene_core::arith::{AnyWidth, Real};

/// An empty squad.
pub(super) struct Made;

impl AnyWidth for Made {
    type Output = Box<dyn Ranks>;

    fn of<R: Real>(self) -> Box<dyn Ranks> {
        Box::new(Squad::<R>::default())
    }
}
