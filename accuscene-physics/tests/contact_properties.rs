//! Properties of contact geometry.

use accuscene_core::arith::Vec2;
use accuscene_physics::contact::{
    Aabb, BroadPhase, ContactError, HeightRange, Motion2, Outline, PlacedOutline, PlaneFound, PlaneRule,
    Pose2, area_centroid_of_overlap, crossings, engagement, engagement_delay, overlap, separation,
    time_of_impact,
};
use proptest::prelude::*;

#[expect(clippy::unwrap_used, reason = "the outline of a car is convex")]
fn car() -> Outline {
    let half = [(2.1, 0.0), (2.1, 0.5), (1.9, 0.9), (-2.2, 0.9), (-2.4, 0.7), (-2.4, 0.0)];
    let left = half[1..5].iter();
    let right = half[1..5].iter().rev();
    let points = left.map(|p| Vec2::new(p.0, p.1)).chain(right.map(|p| Vec2::new(p.0, -p.1)));
    Outline::new(points.collect()).unwrap()
}

fn pose() -> impl Strategy<Value = Pose2> {
    (-4.0..4.0, -4.0..4.0, -7.0..7.0)
        .prop_map(|(x, y, heading): (f64, f64, f64)| Pose2 { position: Vec2::new(x, y), heading })
}

fn motion() -> impl Strategy<Value = Motion2> {
    (pose(), -30.0..30.0, -30.0..30.0, -4.0..4.0).prop_map(
        |(start, vx, vy, yaw_rate): (Pose2, f64, f64, f64)| {
            let start = Pose2 { position: start.position * 3.0, ..start };
            Motion2 { start, velocity: Vec2::new(vx, vy), yaw_rate }
        },
    )
}

