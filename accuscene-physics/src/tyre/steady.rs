use super::magic::{Magic, MagicInput};
use super::{Comstock, Fiala, Linear, Tmeasy};
use accuscene_core::arith::{Real, Vec2, atan};
use std::sync::Arc;

/// Steady slip of a wheel, in its direction of travel.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slip<R> {
    /// Sliding velocity against its sign over the rolling speed: `kappa / (1 + kappa)`, `-tan alpha / (1 + kappa)`.
    pub theoretical: Vec2<R>,
    /// Longitudinal slip `kappa`, braking negative.
    pub kappa: R,
    /// Tangent of the slip angle.
    pub tangent: R,
    /// Inclination, rad; positive leans the top to the right.
    pub inclination: R,
}

/// What a steady tyre model gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SteadyForce<R> {
    /// Force, ISO-W axes, N.
    pub force: Vec2<R>,
    /// Aligning moment, N m; 0 from a model that has none.
    pub aligning: R,
}

/// A tyre model that gives a force for a slip. All lanes share the variant and large coefficient sets.
#[derive(Clone, Debug, PartialEq)]
pub enum Steady<R> {
    /// Linear with a friction circle.
    Linear(Linear<R>),
    /// Fiala.
    Fiala(Fiala<R>),
    /// TMeasy.
    Tmeasy(Arc<Tmeasy>),
    /// Nicolas-Comstock-Brach.
    Comstock(Comstock<R>),
    /// Magic Formula.
    Magic(Arc<Magic>),
}

/// Slip angle up to which the Magic Formula is asked, rad.
const MOST_ALPHA: f64 = 0.5;
/// Inclination up to which it is asked, rad.
const MOST_INCLINATION: f64 = 0.35;
/// Least slip stiffness as a multiple of the load.
const LEAST_STIFFNESS: f64 = 1.0;

impl<R: Real> Steady<R> {
    /// Force at this slip; `load` (N) within [`load_range`](Self::load_range), `mu` the friction of a full slide.
    #[inline(always)]
    pub fn force(&self, slip: &Slip<R>, load: R, mu: R) -> SteadyForce<R> {
        match self {
            Self::Linear(m) => m.steady(slip, load, mu),
            Self::Fiala(m) => m.steady(slip, load, mu),
            Self::Comstock(m) => m.steady(slip, load, mu),
            Self::Tmeasy(m) => {
                let ratio = mu / m.sliding_friction(load);
                SteadyForce { force: m.force(slip.theoretical, load, ratio).force, aligning: R::zero() }
            }
            Self::Magic(m) => {
                let bound = |x: R, most: f64| x.clamp(R::splat(-most), R::splat(most));
                let f = m.forces(&MagicInput {
                    kappa: bound(slip.kappa, 1.0),
                    alpha: bound(atan(slip.tangent), MOST_ALPHA),
                    inclination: bound(slip.inclination, MOST_INCLINATION),
                    load,
                    pressure: R::splat(m.pressure()),
                    friction: mu / larger(m.friction(load)),
                });
                SteadyForce { force: f.force, aligning: f.aligning }
            }
        }
    }

    /// Overturning moment, N m, at this lateral force (N), load (N) and inclination (rad); 0 from a model that has none.
    #[inline(always)]
    pub fn overturning(&self, side: R, load: R, inclination: R) -> R {
        match self {
            Self::Magic(m) if m.overturns() => {
                let most = R::splat(MOST_INCLINATION);
                let pressure = R::splat(m.pressure());
                m.overturning_moment(side, load, inclination.clamp(-most, most), pressure)
            }
            _ => R::zero(),
        }
    }

    /// Slip stiffness at this load (N), x: N per unit slip, y: N/rad, both positive.
    #[inline(always)]
    pub fn stiffness(&self, load: R) -> Vec2<R> {
        match self {
            Self::Linear(m) => m.stiffness_at(load),
            Self::Fiala(m) => m.stiffness,
            Self::Comstock(m) => m.stiffness_at(load),
            Self::Tmeasy(m) => m.stiffness(load),
            Self::Magic(m) => {
                let c = m.stiffness(load);
                let least = load * LEAST_STIFFNESS;
                Vec2::new(c.x.max(least), (-c.y).max(least))
            }
        }
    }

    /// Friction of a full slide at this load (N) on the model's own road; `None` if it takes any.
    #[inline(always)]
    pub fn sliding_friction(&self, load: R) -> Option<R> {
        match self {
            Self::Linear(_) | Self::Fiala(_) | Self::Comstock(_) => None,
            Self::Tmeasy(m) => Some(m.sliding_friction(load)),
            Self::Magic(m) => Some(larger(m.friction(load))),
        }
    }

    /// Loads between which the model is asked, N; beyond them its force goes with the load.
    #[inline(always)]
    pub fn load_range(&self) -> [f64; 2] {
        match self {
            Self::Linear(_) | Self::Fiala(_) | Self::Comstock(_) => [1.0, f64::MAX],
            Self::Tmeasy(m) => [1e-3 * m.nominal_load, 2.5 * m.nominal_load],
            Self::Magic(m) => m.load_range(),
        }
    }

    /// The largest force as a multiple of that of a full slide.
    #[inline(always)]
    pub fn excess(&self) -> f64 {
        match self {
            Self::Tmeasy(m) => m.excess(),
            _ => 1.0,
        }
    }

    /// Whether the inclination of the wheel matters to it.
    #[inline(always)]
    pub fn feels_inclination(&self) -> bool {
        matches!(self, Self::Magic(_))
    }
}

#[inline(always)]
fn larger<R: Real>(v: Vec2<R>) -> R {
    v.x.max(v.y)
}
