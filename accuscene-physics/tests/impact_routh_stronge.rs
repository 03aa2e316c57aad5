//! Routh and Stronge in space: the laws of mechanics over many random pairs, the mirror, and the plane as its limit.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::{Mat3, Quat, Vec2, Vec3};
use accuscene_physics::impact::{
    ContactFrame2, ContactFrame3, ImpactWarning, PlanarBody, SpatialBody, routh_stronge,
};

/// A fixed sequence of numbers (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn vector(&mut self, size: f64) -> Vec3 {
        Vec3::new(self.within(-size, size), self.within(-size, size), self.within(-size, size))
    }

    /// 100 kg to 40 t, evenly by the cube root.
    fn mass(&mut self) -> f64 {
        let root = self.within(4.6416, 34.1995);
        root * root * root
    }

    fn body(&mut self, immovable: bool) -> SpatialBody {
        let mass = self.mass();
        let turn =
            Quat::from_euler(self.within(-3.0, 3.0), self.within(-1.5, 1.5), self.within(-3.0, 3.0)).matrix();
        let d = Vec3::new(self.within(0.2, 0.6), self.within(1.2, 2.0), 0.0);
        let principal = Mat3::diagonal(Vec3::new(d.x, d.y, 0.9 * (d.x + d.y)) * mass);
        let inertia = turn.product(&principal).product(&turn.transposed());
        // Symmetric to the bit, as a mirrored world needs.
        let inertia = inertia.sum(&inertia.transposed()).scaled(0.5);
        let mass = if immovable { f64::INFINITY } else { mass };
        SpatialBody {
            mass,
            inertia,
            position: self.vector(2.5),
            velocity: self.vector(30.0),
            angular_velocity: self.vector(3.0),
        }
    }
}

fn turned_to_approach(bodies: &[SpatialBody; 2], point: Vec3, normal: Vec3) -> ContactFrame3 {
    let u = bodies[1].velocity_at(point) - bodies[0].velocity_at(point);
    ContactFrame3 { point, normal: if normal.dot(u) > 0.0 { -normal } else { normal } }
}

fn flip(v: Vec3) -> Vec3 {
    Vec3::new(v.x, -v.y, v.z)
}

/// Turning seen in the mirror.
fn turned(v: Vec3) -> Vec3 {
    Vec3::new(-v.x, v.y, -v.z)
}

fn mirrored(b: SpatialBody) -> SpatialBody {
    let [r0, r1, r2] = b.inertia.rows;
    SpatialBody {
        mass: b.mass,
        inertia: Mat3::from_rows(flip(r0), -flip(r1), flip(r2)),
        position: flip(b.position),
        velocity: flip(b.velocity),
        angular_velocity: turned(b.angular_velocity),
    }
}

#[test]
fn a_hundred_thousand_pairs_keep_the_laws_and_the_mirror() {
    let mut r = Numbers(20);
    let (mut stuck, mut slid) = (0, 0);
    for case in 0..100_000 {
        let bodies = [r.body(false), r.body(case % 10 == 0)];
        let (point, normal) = (r.vector(1.5), r.vector(1.0));
        if normal.norm() < 0.1 {
            continue;
        }
        let frame = turned_to_approach(&bodies, point, normal.unit());
        let (e, mu) = (r.unit(), r.within(0.0, 2.0));
        let out = routh_stronge::spatial(&bodies, &frame, e, mu).unwrap();
        let o = &out.outcome;
        let about = || format!("case {case}, e {e}, mu {mu}: {o:?}");
        assert!(o.audit.holds(), "{}", about());
        let unbalanced = |w: &ImpactWarning| !matches!(w, ImpactWarning::GrazingContact { .. });
        assert!(!o.warnings.iter().any(unbalanced), "{}", about());
        let u = o.approach.norm();
        assert!(o.energy_loss >= -1e-12 * (o.impulse.norm() * u), "{}", about());
        assert!(frame.normal.dot(o.departure) >= -1e-9 * u, "{}", about());
        assert!(o.normal_impulse > 0.0, "{}", about());
        assert!(o.tangential_impulse <= mu * o.normal_impulse * (1.0 + 1e-9) + 1e-9, "{}", about());
        assert!(o.delta_v.iter().all(|v| v.is_finite()), "{}", about());
        if o.full_impact {
            stuck += 1;
            let slip = o.departure - frame.normal * frame.normal.dot(o.departure);
            assert!(slip.norm() <= 1e-8 * u, "{}", about());
        } else {
            slid += 1;
        }
        if case % 4 == 0 {
            let seen = ContactFrame3 { point: flip(frame.point), normal: flip(frame.normal) };
            let m = routh_stronge::spatial(&bodies.map(mirrored), &seen, e, mu).unwrap().outcome;
            for k in 0..2 {
                assert_eq!(m.velocities[k], flip(o.velocities[k]), "{}", about());
                assert_eq!(m.angular_velocities[k], turned(o.angular_velocities[k]), "{}", about());
            }
            assert_eq!((m.energy_loss, m.full_impact), (o.energy_loss, o.full_impact), "{}", about());
        }
    }
    assert!(stuck > 10_000 && slid > 10_000, "{stuck} stick, {slid} slide");
}

