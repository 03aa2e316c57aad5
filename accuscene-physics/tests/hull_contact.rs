//! The hull on the ground, without wheels: energy, momentum, rest, friction, mirror images.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod fixture;

use accuscene_core::arith::{Mat3, PI, Philox, Quat, Real, Vec3};
use accuscene_physics::hull::{Hull, HullPoint, PointState, Profile};
use accuscene_physics::vehicle::{Body, BodyState, Energy, Footing, Mobility, Vehicle, Wrench, drift, kick};
use proptest::prelude::*;

const G: f64 = 9.80665;
const DOWN: Vec3 = Vec3 { x: 0.0, y: 0.0, z: -G };

/// A body of a car's mass and shape without wheels.
fn block() -> Vehicle<f64> {
    let (mass, inertia) = (1_500.0, Mat3::diagonal(Vec3::new(550.0, 2_400.0, 2_600.0)));
    let mobility = Mobility::new(mass, Vec3::zero(), inertia, &[]).expect("a sound body");
    let body = Body {
        mass,
        inertia,
        sprung_mass: mass,
        sprung_centre: Vec3::zero(),
        sprung_inertia: inertia,
        mobility,
        drag: 0.0,
        lift: 0.0,
    };
    Vehicle { body, wheels: Vec::new() }
}

/// The block on the ground.
struct Wreck {
    vehicle: Vehicle<f64>,
    hull: Hull,
    points: Vec<PointState>,
    body: BodyState,
    ground: Footing<f64>,
    step: f64,
    load: Wrench,
    /// Work that the ground has taken, J.
    taken: f64,
}

impl Wreck {
    fn new(orientation: Quat<f64>, velocity: Vec3, rate: Vec3, ground: Footing<f64>, step: f64) -> Self {
        let vehicle = block();
        let profile = Profile { length: [2.1, -2.4], width: [0.9, -0.9], height: [-0.55, 0.9] };
        let hull = Hull::new(&vehicle, &profile.car(), step);
        let points = hull.start();
        let mut body = BodyState { orientation, velocity, rate, ..BodyState::default() };
        // The lowest point just above the ground.
        let turn = orientation.matrix();
        let lowest =
            hull.points().iter().map(|p| turn.apply(p.at).dot(ground.normal)).fold(f64::INFINITY, Real::min);
        body.position = ground.normal * (ground.offset + 0.001 - lowest);
        Self { vehicle, hull, points, body, ground, step, load: Wrench::zero(), taken: 0.0 }
    }

    fn step(&mut self) {
        let h = self.step;
        drift(&mut self.body, &mut [], 0.5 * h);
        let ground = self.ground;
        self.load = self.hull.press(&self.body, &|_| ground, &mut self.points, h);
        let before = self.body;
        kick(&self.vehicle, &mut self.body, &mut [], &[], &[], &mut [], &self.load, DOWN, h);
        let velocity = self.body.orientation.matrix().apply_transposed(before.velocity + self.body.velocity);
        let rate = before.rate + self.body.rate;
        self.taken -= 0.5 * h * (self.load.force.dot(velocity) + self.load.moment.dot(rate));
        drift(&mut self.body, &mut [], 0.5 * h);
    }

    /// What the bodywork stores, J.
    fn stored(&self) -> f64 {
        let turn = self.body.orientation.matrix();
        let one = |(p, s): (&HullPoint, &PointState)| {
            let at = self.body.position + turn.apply(p.at + s.crush);
            let depth = Real::max(self.ground.offset - self.ground.normal.dot(at), 0.0);
            0.5 * p.spring * (depth * depth + s.deflection.dot(s.deflection))
        };
        self.hull.points().iter().zip(&self.points).map(one).sum()
    }

    /// Motion and height, J.
    fn energy(&self) -> f64 {
        let e = Energy::of(&self.vehicle, &self.body, &[], &[], DOWN);
        e.motion + e.height
    }
}

