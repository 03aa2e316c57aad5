//! A hundred thousand impacts of every law: nothing may slip.

#![allow(clippy::unwrap_used, reason = "a test stops where a value is missing")]

use accuscene_core::arith::{Mat3, Philox, Quat, Vec2, Vec3, exp, ln};
use accuscene_physics::impact::brach::{self, BrachContact};
use accuscene_physics::impact::kudlich_slibar::{self, Restitution};
use accuscene_physics::impact::{
    ContactFrame2, ContactFrame3, ImpactWarning, PlanarBody, PlanarOutcome, SpatialBody, SpatialOutcome,
    routh_stronge,
};

const CASES: u64 = 100_000;

struct Draw {
    bodies: [SpatialBody; 2],
    point: Vec3,
    normal: Vec3,
    e: f64,
    mu: f64,
}

/// Masses from 100 kg to 40 t evenly in their logarithm, sizes that go with them, one partner in eight immovable.
fn draw(sample: u64, flat: bool) -> Draw {
    let philox = Philox::new(if flat { 2 } else { 3 });
    let unit = |d: u32| philox.uniform(sample, d);
    let span = |d: u32, s: f64| (2.0 * unit(d) - 1.0) * s;
    let level = if flat { 0.0 } else { 1.0 };
    let body = |d: u32| {
        let mass = exp(ln(100.0) + unit(d) * ln(400.0));
        let tilt = if flat { 0.0 } else { 0.4 };
        let turn = Quat::from_euler(span(d + 1, tilt), span(d + 2, tilt), span(d + 3, 3.1)).matrix();
        let k2 = 0.6 + 2.0 * unit(d + 4);
        let inertia = Mat3::diagonal(Vec3::new(0.3, 0.9, 1.0) * (mass * k2));
        let inertia = turn.product(&inertia).product(&turn.transposed());
        SpatialBody {
            mass,
            // Symmetric to the bit, as a mirrored world needs.
            inertia: inertia.sum(&inertia.transposed()).scaled(0.5),
            position: Vec3::new(span(d + 5, 3.0), span(d + 6, 3.0), 0.6 * level),
            velocity: Vec3::new(span(d + 7, 35.0), span(d + 8, 35.0), span(d + 9, 3.0) * level),
            angular_velocity: Vec3::new(
                span(d + 10, 2.0) * level,
                span(d + 11, 2.0) * level,
                span(d + 12, 4.0),
            ),
        }
    };
    let mut bodies = [body(0), body(20)];
    if sample.is_multiple_of(8) {
        bodies[1] = SpatialBody::immovable();
    }
    let point = Vec3::new(span(40, 2.0), span(41, 2.0), 0.6 * level + span(42, 0.4) * level);
    let mut normal = Vec3::new(span(43, 1.0), span(44, 1.0), span(45, 0.5) * level).unit();
    let u = bodies[1].velocity_at(point) - bodies[0].velocity_at(point);
    if normal.dot(u) > 0.0 {
        normal = -normal;
    }
    Draw { bodies, point, normal, e: unit(46), mu: 2.0 * unit(47) }
}

fn mirror(d: &Draw) -> Draw {
    let body = |b: SpatialBody| {
        let [r0, r1, r2] = b.inertia.rows;
        SpatialBody {
            inertia: Mat3::from_rows(flip(r0), -flip(r1), flip(r2)),
            position: flip(b.position),
            velocity: flip(b.velocity),
            angular_velocity: turned(b.angular_velocity),
            ..b
        }
    };
    Draw { bodies: d.bodies.map(body), point: flip(d.point), normal: flip(d.normal), ..*d }
}

fn flip(v: Vec3) -> Vec3 {
    Vec3::new(v.x, -v.y, v.z)
}

fn turned(v: Vec3) -> Vec3 {
    Vec3::new(-v.x, v.y, -v.z)
}

