//! Concave outlines against a reference that integrates along x, and in a mirror.

use accuscene_core::arith::{Real, TAU, Vec2, sin_cos};
use accuscene_physics::contact::{
    Motion2, Outline, PlaneFound, PlaneRule, Pose2, engagement, overlap, separation, time_of_impact,
};
use proptest::prelude::*;

fn points(p: &[(f64, f64)]) -> Vec<Vec2> {
    p.iter().map(|&(x, y)| Vec2::new(x, y)).collect()
}

#[expect(clippy::unwrap_used, reason = "the outlines of these tests are simple")]
fn outline(p: &[(f64, f64)]) -> Outline {
    Outline::new(points(p)).unwrap()
}

fn l_wall() -> Outline {
    outline(&[(0.0, 0.0), (6.0, 0.0), (6.0, 1.0), (1.0, 1.0), (1.0, 5.0), (0.0, 5.0)])
}

fn car() -> Outline {
    outline(&[(2.0, -0.8), (2.0, 0.8), (-2.0, 0.8), (-2.0, -0.8)])
}

fn at(x: f64, y: f64) -> Pose2 {
    Pose2 { position: Vec2::new(x, y), heading: 0.0 }
}

/// Where a line along y lies inside a polygon.
fn chords(polygon: &[Vec2], x: f64) -> Vec<f64> {
    let mut ys: Vec<f64> = (0..polygon.len())
        .filter_map(|i| {
            let (p, q) = (polygon[i], polygon[(i + 1) % polygon.len()]);
            ((p.x < x) != (q.x < x)).then(|| p.y + (q.y - p.y) * ((x - p.x) / (q.x - p.x)))
        })
        .collect();
    ys.sort_by(f64::total_cmp);
    ys
}

/// Common area and its centre: the length in common is linear in x between corners and crossings, and two Gauss points
/// integrate cubics.
fn reference(a: &[Vec2], b: &[Vec2]) -> (f64, Vec2) {
    let mut xs: Vec<f64> = a.iter().chain(b).map(|v| v.x).collect();
    for i in 0..a.len() {
        let (p, q) = (a[i], a[(i + 1) % a.len()]);
        for j in 0..b.len() {
            let (r, s) = (b[j], b[(j + 1) % b.len()]);
            let turn = (q - p).cross(s - r);
            let (u, v) = ((r - p).cross(s - r) / turn, (r - p).cross(q - p) / turn);
            if (0.0..=1.0).contains(&u) && (0.0..=1.0).contains(&v) {
                xs.push(p.x + (q.x - p.x) * u);
            }
        }
    }
    xs.sort_by(f64::total_cmp);
    let (mut area, mut moment) = (0.0, Vec2::zero());
    for pair in xs.windows(2) {
        let (middle, half) = (0.5 * (pair[0] + pair[1]), 0.5 * (pair[1] - pair[0]));
        for side in [-1.0, 1.0] {
            let x = middle + side * half / 3.0_f64.sqrt();
            for p in chords(a, x).chunks_exact(2) {
                for q in chords(b, x).chunks_exact(2) {
                    let (low, high) = (Real::max(p[0], q[0]), Real::min(p[1], q[1]));
                    if high > low {
                        area += half * (high - low);
                        moment += Vec2::new(x * (high - low), 0.5 * (high * high - low * low)) * half;
                    }
                }
            }
        }
    }
    (area, if area > 0.0 { moment * (1.0 / area) } else { moment })
}

/// Shortest distance of two borders that do not cross.
fn distance(a: &[Vec2], b: &[Vec2]) -> f64 {
    let mut least = f64::INFINITY;
    for (from, to) in [(a, b), (b, a)] {
        for &v in from {
            for i in 0..to.len() {
                let (p, q) = (to[i], to[(i + 1) % to.len()]);
                let share = (v - p).dot(q - p) / (q - p).dot(q - p);
                let share = Real::max(0.0, Real::min(share, 1.0));
                least = Real::min((v - p - (q - p) * share).norm(), least);
            }
        }
    }
    least
}

/// A star around the origin with a spoke of each length.
fn star() -> impl Strategy<Value = Outline> {
    prop::collection::vec(0.3..2.0_f64, 5..14).prop_map(|spokes| {
        let corner = |(i, r): (usize, &f64)| {
            let (sin, cos) = sin_cos(TAU * i as f64 / spokes.len() as f64);
            (r * cos, r * sin)
        };
        outline(&spokes.iter().enumerate().map(corner).collect::<Vec<_>>())
    })
}

