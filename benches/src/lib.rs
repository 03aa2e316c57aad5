//! Inputs that the benchmarks share.

use accuscene_core::arith::{Mat3, Vec2, Vec3};
use accuscene_physics::tyre::Brush;
use accuscene_physics::vehicle::{Suspension, Vehicle, Wheel};

/// Acceleration of free fall, m/s².
pub const G: f64 = 9.80665;

/// A mid-size car of 1,500 kg.
///
/// # Panics
/// Never: the figures make a sound car.
#[must_use]
#[expect(clippy::expect_used, reason = "the figures make a sound car")]
pub fn car() -> Vehicle<f64> {
    let wheel = |x: f64, y: f64| Wheel {
        hub: Vec3::new(x, y, 0.0),
        mass: 40.0,
        spin_inertia: 1.0,
        radius: 0.31,
        vertical_stiffness: 210_000.0,
        vertical_damping: 300.0,
        rolling_resistance: 0.012,
        steer_compliance: 0.0,
        suspension: Suspension {
            stiffness: 25_000.0,
            bump_damping: 1_500.0,
            rebound_damping: 2_000.0,
            travel: 0.08,
            stop_stiffness: 250_000.0,
            anti_roll: 5_000.0,
            ..Suspension::default()
        },
        tyre: Brush {
            stiffness: Vec2::new(80_000.0, 60_000.0),
            relaxation: Vec2::new(0.2, 0.4),
            damping: 2_000.0,
            friction: 1.0,
            load_sensitivity: 0.0,
            speed_sensitivity: 0.0,
            nominal_load: 3_700.0,
        }
        .into(),
    };
    let inertia = Mat3::diagonal(Vec3::new(550.0, 2_400.0, 2_600.0));
    let wheels = vec![wheel(1.2, 0.76), wheel(1.2, -0.76), wheel(-1.5, 0.75), wheel(-1.5, -0.75)];
    let weight = 1_500.0 * G;
    let loads = [weight * 1.5 / 2.7, weight * 1.2 / 2.7];
    Vehicle::assemble("car", 1_500.0, inertia, 0.55, wheels, &loads, [0.4, 0.0], G).expect("a sound car")
}

/// Two crossing cars, as a scene file.
pub const TWO_CARS: &str = r#"
schema = "accuscene/scene/1"

[options]
duration = "5 s"
stop_at_rest = false

[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
start = { position = [-12, 0], heading = "0 deg", speed = "15 m/s" }
driver = { phases = [{ after = { time = 0.65 }, brake = 1.0 }] }

[[vehicles]]
id = "b"
mass = 1300
dimensions = { length = 4.3, width = 1.75, wheelbase = 2.6 }
start = { position = [-2.5, -11.5], heading = "75 deg", speed = "15 m/s" }
driver = { phases = [{ after = { time = 0.65 }, brake = 1.0 }] }
"#;
