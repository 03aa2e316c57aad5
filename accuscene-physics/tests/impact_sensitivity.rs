//! How much an impact moves with its point and its plane, against closed forms and against scenes that give them moved.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::arith::{Vec2, Vec3, sin_cos};
use accuscene_core::event::{CollisionEvent, ImpactSensitivity, ImpactShift, SiteVariation, VariedSite};
use stage::laws::{LAWS, car, pair, scene};
use stage::{impacts, simulate};

const DEG: f64 = core::f64::consts::PI / 180.0;

/// A given instant, point (m) and normal (rad).
fn given(at: f64, p: Vec3, normal: f64) -> String {
    format!("at = {at}\npoint = [{}, {}, {}]\nnormal = {normal}", p.x, p.y, p.z)
}

fn sensitivity(c: &CollisionEvent) -> &ImpactSensitivity {
    c.sensitivity.as_ref().expect("an impulse tells how much it moves")
}

fn changes(v: &SiteVariation) -> [ImpactShift; 2] {
    v.change.unwrap_or_else(|| panic!("{v:?}"))
}

fn figures(s: &ImpactShift) -> [f64; 4] {
    [s.delta_v, s.delta_yaw_rate, s.pdof_deg, s.ees]
}

/// What one impact is more than another, PDOF the shorter way round.
fn difference(changed: &CollisionEvent, own: &CollisionEvent) -> [[f64; 4]; 2] {
    [0, 1].map(|k| {
        let (a, b) = (&changed.bodies[k], &own.bodies[k]);
        let ees = a.ees.unwrap_or(0.0) - b.ees.unwrap_or(0.0);
        let turn = a.pdof_deg - b.pdof_deg;
        let turn = if turn.abs() > 180.0 { turn - 360.0 * turn.signum() } else { turn };
        [a.delta_v_magnitude - b.delta_v_magnitude, a.delta_yaw_rate - b.delta_yaw_rate, turn, ees]
    })
}

/// The impact that a variation stands for: the same with this point and normal (rad).
fn site(v: &SiteVariation, point: Vec3, normal: f64) -> (Vec3, f64) {
    let (sin, cos) = sin_cos(normal);
    match v.of {
        VariedSite::PointAlongPlane => (point + Vec3::new(-sin, cos, 0.0) * v.by, normal),
        VariedSite::PointAlongNormal => (point + Vec3::new(cos, sin, 0.0) * v.by, normal),
        VariedSite::PointHeight => (point + Vec3::new(0.0, 0.0, v.by), normal),
        VariedSite::Plane => (point, normal + v.by),
    }
}

/// Every variation against a simulation that gives the moved point and plane.
fn agrees(text: impl Fn(Vec3, f64) -> String, point: Vec3, normal: f64, what: &str) {
    let run = simulate(&text(point, normal));
    let own = impacts(&run)[0];
    let s = sensitivity(own);
    assert_eq!(s.variations.len(), 8);
    for (k, v) in s.variations.iter().enumerate() {
        assert_eq!(v.of, VariedSite::ALL[k / 2], "{what}");
        let by = if v.of == VariedSite::Plane { 7.0 * DEG } else { 0.1 };
        assert!((v.by.abs() - by).abs() < 1e-15 && (v.by > 0.0) == (k % 2 == 0), "{what}: {v:?}");
        let (p, n) = site(v, point, normal);
        let moved = simulate(&text(p, n));
        let expected = difference(impacts(&moved)[0], own);
        for (side, shift) in changes(v).iter().enumerate() {
            for (f, e) in figures(shift).iter().zip(expected[side]) {
                // Where forces are integrated over the impact, the steps follow the last bits of the normal.
                assert!(
                    (f - e).abs() < 1e-7 * (1.0 + e.abs()),
                    "{what}, {:?} by {}: {f} instead of {e}",
                    v.of,
                    v.by
                );
            }
        }
    }
    let halves = |f: usize, side: usize| {
        let of = |k: usize| figures(&changes(&s.variations[k])[side])[f];
        (0..4).map(|k| 0.5 * (of(2 * k) - of(2 * k + 1))).map(|h| h * h).sum::<f64>().sqrt()
    };
    let uncertainty = s.uncertainty.expect("all have solutions");
    for side in [0, 1] {
        for (f, u) in figures(&uncertainty[side]).into_iter().enumerate() {
            assert!((u - halves(f, side)).abs() < 1e-12 * (1.0 + u), "{what}: {u}");
        }
    }
    assert!(uncertainty[0].delta_v > 0.01 && uncertainty[0].delta_yaw_rate > 0.01, "{what}: {uncertainty:?}");
}

