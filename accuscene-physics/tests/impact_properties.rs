//! Laws that every impact keeps, whatever the bodies.

use accuscene_core::arith::{Mat3, Quat, Vec2, Vec3, cos, sin};
use accuscene_physics::impact::brach::{self, BrachContact};
use accuscene_physics::impact::chain::{ChainLimits, sequential};
use accuscene_physics::impact::collinear::LineBody;
use accuscene_physics::impact::kudlich_slibar::{self, Restitution};
use accuscene_physics::impact::{
    ContactFrame2, ContactFrame3, ImpactError, ImpactWarning, PlanarBody, PlanarOutcome, SpatialBody, ees,
    restitution, routh_stronge,
};
use proptest::prelude::*;

fn planar_body() -> impl Strategy<Value = PlanarBody> {
    let free = (300.0..40_000.0, 0.8..2.5, -3.0..3.0, -3.0..3.0, -40.0..40.0, -40.0..40.0, -3.0..3.0)
        .prop_map(|(mass, k, x, y, vx, vy, yaw_rate): (f64, f64, f64, f64, f64, f64, f64)| PlanarBody {
            mass,
            yaw_inertia: mass * k * k,
            position: Vec2::new(x, y),
            velocity: Vec2::new(vx, vy),
            yaw_rate,
        });
    prop_oneof![9 => free.clone(), 1 => free.prop_map(|b| PlanarBody {
        mass: f64::INFINITY,
        yaw_inertia: f64::INFINITY,
        ..b
    })]
}

fn frame() -> impl Strategy<Value = ContactFrame2> {
    (-2.0..2.0, -2.0..2.0, -3.2..3.2).prop_map(|(x, y, a): (f64, f64, f64)| ContactFrame2 {
        point: Vec2::new(x, y),
        normal: Vec2::new(cos(a), sin(a)),
    })
}

/// A pair that approaches: where it parts, the normal is turned round.
fn approaching() -> impl Strategy<Value = ([PlanarBody; 2], ContactFrame2)> {
    ([planar_body(), planar_body()], frame())
        .prop_map(|(bodies, mut frame)| {
            let u = bodies[1].velocity_at(frame.point) - bodies[0].velocity_at(frame.point);
            if frame.normal.dot(u) > 0.0 {
                frame.normal = -frame.normal;
            }
            (bodies, frame)
        })
        .prop_filter("one can move", |(b, _)| b.iter().any(|b| b.mass.is_finite()))
}

/// The world seen in a mirror along the x axis.
fn mirrored(bodies: &[PlanarBody; 2], frame: &ContactFrame2) -> ([PlanarBody; 2], ContactFrame2) {
    let flip = |v: Vec2| Vec2::new(v.x, -v.y);
    let body = |b: PlanarBody| PlanarBody {
        position: flip(b.position),
        velocity: flip(b.velocity),
        yaw_rate: -b.yaw_rate,
        ..b
    };
    (bodies.map(body), ContactFrame2 { point: flip(frame.point), normal: flip(frame.normal) })
}

fn is_mirror(a: &PlanarOutcome, b: &PlanarOutcome) -> bool {
    let same = |p: Vec2, q: Vec2| p.x == q.x && p.y == -q.y;
    same(a.impulse, b.impulse)
        && a.normal_impulse == b.normal_impulse
        && a.tangential_impulse == -b.tangential_impulse
        && a.moment_impulse == -b.moment_impulse
        && (0..2).all(|k| {
            same(a.velocities[k], b.velocities[k])
                && a.yaw_rates[k] == -b.yaw_rates[k]
                && a.delta_v[k] == b.delta_v[k]
        })
        && a.departure.normal == b.departure.normal
        && a.energy_loss == b.energy_loss
        && a.full_impact == b.full_impact
        && a.audit == b.audit
}

fn warned(o: &PlanarOutcome, what: impl Fn(&ImpactWarning) -> bool) -> bool {
    o.warnings.iter().any(what)
}

fn makes_energy(w: &ImpactWarning) -> bool {
    matches!(w, ImpactWarning::NegativeEnergyLoss { .. })
}