/// The outline in a mirror along the x axis, counter-clockwise again.
fn mirrored(outline: &PlacedOutline) -> Vec<Vec2> {
    outline.vertices().iter().rev().map(|v| Vec2::new(v.x, -v.y)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn overlap_is_the_same_both_ways_and_in_a_mirror(a in pose(), b in pose()) {
        let (p, q) = (car().placed(&a), car().placed(&b));
        let (there, back) = (separation(&p, &q), separation(&q, &p));
        prop_assert_eq!(there.gap, back.gap);
        let seen = separation(&mirrored(&p), &mirrored(&q));
        prop_assert_eq!(there.gap, seen.gap);
        match (area_centroid_of_overlap(&p, &q), area_centroid_of_overlap(&q, &p)) {
            (Some((area, centre)), Some((other, centre2))) => {
                prop_assert!((area - other).abs() <= 1e-12 * (1.0 + area));
                prop_assert!((centre - centre2).norm() <= 1e-6 * (1.0 + 1.0 / area));
                let (m, c) = area_centroid_of_overlap(&mirrored(&p), &mirrored(&q)).unwrap();
                prop_assert_eq!(area, m);
                prop_assert_eq!(centre, Vec2::new(c.x, -c.y));
                prop_assert!(there.gap < 0.0);
                let whole = car().area_centroid().0;
                prop_assert!(area <= whole * (1.0 + 1e-12));
            }
            (None, None) => prop_assert!(there.gap > -1e-4),
            _ => prop_assert!(there.gap.abs() < 1e-4),
        }
    }

    #[test]
    fn inside_is_the_whole_area(a in pose(), scale in 0.05..0.9) {
        let small = Outline::new(car().vertices().iter().map(|&v| v * scale).collect()).unwrap();
        let (p, q) = (small.placed(&a), car().placed(&a));
        let (area, centre) = area_centroid_of_overlap(&p, &q).unwrap();
        let (want, about) = small.area_centroid();
        prop_assert!((area - want).abs() < 1e-12);
        prop_assert!((centre - a.apply(about)).norm() < 1e-11);
        prop_assert!(crossings(&p, &q).is_empty());
    }

    #[test]
    fn time_of_impact_is_first(a in motion(), b in motion()) {
        let (shape, horizon) = (car(), 1.0);
        let gap = |t: f64| separation(&shape.placed(&a.at(t)), &shape.placed(&b.at(t))).gap;
        let hit = time_of_impact::of_polygons(&shape, &shape, &[a, b], horizon).unwrap();
        let end = hit.map_or(horizon, |h| h.time);
        prop_assert!((0.0..=horizon).contains(&end));
        if let Some(h) = hit {
            prop_assert!(h.separation.gap <= 0.0);
            prop_assert!(h.time == 0.0 || gap(h.time - 2e-12) > 0.0);
        }
        for k in 0..200 {
            let t = end * f64::from(k) / 200.0;
            if t < end - 1e-9 {
                prop_assert!(gap(t) > -1e-5, "{} at {t} of {end}", gap(t));
            }
        }
    }

    #[test]
    fn the_sweep_finds_every_pair(corners in prop::collection::vec((-9.0..9.0, -9.0..9.0, 0.1..4.0_f64), 0..20)) {
        let boxes: Vec<_> = corners.iter().map(|&(x, y, r)| Aabb::of_disc(Vec2::new(x, y), r)).collect();
        let mut all = Vec::new();
        for i in 0..boxes.len() {
            for j in i + 1..boxes.len() {
                if boxes[i].meets(&boxes[j]) {
                    all.push((i, j));
                }
            }
        }
        let mut broad = BroadPhase::default();
        prop_assert_eq!(broad.sweep(boxes.iter().copied()), all);
    }

    #[test]
    fn odd_outlines_do_no_harm(
        numbers in prop::collection::vec(
            prop_oneof![Just(0.0), Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(1.0), -2.0..2.0_f64],
            0..40,
        ),
    ) {
        let odd: Vec<Vec2> = numbers.chunks_exact(2).map(|v| Vec2::new(v[0], v[1])).collect();
        let p = car().placed(&Pose2::default());
        let s = separation(&odd, &p);
        prop_assert!(!s.gap.is_nan());
        for o in [overlap(&odd, &p), overlap(&p, &odd)].into_iter().flatten() {
            prop_assert!(o.area.is_finite() && o.area > 0.0);
        }
        prop_assert!(BroadPhase::default().sweep([Aabb::of_points(&odd), Aabb::of_points(p.vertices())].into_iter()).len() <= 1);
        if let Err(e) = Outline::new(odd) {
            prop_assert!((2150..2200).contains(&e.code()));
        }
    }
}

#[test]
fn an_outline_is_checked() {
    let polygon =
        |points: &[(f64, f64)]| Outline::new(points.iter().map(|&(x, y)| Vec2::new(x, y)).collect());
    let code = |points: &[(f64, f64)]| polygon(points).unwrap_err().code();
    assert!(polygon(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)]).is_ok());
    assert_eq!(code(&[(0.0, 0.0), (1.0, 0.0)]), 2152);
    assert_eq!(code(&[(0.0, 0.0); 1001]), 2152);
    assert_eq!(code(&[(0.0, 0.0), (1.0, f64::NAN), (0.0, 1.0)]), 2150);
    assert_eq!(code(&[(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)]), 2153);
    let notched = polygon(&[(0.0, 0.0), (2.0, 0.0), (0.5, 0.5), (0.0, 2.0)]).unwrap();
    assert_eq!(notched.shape().parts().count(), 2);
    assert_eq!(code(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]), 2155);
    assert_eq!(code(&[(0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]), 2155);
    // A five-pointed star turns left at every point, twice around.
    let star = [(1.0, 0.0), (-0.81, 0.59), (0.31, -0.95), (0.31, 0.95), (-0.81, -0.59)];
    assert_eq!(code(&star), 2158);
}

#[test]
fn boxes_that_pass_by_never_touch() {
    let shape = car();
    let drive = |y: f64, vx: f64| Motion2 {
        start: Pose2 { position: Vec2::new(-vx, y), heading: 0.0 },
        velocity: Vec2::new(vx, 0.0),
        yaw_rate: 0.0,
    };
    let touch =
        |y| time_of_impact::of_polygons(&shape, &shape, &[drive(0.0, 20.0), drive(y, -20.0)], 4.0).unwrap();
    assert_eq!(touch(1.9), None);
    assert_eq!(touch(1.8 + 1e-7), None);
    assert!(touch(1.7).is_some());
    let error = time_of_impact::of_polygons(&shape, &shape, &[drive(0.0, 20.0); 2], -1.0).unwrap_err();
    assert!(matches!(error, ContactError::Value { .. }));
}