fn level(friction: f64) -> Footing<f64> {
    Footing::firm(Vec3::new(0.0, 0.0, 1.0), 0.0, friction)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_drop_gains_energy_and_every_impulse_is_momentum(
        roll in -3.1..3.1_f64, pitch in -1.5..1.5_f64, yaw in -3.0..3.0_f64,
        vx in -15.0..15.0_f64, vy in -15.0..15.0_f64, vz in -8.0..0.0_f64,
        wx in -6.0..6.0_f64, wy in -3.0..3.0_f64, wz in -3.0..3.0_f64,
        friction in 0.0..1.5_f64,
        step in prop_oneof![Just(0.00025), Just(0.0005), Just(0.001)],
    ) {
        let q = Quat::from_euler(roll, pitch, yaw);
        let mut w = Wreck::new(q, Vec3::new(vx, vy, vz), Vec3::new(wx, wy, wz), level(friction), step);
        let start = w.energy();
        // Where a point meets the ground within a step is known to the step only.
        let allowed = 4e-3 * (step / 1e-3) * start;
        let mut lost: f64 = 0.0;
        for _ in 0..(3.0 / step) as usize {
            let before = w.body.velocity;
            w.step();
            let now = w.taken - w.stored();
            prop_assert!(lost - now <= allowed, "gains {} J of {start} J at {step} s", lost - now);
            prop_assert!(w.energy().is_finite());
            lost = Real::max(lost, now);

            let normal: f64 = w.points.iter().map(|p| p.load).sum();
            let lifted = (w.body.velocity.z - before.z) / step + G;
            prop_assert!((1500.0 * lifted - normal).abs() <= 1e-9 * (1500.0 * G + normal));
            let dragged = (w.body.velocity - before).xy().norm() * 1500.0 / step;
            let limit = w.hull.friction * friction * normal;
            prop_assert!(dragged <= limit * (1.0 + 1e-9) + 1e-6, "{dragged} N over {limit} N");
            prop_assert!(w.points.iter().all(|p| p.load >= 0.0));
        }
    }
}

/// Four corners of a flat roof, or of a plate.
fn plate() -> Vec<Vec3> {
    [(1.0, 0.7), (1.0, -0.7), (-1.0, 0.7), (-1.0, -0.7)].map(|(x, y)| Vec3::new(x, y, 0.85)).to_vec()
}

fn on_roof(velocity: Vec3, ground: Footing<f64>, step: f64) -> Wreck {
    let mut w = Wreck::new(Quat::from_euler(PI, 0.0, 0.0), velocity, Vec3::zero(), ground, step);
    w.hull = Hull::new(&w.vehicle, &plate(), step);
    w.points = w.hull.start();
    w.body.position = ground.normal * (0.85 + 0.001);
    w
}

#[test]
fn a_flat_drop_comes_back_with_its_restitution() {
    for (speed, step) in [(1.0, 0.001), (2.0, 0.001), (4.0, 0.001), (6.0, 0.001), (4.0, 0.005)] {
        let mut w = on_roof(Vec3::new(0.0, 0.0, -speed), level(0.7), step);
        let mut up = 0.0;
        for _ in 0..(0.3 / step) as usize {
            w.step();
            up = Real::max(w.body.velocity.z, up);
        }
        println!("{speed} m/s at {step} s: restitution {:.3}", up / speed);
        assert!(up / speed > 0.1 && up / speed < 0.3);
    }
}

#[test]
fn a_slide_on_the_roof_slows_by_friction() {
    let mut w = on_roof(Vec3::new(8.0, 6.0, 0.0), level(0.7), 0.001);
    for _ in 0..500 {
        w.step();
    }
    let (before, begun) = (w.body.velocity, w.body.velocity.xy().norm());
    for _ in 0..500 {
        w.step();
    }
    let slowed = (begun - w.body.velocity.xy().norm()) / 0.5;
    let want = 0.6 * 0.7 * G;
    println!("slows by {slowed} m/s², mu g is {want}");
    assert!((slowed / want - 1.0).abs() < 5e-3);
    let course = before.x * w.body.velocity.y - before.y * w.body.velocity.x;
    let turned = course / (before.xy().norm() * w.body.velocity.xy().norm());
    assert!(turned.abs() < 1e-4, "friction is against the motion, {turned} rad");
}