fn jams(w: &ImpactWarning) -> bool {
    matches!(w, ImpactWarning::Jamming { .. })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn kudlich_slibar_keeps_the_laws((bodies, frame) in approaching(), e in -0.9..=1.0, mu in 0.0..2.0) {
        let o = kudlich_slibar::planar(&bodies, &frame, Restitution::Coefficient(e), mu).unwrap();
        prop_assert!(o.audit.holds(), "{:?}", o.audit);
        prop_assert!(!warned(&o, makes_energy), "{:?}", o.warnings);
        prop_assert!(!warned(&o, jams));
        prop_assert!(o.normal_impulse > 0.0);
        prop_assert!((o.departure.normal + e * o.approach.normal).abs() <= 1e-9 * (1.0 + o.approach.normal.abs()));
        if !o.full_impact {
            prop_assert!((o.tangential_impulse.abs() - mu * o.normal_impulse).abs() <= 1e-9 * o.normal_impulse);
        }
        let (m, f) = mirrored(&bodies, &frame);
        let other = kudlich_slibar::planar(&m, &f, Restitution::Coefficient(e), mu).unwrap();
        prop_assert!(is_mirror(&o, &other));
    }

    #[test]
    fn swapped_bodies_swap_the_outcome((bodies, frame) in approaching(), e in 0.0..=1.0, mu in 0.0..2.0) {
        let [a, b] = bodies;
        let turned = ContactFrame2 { point: frame.point, normal: -frame.normal };
        let o = kudlich_slibar::planar(&[a, b], &frame, Restitution::Coefficient(e), mu).unwrap();
        let s = kudlich_slibar::planar(&[b, a], &turned, Restitution::Coefficient(e), mu).unwrap();
        prop_assert_eq!(o.velocities[0], s.velocities[1]);
        prop_assert_eq!(o.velocities[1], s.velocities[0]);
        prop_assert_eq!(o.yaw_rates[0], s.yaw_rates[1]);
        prop_assert_eq!(o.energy_loss, s.energy_loss);
    }

    #[test]
    fn brach_keeps_the_laws(
        (bodies, frame) in approaching(),
        e in 0.0..=1.0,
        percent in 0.0..=100.0,
        bound in 0.0..2.0,
        em in 0.0..=1.0,
    ) {
        let contact = BrachContact {
            restitution: e,
            impulse_ratio_percent: percent,
            friction_limit: bound,
            moment_coefficient: em,
        };
        let b = brach::planar(&bodies, &frame, &contact).unwrap();
        let o = &b.outcome;
        prop_assert!(o.audit.holds(), "{:?}", o.audit);
        prop_assert!(b.impulse_ratio.abs() <= bound);
        let scale = 1.0 + o.approach.normal.abs() + o.approach.tangential.abs();
        prop_assert!((o.departure.normal + e * o.approach.normal).abs() <= 1e-9 * scale);
        if o.energy_loss.abs() > 1e-3 {
            prop_assert_eq!(o.energy_loss < 0.0, warned(o, makes_energy));
        }
        let (m, f) = mirrored(&bodies, &frame);
        let other = brach::planar(&m, &f, &contact).unwrap();
        prop_assert!(is_mirror(o, &other.outcome));
        prop_assert_eq!(b.impulse_ratio, -other.impulse_ratio);
    }

    #[test]
    fn plastic_brach_makes_no_energy_and_ends_together((bodies, frame) in approaching()) {
        let together = BrachContact { restitution: 0.0, moment_coefficient: 0.0, ..BrachContact::default() };
        let b = brach::planar(&bodies, &frame, &together).unwrap();
        let o = &b.outcome;
        prop_assert!(o.energy_loss >= -1e-6, "{}", o.energy_loss);
        let spin = o.yaw_rates[1] - o.yaw_rates[0];
        prop_assert!(spin.abs() <= 1e-9, "{spin}");
        if o.full_impact {
            prop_assert!(o.departure.tangential.abs() <= 1e-8, "{:?}", o.departure);
        }
        let e1 = BrachContact { moment_coefficient: 1.0, ..together };
        prop_assert_eq!(brach::planar(&bodies, &frame, &e1).unwrap().outcome.moment_impulse, 0.0);
    }

    #[test]
    fn routh_stronge_keeps_the_laws((bodies, frame) in approaching(), e in 0.0..=1.0, mu in 0.0..2.0) {
        let r = routh_stronge::planar(&bodies, &frame, e, mu).unwrap();
        let o = &r.outcome;
        prop_assert!(o.audit.holds(), "{:?}", o.audit);
        prop_assert!(!warned(o, makes_energy), "{:?}", o.warnings);
        prop_assert!(o.normal_impulse > 0.0 && o.departure.normal >= -1e-9);
        prop_assert!(o.tangential_impulse.abs() <= mu * o.normal_impulse * (1.0 + 1e-9));
        prop_assert!((2..=6).contains(&r.phases.len()) || e == 0.0 || r.phases.len() == 1);
        let (m, f) = mirrored(&bodies, &frame);
        let other = routh_stronge::planar(&m, &f, e, mu).unwrap();
        prop_assert!(is_mirror(o, &other.outcome));
        prop_assert_eq!(r.phases, other.phases);
    }

    #[test]
    fn space_keeps_the_laws(
        numbers in prop::collection::vec(-1.0_f64..1.0, 32),
        e in -0.9..=1.0,
        mu in 0.0..1.5,
        fixed in any::<bool>(),
    ) {
        let v = |i: usize, s: f64| Vec3::new(numbers[i], numbers[i + 1], numbers[i + 2]) * s;
        let body = |i: usize| {
            let turn = Quat::from_euler(numbers[i + 9] * 3.0, numbers[i + 10] * 3.0, numbers[i + 11] * 3.0).matrix();
            let mass = 1200.0 + 900.0 * numbers[i + 12];
            let d = Mat3::diagonal(Vec3::new(0.4, 1.6, 1.7 + 0.1 * numbers[i + 12]) * mass);
            SpatialBody {
                mass,
                inertia: turn.product(&d).product(&turn.transposed()),
                position: v(i, 2.0),
                velocity: v(i + 3, 30.0),
                angular_velocity: v(i + 6, 3.0),
            }
        };
        let mut bodies = [body(0), body(13)];
        // Symmetric to the bit, as a mirrored world needs.
        for b in &mut bodies {
            b.inertia = b.inertia.sum(&b.inertia.transposed()).scaled(0.5);
        }
        if fixed {
            bodies[1] = SpatialBody { mass: f64::INFINITY, ..bodies[1] };
        }
        let mut frame = ContactFrame3 { point: v(26, 1.0), normal: v(29, 1.0).unit() };
        let u = bodies[1].velocity_at(frame.point) - bodies[0].velocity_at(frame.point);
        if frame.normal.dot(u) > 0.0 {
            frame.normal = -frame.normal;
        }
        let rule = Restitution::Coefficient(e);
        let o = kudlich_slibar::spatial(&bodies, &frame, rule, mu).unwrap();
        prop_assert!(o.audit.holds(), "{:?}", o.audit);
        prop_assert!(o.normal_impulse > 0.0);
        prop_assert!(!o.warnings.iter().any(|w| makes_energy(w) || jams(w)), "{:?}", o.warnings);

        // Seen in a mirror: vectors flip y, turning flips x and z, products with y flip.
        let flip = |v: Vec3| Vec3::new(v.x, -v.y, v.z);
        let turned = |v: Vec3| Vec3::new(-v.x, v.y, -v.z);
        let mirror = |b: SpatialBody| {
            let [r0, r1, r2] = b.inertia.rows;
            SpatialBody {
                mass: b.mass,
                inertia: Mat3::from_rows(flip(r0), -flip(r1), flip(r2)),
                position: flip(b.position),
                velocity: flip(b.velocity),
                angular_velocity: turned(b.angular_velocity),
            }
        };
        let seen = ContactFrame3 { point: flip(frame.point), normal: flip(frame.normal) };
        let m = kudlich_slibar::spatial(&bodies.map(mirror), &seen, rule, mu).unwrap();
        for k in 0..2 {
            prop_assert_eq!(m.velocities[k], flip(o.velocities[k]));
            prop_assert_eq!(m.angular_velocities[k], turned(o.angular_velocities[k]));
        }
        prop_assert_eq!(m.energy_loss, o.energy_loss);
    }

    #[test]
    fn odd_input_is_an_error_or_finite(
        numbers in prop::collection::vec(
            prop_oneof![
                Just(0.0), Just(-1.0), Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(1e-300), Just(5e-324),
                Just(1e155), -10.0..10.0_f64,
            ],
            20,
        ),
    ) {
        let n = |i: usize| numbers[i];
        let body = |i: usize| PlanarBody {
            mass: n(i),
            yaw_inertia: n(i + 1),
            position: Vec2::new(n(i + 2), n(i + 3)),
            velocity: Vec2::new(n(i + 4), n(i + 5)),
            yaw_rate: n(i + 6),
        };
        let frame = ContactFrame2 { point: Vec2::new(n(14), n(15)), normal: Vec2::new(1.0, 0.0) };
        let pair = [body(0), body(7)];
        let contact = BrachContact { restitution: n(16), friction_limit: n(17), ..BrachContact::default() };
        let outcomes = [
            kudlich_slibar::planar(&pair, &frame, Restitution::Coefficient(n(16)), n(17)),
            kudlich_slibar::planar(&pair, &frame, Restitution::SeparationSpeed(n(16)), n(17)),
            routh_stronge::planar(&pair, &frame, n(16), n(17)).map(|r| r.outcome),
            brach::planar(&pair, &frame, &contact).map(|b| b.outcome),
        ];
        for o in outcomes {
            match o {
                Ok(o) => {
                    let all = [o.velocities[0], o.velocities[1], o.impulse];
                    prop_assert!(all.iter().all(|v| v.x.is_finite() && v.y.is_finite()), "{o:?}");
                    prop_assert!(o.energy_loss.is_finite() && o.yaw_rates.iter().all(|w| w.is_finite()), "{o:?}");
                }
                Err(error) => prop_assert!((2100..2150).contains(&error.code())),
            }
        }
    }

    #[test]
    fn chain_keeps_momentum(
        masses in prop::collection::vec(500.0..3000.0_f64, 2..6),
        speeds in prop::collection::vec(-5.0..30.0_f64, 6),
        e in 0.0..0.9,
    ) {
        let line: Vec<_> = masses.iter().zip(&speeds).map(|(&mass, &velocity)| LineBody { mass, velocity }).collect();
        let limits = ChainLimits { max_sweeps: 2000, ..ChainLimits::default() };
        let o = sequential(&line, &vec![e; line.len() - 1], limits).unwrap();
        let momentum = |v: &[f64]| masses.iter().zip(v).map(|(m, v)| m * v).sum::<f64>();
        let size: f64 = masses.iter().map(|m| m * 30.0).sum();
        prop_assert!((momentum(&o.velocities) - momentum(&speeds)).abs() <= 1e-12 * size);
        prop_assert!(o.energy_loss >= 0.0);
        if o.settled {
            prop_assert!(o.velocities.windows(2).all(|v| v[0] - v[1] <= 1e-6));
        }
    }

    #[test]
    fn energy_is_shared_whole(energy in 0.0..1e6, k1 in 1e4..1e7, k2 in 1e4..1e7, ratio in 0.2..5.0) {
        let [a, b] = ees::split_by_stiffness(energy, [k1, k2]).unwrap();
        prop_assert!((a + b - energy).abs() <= 1e-9 && (a * k1 - b * k2).abs() <= 1e-9 * (a * k1));
        let masses = [1500.0, 1100.0];
        let [a, b] = ees::split_by_ees_ratio(energy, masses, ratio).unwrap();
        let (ea, eb) = (ees::ees(a, masses[0]).unwrap(), ees::ees(b, masses[1]).unwrap());
        prop_assert!((a + b - energy).abs() <= 1e-9 && (ea - ratio * eb).abs() <= 1e-9 * ea);
    }
}

