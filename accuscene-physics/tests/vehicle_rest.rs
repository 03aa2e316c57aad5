//! Vehicles that stand, roll and skid: rest is rest, and rolling is what mechanics says.

use accuscene_core::arith::{Mat3, Quat, Vec3};
use accuscene_physics::terrain::Plane;
use accuscene_physics::vehicle::*;

mod fixture;

use fixture::G;

/// The fixture's car without air drag, which the closed forms leave out.
fn car(rolling_resistance: f64) -> Vehicle<f64> {
    let mut vehicle = fixture::car(rolling_resistance);
    vehicle.body.drag = 0.0;
    vehicle
}

struct Run {
    vehicle: Vehicle<f64>,
    body: BodyState,
    wheels: Vec<WheelState>,
    force: Vec<WheelForce>,
    plane: Plane,
    mu: f64,
}

impl Run {
    fn on(plane: Plane, vehicle: Vehicle<f64>, speed: f64, control: &[WheelControl]) -> Self {
        let mu = 0.7;
        // Level with the ground, nose uphill.
        let x = plane.along(0.0);
        let y = plane.normal.cross(x);
        let m = Mat3::from_rows(x, y, plane.normal).transposed();
        let pitch = accuscene_core::arith::atan2(-m.rows[2].x, m.rows[0].x);
        let orientation = Quat::from_euler(0.0, pitch, 0.0);
        let start = BodyState {
            position: plane.normal * 0.55,
            orientation,
            velocity: x * speed,
            ..BodyState::default()
        };
        let ground = |_: Vec3| Footing::firm(plane.normal, 0.0, mu);
        let posture = settle(&vehicle, &start, control, Wrench::zero(), Vec3::new(0.0, 0.0, -G), &ground);
        assert!(posture.residual < 1e-9, "{}", posture.residual);
        let n = vehicle.wheels.len();
        let mut wheels = posture.wheels;
        for (w, c) in wheels.iter_mut().zip(control) {
            w.spin = if c.lock >= 0.5 { 0.0 } else { speed / 0.2925 };
        }
        Self { vehicle, body: posture.body, wheels, force: vec![WheelForce::default(); n], plane, mu }
    }

    fn step(&mut self, control: &[WheelControl], h: f64) {
        let foot = Footing::firm(self.plane.normal, 0.0, self.mu);
        drift(&mut self.body, &mut self.wheels, h * 0.5);
        let g = Vec3::new(0.0, 0.0, -G);
        kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            &[foot; 4],
            control,
            &mut self.force,
            &Wrench::zero(),
            g,
            h,
        );
        drift(&mut self.body, &mut self.wheels, h * 0.5);
    }
}

fn locked() -> [WheelControl; 4] {
    [WheelControl { lock: 1.0, ..WheelControl::default() }; 4]
}

#[test]
fn locked_car_stays_on_a_slope() {
    let mut run = Run::on(Plane::new(0.15, 0.0), car(0.0), 0.0, &locked());
    let start = run.body.position;
    for _ in 0..60_000 {
        run.step(&locked(), 1e-3);
    }
    let moved = (run.body.position - start).norm();
    println!("moved {moved:e} m, speed {:e}", run.body.velocity.norm());
    assert!(moved < 1e-9, "{moved}");
}

#[test]
fn free_car_rolls_down_as_mechanics_says() {
    let free = [WheelControl::default(); 4];
    let plane = Plane::new(0.15, 0.0);
    let mut run = Run::on(plane, car(0.0), 0.0, &free);
    let start = run.body.position;
    for _ in 0..3_000 {
        run.step(&free, 1e-3);
    }
    let sin = 0.15 / (1.0 + 0.15_f64 * 0.15).sqrt();
    let r = run.force[0].loaded_radius;
    let a = 1_500.0 * G * sin / (1_500.0 + 4.0 / (r * r));
    let moved = (run.body.position - start).norm();
    println!("moved {moved} want {}", 0.5 * a * 9.0);
    assert!((moved - 0.5 * a * 9.0).abs() < 0.005 * moved);
}

#[test]
fn locked_skid_stops_where_it_should() {
    let mut run = Run::on(Plane::new(0.0, 0.0), car(0.0), 20.0, &locked());
    for _ in 0..8_000 {
        run.step(&locked(), 1e-3);
    }
    let want = 400.0 / (2.0 * 0.7 * G);
    println!("x {} want {want} v {:e}", run.body.position.x, run.body.velocity.norm());
    assert!((run.body.position.x - want).abs() < 0.005 * want);
    assert!(run.body.velocity.norm() < 1e-3);
}