#[test]
fn each_variation_is_the_impact_with_the_point_or_plane_moved() {
    for law in LAWS {
        let cars = car("a", [-6.0, 0.0, 0.0], 14.0, "") + &car("b", [1.0, -5.0, 75.0], 11.0, "");
        let text = |p, n| scene(law, 0.5, &(cars.clone() + &pair(["a", "b"], &given(0.35, p, n))));
        agrees(text, Vec3::new(0.9, -0.5, 0.55), -0.3, law);
    }
}

#[test]
fn what_is_coupled_moves_as_its_joints_let_it() {
    let towed = "[[vehicles]]\nid = \"t\"\nclass = \"trailer\"\nmass = 1300\ninertia = { yaw = 3000 }\n\
                 dimensions = { length = 5.0, width = 2.2, wheelbase = 4, front_overhang = -1.2, \
                 cg_behind_front_axle = 3.8, cg_height = 0.8 }\nstart = { position = [-12.2, 0] }\n\
                 [[couplings]]\nid = \"ball\"\nkind = \"ball\"\nbetween = [\"a\", \"t\"]\nhitch = [-2.4, 0, -0.1]\n\
                 eye = [3.8, 0, -0.35]\n";
    let cars = car("a", [-6.0, 0.0, 0.0], 14.0, "") + &car("b", [1.0, -5.0, 75.0], 11.0, "") + towed;
    let text =
        |p, n| scene("kudlich-slibar-3d", 0.5, &(cars.clone() + &pair(["a", "b"], &given(0.35, p, n))));
    agrees(text, Vec3::new(0.9, -0.5, 0.55), -0.3, "with a trailer");
}

#[test]
fn in_a_group_all_impulses_are_found_anew() {
    let cars = car("a", [-8.0, 0.1, 0.0], 14.0, "")
        + &car("b", [0.0, 1.0, 0.0], 0.0, "")
        + &car("c", [0.0, -1.0, 0.0], 0.0, "");
    let beside = pair(["a", "c"], &given(0.28, Vec3::new(-2.1, -0.4, 0.5), 0.1));
    let text = |p, n| {
        scene("kudlich-slibar-3d", 0.5, &(cars.clone() + &pair(["a", "b"], &given(0.28, p, n)) + &beside))
    };
    let (point, normal) = (Vec3::new(-2.1, 0.5, 0.5), -0.05);
    let run = simulate(&text(point, normal));
    let all = impacts(&run);
    assert!(all.len() >= 2 && all[0].time == all[1].time && all[0].bodies[1].body == "b");
    agrees(text, point, normal, "two at once");
    // Alone, the same contact moves otherwise.
    let alone =
        simulate(&scene("kudlich-slibar-3d", 0.5, &(cars + &pair(["a", "b"], &given(0.28, point, normal)))));
    let of = |c: &CollisionEvent| changes(&sensitivity(c).variations[0])[1].delta_v;
    assert!((of(all[0]) - of(impacts(&alone)[0])).abs() > 1e-3, "{} {}", of(all[0]), of(impacts(&alone)[0]));
}

/// The impulse of a contact without friction of two equal cars, N s: in the plane.
fn frictionless(c: &CollisionEvent, p: Vec2, n: Vec2) -> f64 {
    let mut inverse_mass = 0.0;
    let mut closing = 0.0;
    for (b, sign) in c.bodies.iter().zip([1.0, -1.0]) {
        let arm = p - Vec2::new(b.position[0], b.position[1]);
        let lever = arm.cross(n);
        inverse_mass += 1.0 / 1500.0 + lever * lever / 2500.0;
        let spin = b.angular_velocity_before[2];
        let v = Vec2::new(b.velocity_before[0] - spin * arm.y, b.velocity_before[1] + spin * arm.x);
        closing += sign * v.dot(n);
    }
    1.1 * closing / inverse_mass
}

