//! The bodywork of a vehicle as its crush resists it.

use crate::crush_force::{Border, Pressure};
use accuscene_core::arith::Vec2;
use accuscene_core::scene::{self, FaceStructure, Si};

/// The border of a resolved vehicle.
pub(super) fn border(v: &scene::Vehicle, outline: &[Vec2]) -> Border {
    let law = |face: &FaceStructure| Pressure::from_crush_test(face.a.si(), face.b.si());
    let s = &v.structure;
    Border::new(outline, [law(&s.front), law(&s.side), law(&s.rear), law(&s.side)])
}
