use super::Magic;
use accuscene_core::arith::{Real, atan, cos, sin};

impl Magic {
    /// Overturning moment on the wheel about its longitudinal axis at the contact point, N m; positive turns the top to
    /// the right.
    ///
    /// `side` is the lateral force (N), `load` above zero (N), `inclination` in rad, positive with the top to the right,
    /// `pressure` in Pa. It tells how far the load has moved across the tread: with the side force, and with the wheel's
    /// lean. Pacejka 2012, equation 4.E69, with the terms of version 6.2 (`QSX12` to `QSX14`); version 5.2 has the first
    /// three alone.
    #[inline(always)]
    pub fn overturning_moment<R: Real>(&self, side: R, load: R, inclination: R, pressure: R) -> R {
        let c = &self.coefficients;
        let nominal = c.fnomin * c.lfzo;
        let (across, share) = (side / nominal, load / nominal);
        let dp = (pressure - R::splat(c.nompres)) / c.nompres;
        let lean = inclination.abs();
        let by_lean = inclination * (R::one() + dp * c.ppmx1) * c.qsx2 + inclination * lean * c.qsx12;
        let curve = cos(atan((share * c.qsx6).squared()) * c.qsx5)
            * sin(inclination * c.qsx7 + atan(across * c.qsx9) * c.qsx8);
        let arm = across * c.qsx3 - by_lean
            + curve * c.qsx4
            + atan(share * c.qsx11) * inclination * c.qsx10
            + R::splat(c.qsx1 * c.lvmx);
        (load * arm + side * (lean * c.qsx14 + R::splat(c.qsx13))) * (c.unloaded_radius * c.lmx)
    }

    /// Whether the coefficients give an overturning moment at all.
    #[must_use]
    pub fn overturns(&self) -> bool {
        let c = &self.coefficients;
        let given = [c.qsx1, c.qsx2, c.qsx3, c.qsx4, c.qsx10, c.qsx12, c.qsx13, c.qsx14];
        given.iter().any(|q| *q != 0.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::tyre::magic::{Coefficients, Magic, Version};
    use accuscene_core::arith::{atan, cos, sin};

    fn tyre(change: impl Fn(&mut Coefficients)) -> Magic {
        let mut coefficients =
            Coefficients { fnomin: 4000.0, unloaded_radius: 0.3, nompres: 220e3, ..Coefficients::default() };
        change(&mut coefficients);
        Magic { version: Version::V61, coefficients, side: 1.0 }
    }

    #[test]
    fn the_load_moves_with_the_side_force_and_with_the_lean() {
        let t = tyre(|c| (c.qsx2, c.qsx3) = (0.8, 0.05));
        // To the left with a force to the left, by 0.05 R F_y / F_z0; to the right where the top leans.
        assert!((t.overturning_moment(2000.0, 4000.0, 0.0, 220e3) - 0.3 * 4000.0 * 0.05 * 0.5).abs() < 1e-9);
        assert!((t.overturning_moment(0.0, 4000.0, 0.1, 220e3) + 0.3 * 4000.0 * 0.8 * 0.1).abs() < 1e-9);
        let soft = tyre(|c| (c.qsx2, c.ppmx1) = (0.8, -0.5));
        let m = soft.overturning_moment(0.0, 4000.0, 0.1, 176e3);
        assert!((m + 0.3 * 4000.0 * 0.8 * 0.1 * 1.1).abs() < 1e-9, "{m}");
    }

    #[test]
    fn every_term_is_that_of_the_equation() {
        let set = |c: &mut Coefficients| {
            (c.qsx1, c.qsx2, c.qsx3, c.qsx4, c.qsx5) = (-0.0078, 1.19, 0.0139, 4.91, 1.02);
            (c.qsx6, c.qsx7, c.qsx8, c.qsx9) = (22.8, 0.71, -0.0234, 0.658);
            (c.qsx10, c.qsx11, c.qsx12, c.qsx13, c.qsx14) = (0.282, 5.35, 0.1, 0.02, 0.3);
        };
        let (fy, fz, g) = (1500.0, 5000.0, -0.06);
        let (y, z) = (fy / 4000.0, fz / 4000.0);
        let curve =
            4.91 * cos(1.02 * atan((22.8 * z) * (22.8 * z))) * sin(0.71 * g - 0.0234 * atan(0.658 * y));
        let want = 0.3 * fz * (-0.0078 - 1.19 * g + 0.0139 * y + curve + 0.282 * atan(5.35 * z) * g)
            + 0.3 * (fy * (0.02 + 0.3 * 0.06) + fz * 0.1 * 0.06 * 0.06);
        let got = tyre(set).overturning_moment(fy, fz, g, 220e3);
        assert!((got - want).abs() < 1e-9 * want.abs(), "{got} N m, {want} N m");
        assert!(tyre(set).overturns() && !tyre(|c| c.qsx6 = 1.0).overturns());
    }

    #[test]
    fn without_ply_steer_it_is_odd() {
        let t = tyre(|c| (c.qsx2, c.qsx3, c.qsx4, c.qsx7, c.qsx13) = (0.8, 0.05, 0.3, 0.5, 0.1));
        for (fy, g) in [(1000.0, 0.05), (-2500.0, 0.1)] {
            let at = |s: f64| t.overturning_moment(s * fy, 4200.0, s * g, 220e3);
            assert_eq!(at(1.0), -at(-1.0));
        }
    }
}