#[test]
fn a_central_impact_without_friction_moves_as_the_closed_form_says() {
    let planar = "detail = \"planar\"";
    let cars = car("a", [-8.0, 0.0, 0.0], 12.0, planar) + &car("b", [8.0, 0.0, 180.0], 12.0, planar);
    let (at, normal) = (Vec3::new(0.0, 0.0, 0.5), 0.0);
    let text = scene("kudlich-slibar-2d", 0.0, &(cars + &pair(["a", "b"], &given(0.48, at, normal))));
    let run = simulate(&text);
    let c = impacts(&run)[0];
    let own = frictionless(c, at.xy(), Vec2::new(1.0, 0.0));
    assert!((own - c.impulse_normal).abs() < 1e-6 * own, "{own} {}", c.impulse_normal);
    let s = sensitivity(c);
    for v in &s.variations {
        let (p, n) = site(v, at, normal);
        let (sin, cos) = sin_cos(n);
        let n = Vec2::new(cos, sin);
        let impulse = frictionless(c, p.xy(), n);
        let arm = p.xy() - Vec2::new(c.bodies[0].position[0], c.bodies[0].position[1]);
        let shift = changes(v)[0];
        let spin = -impulse * arm.cross(n) / 2500.0;
        assert!((shift.delta_v - (impulse - own) / 1500.0).abs() < 1e-9, "{v:?}");
        assert!((shift.delta_yaw_rate - spin).abs() < 1e-9, "{v:?}: {spin}");
        match v.of {
            // Off centre by 0.1 m: p times 0.1/I, but for the impulse that is smaller by a second order.
            VariedSite::PointAlongPlane => {
                let first_order = own * 0.1 / 2500.0 * v.by.signum();
                assert!((shift.delta_yaw_rate / first_order - 1.0).abs() < 0.02, "{v:?} {first_order}");
                assert_eq!(shift.pdof_deg, 0.0);
            }
            VariedSite::Plane => assert!((shift.pdof_deg + v.by / DEG).abs() < 1e-9, "{v:?}"),
            // In line, and in the plane, these change nothing at all.
            VariedSite::PointAlongNormal | VariedSite::PointHeight => {
                assert!(figures(&shift).iter().all(|f| f.abs() < 1e-9), "{v:?}");
            }
        }
    }
    // The plane turns the yaw rate and PDOF in first order, delta-V in second order only.
    let u = s.uncertainty.expect("all have solutions")[0];
    assert!((u.pdof_deg - 7.0).abs() < 1e-9 && u.delta_v < 1e-9 && u.delta_yaw_rate > 1.0, "{u:?}");
}

#[test]
fn mirrored_scenes_move_mirrored() {
    for law in LAWS {
        let text = |side: f64| {
            let cars = car("a", [-6.0, side * 0.2, 0.0], 14.0, "")
                + &car("b", [1.0, side * -5.2, side * 75.0], 11.0, "");
            scene(law, 0.5, &cars)
        };
        let (here, there) = (simulate(&text(1.0)), simulate(&text(-1.0)));
        let (one, two) = (sensitivity(impacts(&here)[0]), sensitivity(impacts(&there)[0]));
        for (k, v) in one.variations.iter().enumerate() {
            // Left becomes right: the ways along the plane and of the turn change places.
            let swaps = matches!(v.of, VariedSite::PointAlongPlane | VariedSite::Plane);
            let other = &two.variations[if swaps { k ^ 1 } else { k }];
            for (a, b) in changes(v).iter().zip(changes(other)) {
                let off = (a.delta_v - b.delta_v).abs() + (a.delta_yaw_rate + b.delta_yaw_rate).abs();
                assert!(
                    off + (a.pdof_deg + b.pdof_deg).abs() + (a.ees - b.ees).abs() < 1e-9,
                    "{law}: {a:?} {b:?}"
                );
            }
        }
        let both = [one, two].map(|s| s.uncertainty.expect("all have solutions"));
        for side in [0, 1] {
            for (a, b) in figures(&both[0][side]).iter().zip(figures(&both[1][side])) {
                assert!((a - b).abs() < 1e-9, "{law}: {both:?}");
            }
        }
    }
}

