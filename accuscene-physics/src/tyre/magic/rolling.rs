use super::{Magic, MagicInput, Version, lateral, line, longitudinal};
use accuscene_core::arith::{Real, Vec2, atan, exp, ln, sin};

impl Magic {
    /// Effective rolling radius at this load (N), m.
    ///
    /// `R_0 - (F_z0 / C_z) (D atan(B F_z/F_z0) + F F_z/F_z0)`; the free radius if the set gives no stiffness.
    #[inline(always)]
    pub fn effective_radius<R: Real>(&self, load: R) -> R {
        let c = &self.coefficients;
        let free = R::splat(c.unloaded_radius);
        if c.vertical_stiffness <= 0.0 {
            return free;
        }
        let nominal = c.fnomin * c.lfzo;
        let share = load / nominal;
        free - (atan(share * c.breff) * c.dreff + share * c.freff) * (nominal / c.vertical_stiffness)
    }

    /// Moment of rolling resistance about the axle, N m, against the rolling direction.
    ///
    /// `velocity` along the wheel m/s, `force` along the wheel N, `load` N and `pressure` Pa above zero. The nominal
    /// load stands in front, as in the paper; the 2012 book prints the load there.
    #[inline(always)]
    pub fn rolling_moment<R: Real>(&self, velocity: R, force: R, load: R, pressure: R) -> R {
        let c = &self.coefficients;
        let nominal = c.fnomin * c.lfzo;
        let speed = velocity.abs() / c.longvl;
        let fourth = speed.squared().squared();
        let share = R::splat(c.qsy1) + force * (c.qsy2 / nominal) + speed * c.qsy3 + fourth * c.qsy4;
        let by_load = exp(ln(load / nominal) * c.qsy7);
        let by_pressure = match self.version {
            Version::V52 => R::one(),
            Version::V61 => exp(ln(pressure / c.nompres) * c.qsy8),
        };
        let size = share * (c.unloaded_radius * nominal * c.lmy) * by_load * by_pressure;
        -(velocity.signum0() * size)
    }

    /// Relaxation lengths (x, y) at this load (N) and inclination (rad), m; 0 where the set says nothing.
    ///
    /// By the terms of version 5.2 (`PTX1` to `PTY2`; `PTX3` with the sign of PAC2002 programs), else, in version
    /// 6.1, slip stiffness over carcass stiffness.
    #[inline(always)]
    pub fn relaxation<R: Real>(&self, load: R, inclination: R) -> Vec2<R> {
        let c = &self.coefficients;
        let v = self.local(&MagicInput {
            kappa: R::zero(),
            alpha: R::zero(),
            inclination,
            load,
            pressure: R::splat(self.pressure()),
            friction: R::one(),
        });
        let radius = c.unloaded_radius;
        let carcass = |stiffness: R, carcass: f64| {
            let known = self.version == Version::V61 && carcass > 0.0;
            if known { stiffness.abs() / carcass } else { R::zero() }
        };
        let x = if c.ptx1 == 0.0 {
            carcass(longitudinal::stiffness(c, &v), c.longitudinal_stiffness)
        } else {
            let by_load = line(c.ptx1, c.ptx2, v.df) * exp(v.df * c.ptx3);
            load * by_load * (radius / v.nominal * c.lsgkp)
        };
        let y = if c.pty1 == 0.0 || c.pty2 == 0.0 {
            carcass(lateral::stiffness(c, &v), c.lateral_stiffness)
        } else {
            let by_load = sin(atan(load / (c.pty2 * v.nominal)) * 2.0);
            by_load * (c.pty1 * radius * c.lsgal) * (R::one() - v.g.abs() * c.pky3)
        };
        Vec2::new(x, y)
    }
}