#[test]
fn a_roof_on_a_slope_holds_without_creeping() {
    let normal = Vec3::new(-0.2, 0.0, 1.0).unit();
    let mut w = on_roof(Vec3::zero(), Footing::firm(normal, 0.0, 0.7), 0.001);
    // Level with the slope.
    let about = accuscene_core::arith::atan(-0.2);
    w.body.orientation = Quat::from_euler(0.0, about, 0.0).product(Quat::from_euler(PI, 0.0, 0.0));
    for _ in 0..5000 {
        w.step();
    }
    let place = w.body.position;
    for _ in 0..60_000 {
        w.step();
    }
    let crept = (w.body.position - place).norm() / 60.0;
    println!("creeps at {crept:e} m/s, moves at {:e}", w.body.velocity.norm());
    assert!(crept < 1e-12 && w.body.velocity.norm() < 1e-9);

    // Steeper than the friction it slides down as on an inclined plane.
    let normal = Vec3::new(-0.8, 0.0, 1.0).unit();
    let mut w = on_roof(Vec3::zero(), Footing::firm(normal, 0.0, 0.7), 0.001);
    let about = accuscene_core::arith::atan(-0.8);
    w.body.orientation = Quat::from_euler(0.0, about, 0.0).product(Quat::from_euler(PI, 0.0, 0.0));
    for _ in 0..1000 {
        w.step();
    }
    let begun = w.body.velocity.norm();
    for _ in 0..1000 {
        w.step();
    }
    let want = G * (-normal.x - 0.42 * normal.z);
    assert!(((w.body.velocity.norm() - begun) / want - 1.0).abs() < 0.01);
}

#[test]
fn mirrored_drops_give_mirrored_bits() {
    let run = |side: f64| {
        let q = Quat::from_euler(1.1 * side, 0.2, 0.7 * side);
        let rate = Vec3::new(3.0 * side, 0.4, -side);
        let mut w = Wreck::new(q, Vec3::new(9.0, 4.0 * side, -2.0), rate, level(0.7), 0.001);
        for _ in 0..4000 {
            w.step();
        }
        w.body
    };
    let (l, r) = (run(1.0), run(-1.0));
    assert!(l.position.x != 0.0 && l.position.y != 0.0);
    assert_eq!([l.position.x, l.position.z], [r.position.x, r.position.z]);
    assert_eq!([l.position.y, l.rate.x, l.rate.z], [-r.position.y, -r.rate.x, -r.rate.z]);
    assert_eq!([l.rate.y, l.velocity.x, l.velocity.y], [r.rate.y, r.velocity.x, -r.velocity.y]);
}

#[test]
fn a_body_that_clears_the_ground_is_not_pressed() {
    let mut pressed = 0;
    for k in 0..2000 {
        let angle = f64::from(k) * 0.37;
        let q = Quat::from_euler(angle, 0.8 * angle, 0.3 * angle);
        let mut w = Wreck::new(q, Vec3::zero(), Vec3::zero(), level(0.7), 0.001);
        w.body.position.z += 0.3 * accuscene_core::arith::sin_cos(angle * 1.7).0;
        let ground = w.ground;
        let load = w.hull.press(&w.body, &|_| ground, &mut w.points, 1e-3);
        pressed += usize::from(load != Wrench::zero());
        assert!(!w.hull.clears(&w.body, &ground, 0.0) || load == Wrench::zero());
    }
    assert!(pressed > 500);
}

#[test]
fn what_clears_the_ground_for_a_while_does_not_come_to_it() {
    let car = fixture::car(0.012);
    let profile = Profile { length: [2.1, -2.4], width: [0.9, -0.9], height: [-0.4, 0.9] };
    let hull = Hull::new(&car, &profile.car(), 0.004);
    let (ground, dt) = (level(0.7), 0.05);
    let (mut cleared, mut upright) = (0, 0);
    let random = Philox::new(20);
    for k in 0..8000 {
        let between = |d: u32, low: f64, high: f64| low + (high - low) * random.uniform(k, d);
        // A part of them about as far over as the flanks of the wheels begin to count.
        let roll = if k % 2 == 0 { between(0, -0.7, 0.7) } else { between(0, -3.1, 3.1) };
        let mut body = BodyState {
            orientation: Quat::from_euler(roll, between(1, -0.4, 0.4), between(2, -3.0, 3.0)),
            velocity: Vec3::new(between(3, -20.0, 20.0), between(4, -20.0, 20.0), between(5, -4.0, 2.0)),
            rate: Vec3::new(between(6, -3.0, 3.0), between(7, -2.0, 2.0), between(8, -6.0, 6.0)),
            ..BodyState::default()
        };
        body.position.z = between(9, 0.4, 1.6);
        if !hull.clears(&body, &ground, dt) {
            continue;
        }
        cleared += 1;
        upright += usize::from(body.orientation.matrix().rows[2].z > 0.866);
        for _ in 0..=10 {
            let load = hull.press(&body, &|_| ground, &mut hull.start(), 1e-3);
            assert_eq!(load, Wrench::zero(), "case {k}: {body:?}");
            drift(&mut body, &mut [], dt / 10.0);
        }
    }
    println!("{cleared} clear the ground, {upright} of them upright");
    assert!(cleared > 800 && upright > 300);
}