fn simple() -> ([PlanarBody; 2], ContactFrame2) {
    let car = PlanarBody {
        mass: 1500.0,
        yaw_inertia: 2600.0,
        position: Vec2::new(-2.0, 0.0),
        velocity: Vec2::new(10.0, 0.0),
        yaw_rate: 0.0,
    };
    ([car, PlanarBody::immovable()], ContactFrame2 { point: Vec2::zero(), normal: Vec2::new(1.0, 0.0) })
}

#[test]
fn each_error_names_its_cause() {
    let (bodies, frame) = simple();
    let strike = |b: &[PlanarBody; 2], f: &ContactFrame2, e: f64, mu: f64| {
        kudlich_slibar::planar(b, f, Restitution::Coefficient(e), mu).map(|_| ()).unwrap_err()
    };
    let with = |change: fn(&mut PlanarBody)| {
        let mut b = bodies;
        change(&mut b[0]);
        strike(&b, &frame, 0.1, 0.5)
    };
    assert_eq!(with(|b| b.yaw_rate = f64::NAN).code(), 2100);
    assert_eq!(with(|b| b.mass = 0.0).code(), 2101);
    assert_eq!(with(|b| b.mass = f64::NAN).code(), 2101);
    assert_eq!(with(|b| b.yaw_inertia = -1.0).code(), 2102);
    assert_eq!(with(|b| b.velocity.x = -1.0).code(), 2106);
    assert_eq!(with(|b| b.velocity.x = 0.0).code(), 2106);
    let zero = ContactFrame2 { normal: Vec2::zero(), ..frame };
    assert_eq!(strike(&bodies, &zero, 0.1, 0.5).code(), 2103);
    assert_eq!(strike(&bodies, &frame, -1.0, 0.5).code(), 2104);
    assert_eq!(strike(&bodies, &frame, 1.1, 0.5).code(), 2104);
    assert_eq!(strike(&bodies, &frame, f64::NAN, 0.5).code(), 2104);
    assert_eq!(strike(&bodies, &frame, 0.1, -0.1).code(), 2105);
    assert_eq!(strike(&[PlanarBody::immovable(); 2], &frame, 0.1, 0.5).code(), 2107);
    let text = ImpactError::to_string(&strike(&bodies, &frame, 1.1, 0.5));
    assert!(text.contains("1.1") && text.contains("up to 1"), "{text}");
}

