//! What is shaken where it stands has come to rest; what creeps has not.

use accuscene_core::arith::Vec3;
use accuscene_physics::simulation::Stay;

const STEP: f64 = 1e-3;

/// For how long it has stayed after so many steps along a way, m.
fn after(steps: u32, way: impl Fn(f64) -> f64) -> f64 {
    let mut stay = Stay::default();
    (1..=steps).fold(0.0, |_, k| {
        let x = 5.0 + way(f64::from(k));
        stay.observe(Vec3::new(x, -3.0, 0.5), 0.4, STEP)
    })
}

#[test]
fn what_is_shaken_in_its_place_rests_after_a_second() {
    let shaken = |k: f64| if k % 2.0 == 0.0 { 2e-4 } else { -2e-4 };
    assert!(!Stay::rests(after(900, shaken), 1e-4));
    assert!(Stay::rests(after(1100, shaken), 1e-4));
    assert!(!Stay::rests(after(1100, shaken), 1e-2), "too fast, whatever the place");
}

#[test]
fn what_creeps_does_not_rest() {
    for speed in [1e-3, 5e-3, 0.1] {
        assert!(!Stay::rests(after(20_000, |k| speed * STEP * k), 1e-6), "{speed} m/s");
    }
    assert!(!Stay::rests(after(1500, |k| if k < 1200.0 { 0.0 } else { 0.01 }), 1e-6), "a jolt");
}
