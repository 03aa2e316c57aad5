//! The planar vehicle kernel: closed forms, mirror images, lanes.

mod fixture;

use accuscene_core::arith::{Lane, Quat, Real, Vec3};
use accuscene_physics::vehicle::*;
use fixture::{G, car};

const LOCK: WheelControl = WheelControl { steer: 0.0, drive: 0.0, brake: 0.0, grip: 0.0, lock: 1.0 };

fn level(friction: f64) -> Footing<f64> {
    Footing::firm(Vec3::new(0.0, 0.0, 1.0), 0.0, friction)
}

/// A vehicle on its way.
struct Drive {
    vehicle: Vehicle<f64>,
    planar: Planar<f64>,
    body: BodyState,
    wheels: Vec<WheelState>,
    force: Vec<WheelForce>,
}

impl Drive {
    fn new(speed: f64) -> Self {
        let vehicle = car(0.0);
        let planar = Planar::new(&vehicle, G);
        let wheel = WheelState { spin: speed / 0.2925, ..WheelState::default() };
        let body = BodyState {
            position: Vec3::new(0.0, 0.0, planar.cg_height),
            velocity: Vec3::new(speed, 0.0, 0.0),
            ..BodyState::default()
        };
        Self { vehicle, planar, body, wheels: vec![wheel; 4], force: vec![WheelForce::default(); 4] }
    }

    fn step(&mut self, ground: &[Footing<f64>; 4], controls: &[WheelControl; 4], load: Wrench, dt: f64) {
        drift(&mut self.body, &mut self.wheels, 0.5 * dt);
        self.planar.kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            ground,
            controls,
            &mut self.force,
            &load,
            Vec3::new(0.0, 0.0, -G),
            dt,
        );
        drift(&mut self.body, &mut self.wheels, 0.5 * dt);
    }

    fn loads(&self) -> [f64; 4] {
        [0, 1, 2, 3].map(|i| self.force[i].force.z)
    }
}

#[test]
fn a_locked_car_stops_after_its_skid() {
    for dt in [0.001, 0.005] {
        let mut drive = Drive::new(20.0);
        drive.wheels.iter_mut().for_each(|w| w.spin = 0.0);
        let mut furthest = 0.0;
        for _ in 0..(14.0 / dt) as u32 {
            drive.step(&[level(0.7); 4], &[LOCK; 4], Wrench::zero(), dt);
            furthest = Real::max(furthest, drive.body.position.x);
        }
        // The air takes its part: m v' = -(mu m g + c v^2).
        let (m, c, f) = (1500.0, 0.4, 0.7 * 1500.0 * G);
        let want = m / (2.0 * c) * accuscene_core::arith::ln(1.0 + c * 400.0 / f);
        let end = drive.body.position.x;
        println!("step {dt}: {furthest} m, {end} m at rest, closed form {want} m");
        assert!((furthest - want).abs() < 1e-4 * want);
        // The treads spring back by what they were bent at the end.
        assert!(end < furthest && (end - want).abs() < 1e-3 * want);
        assert!(drive.body.velocity.norm() < 1e-9);
    }
}

#[test]
fn loads_come_to_the_closed_form() {
    // What pulls at the centre of gravity is held by the tyres at standstill.
    let mut drive = Drive::new(0.0);
    let pull = Vec3::new(3_000.0, -2_500.0, 0.0);
    let load = Wrench { force: pull, moment: Vec3::zero() };
    for _ in 0..20_000 {
        drive.step(&[level(0.9); 4], &[LOCK; 4], load, 0.001);
    }
    let front = |a: &PlanarAxle<f64>| a.roll;
    let transfer = LoadTransfer {
        mass: 1500.0,
        front: 1.2,
        rear: 1.5,
        cg_height: drive.planar.cg_height,
        tracks: [1.52, 1.5],
        front_roll_share: front(&drive.planar.axles[0]),
        gravity: G,
    };
    let want = transfer.wheel_loads(-pull.x / 1500.0, -pull.y / 1500.0);
    for (load, want) in drive.loads().iter().zip(want) {
        assert!((load - want).abs() < 1e-6, "{:?}, closed form {want}", drive.loads());
    }
}

