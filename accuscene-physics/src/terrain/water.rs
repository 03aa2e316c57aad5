use accuscene_core::arith::{Real, pow};

/// Standing water on the road, and the tyre that meets it.
///
/// A tyre floats at the speed of Gallaway et al. (FHWA-RD-79-31, 1979) for a spin-down of 10 %:
/// `v = 10^0.04 p^0.3 (t + 1)^0.06 A` in mph with `A` the larger of `10.409 / d^0.06 + 3.507` and
/// `(28.952 / d^0.06 - 7.817) s^0.14`; pressure `p` in psi, tread `t` in 1/32 inch, water depth `d` and texture
/// depth `s` in inches. Fitted for depths from 2.4 mm (0.095 inch); below, the speed rises as `d^-0.259`
/// (Huebner, Reed and Henry 1986), joined at 2.4 mm. Below the speed of floating water carries `(v / v_p)²` of
/// the load, for its pressure grows with the square of the speed (Horne and Dreher 1963, NASA TN D-2056); the
/// rest of the load grips. Range: depths to 15 mm, 120 to 900 kPa, treads to 12 mm, textures from 0.1 to 4 mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Water {
    /// Depth of the water over the texture's tips, m.
    pub depth: f64,
    /// Tyre pressure, Pa.
    pub pressure: f64,
    /// Tread depth, m.
    pub tread: f64,
    /// Mean texture depth of the road, m.
    pub texture: f64,
}

const INCH: f64 = 0.0254;
const PSI: f64 = 6_894.757;
const MPH: f64 = 0.447_04;
/// Least depth of Gallaway's measurements, inch.
const FLOODED: f64 = 0.095;

impl Water {
    /// Water of this depth (m) on asphalt of 0.7 mm texture, under a car tyre of 220 kPa with 5 mm of tread.
    #[must_use]
    pub fn of_depth(depth: f64) -> Self {
        Self { depth, pressure: 220e3, tread: 0.005, texture: 0.0007 }
    }

    /// Speed at which the tyre floats, m/s; infinite without water.
    #[must_use]
    pub fn floating_speed(&self) -> f64 {
        if self.depth <= 0.0 {
            return f64::INFINITY;
        }
        let depth = self.depth / INCH;
        let thin = Real::min(depth / FLOODED, 1.0);
        let power = pow(Real::max(depth, FLOODED), 0.06);
        let rough = (28.952 / power - 7.817) * pow(self.texture / INCH, 0.14);
        let a = Real::max(10.409 / power + 3.507, rough);
        let tyre = pow(self.pressure / PSI, 0.3) * pow(32.0 * self.tread / INCH + 1.0, 0.06);
        pow(10.0, 0.04) * tyre * a * pow(thin, -0.259) * MPH
    }

    /// One over the square of the floating speed, s²/m²; 0 without water.
    #[must_use]
    pub fn aquaplaning(&self) -> f64 {
        if self.depth <= 0.0 {
            return 0.0;
        }
        let speed = self.floating_speed();
        1.0 / (speed * speed)
    }
}

/// Speed at which a smooth tyre of this pressure (Pa) floats on flooded ground, m/s.
///
/// `6.34 sqrt(p)` km/h with `p` in kPa (Horne and Dreher 1963, NASA TN D-2056, the rolling tyre that spins down).
#[must_use]
pub fn horne_speed(pressure: f64) -> f64 {
    6.34 / 3.6 * (pressure * 1e-3).sqrt()
}