#[test]
fn the_plane_follows_the_rule() {
    // A car's front strikes the left side of another: both rules agree on its side.
    let struck = car().placed(&Pose2::default());
    let striking =
        car().placed(&Pose2 { position: Vec2::new(0.2, 2.8), heading: -core::f64::consts::FRAC_PI_2 });
    let down = |_| Vec2::new(0.0, 1.0);
    let find = |rule, first| engagement([&striking, &struck], rule, down, first);
    for (rule, plane) in [
        (PlaneRule::CrossingPoints, PlaneFound::CrossingPoints),
        (PlaneRule::LeastTranslation, PlaneFound::LeastTranslation),
        (PlaneRule::Given(Vec2::new(0.0, -1.0)), PlaneFound::Given),
    ] {
        let e = find(rule, None).unwrap();
        assert_eq!(e.plane, plane);
        assert!((e.normal - Vec2::new(0.0, -1.0)).norm() < 1e-9, "{e:?}");
        assert!((e.point.x - 0.2).abs() < 1e-9 && e.point.y > 0.7 && e.point.y < 0.9, "{e:?}");
    }
    let parting = engagement([&striking, &struck], PlaneRule::CrossingPoints, |_| Vec2::new(0.0, -1.0), None);
    assert_eq!(parting.unwrap_err().code(), 2157);
    // Where the bodies part along both rules the normal of first contact decides.
    let sideways = engagement(
        [&striking, &struck],
        PlaneRule::CrossingPoints,
        |_| Vec2::new(-1.0, -0.1),
        Some(Vec2::new(1.0, 0.0)),
    );
    assert_eq!(sideways.unwrap().plane, PlaneFound::FirstContact);
    assert_eq!(find(PlaneRule::Given(Vec2::zero()), None).unwrap_err().code(), 2151);
    let far = car().placed(&Pose2 { position: Vec2::new(99.0, 0.0), heading: 0.0 });
    assert_eq!(engagement([&far, &struck], PlaneRule::CrossingPoints, down, None).unwrap_err().code(), 2156);
}

#[test]
fn full_overlap_in_line_lies_on_the_axis() {
    // Head-on in line: every edge of the flanks coincides.
    let (a, b) = (Pose2::default(), Pose2 { position: Vec2::new(4.0, 0.0), heading: 0.0 });
    let o = overlap(&car().placed(&a), &car().placed(&b)).unwrap();
    assert_eq!(o.centroid.y, 0.0);
    assert!((o.penetration - 0.5).abs() < 1e-12);
    assert!((o.normal - Vec2::new(1.0, 0.0)).norm() < 1e-12);
}

#[test]
fn heights_tell_an_under_ride() {
    let bumper = HeightRange { low: 0.35, high: 0.65 };
    let trailer = HeightRange { low: 1.1, high: 3.9 };
    assert_eq!(bumper.common(&trailer), None);
    assert_eq!(bumper.common_share(&trailer), 0.0);
    let sill = HeightRange { low: 0.5, high: 1.4 };
    assert_eq!(bumper.common(&sill), Some(HeightRange { low: 0.5, high: 0.65 }));
    assert!((bumper.common_share(&sill) - 0.5).abs() < 1e-12);
    assert_eq!(HeightRange { low: 0.5, high: 0.7 }.middle(), 0.6);
}

#[test]
fn fast_bodies_engage_sooner() {
    assert_eq!(engagement_delay(0.05, 0.4, 4.0), 0.05);
    assert_eq!(engagement_delay(0.05, 0.4, 20.0), 0.02);
    assert_eq!(engagement_delay(0.05, 0.4, 0.0), 0.05);
}