#[test]
fn what_has_no_solution_is_told_and_the_other_way_counts() {
    // They pass each other at 3 degrees of closing: turned by 7, the plane lets them part.
    let cars = car("a", [-8.0, 0.0, 0.0], 12.0, "") + &car("b", [8.0, 1.7, 180.0], 12.0, "");
    let rule = given(0.5, Vec3::new(0.0, 0.85, 0.5), 87.0 * DEG);
    let run = simulate(&scene("kudlich-slibar-3d", 0.3, &(cars + &pair(["a", "b"], &rule))));
    let s = sensitivity(impacts(&run)[0]);
    let [left, right] = [&s.variations[6], &s.variations[7]];
    assert!(left.change.is_none() && left.refusal.as_ref().is_some_and(|r| r.contains("part")), "{left:?}");
    assert!(right.refusal.is_none());
    let half = |k: usize| {
        let [a, b] = [&s.variations[k], &s.variations[k + 1]].map(|v| changes(v)[0].delta_v);
        0.5 * (a - b)
    };
    let turn = changes(right)[0].delta_v;
    let sum = half(0) * half(0) + half(2) * half(2) + half(4) * half(4) + turn * turn;
    let told = s.uncertainty.expect("one of each kind")[0].delta_v;
    assert!((told - sum.sqrt()).abs() < 1e-12 && turn > 0.1, "{told} {sum}");
}

#[test]
fn what_the_scene_says_of_point_and_normal_is_used() {
    let planar = "detail = \"planar\"";
    let cars = car("a", [-8.0, 0.4, 0.0], 12.0, planar) + &car("b", [8.0, 0.0, 180.0], 12.0, planar);
    let text = |rule: &str| scene("kudlich-slibar-2d", 0.3, &(cars.clone() + &pair(["a", "b"], rule)));
    let rule = "at = 0.48\nnormal = { value = \"30 deg\", sigma = \"0.5 deg\" }\n\
                point = [{ value = 0, sigma = 0.08 }, { value = 0.2, sigma = 0.01 }, 0.5]";
    let run = simulate(&text(rule));
    let c = impacts(&run)[0];
    let s = sensitivity(c);
    let by: Vec<f64> = s.variations.iter().map(|v| v.by).collect();
    let (sin, cos) = sin_cos(30.0 * DEG);
    let along = |x: f64, y: f64| (0.0064 * x * x + 0.0001 * y * y).sqrt();
    for (got, want) in by.iter().step_by(2).zip([along(sin, cos), along(cos, sin), 0.1, 0.5 * DEG]) {
        assert!((got - want).abs() < 1e-15, "{by:?}");
    }
    // First order along the axes that have the deviations, by scenes that give the point and normal moved along them.
    let yaw_rate = |x: f64, y: f64, turn: f64| {
        let rule = given(0.48, Vec3::new(x, 0.2 + y, 0.5), 30.0 * DEG + turn);
        let run = simulate(&text(&rule));
        impacts(&run)[0].bodies[0].delta_yaw_rate
    };
    let half = |x: f64, y: f64, turn: f64| 0.5 * (yaw_rate(x, y, turn) - yaw_rate(-x, -y, -turn));
    let (x, y, turn) = (half(0.08, 0.0, 0.0), half(0.0, 0.01, 0.0), half(0.0, 0.0, 0.5 * DEG));
    let want = (x * x + y * y + turn * turn).sqrt();
    let told = s.uncertainty.expect("all have solutions")[0].delta_yaw_rate;
    assert!((told / want - 1.0).abs() < 0.01, "{told} instead of {want}");
    // Taken as independent along plane and normal it would be another.
    let of = |k: usize| {
        let [a, b] = [k, k + 1].map(|k| changes(&s.variations[k])[0].delta_yaw_rate);
        0.5 * (a - b)
    };
    let careless = (of(0) * of(0) + of(2) * of(2) + of(6) * of(6)).sqrt();
    assert!((careless / want - 1.0).abs() > 0.05, "{careless} {want}");
}

