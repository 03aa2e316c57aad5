use accuscene_core::arith::Real;

/// The continued fraction of the incomplete beta function: `I_x(a, b) = x^a y^b / (a B(a, b)) * fraction`, `y
/// = 1 - x`.
///
/// `x` at most `(a + 1)/(a + b + 2)`, where it converges within some `sqrt(max(a, b))` terms; beyond that
/// take the complement. Source: DLMF 8.17.22, evaluated after Lentz 1976.
pub(super) fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut result = d;
    for m in 1..=MOST {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / guard(1.0 + even * d);
        c = guard(1.0 + even / c);
        result *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / guard(1.0 + odd * d);
        c = guard(1.0 + odd / c);
        let change = d * c;
        result *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    Real::max(result, 0.0)
}

/// Far above what parameters below a thousand need.
const MOST: u32 = 10_000;

/// `Gamma(x + 1/2) / Gamma(x)` for `x` above 0, to some ulp: the asymptotic series, far enough up.
///
/// Source: Tricomi and Erdelyi 1951.
pub(super) fn half_step(x: f64) -> f64 {
    const C: [f64; 10] = [
        1.0,
        -1.0 / 8.0,
        1.0 / 128.0,
        5.0 / 1024.0,
        -21.0 / 32768.0,
        -399.0 / 262_144.0,
        869.0 / 4_194_304.0,
        39325.0 / 33_554_432.0,
        -334_477.0 / 2_147_483_648.0,
        -28_717_403.0 / 17_179_869_184.0,
    ];
    let (mut up, mut factor) = (x, 1.0);
    while up < 16.0 {
        factor *= up / (up + 0.5);
        up += 1.0;
    }
    let inverse = 1.0 / up;
    factor * up.sqrt() * C.iter().rev().fold(0.0, |sum, c| sum * inverse + c)
}
