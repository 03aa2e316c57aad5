//! Probabilities of the normal and chi-squared distributions, and the gamma function at halves.

use accuscene_core::arith::{PI, exp, ln};

/// Probability that a standard normal value is below `x`, with a relative error below 1e-13 for `x` in [-37,
/// 8].
///
/// Source: Hart et al. 1968 as given by West 2005, "Better approximations to cumulative normal functions";
/// Abramowitz and Stegun, 26.2.14, in the tail.
pub(super) fn normal_below(x: f64) -> f64 {
    let a = x.abs();
    let tail = if a > 37.0 {
        0.0
    } else if a < 7.071_067_811_865_47 {
        let over = |c: &[f64]| c.iter().fold(0.0, |sum, v| sum * a + v);
        exp(-0.5 * a * a) * over(&UPPER) / over(&LOWER)
    } else {
        // Laplace's continued fraction; forty terms are enough from the limit on.
        let fraction = (1..=40).rev().fold(a, |f, k| a + f64::from(k) / f);
        exp(-0.5 * a * a) / fraction / (2.0 * PI).sqrt()
    };
    if x > 0.0 { 1.0 - tail } else { tail }
}

/// Probability that a chi-squared value with `freedom` (1 or more) degrees is above `x`.
pub(super) fn chi2_above(x: f64, freedom: usize) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let half = 0.5 * x;
    // Q(a + 1, h) = Q(a, h) + h^a e^-h / gamma(a + 1), from a = 1/2 or 1.
    let odd = freedom % 2 == 1;
    let mut a = if odd { 0.5 } else { 1.0 };
    let mut sum = if odd { 2.0 * normal_below(-x.sqrt()) } else { exp(-half) };
    let mut term = if odd { 2.0 * (half / PI).sqrt() * exp(-half) } else { half * exp(-half) };
    while a + 0.75 < 0.5 * freedom as f64 {
        sum += term;
        a += 1.0;
        term *= half / a;
    }
    if sum > 1.0 { 1.0 } else { sum }
}

/// Logarithm of the gamma function at half of `twice`, 1 or more.
pub(super) fn ln_gamma_half(twice: usize) -> f64 {
    let odd = twice % 2 == 1;
    let mut sum = if odd { 0.5 * ln(PI) } else { 0.0 };
    let mut k = if odd { 1 } else { 2 };
    while k < twice {
        sum += ln(0.5 * k as f64);
        k += 2;
    }
    sum
}

const UPPER: [f64; 7] = [
    3.526_249_659_989_11e-2,
    0.700_383_064_443_688,
    6.373_962_203_531_65,
    33.912_866_078_383,
    112.079_291_497_871,
    221.213_596_169_931,
    220.206_867_912_376,
];

const LOWER: [f64; 8] = [
    8.838_834_764_831_84e-2,
    1.755_667_163_182_64,
    16.064_177_579_207,
    86.780_732_202_946_1,
    296.564_248_779_674,
    637.333_633_378_831,
    793.826_512_519_948,
    440.413_735_824_752,
];

#[cfg(test)]
mod tests {
    use super::{chi2_above, ln_gamma_half, normal_below};
    use accuscene_core::arith::{exp, normal_quantile};

    #[test]
    fn a_probability_is_that_of_its_quantile() {
        for p in [1e-299, 1e-20, 1e-13, 1e-6, 0.01, 0.3, 0.5, 0.9, 0.999_999] {
            let back = normal_below(normal_quantile(p));
            assert!((back / p - 1.0).abs() < 1e-10, "{p} {back}");
        }
    }

    #[test]
    fn chi_squared_has_its_tabulated_limits() {
        // Abramowitz and Stegun, table 26.8.
        for (freedom, x, p) in [
            (1, 3.841_458_820_694_124, 0.05),
            (2, 5.991_464_547_107_979, 0.05),
            (3, 7.814_727_903_251_179, 0.05),
            (7, 18.475_306_906_582_36, 0.01),
            (10, 18.307_038_053_275_146, 0.05),
            (30, 43.772_971_825_742_19, 0.05),
        ] {
            assert!((chi2_above(x, freedom) / p - 1.0).abs() < 1e-10, "{freedom}");
        }
        assert_eq!(chi2_above(0.0, 3), 1.0);
    }

    #[test]
    fn gamma_at_halves() {
        assert!((exp(ln_gamma_half(1)) - 1.772_453_850_905_516).abs() < 1e-14);
        assert!((exp(ln_gamma_half(7)) - 3.323_350_970_447_843).abs() < 1e-13);
        assert!((exp(ln_gamma_half(10)) - 24.0).abs() < 1e-12);
    }
}