#[test]
fn a_deviation_beyond_all_measure_is_told_and_breaks_nothing() {
    let cars = car("a", [-8.0, 0.4, 0.0], 12.0, "") + &car("b", [8.0, 0.0, 180.0], 12.0, "");
    for law in LAWS {
        let rule = "point = [{ value = 0, sigma = 1e200 }, 0.2, { value = 0.5, sigma = 0 }]\n\
                    normal = { value = 0, sigma = 1e15 }";
        let run = simulate(&scene(law, 0.3, &(cars.clone() + &pair(["a", "b"], rule))));
        let s = sensitivity(impacts(&run)[0]);
        for v in &s.variations {
            assert!(v.change.is_some() != v.refusal.is_some(), "{law}: {v:?}");
            let sound = v.change.iter().flatten().all(|c| figures(c).iter().all(|f| f.is_finite()));
            assert!(sound, "{law}: {v:?}");
        }
        // What is known exactly changes nothing.
        assert_eq!(changes(&s.variations[4]), [ImpactShift::default(); 2]);
    }
}

#[test]
fn under_forces_point_and_plane_are_results() {
    let structure = "structure = { front = { a = 50000, b = 500000 }, side = { a = 30000, b = 300000 }, \
                     rear = { a = 40000, b = 400000 } }";
    let cars = car("a", [-6.0, 0.0, 0.0], 12.0, structure) + &car("b", [6.0, 0.4, 180.0], 12.0, structure);
    let of = |law: &str| impacts(&simulate(&scene(law, 0.5, &cars)))[0].sensitivity.is_some();
    assert!(!of("crush-force"));
    assert!(LAWS.iter().all(|law| of(law)));
}

#[test]
fn a_wall_does_not_move() {
    let wall = "[[obstacles]]\nid = \"wall\"\nkind = \"wall\"\n\
                shape = { kind = \"box\", centre = [1, 0], length = 1, width = 20 }\n";
    let run = simulate(&scene("kudlich-slibar-3d", 0.5, &(car("a", [-6.0, 0.0, 10.0], 12.0, "") + wall)));
    let s = sensitivity(impacts(&run)[0]);
    for v in &s.variations {
        assert_eq!(changes(v)[1], ImpactShift::default());
    }
    assert_eq!(s.uncertainty.expect("all have solutions")[1], ImpactShift::default());
    assert!(changes(&s.variations[0])[0].delta_yaw_rate.abs() > 0.1);
}

#[test]
fn a_group_of_more_than_sixteen_impulses_is_solved_once() {
    // A row, each car faster than the one ahead, all struck at the given instant.
    let told = |contacts: usize| -> usize {
        let cars: String = (0..=contacts)
            .map(|k| {
                let (x, speed) = (5.0 * k as f64, 30.0 - k as f64);
                car(&format!("c{k}"), [x, 0.0, 0.0], speed, "detail = \"planar\"")
            })
            .collect();
        let rules: String = (0..contacts)
            .map(|k| {
                let at = given(0.05, Vec3::new(5.0 * k as f64 + 3.5, 0.0, 0.5), 0.0);
                pair([&format!("c{k}"), &format!("c{}", k + 1)], &at)
            })
            .collect();
        let text =
            scene("kudlich-slibar-2d", 0.5, &(cars + &rules)).replace("duration = 1 ", "duration = 0.1 ");
        let run = simulate(&text);
        let all = impacts(&run);
        assert_eq!(all.len(), contacts);
        assert!(all.iter().all(|c| c.time == 0.05));
        all.iter().filter(|c| c.sensitivity.is_some()).count()
    };
    assert_eq!(told(16), 16);
    assert_eq!(told(17), 0);
}