fn spatial(law: impl Fn(&Draw) -> SpatialOutcome) {
    for sample in 0..CASES {
        let d = draw(sample, false);
        let o = law(&d);
        assert!(o.audit.holds(), "{sample}: {:?}", o.audit);
        let scale = o.impulse.norm() * (o.approach.norm() + o.departure.norm());
        assert!(o.energy_loss >= -1e-12 * scale, "{sample}: {} of {scale}", o.energy_loss);
        assert!(d.normal.dot(o.departure) >= -1e-9 * o.approach.norm(), "{sample}: {:?}", o.departure);
        assert!(o.velocities.iter().chain(&o.angular_velocities).all(|v| v.is_finite()), "{sample}");
        let m = law(&mirror(&d));
        for k in 0..2 {
            assert_eq!(m.velocities[k], flip(o.velocities[k]), "{sample}");
            assert_eq!(m.angular_velocities[k], turned(o.angular_velocities[k]), "{sample}");
        }
        assert_eq!((m.energy_loss, m.full_impact), (o.energy_loss, o.full_impact), "{sample}");
    }
}

fn planar(kinematic: bool, law: impl Fn(&[PlanarBody; 2], &ContactFrame2, f64, f64) -> PlanarOutcome) {
    for sample in 0..CASES {
        let d = draw(sample, true);
        let run = |d: &Draw| {
            let bodies = d.bodies.map(|b| {
                if b.is_immovable() {
                    return PlanarBody::immovable();
                }
                PlanarBody {
                    mass: b.mass,
                    yaw_inertia: b.inertia.rows[2].z,
                    position: b.position.xy(),
                    velocity: b.velocity.xy(),
                    yaw_rate: b.angular_velocity.z,
                }
            });
            law(&bodies, &ContactFrame2 { point: d.point.xy(), normal: d.normal.xy() }, d.e, d.mu)
        };
        let o = run(&d);
        assert!(o.audit.holds(), "{sample}: {:?}", o.audit);
        let scale = o.impulse.norm()
            * (o.approach.normal.abs() + o.approach.tangential.abs() + o.departure.normal.abs());
        // Only a kinematic restitution with friction can gain, and says so.
        let warned = o.warnings.iter().any(|w| matches!(w, ImpactWarning::NegativeEnergyLoss { .. }));
        assert!(o.energy_loss >= -1e-12 * scale || (kinematic && warned), "{sample}: {}", o.energy_loss);
        let speed = o.approach.normal.abs() + o.approach.tangential.abs();
        assert!(o.departure.normal >= -1e-9 * speed, "{sample}: {:?}", o.departure);
        let m = run(&mirror(&d));
        for k in 0..2 {
            let v: Vec2 = o.velocities[k];
            assert_eq!((m.velocities[k].x, m.velocities[k].y), (v.x, -v.y), "{sample}");
            assert_eq!(m.yaw_rates[k], -o.yaw_rates[k], "{sample}");
        }
        assert_eq!((m.energy_loss, m.full_impact), (o.energy_loss, o.full_impact), "{sample}");
    }
}

#[test]
fn kudlich_slibar_in_space() {
    spatial(|d| {
        let frame = ContactFrame3 { point: d.point, normal: d.normal };
        kudlich_slibar::spatial(&d.bodies, &frame, Restitution::Coefficient(d.e), d.mu).unwrap()
    });
}

#[test]
fn kudlich_slibar_in_the_plane() {
    planar(false, |b, f, e, mu| kudlich_slibar::planar(b, f, Restitution::Coefficient(e), mu).unwrap());
}

#[test]
fn routh_stronge_in_the_plane() {
    planar(false, |b, f, e, mu| routh_stronge::planar(b, f, e, mu).unwrap().outcome);
}

#[test]
fn brach_in_the_plane() {
    planar(true, |b, f, e, mu| {
        let contact = BrachContact {
            restitution: e,
            impulse_ratio_percent: 100.0,
            friction_limit: mu,
            moment_coefficient: 1.0,
        };
        brach::planar(b, f, &contact).unwrap().outcome
    });
}