fn pose() -> impl Strategy<Value = Pose2> {
    (-2.0..2.0, -2.0..2.0, -4.0..4.0)
        .prop_map(|(x, y, heading): (f64, f64, f64)| Pose2 { position: Vec2::new(x, y), heading })
}

fn mirrored(o: &Outline) -> Outline {
    let turned = o.vertices().iter().rev().map(|v| (v.x, -v.y)).collect::<Vec<_>>();
    outline(&turned)
}

fn seen(pose: &Pose2) -> Pose2 {
    Pose2 { position: Vec2::new(pose.position.x, -pose.position.y), heading: -pose.heading }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stars_overlap_as_the_reference_says(a in star(), b in star(), p in pose(), q in pose()) {
        let (pa, pb) = (a.placed(&p), b.placed(&q));
        let (area, centre) = reference(pa.vertices(), pb.vertices());
        let s = separation(&pa, &pb);
        match overlap(&pa, &pb) {
            Some(o) => {
                prop_assert!((o.area - area).abs() < 1e-11, "{} of {area}", o.area);
                prop_assert!((o.centroid - centre).norm() < 1e-9 * (1.0 + 1.0 / area), "{:?} {centre:?}", o.centroid);
                prop_assert_eq!(-o.penetration, s.gap);
                // The least translation parts them, and no shorter one does.
                let moved = |way: Vec2| b.placed(&Pose2 { position: q.position + way, ..q });
                let left = reference(pa.vertices(), moved(o.normal * (o.penetration + 1e-6)).vertices()).0;
                prop_assert!(left < 1e-9, "{left} m2 left");
                for k in 0..90 {
                    let (sin, cos) = sin_cos(TAU * f64::from(k) / 90.0);
                    for share in [0.4, 0.8, 0.99] {
                        let way = Vec2::new(cos, sin) * (o.penetration * share - 1e-6);
                        let left = reference(pa.vertices(), moved(way).vertices()).0;
                        prop_assert!(o.penetration < 1e-5 || left > 0.0, "{way:?} of {:?} {}", o.normal, o.penetration);
                    }
                }
            }
            None => {
                prop_assert!(area < 1e-8);
                if area == 0.0 && s.gap > 0.0 {
                    prop_assert!(s.gap <= distance(pa.vertices(), pb.vertices()) + 1e-12);
                }
            }
        }
    }

    #[test]
    fn stars_mirror(a in star(), b in star(), p in pose(), q in pose()) {
        let here = overlap(&a.placed(&p), &b.placed(&q));
        let there = overlap(&mirrored(&a).placed(&seen(&p)), &mirrored(&b).placed(&seen(&q)));
        prop_assert_eq!(here.is_some(), there.is_some());
        if let (Some(h), Some(t)) = (here, there) {
            prop_assert!((h.area - t.area).abs() <= 1e-12);
            prop_assert!((h.centroid - Vec2::new(t.centroid.x, -t.centroid.y)).norm() <= 1e-12);
            prop_assert!((h.penetration - t.penetration).abs() <= 1e-12);
            prop_assert_eq!(h.crossings.len(), t.crossings.len());
            let bend = (h.normal - Vec2::new(t.normal.x, -t.normal.y)).norm() * h.penetration;
            prop_assert!(bend <= 1e-12, "{h:?} {t:?}");
        }
    }

    #[test]
    fn stars_touch_first_when_they_touch(a in star(), b in star(), p in pose(), vx in -40.0..40.0, vy in -40.0..40.0, spin in -9.0..9.0) {
        let still = Motion2::at_rest(Pose2::default());
        let moving = Motion2 {
            start: Pose2 { position: p.position + Vec2::new(vx, vy) * -0.2, heading: p.heading },
            velocity: Vec2::new(vx, vy),
            yaw_rate: spin,
        };
        let gap = |t: f64| {
            let (pa, pb) = (a.placed(&still.at(t)), b.placed(&moving.at(t)));
            reference(pa.vertices(), pb.vertices()).0
        };
        let hit = time_of_impact::of_polygons(&a, &b, &[still, moving], 0.4).unwrap();
        let end = hit.map_or(0.4, |h| h.time);
        for k in 0..100 {
            prop_assert!(gap((end - 1e-9) * f64::from(k) / 100.0) < 1e-8 || end == 0.0);
        }
        if let Some(h) = hit {
            prop_assert!(h.separation.gap <= 0.0 && (h.time == 0.0 || h.separation.gap > -1e-9));
        }
    }
}

