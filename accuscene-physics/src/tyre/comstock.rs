use super::steady::{Slip, SteadyForce};
use accuscene_core::arith::{Real, Vec2, atan, sin, sin_cos};

/// Tyre that combines two pure curves by the modified Nicolas-Comstock formula (Brach).
///
/// Source: Brach and Brach, SAE 2000-01-0357 and SAE 2009-01-0102.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comstock<R> {
    /// Slip stiffness at the nominal load (x: N per unit slip, y: N/rad), proportional to the load.
    pub stiffness: Vec2<R>,
    /// That load, N.
    pub nominal_load: R,
    /// Form of the pure curves.
    pub curve: PureCurve,
}

/// Form of a force over one slip alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PureCurve {
    /// Straight up to the friction limit.
    Linear,
    /// `mu F_z sin(1.5 atan(C s / (1.5 mu F_z)))`.
    #[default]
    Magic,
}

/// What the combination gives, as magnitudes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ComstockForce<R> {
    /// Force along and across the wheel at one slip alone, N.
    pub pure: Vec2<R>,
    /// Force at both slips, N.
    pub force: Vec2<R>,
    /// Its size, N.
    pub resultant: R,
}

/// Below this a slip counts as none.
const NO_SLIP: f64 = 1e-9;

impl PureCurve {
    /// Force at the slip `x` with stiffness `c` (N) and limit `mu F_z` (N, above zero).
    #[inline(always)]
    pub fn force<R: Real>(self, c: R, x: R, limit: R) -> R {
        match self {
            Self::Linear => (c * x).min(limit),
            Self::Magic => limit * sin(atan(c * x / (limit * 1.5)) * 1.5),
        }
    }

    /// Magnitudes at brake slip `s` in (0, 1] and slip angle `alpha` in (0, pi/2) rad.
    ///
    /// `stiffness` (x: N per unit slip, y: N/rad), `limit` the friction limit (N), above zero.
    #[inline(always)]
    pub fn combine<R: Real>(self, s: R, alpha: R, stiffness: Vec2<R>, limit: R) -> ComstockForce<R> {
        let one = R::one();
        let (sine, cosine) = sin_cos(alpha);
        let (x, y) = (self.force(stiffness.x, s, limit), self.force(stiffness.y, alpha, limit));
        let pure = Vec2::new(x, y);
        let (no_s, no_alpha) = (s.lt(R::splat(NO_SLIP)), alpha.lt(R::splat(NO_SLIP)));
        let either = no_s | no_alpha;
        let safe = |v: R| R::select(either, one, v);
        let tangent = sine / cosine;
        let both = safe(((s * y).squared() + (x * tangent).squared()).sqrt());
        let rolling = (one - s) * cosine;
        let along = ((s * stiffness.y).squared() + (rolling * x).squared()).sqrt() / safe(s * stiffness.y);
        let across =
            ((rolling * y).squared() + (sine * stiffness.x).squared()).sqrt() / safe(stiffness.x * sine);
        let combined = Vec2::new(x * y * s / both * along, x * y * tangent / both * across);
        let zero = R::zero();
        let single = Vec2::new(R::select(no_s, zero, x), R::select(no_alpha, zero, y));
        let force = Vec2::select(either, single, combined);
        ComstockForce { pure, force, resultant: force.norm() }
    }
}

impl<R: Real> Comstock<R> {
    /// Stiffness at this load (N).
    #[inline(always)]
    pub fn stiffness_at(&self, load: R) -> Vec2<R> {
        self.stiffness * (load / self.nominal_load)
    }

    /// Steady force at this slip; `mu` is the friction coefficient.
    ///
    /// The formula is one of braking; a driven wheel takes its slip over the rolling speed for it.
    #[inline(always)]
    pub fn steady(&self, slip: &Slip<R>, load: R, mu: R) -> SteadyForce<R> {
        let zero = R::zero();
        let s = R::select(slip.kappa.lt(zero), -slip.kappa, slip.theoretical.x.max(zero)).min(R::one());
        let alpha = atan(slip.tangent.abs());
        let f = self.curve.combine(s, alpha, self.stiffness_at(load), mu * load).force;
        let force = Vec2::new(slip.kappa.signum0() * f.x, -(slip.tangent.signum0() * f.y));
        SteadyForce { force, aligning: zero }
    }
}
