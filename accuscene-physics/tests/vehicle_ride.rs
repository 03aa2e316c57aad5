//! Small motions of the vehicle kernel against the linear seven-degree-of-freedom ride model, exact by matrix
//! exponential (oracle `ride7_linear`).

use accuscene_core::arith::{Mat3, Quat, Vec2, Vec3};
use accuscene_physics::tyre::Brush;
use accuscene_physics::vehicle::*;
use serde_json::Value;

/// Weak gravity: the linear ride model leaves out the overturning moment of the weight, this kernel does not.
const G: f64 = 0.1;
/// Shrinks the oracle's start so that the motion stays linear; the answer shrinks with it.
const SCALE: f64 = 1e-5;

#[test]
fn ride_frequencies_and_free_response() {
    let text = include_str!("../../validation/oracles/02_vehicle.json");
    let oracle: Value = serde_json::from_str(text).expect("oracle file");
    let cases = oracle["cases"].as_array().expect("cases").iter().filter(|c| c["model"] == "ride7_linear");
    let mut seen = 0;
    for case in cases {
        seen += 1;
        let (i, o) = (&case["inputs"], &case["outputs"]);
        let f = |k: &str| i[k].as_f64().expect(k);
        let q0: Vec<f64> = i["z0"].as_array().expect("z0").iter().map(|v| v.as_f64().expect("z0")).collect();
        let times: Vec<f64> = i["t"].as_array().expect("t").iter().map(|v| v.as_f64().expect("t")).collect();
        let vehicle = vehicle(&f);
        let h = vehicle_height(&vehicle);
        let sprung_x = vehicle.body.sprung_centre.x;
        // The oracle's body coordinates are those of the sprung mass; small rotations.
        let mut body = BodyState {
            position: Vec3::new(0.0, 0.0, h + SCALE * (q0[0] + sprung_x * q0[2])),
            orientation: Quat::from_euler(SCALE * q0[1], SCALE * q0[2], 0.0),
            ..BodyState::default()
        };
        let mut wheels: Vec<WheelState> = (0..4)
            .map(|k| {
                let hub = vehicle.wheels[k].hub;
                let carried = q0[0] + hub.y * q0[1] - (hub.x - sprung_x) * q0[2];
                WheelState { travel: SCALE * (q0[3 + k] - carried), ..WheelState::default() }
            })
            .collect();
        let foot = Footing::firm(Vec3::new(0.0, 0.0, 1.0), 0.0, 0.0);
        let mut force = vec![WheelForce::default(); 4];
        let dt = 1e-5;
        let mut steps = 0_u64;
        for (t, want) in times.iter().zip(o["q_at_t"].as_array().expect("q_at_t")) {
            while (steps as f64) * dt < t - 0.5 * dt {
                drift(&mut body, &mut wheels, 0.5 * dt);
                let free = [WheelControl::default(); 4];
                kick(
                    &vehicle,
                    &mut body,
                    &mut wheels,
                    &[foot; 4],
                    &free,
                    &mut force,
                    &Wrench::zero(),
                    Vec3::new(0.0, 0.0, -G),
                    dt,
                );
                drift(&mut body, &mut wheels, 0.5 * dt);
                steps += 1;
            }
            let (roll, pitch, _) = body.orientation.to_euler();
            let z = body.position.z - h - sprung_x * pitch;
            let mut got = vec![z, roll, pitch];
            for (wheel, state) in vehicle.wheels.iter().zip(&wheels) {
                let hub = wheel.hub;
                got.push(state.travel + z + hub.y * roll - (hub.x - sprung_x) * pitch);
            }
            for (k, (g, w)) in got.iter().zip(want.as_array().expect("row")).enumerate() {
                let (g, w) = (g / SCALE, w.as_f64().expect("q"));
                println!("{} t {t} q{k}: {g:.6} want {w:.6}", case["id"]);
                assert!((g - w).abs() < 2e-3 * 0.05 + 0.01 * w.abs(), "q{k} at {t}: {g} want {w}");
            }
        }
    }
    assert!(seen > 0, "the oracle file has no ride7_linear case");
}

/// Static height of the origin over the ground.
fn vehicle_height(v: &Vehicle<f64>) -> f64 {
    let w = &v.wheels[0];
    let load = w.suspension.preload + w.mass * G;
    w.radius - load / w.vertical_stiffness - w.hub.z
}

#[expect(clippy::expect_used, reason = "the oracle's figures make a sound car")]
/// The oracle's car. Its inertias are those of the sprung mass alone, and it has no height: with the centre of
/// gravity at hub height the wheels add no roll or pitch coupling.
fn vehicle(f: &dyn Fn(&str) -> f64) -> Vehicle<f64> {
    // The oracle counts from the centre of the sprung mass, the kernel from that of the whole vehicle.
    let (mf, mr) = (f("mu_f"), f("mu_r"));
    let mass = f("ms") + 2.0 * (mf + mr);
    let centre = 2.0 * (mf * f("lf") - mr * f("lr")) / mass;
    let (lf, lr) = (f("lf") - centre, f("lr") + centre);
    let mut wheels = Vec::new();
    for (x, track, end) in [(lf, f("Tf"), "f"), (-lr, f("Tr"), "r")] {
        for side in [0.5, -0.5] {
            wheels.push(Wheel {
                hub: Vec3::new(x, side * track, 0.0),
                mass: f(&format!("mu_{end}")),
                spin_inertia: 1.0,
                radius: 0.3,
                vertical_stiffness: f("kt"),
                vertical_damping: 0.0,
                rolling_resistance: 0.0,
                steer_compliance: 0.0,
                suspension: Suspension {
                    stiffness: f(&format!("ks_{end}")),
                    bump_damping: f(&format!("cs_{end}")),
                    rebound_damping: f(&format!("cs_{end}")),
                    travel: 1.0,
                    stop_stiffness: 0.0,
                    anti_roll: f(&format!("karb_{end}")) / (track * track),
                    ..Suspension::default()
                },
                tyre: Brush {
                    stiffness: Vec2::new(1.0, 1.0),
                    relaxation: Vec2::new(1.0, 1.0),
                    friction: 1.0,
                    nominal_load: 1.0,
                    ..Brush::default()
                }
                .into(),
            });
        }
    }
    let ix = f("Ix") + 0.5 * (mf * f("Tf") * f("Tf") + mr * f("Tr") * f("Tr"));
    let iy = f("Iy") + f("ms") * centre * centre + 2.0 * (mf * lf * lf + mr * lr * lr);
    let inertia = Mat3::diagonal(Vec3::new(ix, iy, ix + iy));
    // All masses at hub height, so that roll and pitch move nothing sideways.
    let loads = [mass * G * lr / (lf + lr), mass * G * lf / (lf + lr)];
    Vehicle::assemble("ride", mass, inertia, 0.2999, wheels, &loads, [0.0; 2], G).expect("a sound car")
}
