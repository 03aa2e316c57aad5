use super::Vector3;

/// A vector of ISO axes (z up) in the axes of SAE J670 (x forward, y right, z down), and back: `(x, -y, -z)`.
///
/// Holds for positions, velocities, forces, moments and angular rates alike.
#[must_use]
pub fn iso_to_sae(v: &Vector3) -> Vector3 {
    Vector3::new(v.x, 0.0 - v.y, 0.0 - v.z)
}

/// Moments and products of inertia `[Ixx, Iyy, Izz, Ixy, Ixz, Iyz]`, kg m², of ISO axes in the axes of SAE J670, and
/// back.
///
/// A product is the positive integral, `Ixy = ∫ x y dm`; the off-diagonal members of the tensor are its negative.
#[must_use]
pub fn inertia_to_sae(inertia: &[f64; 6]) -> [f64; 6] {
    let [xx, yy, zz, xy, xz, yz] = *inertia;
    [xx, yy, zz, 0.0 - xy, 0.0 - xz, yz]
}
