//! Philox: known answers, the plans built on it, and the distributions.

#![expect(clippy::unwrap_used, reason = "a table that cannot be read must fail its test")]

use accuscene_core::arith::{
    Philox, neumaier_sum, normal_cumulative, normal_excess, normal_quantile, normal_quantile_of_excess,
    pairwise_sum,
};

fn words<const N: usize>(text: &str) -> [u32; N] {
    let parsed: Vec<u32> = text.split(' ').map(|w| u32::from_str_radix(w, 16).unwrap()).collect();
    parsed.try_into().unwrap()
}

#[test]
fn known_answers_of_random123_and_their_units() {
    let cases = [
        (
            "00000000 00000000 00000000 00000000",
            "00000000 00000000",
            "6627e8d5 e169c58d bc57ac4c 9b00dbd8",
            [0.8805201978886142, 0.6054818538799213],
        ),
        (
            "ffffffff ffffffff ffffffff ffffffff",
            "ffffffff ffffffff",
            "408f276d 41c83b0e a20bc7c6 6d5451fd",
            [0.2569615278048869, 0.42706787531100954],
        ),
        (
            "243f6a88 85a308d3 13198a2e 03707344",
            "a4093822 299f31d0",
            "d16cfe09 94fdcceb 5001e420 24126ea1",
            [0.5819976878860195, 0.14090625227255016],
        ),
        (
            "00000001 00000002 00000003 00000004",
            "0000002a 00000063",
            "255bf836 f15825db 531103ce 034f67ab",
            [0.9427512798332457, 0.012930373503937886],
        ),
    ];
    for (counter, key, out, units) in cases {
        let draws = Philox::with_key(words(key));
        assert_eq!(draws.block(words(counter)), words(out));
        assert_eq!(draws.units(words(counter)), units);
    }
}

#[test]
fn the_seed_is_the_key_low_word_first() {
    assert_eq!(Philox::new(0x0000_0063_0000_002A), Philox::with_key([0x2A, 0x63]));
}

/// Point `i` of `n` in dimension `j`: the permutation from counters (q, j, 1, 0), the place from (i, j, 2, 0).
fn latin_hypercube(key: u64, n: u32, d: u32) -> Vec<Vec<f64>> {
    let draws = Philox::new(key);
    let mut points = vec![vec![0.0; d as usize]; n as usize];
    for j in 0..d {
        let mut order: Vec<u32> = (0..n).collect();
        for q in (1..n).rev() {
            let s = (u64::from(draws.block([q, j, 1, 0])[0]) * u64::from(q + 1)) >> 32;
            order.swap(q as usize, s as usize);
        }
        for i in 0..n {
            let [u, _] = draws.units([i, j, 2, 0]);
            points[i as usize][j as usize] = (f64::from(order[i as usize]) + u) / f64::from(n);
        }
    }
    points
}

#[test]
fn latin_hypercube_plans_are_reproduced() {
    let small = [
        [0.5101006248920754, 0.8347039012047588],
        [0.9711080589665846, 0.6727347417398345],
        [0.670719620006991, 0.1365364645144293],
        [0.2798797525403705, 0.3278267207112167],
        [0.04000659276931391, 0.5479177525002976],
    ];
    for (made, expected) in latin_hypercube(1, 5, 2).iter().zip(&small) {
        for (a, b) in made.iter().zip(expected) {
            assert!((a - b).abs() <= 1e-15 * b, "{a} {b}");
        }
    }
    let last = &latin_hypercube(2024, 8, 3)[7];
    for (a, b) in last.iter().zip([0.2312603093167723, 0.06480869122578536, 0.7710197826909343]) {
        assert!((a - b).abs() <= 1e-15 * b, "{a} {b}");
    }
}

/// Mean, variance, and correlation of neighbours.
fn moments(values: &[f64]) -> (f64, f64, f64) {
    let n = values.len() as f64;
    let mean = pairwise_sum(values) / n;
    let squares: Vec<f64> = values.iter().map(|v| (v - mean) * (v - mean)).collect();
    let products: Vec<f64> = values.windows(2).map(|w| (w[0] - mean) * (w[1] - mean)).collect();
    let variance = pairwise_sum(&squares) / n;
    (mean, variance, pairwise_sum(&products) / n / variance)
}