#[test]
fn the_roll_share_is_that_of_springs_tyres_and_links() {
    let mut vehicle = car(0.0);
    for (w, height) in vehicle.wheels.iter_mut().zip([0.05, 0.05, 0.12, 0.12]) {
        w.suspension.lateral_path = height / w.hub.y;
    }
    let planar = Planar::new(&vehicle, G);
    let stiffness = |track: f64| {
        let body = (0.5 * 25_000.0 + 5_000.0) * track * track;
        let tyres = 0.5 * 210_000.0 * track * track;
        body * tyres / (body + tyres)
    };
    let want = front_roll_share([stiffness(1.52), stiffness(1.5)], [0.05, 0.12], 1.2, 1.5, 0.55);
    assert!((planar.axles[0].roll - want).abs() < 1e-12, "{} {want}", planar.axles[0].roll);
    assert!((planar.axles[0].roll + planar.axles[1].roll - 1.0).abs() < 1e-12);
    assert!(planar.lag > 0.03 && planar.lag < 0.12, "{}", planar.lag);
}

#[test]
fn a_lifted_wheel_leaves_three_in_balance() {
    let mut drive = Drive::new(0.0);
    // Braking and cornering by forces at the centre of gravity until the inner rear wheel is off the ground.
    let load = Wrench { force: Vec3::new(9_000.0, -14_000.0, 0.0), moment: Vec3::zero() };
    for _ in 0..20_000 {
        drive.step(&[level(2.0); 4], &[LOCK; 4], load, 0.001);
    }
    let loads = drive.loads();
    println!("{loads:?}");
    assert_eq!(loads[2], 0.0, "{loads:?}");
    assert!(loads[0] > 0.0);
    let moments = drive
        .vehicle
        .wheels
        .iter()
        .zip(loads)
        .fold([0.0; 3], |[sum, x, y], (w, f)| [sum + f, x + f * w.hub.x, y + f * w.hub.y]);
    let h = drive.planar.cg_height;
    assert!((moments[0] - 1500.0 * G).abs() < 1e-6, "{moments:?}");
    assert!((moments[1] - h * 9_000.0).abs() < 1e-3, "{moments:?}");
    assert!((moments[2] + h * 14_000.0).abs() < 1e-3, "{moments:?}");
}

#[test]
fn it_stands_where_it_is_held_on_a_slope() {
    let normal = Vec3::new(-0.08, 0.06, 1.0).unit();
    let ground = Footing::firm(normal, 0.0, 0.6);
    let vehicle = car(0.0);
    let planar = Planar::new(&vehicle, G);
    let start = BodyState { position: Vec3::new(0.0, 0.0, 0.6), ..BodyState::default() };
    let down = Vec3::new(0.0, 0.0, -G);
    let posture = planar.settle(&vehicle, &start, &[LOCK; 4], Wrench::zero(), down, &|_| ground);
    assert!(posture.holds, "{:e} m/s² are left", posture.residual);
    let (mut body, mut wheels) = (posture.body, posture.wheels);
    let mut force = vec![WheelForce::default(); 4];
    for _ in 0..12_000 {
        drift(&mut body, &mut wheels, 0.0025);
        planar.kick(
            &vehicle,
            &mut body,
            &mut wheels,
            &[ground; 4],
            &[LOCK; 4],
            &mut force,
            &Wrench::zero(),
            down,
            0.005,
        );
        drift(&mut body, &mut wheels, 0.0025);
    }
    let moved = (body.position - posture.body.position).norm();
    println!("residual {:e}; {moved:e} m in 60 s, {:e} m/s", posture.residual, body.velocity.norm());
    assert!(moved < 6e-8 && body.velocity.norm() < 1e-9);
}