#[test]
fn grazing_contact_is_warned_of() {
    let (mut bodies, frame) = simple();
    bodies[0].velocity = Vec2::new(1.0, 10.0);
    let o = kudlich_slibar::planar(&bodies, &frame, Restitution::Coefficient(0.0), 0.3).unwrap();
    assert!(warned(
        &o,
        |w| matches!(w, ImpactWarning::GrazingContact { ratio } if (ratio - 10.0).abs() < 1e-9)
    ));
    assert!(!o.full_impact);
}

#[test]
fn newton_restitution_can_make_energy_and_says_so() {
    let (mut bodies, mut frame) = simple();
    // A strong coupling, and a slip that the normal impulse alone would turn round.
    frame.point = Vec2::new(0.5, 2.5);
    bodies[0].velocity = Vec2::new(10.0, -7.8);
    let elastic = BrachContact { restitution: 1.0, ..BrachContact::default() };
    let b = brach::planar(&bodies, &frame, &elastic).unwrap();
    assert!(b.outcome.energy_loss < 0.0 && warned(&b.outcome, makes_energy), "{b:?}");
    assert!(b.outcome.audit.holds());
    let energetic = routh_stronge::planar(&bodies, &frame, 1.0, 0.5).unwrap();
    assert!(energetic.outcome.energy_loss >= -1e-9);
}

#[test]
fn restitution_stays_in_its_range() {
    let fast = restitution::cipriani(20.0).unwrap();
    assert!(!fast.within_range);
    assert_eq!(fast.restitution, restitution::cipriani(7.0).unwrap().restitution);
    assert!(restitution::cipriani(0.0).is_err());
    assert_eq!(restitution::usual(1.0).unwrap().typical, 0.3);
    assert_eq!(restitution::usual(20.0).unwrap().typical, 0.1);
    assert!(restitution::usual(f64::NAN).is_err());
}