#[test]
fn draws_have_the_moments_of_their_distribution() {
    let draws = Philox::new(2026);
    let n = 100_000;
    // Four standard deviations of each estimate.
    for dimension in [0, 7] {
        let uniform: Vec<f64> = (0..n).map(|i| draws.uniform(i, dimension)).collect();
        assert!(uniform.iter().all(|u| 0.0 < *u && *u < 1.0));
        let (mean, variance, neighbour) = moments(&uniform);
        assert!((mean - 0.5).abs() < 3.7e-3 && (variance - 1.0 / 12.0).abs() < 9.5e-4, "{mean} {variance}");
        assert!(neighbour.abs() < 0.0127);
        let normal: Vec<f64> = (0..n).map(|i| draws.normal(i, dimension)).collect();
        let (mean, variance, neighbour) = moments(&normal);
        assert!(mean.abs() < 0.0127 && (variance - 1.0).abs() < 0.018, "{mean} {variance}");
        assert!(neighbour.abs() < 0.0127);
    }
    let across: Vec<f64> = (0..n).map(|i| draws.normal(i, 0) * draws.normal(i, 1)).collect();
    assert!(moments(&across).0.abs() < 0.0127);
}

#[test]
fn samples_beyond_32_bits_are_other_samples() {
    let draws = Philox::new(5);
    assert_ne!(draws.uniform(1, 0), draws.uniform((1 << 32) + 1, 0));
}

#[test]
fn normal_quantiles_mirror_and_end_in_infinity() {
    for p in [0.5, 0.25, 0.0625, 2e-5_f64, 1.0 / 1024.0, 1.0 / 1073741824.0] {
        let below = 1.0 - (1.0 - p);
        assert_eq!(normal_quantile(1.0 - p), -normal_quantile(below));
    }
    assert_eq!(normal_quantile(0.5), 0.0);
    assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
    assert_eq!(normal_quantile(1.0), f64::INFINITY);
    assert!(normal_quantile(-0.1).is_nan() && normal_quantile(f64::NAN).is_nan());
}

#[test]
fn cumulative_normals_undo_quantiles() {
    for k in 1..1000 {
        let p = f64::from(k) / 1000.0;
        let (back, x) = (normal_cumulative(normal_quantile(p)), normal_quantile_of_excess(p - 0.5));
        assert!((back - p).abs() < 1e-15, "{p} {back}");
        assert!((normal_excess(x) - (p - 0.5)).abs() < 1e-15, "{p}");
        assert_eq!(normal_quantile_of_excess(0.5 - p), -x);
    }
    let slope = normal_quantile_of_excess(1e-300) / 1e-300;
    assert!((slope - 2.5066282746310002).abs() < 1e-14, "{slope}");
    assert_eq!(normal_quantile_of_excess(0.5), f64::INFINITY);
    assert_eq!(normal_quantile_of_excess(-0.5), f64::NEG_INFINITY);
    assert_eq!((normal_cumulative(0.0), normal_excess(0.0)), (0.5, 0.0));
    assert_eq!((normal_cumulative(-40.0), normal_cumulative(9.0)), (0.0, 1.0));
    assert_eq!((normal_cumulative(f64::NEG_INFINITY), normal_cumulative(f64::INFINITY)), (0.0, 1.0));
    assert_eq!(normal_excess(f64::NEG_INFINITY), -0.5);
    for nan in [normal_cumulative(f64::NAN), normal_excess(f64::NAN), normal_quantile_of_excess(0.6)] {
        assert!(nan.is_nan());
    }
}

#[test]
fn sums_have_their_order() {
    let tenths = [0.1; 10];
    let mixed = [1e16, 1.0, -1e16, 1.0, 0.3];
    assert_eq!(pairwise_sum(&tenths).to_bits(), 0x3FF0_0000_0000_0000);
    assert_eq!(neumaier_sum(&tenths).to_bits(), 0x3FF0_0000_0000_0000);
    assert_eq!(pairwise_sum(&mixed).to_bits(), 0x4000_0000_0000_0000);
    assert_eq!(neumaier_sum(&mixed).to_bits(), 0x4002_6666_6666_6666);
    assert_eq!((pairwise_sum(&[]), neumaier_sum(&[])), (0.0, 0.0));
    assert_eq!((pairwise_sum(&[2.5]), neumaier_sum(&[2.5])), (2.5, 2.5));
}
