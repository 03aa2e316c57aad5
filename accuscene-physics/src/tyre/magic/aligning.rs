use super::curve::{cos_atan, cosine, sign};
use super::lateral::Lateral;
use super::{Coefficients, Local, line, parabola};
use accuscene_core::arith::{Real, TAU, Vec2, atan};

/// Aligning moment (N m) and pneumatic trail (m).
///
/// `straight` is the lateral force of the upright tyre without the part that longitudinal slip steers.
#[inline(always)]
pub(super) fn moment<R: Real>(
    c: &Coefficients,
    v: &Local<R>,
    longitudinal_stiffness: R,
    lateral: &Lateral<R>,
    straight: R,
    force: Vec2<R>,
) -> (R, R) {
    let one = R::one();
    let tilt = v.g.abs();
    let ratio = longitudinal_stiffness / lateral.stiffness;
    let braked = ratio * ratio * v.kappa * v.kappa;
    let equivalent = |a: R| sign(a) * (a * a + braked).sqrt();
    // Grip shortens the trail's curve as it lengthens that of the force.
    let grip = R::splat(c.lky / c.lmuy) / v.friction;

    let a = v.a + line(c.qhz1, c.qhz2, v.df) + line(c.qhz3, c.qhz4, v.df) * v.g;
    let stiffness = parabola(c.qbz1, c.qbz2, c.qbz3, v.df) * (one + v.g * c.qbz4 + tilt * c.qbz5) * grip;
    let peak = v.load
        * (line(c.qdz1, c.qdz2, v.df) * (c.unloaded_radius / v.nominal * c.ltr))
        * line(1.0, -c.ppz1, v.dp)
        * parabola(1.0, c.qdz3, c.qdz4, v.g);
    let turned = atan(stiffness * a * c.qcz1) * (4.0 / TAU);
    let curvature = parabola(c.qez1, c.qez2, c.qez3, v.df) * (one + line(c.qez4, c.qez5, v.g) * turned);
    let trail = peak * cosine(stiffness, c.qcz1, curvature.min(one), equivalent(a)) * v.cos_alpha;

    let residual_slip = equivalent(v.a + lateral.across + lateral.lift / lateral.stiffness);
    let residual_stiffness = grip * c.qbz9 + lateral.slope * c.qbz10;
    let by_tilt = line(c.qdz8, c.qdz9, v.df) * line(1.0, c.ppz2, v.dp) + line(c.qdz10, c.qdz11, v.df) * tilt;
    let size = line(c.qdz6, c.qdz7, v.df) * c.lres + by_tilt * v.g * c.lkzc;
    let residual = v.load * size * (c.unloaded_radius * c.lmuy) * v.friction * v.cos_alpha;
    let residual = residual * cos_atan(residual_stiffness * residual_slip);

    let by_force = force.y * (c.ssz2 / v.nominal) + line(c.ssz3, c.ssz4, v.df) * v.g;
    let arm = (R::splat(c.ssz1) + by_force) * (c.unloaded_radius * c.ls);
    (residual - trail * straight + arm * force.x, trail)
}
