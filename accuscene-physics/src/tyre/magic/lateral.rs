use super::curve::{cos_atan, sign, sine};
use super::{Coefficients, LEAST_FRICTION, Local, Version, curve, line, parabola};
use accuscene_core::arith::{Real, atan, sin};

/// Lateral force at pure slip and what it is made with.
pub(super) struct Lateral<R> {
    pub(super) force: R,
    pub(super) stiffness: R,
    pub(super) friction: R,
    /// `B_y C_y`.
    pub(super) slope: R,
    /// Horizontal shift.
    pub(super) across: R,
    /// Vertical shift, N.
    pub(super) lift: R,
}

#[inline(always)]
pub(super) fn pure<R: Real>(c: &Coefficients, v: &Local<R>) -> Lateral<R> {
    let friction = friction(c, v);
    let stiffness = stiffness(c, v);
    let shape = c.pcy1 * c.lcy;
    let peak = friction * v.load;

    let tilt_lift = v.load * line(c.pvy3, c.pvy4, v.df) * v.g * (c.lkyc * c.lmuy) * v.shift;
    let base_lift = v.load * line(c.pvy1, c.pvy2, v.df) * (c.lvy * c.lmuy) * v.shift;
    let base_across = line(c.phy1, c.phy2, v.df) * c.lhy;
    let across = match v.version {
        Version::V52 => base_across + v.g * (c.phy3 * c.lkyc),
        Version::V61 => {
            let camber = v.load * line(c.pky6, c.pky7, v.df) * line(1.0, c.ppy5, v.dp) * c.lkyc;
            base_across + (camber * v.g - tilt_lift) / stiffness
        }
    };
    let lift = base_lift + tilt_lift;
    let a = v.a + across;
    let by_inclination = if v.version == Version::V61 { c.pey5 } else { 0.0 };
    let asymmetry = line(c.pey3, c.pey4, v.g) * sign(a);
    let curvature =
        line(c.pey1, c.pey2, v.df) * (parabola(1.0, 0.0, by_inclination, v.g) - asymmetry) * c.ley;
    let stiffness_factor = stiffness / (peak * shape);
    let force = sine(stiffness_factor, shape, peak, curvature.min(R::one()), a) + lift;
    Lateral { force, stiffness, friction, slope: stiffness_factor * shape, across, lift }
}

/// Cornering stiffness `K_y`, N/rad, negative.
#[inline(always)]
pub(super) fn stiffness<R: Real>(c: &Coefficients, v: &Local<R>) -> R {
    let load = v.load / v.nominal;
    let by_load = match v.version {
        Version::V52 => sin(atan(load / c.pky2) * 2.0),
        Version::V61 => {
            let most = parabola(c.pky2, 0.0, c.pky5, v.g) * line(1.0, c.ppy2, v.dp);
            sin(atan(load / most) * c.pky4) * line(1.0, c.ppy1, v.dp)
        }
    };
    by_load * (c.pky1 * v.nominal * c.lky) * (R::one() - v.g.abs() * c.pky3)
}

/// Peak friction `mu_y` on this road.
#[inline(always)]
pub(super) fn friction<R: Real>(c: &Coefficients, v: &Local<R>) -> R {
    let by_load = line(c.pdy1, c.pdy2, v.df) * parabola(1.0, c.ppy3, c.ppy4, v.dp);
    let upright = R::one() - v.g * v.g * c.pdy3;
    (by_load * upright * c.lmuy).max(R::splat(LEAST_FRICTION)) * v.friction
}

/// What the longitudinal slip leaves of the force.
#[inline(always)]
pub(super) fn weight<R: Real>(c: &Coefficients, v: &Local<R>) -> R {
    let by_inclination = if v.version == Version::V61 { c.rby4 } else { 0.0 };
    let turned = cos_atan((v.a - R::splat(c.rby3)) * c.rby2);
    let stiffness = parabola(c.rby1, 0.0, by_inclination, v.g) * turned * c.lyka;
    let curvature = line(c.rey1, c.rey2, v.df).min(R::one());
    curve::weight(stiffness, c.rcy1, curvature, v.kappa, line(c.rhy1, c.rhy2, v.df))
}

/// Side force that longitudinal slip makes of itself, N.
#[inline(always)]
pub(super) fn slip_steer<R: Real>(c: &Coefficients, v: &Local<R>, friction: R) -> R {
    let size = line(c.rvy1, c.rvy2, v.df) + v.g * c.rvy3;
    let peak = friction * v.load * size * cos_atan(v.a * c.rvy4);
    peak * sin(atan(v.kappa * c.rvy6) * c.rvy5) * c.lvyka
}
