//! Convex parts of concave polygons.

use accuscene_core::arith::{TAU, sin_cos};
use accuscene_core::polygon::{Polygon, convex_parts, crossing_edges, signed_area};
use proptest::prelude::*;

/// Sine of the sharpest turn to the right.
fn right_turn(polygon: &[[f64; 2]]) -> f64 {
    let count = polygon.len();
    let turn = |i: usize| {
        let [a, b, c] = [i, i + 1, i + 2].map(|k| polygon[k % count]);
        let (u, v) = ([b[0] - a[0], b[1] - a[1]], [c[0] - b[0], c[1] - b[1]]);
        let size = (u[0] * u[0] + u[1] * u[1]).sqrt() * (v[0] * v[0] + v[1] * v[1]).sqrt();
        if size > 1e-12 { (u[1] * v[0] - u[0] * v[1]) / size } else { 0.0 }
    };
    (0..count).map(turn).fold(0.0, |most, t| if t > most { t } else { most })
}

/// A polygon around the origin with a spoke of each length.
fn star(spokes: &[f64]) -> Polygon {
    let corner = |(i, r): (usize, &f64)| {
        let (sin, cos) = sin_cos(TAU * i as f64 / spokes.len() as f64);
        [r * cos, r * sin]
    };
    spokes.iter().enumerate().map(corner).collect()
}

fn check(polygon: &[[f64; 2]]) -> Vec<Polygon> {
    let parts = convex_parts(polygon);
    let whole = signed_area(polygon);
    let sum: f64 = parts.iter().map(|p| signed_area(p)).sum();
    assert!((sum - whole).abs() < 1e-9 * (1.0 + whole), "{sum} of {whole}");
    for part in &parts {
        // A corner on an edge is off it by its last figure.
        assert!(right_turn(part) < 1e-6 && signed_area(part) > 0.0, "{part:?}");
    }
    parts
}

#[test]
fn a_convex_polygon_is_its_own_part() {
    let square = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
    assert_eq!(convex_parts(&square), [square.to_vec()]);
    // A straight angle is convex.
    let longer = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
    assert_eq!(convex_parts(&longer), [longer.to_vec()]);
}

#[test]
fn known_shapes_fall_into_known_parts() {
    let l = [[0.0, 0.0], [4.0, 0.0], [4.0, 1.0], [1.0, 1.0], [1.0, 3.0], [0.0, 3.0]];
    assert_eq!(check(&l).len(), 2);
    let u = [[0.0, 0.0], [5.0, 0.0], [5.0, 3.0], [4.0, 3.0], [4.0, 1.0], [1.0, 1.0], [1.0, 3.0], [0.0, 3.0]];
    assert_eq!(check(&u).len(), 3);
    let plus = [
        [1.0, 0.0],
        [2.0, 0.0],
        [2.0, 1.0],
        [3.0, 1.0],
        [3.0, 2.0],
        [2.0, 2.0],
        [2.0, 3.0],
        [1.0, 3.0],
        [1.0, 2.0],
        [0.0, 2.0],
        [0.0, 1.0],
        [1.0, 1.0],
    ];
    assert_eq!(check(&plus).len(), 3);
    // A tractor: frame, narrow cab in front.
    let tractor = [
        [2.0, -0.8],
        [2.0, 0.8],
        [0.5, 0.8],
        [0.5, 1.2],
        [-3.0, 1.2],
        [-3.0, -1.2],
        [0.5, -1.2],
        [0.5, -0.8],
    ];
    assert_eq!(check(&tractor).len(), 2);
}

#[test]
fn a_thousand_corners_take_no_time() {
    let spokes: Vec<f64> = (0..1000).map(|i| if i % 2 == 0 { 10.0 } else { 9.0 }).collect();
    let parts = check(&star(&spokes));
    assert!(parts.len() > 400 && parts.len() < 1001, "{}", parts.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_are_convex_and_fill_the_polygon(spokes in prop::collection::vec(0.3..3.0_f64, 4..30), coarse in any::<bool>()) {
        let mut polygon = star(&spokes);
        if coarse {
            // Corners in line along x.
            for c in polygon.iter_mut().flatten() {
                *c = (*c * 4.0).round() / 4.0;
            }
            let distinct = (0..polygon.len()).all(|i| polygon[i] != polygon[(i + 1) % polygon.len()]);
            prop_assume!(distinct && crossing_edges(&polygon).is_none() && signed_area(&polygon) > 0.1);
        }
        check(&polygon);
    }

    #[test]
    fn mirrored_polygons_have_mirrored_parts(spokes in prop::collection::vec(0.3..3.0_f64, 4..30)) {
        let polygon = star(&spokes);
        let turned = |p: &Polygon| -> Polygon { p.iter().rev().map(|[x, y]| [*x, -y]).collect() };
        // As sets of parts, each a set of corners.
        let sorted = |mut parts: Vec<Polygon>| {
            for p in &mut parts {
                p.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
            }
            parts.sort_by(|a, b| a.iter().flatten().zip(b.iter().flatten()).map(|(p, q)| p.total_cmp(q))
                .fold(core::cmp::Ordering::Equal, core::cmp::Ordering::then));
            parts
        };
        let own: Vec<Polygon> = convex_parts(&polygon).iter().map(turned).collect();
        prop_assert_eq!(sorted(own), sorted(convex_parts(&turned(&polygon))));
    }

    #[test]
    fn no_corners_do_harm(numbers in prop::collection::vec(
        prop_oneof![Just(0.0), Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(1.0), -2.0..2.0_f64], 0..80,
    )) {
        let odd: Polygon = numbers.chunks_exact(2).map(|v| [v[0], v[1]]).collect();
        prop_assert!(convex_parts(&odd).len() <= 2 * odd.len() + 1);
    }
}