#[test]
fn known_areas_and_centres() {
    let (area, centre) = l_wall().area_centroid();
    // 6 x 1 about (3, 0.5) and 1 x 4 about (0.5, 3).
    assert!((area - 10.0).abs() < 1e-14);
    assert!((centre - Vec2::new(2.0, 1.5)).norm() < 1e-14, "{centre:?}");
    let arrow = outline(&[(0.0, 0.0), (-3.0, 2.0), (-2.0, 0.0), (-3.0, -2.0)]);
    let (area, centre) = arrow.area_centroid();
    // Two triangles of 2 m2 about x = -5/3.
    assert!(
        (area - 4.0).abs() < 1e-14 && (centre.x + 5.0 / 3.0).abs() < 1e-14 && centre.y == 0.0,
        "{centre:?}"
    );
}

#[test]
fn a_nose_in_the_notch_touches_nothing() {
    let wall = l_wall();
    // Inside the hull of the wall, clear of the wall: behind, below 0.2 m, and 0.2 m in front.
    let nose = at(3.2, 2.0);
    let s = separation(&wall.placed(&Pose2::default()), &car().placed(&nose));
    assert!((s.gap - 0.2).abs() < 1e-12, "{s:?}");
    assert_eq!(overlap(&wall.placed(&Pose2::default()), &car().placed(&nose)), None);
    let drive = Motion2 { start: at(9.0, 2.0), velocity: Vec2::new(-15.0, 0.0), yaw_rate: 0.0 };
    let still = Motion2::at_rest(Pose2::default());
    let touch = time_of_impact::of_polygons(&wall, &car(), &[still, drive], 1.0).unwrap().unwrap();
    assert!((touch.time - 6.0 / 15.0).abs() < 1e-11, "{}", touch.time);
    assert!((touch.separation.normal - Vec2::new(1.0, 0.0)).norm() < 1e-12);
}

#[test]
fn the_way_out_of_a_corner_leads_away_from_both_walls() {
    let wall = l_wall().placed(&Pose2::default());
    let body = car().placed(&at(2.9, 1.6));
    let o = overlap(&wall, &body).unwrap();
    // 0.1 m in the wall ahead, 0.2 m in the one beside: neither alone parts them.
    assert!((o.penetration - 0.05_f64.sqrt()).abs() < 1e-12, "{o:?}");
    assert!((o.normal - Vec2::new(0.1, 0.2).unit()).norm() < 1e-9);
    assert_eq!(o.crossings.len(), 2);
    let e = engagement([&wall, &body], PlaneRule::CrossingPoints, |_| Vec2::new(-10.0, -1.0), None).unwrap();
    assert_eq!(e.plane, PlaneFound::CrossingPoints);
    assert!(e.normal.x > 0.0 && e.normal.y > 0.0, "{e:?}");
}

#[test]
fn two_prongs_push_straight_back() {
    // A wedge between the prongs of a fork: four crossings, so the least translation counts, along the axis.
    let fork = outline(&[
        (0.0, -2.0),
        (3.0, -2.0),
        (3.0, -1.0),
        (1.0, -1.0),
        (1.0, 1.0),
        (3.0, 1.0),
        (3.0, 2.0),
        (0.0, 2.0),
    ]);
    let wedge = outline(&[(5.0, -1.2), (5.0, 1.2), (2.5, 0.9), (2.5, -0.9)]);
    let (a, b) = (fork.placed(&Pose2::default()), wedge.placed(&at(-0.5, 0.0)));
    let o = overlap(&a, &b).unwrap();
    assert_eq!(o.crossings.len(), 4);
    let e = engagement([&a, &b], PlaneRule::CrossingPoints, |_| Vec2::new(-10.0, 0.0), None).unwrap();
    assert_eq!(e.plane, PlaneFound::LeastTranslation);
    assert!((e.normal - Vec2::new(1.0, 0.0)).norm() < 1e-9 && e.point.y.abs() < 1e-12, "{e:?}");
}