#[test]
fn bodies_in_one_plane_strike_as_in_the_plane() {
    let mut r = Numbers(7);
    for case in 0..20_000 {
        let mut planar_body = |immovable: bool| {
            let (mass, k) = (r.mass(), r.within(0.8, 2.0));
            let p = r.vector(2.5);
            let v = r.vector(30.0);
            let size = if immovable { f64::INFINITY } else { 1.0 };
            PlanarBody {
                mass: mass * size,
                yaw_inertia: mass * k * k * size,
                position: p.xy(),
                velocity: v.xy(),
                yaw_rate: if immovable { 0.0 } else { 0.1 * v.z },
            }
        };
        let flat = [planar_body(false), planar_body(case % 10 == 0)];
        let lifted = flat.map(|b| {
            let inertia = if b.mass.is_finite() { b.yaw_inertia } else { 1.0 };
            SpatialBody {
                mass: b.mass,
                inertia: Mat3::diagonal(Vec3::new(0.3, 0.9, 1.0) * inertia),
                position: Vec3::new(b.position.x, b.position.y, 0.5),
                velocity: Vec3::new(b.velocity.x, b.velocity.y, 0.0),
                angular_velocity: Vec3::new(0.0, 0.0, b.yaw_rate),
            }
        });
        let (point, towards) = (r.vector(1.5), r.vector(1.0));
        let n = Vec2::new(towards.x, towards.y);
        if n.norm() < 0.1 {
            continue;
        }
        let point = Vec3::new(point.x, point.y, 0.5);
        let n = n.unit();
        let frame = turned_to_approach(&lifted, point, Vec3::new(n.x, n.y, 0.0));
        let (e, mu) = (r.unit(), r.within(0.0, 2.0));
        let flat_frame = ContactFrame2 { point: point.xy(), normal: frame.normal.xy() };
        let a = routh_stronge::planar(&flat, &flat_frame, e, mu).unwrap().outcome;
        let b = routh_stronge::spatial(&lifted, &frame, e, mu).unwrap().outcome;
        let scale = a.impulse.norm();
        let off = (b.impulse - Vec3::new(a.impulse.x, a.impulse.y, 0.0)).norm();
        assert!(off <= 1e-9 * scale, "case {case}: {off} of {scale}");
        assert_eq!(a.full_impact, b.full_impact, "case {case}");
    }
}

#[test]
fn the_slip_turns_as_a_finer_integration_has_it() {
    // The same equations by short Euler steps of the normal impulse, an independent way to the same end.
    let mut r = Numbers(3);
    for case in 0..12 {
        let bodies = [r.body(false), r.body(false)];
        let frame = turned_to_approach(&bodies, r.vector(1.0), Vec3::new(0.8, 0.6, 0.0));
        let (e, mu) = (r.within(0.0, 0.9), r.within(0.1, 0.5));
        let o = routh_stronge::spatial(&bodies, &frame, e, mu).unwrap().outcome;
        let n = frame.normal;
        let steps = 100_000.0;
        let dp = o.normal_impulse / steps;
        let (mut p, mut compression, mut returned) = (Vec3::zero(), 0.0, 0.0);
        let mut least = f64::INFINITY;
        loop {
            let u = o.approach + o.inverse_mass.apply(p);
            let un = n.dot(u);
            if un < 0.0 {
                compression -= un * dp
            } else {
                returned += un * dp
            }
            if un >= 0.0 && returned >= e * e * compression {
                break;
            }
            let slip = u - n * un;
            least = if slip.norm() < least { slip.norm() } else { least };
            p += (n - slip * (mu / slip.norm())) * dp;
        }
        // A slip that stops chatters in short steps; those cases are for the other tests.
        if least > 0.05 * o.approach.norm() {
            let off = (p - o.impulse).norm() / o.impulse.norm();
            assert!(off < 4e-4, "case {case}: {off}");
        }
    }
}
