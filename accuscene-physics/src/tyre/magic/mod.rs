//! Magic Formula tyre, versions 6.1 and 5.2 (PAC2002), in ISO-W signs.
//!
//! Source: Pacejka, *Tire and Vehicle Dynamics*, 2012, chapter 4 (equations 4.E1 to 4.E78 without turn slip), and
//! the 5.2 equations of the PAC2002 property files. [`tir`] reads such a file, [`Magic::from_pairs`] builds a
//! tyre from names and numbers.

mod aligning;
mod coefficients;
mod curve;
mod lateral;
mod longitudinal;
mod overturning;
mod pairs;
mod rolling;
pub mod tir;
mod units;

pub use coefficients::Coefficients;

use accuscene_core::arith::{Real, Vec2, cos, sin, tan};

/// Which equations a coefficient set belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// MF-Tyre 5.2, PAC2002: slip and inclination angle enter directly, no pressure.
    V52,
    /// MF-Tyre 6.1 and, without turn slip, 6.2: their tangent and sine enter, and the inflation pressure.
    V61,
}

/// A Magic Formula tyre: coefficients that all lanes share.
#[derive(Clone, Debug, PartialEq)]
pub struct Magic {
    /// Which equations to use.
    pub version: Version,
    /// Its coefficients.
    pub coefficients: Coefficients,
    /// Side of the vehicle that the coefficients were fitted for: 1 left, -1 right.
    pub side: f64,
}

/// Where a tyre is on its curves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MagicInput<R> {
    /// Longitudinal slip in the direction of travel, braking negative.
    pub kappa: R,
    /// Slip angle, rad.
    pub alpha: R,
    /// Inclination angle, rad; positive leans the top to the right.
    pub inclination: R,
    /// Wheel load, N, above zero.
    pub load: R,
    /// Inflation pressure, Pa; version 5.2 does not ask for it.
    pub pressure: R,
    /// Factor of the road on the friction that the coefficients describe.
    pub friction: R,
}

/// What a tyre does there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MagicForce<R> {
    /// Longitudinal and lateral force, each with its own slip alone, N.
    pub pure: Vec2<R>,
    /// Force at combined slip, N.
    pub force: Vec2<R>,
    /// Aligning moment, N m.
    pub aligning: R,
    /// Pneumatic trail, m.
    pub trail: R,
    /// Slip stiffness: `K_x` in N per unit of slip, `K_y` in N/rad (negative).
    pub stiffness: Vec2<R>,
    /// Peak friction coefficients.
    pub friction: Vec2<R>,
}

/// What the parts of the formula share.
struct Local<R> {
    kappa: R,
    /// `tan alpha`, or `alpha` in version 5.2.
    a: R,
    /// `sin gamma`, or `gamma` in version 5.2.
    g: R,
    gamma: R,
    cos_alpha: R,
    load: R,
    /// Nominal load, scaled, N.
    nominal: f64,
    /// Relative change of load.
    df: R,
    /// Relative change of pressure.
    dp: R,
    friction: R,
    /// Factor of the road on the vertical shifts.
    shift: R,
    version: Version,
}

impl Magic {
    /// Forces and aligning moment: the bare formula, without limits of slip.
    ///
    /// Range: load above zero; see the property file for the range in which the coefficients mean something. The
    /// direction of travel is forward: for reversing, turn the signs of `kappa` and of the longitudinal force.
    #[inline(always)]
    pub fn forces<R: Real>(&self, input: &MagicInput<R>) -> MagicForce<R> {
        let c = &self.coefficients;
        let v = self.local(input);
        let x = longitudinal::pure(c, &v);
        let y = lateral::pure(c, &v);
        let weight = lateral::weight(c, &v);
        let force = Vec2::new(
            x.force * longitudinal::weight(c, &v),
            y.force * weight + lateral::slip_steer(c, &v, y.friction),
        );
        let upright = Local { g: R::zero(), gamma: R::zero(), ..v };
        let straight = lateral::pure(c, &upright).force * weight;
        let (aligning, trail) = aligning::moment(c, &v, x.stiffness, &y, straight, force);
        MagicForce {
            pure: Vec2::new(x.force, y.force),
            force,
            aligning,
            trail,
            stiffness: Vec2::new(x.stiffness, y.stiffness),
            friction: Vec2::new(x.friction, y.friction),
        }
    }

    /// Slip stiffness (x: N per unit of slip, y: N/rad, negative) of an upright tyre at this load (N).
    #[inline(always)]
    pub fn stiffness<R: Real>(&self, load: R) -> Vec2<R> {
        let v = self.upright(load);
        let c = &self.coefficients;
        Vec2::new(longitudinal::stiffness(c, &v), lateral::stiffness(c, &v))
    }

    /// Peak friction coefficients of an upright tyre at this load (N) on the road of the coefficients.
    #[inline(always)]
    pub fn friction<R: Real>(&self, load: R) -> Vec2<R> {
        let v = self.upright(load);
        let c = &self.coefficients;
        Vec2::new(longitudinal::friction(c, &v), lateral::friction(c, &v))
    }

    /// Loads between which the coefficients hold, N.
    #[must_use]
    pub fn load_range(&self) -> [f64; 2] {
        let c = &self.coefficients;
        let nominal = c.fnomin * c.lfzo;
        let low = if c.fzmin > 0.0 { c.fzmin } else { 0.025 * nominal };
        let high = if c.fzmax > low { c.fzmax } else { 2.5 * nominal };
        [low, high]
    }

    /// Inflation pressure, Pa: that of the set, or its nominal one.
    #[must_use]
    pub fn pressure(&self) -> f64 {
        let c = &self.coefficients;
        if c.inflpres > 0.0 { c.inflpres } else { c.nompres }
    }

    #[inline(always)]
    fn upright<R: Real>(&self, load: R) -> Local<R> {
        self.local(&MagicInput {
            kappa: R::zero(),
            alpha: R::zero(),
            inclination: R::zero(),
            load,
            pressure: R::splat(self.pressure()),
            friction: R::one(),
        })
    }

    #[inline(always)]
    fn local<R: Real>(&self, input: &MagicInput<R>) -> Local<R> {
        let c = &self.coefficients;
        let nominal = c.fnomin * c.lfzo;
        let (a, g, dp) = match self.version {
            Version::V52 => (input.alpha, input.inclination, R::zero()),
            Version::V61 => {
                (tan(input.alpha), sin(input.inclination), (input.pressure - R::splat(c.nompres)) / c.nompres)
            }
        };
        let friction = input.friction;
        Local {
            kappa: input.kappa,
            a,
            g,
            gamma: input.inclination,
            cos_alpha: cos(input.alpha),
            load: input.load,
            nominal,
            df: (input.load - R::splat(nominal)) / nominal,
            dp,
            friction,
            shift: friction * 10.0 / (R::one() + friction * 9.0),
            version: self.version,
        }
    }
}

/// `a + b x`.
#[inline(always)]
fn line<R: Real>(a: f64, b: f64, x: R) -> R {
    R::splat(a) + x * b
}

/// `a + b x + c x²`.
#[inline(always)]
fn parabola<R: Real>(a: f64, b: f64, c: f64, x: R) -> R {
    R::splat(a) + x * b + x * x * c
}

/// Friction of a set never falls below this, however far from its range the load and the inclination are.
const LEAST_FRICTION: f64 = 0.01;
