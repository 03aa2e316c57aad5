use super::{Aabb, Shape};
use accuscene_core::arith::Vec2;

/// The boxes of the first parts of a shape; those of more parts are made when asked for.
pub(super) struct Boxes([Option<Aabb>; KEPT]);

/// Parts of a crushed outline, and some.
const KEPT: usize = 24;

impl Boxes {
    pub(super) fn new(shape: Shape<'_>) -> Self {
        let mut boxes = [None; KEPT];
        for (kept, part) in boxes.iter_mut().zip(shape.parts()) {
            *kept = Some(Aabb::of_points(part));
        }
        Self(boxes)
    }

    /// The box of the part with this number.
    pub(super) fn of(&self, k: usize, part: &[Vec2]) -> Aabb {
        self.0.get(k).copied().flatten().unwrap_or_else(|| Aabb::of_points(part))
    }
}