/// Steer angle, brake torque and load to the side over time; lanes differ by `k`.
fn drive_bits<R: Real>(first: usize, mirrored: bool) -> Vec<Vec<u64>> {
    let side = if mirrored { -1.0 } else { 1.0 };
    let own = |k: usize, mirror: bool, v: f64| {
        let v = v * (1.0 + 0.05 * (first + k) as f64);
        if mirror { side * v } else { v }
    };
    let put = |mirror: bool, v: f64| {
        (0..R::LANES).fold(R::zero(), |r: R, lane| r.with_lane(lane, own(lane, mirror, v)))
    };
    let vehicle: Vehicle<R> = car(0.012).splat();
    let planar: Planar<R> = Planar::new(&car(0.012), G).splat();
    let mut body = BodyState::<R> {
        position: Vec3::splat(Vec3::new(0.0, 0.0, 0.55)),
        orientation: Quat::identity(),
        velocity: Vec3::new(put(false, 20.0), R::zero(), R::zero()),
        ..BodyState::default()
    };
    let mut wheels = [WheelState::<R> { spin: put(false, 20.0 / 0.2925), ..WheelState::default() }; 4];
    let normal = Vec3::new(R::splat(-0.03), put(true, 0.02), R::one()).unit();
    let footing = [Footing::firm(normal, R::zero(), R::splat(0.8)); 4];
    // Which wheel stands where the mirror image has its left front wheel.
    let seat = |k: usize| if mirrored { k ^ 1 } else { k };
    let mut control = [WheelControl::<R>::default(); 4];
    for c in &mut control[..2] {
        c.steer = put(true, 0.05);
    }
    control[seat(2)].brake = put(false, 300.0);
    control[seat(3)].grip = put(false, 0.4);
    let load = Wrench {
        force: Vec3::new(R::zero(), put(true, 900.0), R::zero()),
        moment: Vec3::new(put(true, 200.0), R::splat(100.0), put(true, 300.0)),
    };
    let mut force = [WheelForce::<R>::default(); 4];
    let gravity = Vec3::splat(Vec3::new(0.0, 0.0, -G));
    let (half, whole) = (R::splat(1.25e-3), R::splat(2.5e-3));
    for _ in 0..1200 {
        drift(&mut body, &mut wheels, half);
        planar.kick(&vehicle, &mut body, &mut wheels, &footing, &control, &mut force, &load, gravity, whole);
        drift(&mut body, &mut wheels, half);
    }
    let bits = |lane: usize| {
        // A zero of either sign is the same place.
        let bit =
            |v: R, mirror: bool| (if mirror { side * v.lane(lane) } else { v.lane(lane) } + 0.0).to_bits();
        let mut out = vec![
            bit(body.position.x, false),
            bit(body.position.y, true),
            bit(body.position.z, false),
            bit(body.velocity.x, false),
            bit(body.velocity.y, true),
            bit(body.rate.z, true),
            bit(body.orientation.w, false),
            bit(body.orientation.v.x, true),
            bit(body.orientation.v.y, false),
            bit(body.orientation.v.z, true),
        ];
        for k in 0..4 {
            let (f, w) = (&force[seat(k)], &wheels[seat(k)]);
            out.extend([bit(f.force.x, false), bit(f.force.y, true), bit(f.force.z, false)]);
            out.extend([bit(w.spin, false), bit(w.travel, false)]);
        }
        out
    };
    (0..R::LANES).map(bits).collect()
}

#[test]
fn every_width_gives_the_same_bits() {
    let scalar: Vec<_> = (0..8).flat_map(|k| drive_bits::<f64>(k, false)).collect();
    assert_eq!(scalar, (0..4).flat_map(|k| drive_bits::<Lane<2>>(2 * k, false)).collect::<Vec<_>>());
    assert_eq!(scalar, (0..2).flat_map(|k| drive_bits::<Lane<4>>(4 * k, false)).collect::<Vec<_>>());
    assert_eq!(scalar, drive_bits::<Lane<8>>(0, false));
    assert_ne!(scalar[0], scalar[1], "the lanes must differ for the test to mean anything");
}

#[test]
fn the_mirror_image_has_the_mirrored_bits() {
    for k in 0..8 {
        let right = drive_bits::<f64>(k, false);
        assert_eq!(right, drive_bits::<f64>(k, true), "lane {k}");
    }
}
