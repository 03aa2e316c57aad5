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
