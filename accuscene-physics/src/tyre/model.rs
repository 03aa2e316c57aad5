use super::{Brush, PatchForce, PatchInput, Steady, Transient};
use accuscene_core::arith::{Real, Vec2};

/// The tyre of a wheel. All lanes share the variant.
#[derive(Clone, Debug, PartialEq)]
pub enum Tyre<R> {
    /// Brush model, the default.
    Brush(Brush<R>),
    /// Any other model, with a patch that deflects.
    Transient(Transient<R>),
}

impl<R> From<Brush<R>> for Tyre<R> {
    fn from(brush: Brush<R>) -> Self {
        Self::Brush(brush)
    }
}

impl<R> From<Transient<R>> for Tyre<R> {
    fn from(transient: Transient<R>) -> Self {
        Self::Transient(transient)
    }
}

impl<R: Real> Tyre<R> {
    /// Moves the patch on by `dt` (s) and gives the force; `deflection` is its state, m.
    #[inline(always)]
    pub fn advance(&self, deflection: Vec2<R>, input: &PatchInput<R>, dt: R) -> PatchForce<R> {
        match self {
            Self::Brush(t) => t.advance(deflection, input, dt),
            Self::Transient(t) => t.advance(deflection, input, dt),
        }
    }

    /// Friction coefficient at this load (N) and sliding speed (m/s) on a road of coefficient `road`.
    #[inline(always)]
    pub fn friction_at(&self, road: R, load: R, sliding: R) -> R {
        match self {
            Self::Brush(t) => t.friction_at(road, load, sliding),
            Self::Transient(t) => t.friction_at(road, load, sliding),
        }
    }

    /// Factor on the road's friction coefficient at the nominal load and without sliding.
    #[inline(always)]
    pub fn friction(&self) -> R {
        match self {
            Self::Brush(t) => t.friction,
            Self::Transient(t) => t.grip.friction,
        }
    }

    /// Damping of the patch at standstill, N s/m.
    #[inline(always)]
    pub fn damping(&self) -> R {
        match self {
            Self::Brush(t) => t.damping,
            Self::Transient(t) => t.damping,
        }
    }

    /// Stiffness of the patch against deflection at its nominal load, N/m.
    #[inline(always)]
    pub fn patch_stiffness(&self) -> Vec2<R> {
        let (c, s) = match self {
            Self::Brush(t) => (t.stiffness, t.relaxation),
            Self::Transient(t) => (t.stiffness(t.grip.nominal_load), t.relaxation),
        };
        Vec2::new(c.x / s.x, c.y / s.y)
    }

    /// Whether the inclination of the wheel matters to it.
    #[inline(always)]
    pub fn feels_inclination(&self) -> bool {
        match self {
            Self::Brush(_) => false,
            Self::Transient(t) => t.steady.feels_inclination(),
        }
    }
}

impl Tyre<f64> {
    /// The same tyre in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Tyre<R> {
        match self {
            Self::Brush(t) => Tyre::Brush(t.splat()),
            Self::Transient(t) => Tyre::Transient(t.splat()),
        }
    }
}

impl Steady<f64> {
    /// The same model in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Steady<R> {
        match self {
            Self::Linear(m) => Steady::Linear(m.splat()),
            Self::Fiala(m) => Steady::Fiala(m.splat()),
            Self::Comstock(m) => Steady::Comstock(m.splat()),
            Self::Tmeasy(m) => Steady::Tmeasy(m.clone()),
            Self::Magic(m) => Steady::Magic(m.clone()),
        }
    }
}
