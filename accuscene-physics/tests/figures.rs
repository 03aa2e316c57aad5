//! Figures of a vehicle: against hand calculation, mirrored, of random vehicles, and where a form does not apply.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::arith::{ln, tan};
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::figures::{LockingAxle, VehicleFigures, figures};
use proptest::prelude::*;

const G: f64 = 9.80665;

fn of(vehicles: &str) -> Vec<VehicleFigures> {
    let text = format!("schema = \"accuscene/scene/1\"\n{vehicles}");
    let scene = Scene::from_toml(&text).unwrap_or_else(|e| panic!("{e:?}"));
    figures(&Model::compile(&scene.resolve()).unwrap_or_else(|e| panic!("{e}")))
}

fn close(value: f64, want: f64, tolerance: f64) {
    assert!((value / want - 1.0).abs() < tolerance, "{value} is not {want}");
}

/// 1,500 kg, axles 1.2 m before and 1.5 m behind the centre of gravity at 0.55 m, tyres of friction 1.
fn car(more: &str) -> VehicleFigures {
    let tyre =
        "{ friction = 1, load_sensitivity = 0, cornering_stiffness = 60000, rolling_resistance = 0.012 }";
    let text = format!(
        r#"
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, cg_behind_front_axle = 1.2, cg_height = 0.55, track_front = 1.5, track_rear = 1.5 }}
tyres = {{ front = {tyre}, rear = {tyre} }}
start = {{ position = [0, 0] }}
{more}
"#
    );
    of(&text).remove(0)
}

#[test]
fn a_car_by_hand() {
    let f = car("aerodynamics = { drag_area = 0.65, air_density = 1.2 }");
    let front = 1500.0 * G * 1.5 / 2.7;
    let rear = 1500.0 * G - front;
    for (load, want) in f.wheel_loads.iter().zip([0.5 * front, 0.5 * front, 0.5 * rear, 0.5 * rear]) {
        close(*load, want, 1e-12);
    }
    assert_eq!((f.cg_behind_front_axle, f.cg_left_of_middle, f.cg_height), (1.2, 0.0, 0.55));
    close(f.static_stability_factor.unwrap(), 1.5 / 1.1, 1e-12);
    close(tan(f.rigid_tilt_angle.unwrap()), 1.5 / 1.1, 1e-12);
    assert!(f.rollover_threshold.unwrap() < f.static_stability_factor.unwrap());
    for c in &f.cornering_stiffness {
        close(*c, 120_000.0, 1e-5);
    }
    let gradient = 1500.0 / 2.7 * (1.5 - 1.2) / 120_000.0;
    close(f.understeer_gradient.unwrap(), gradient, 1e-4);
    close(f.characteristic_speed.unwrap(), (2.7 / gradient).sqrt(), 1e-4);
    assert_eq!(f.critical_speed, None);
    assert_eq!(f.speeds.len(), 4);
    for s in &f.speeds {
        close(s.yaw_velocity_gain.unwrap(), s.speed / (2.7 + gradient * s.speed * s.speed), 1e-4);
        assert!(s.damping_ratio.unwrap() > 0.3 && s.natural_frequency.unwrap() > 1.0);
    }
    let ride = f.ride_frequencies.unwrap();
    assert!(ride[0] > 0.7 && ride[2] < 3.5 && ride[3] > 8.0 && ride[6] < 20.0, "{ride:?}");
    // The wheels' spin adds a percent or two to the mass.
    let resistance = 0.012 * 1500.0 * G;
    let coast = 1500.0 / (1.2 * 0.65) * ln((resistance + 0.39 * 27.8 * 27.8) / resistance);
    let ratio = f.coast_distance.unwrap() / coast;
    assert!(ratio > 1.01 && ratio < 1.06, "{ratio}");
}

#[test]
fn brakes_by_hand() {
    let ideal = (1.5 + 0.7 * 0.55) / 2.7;
    let lock = |front: f64, rear: f64| {
        car(&format!("brakes = {{ mode = \"torque\", front_torque = {front}, rear_torque = {rear} }}"))
    };
    let f = lock(2100.0, 900.0);
    close(f.brake_ideal_front_share.unwrap(), ideal, 1e-12);
    let share = f.brake_front_share.unwrap();
    // The wheels press in unevenly, so that the share of the forces is not quite that of the torques.
    close(share, 0.7, 0.01);
    assert!(share < ideal + 0.01 && f.lock_axle.is_some());
    for (f, axle, arm) in
        [(lock(2700.0, 300.0), LockingAxle::Front, 1.5), (lock(1500.0, 1500.0), LockingAxle::Rear, 1.2)]
    {
        assert_eq!(f.lock_axle, Some(axle));
        let front = f.brake_front_share.unwrap();
        let want = match axle {
            LockingAxle::Front => 0.7 * G * arm / (front * 2.7 - 0.7 * 0.55),
            _ => 0.7 * G * arm / ((1.0 - front) * 2.7 + 0.7 * 0.55),
        };
        close(f.lock_deceleration.unwrap(), want, 1e-12);
        assert!(want < 0.7 * G);
    }
    let weak = lock(300.0, 100.0);
    assert_eq!((weak.lock_deceleration, weak.lock_axle), (None, None));
    assert!(weak.notes.iter().any(|n| n.contains("locks no axle")), "{:?}", weak.notes);
    let shared = car("");
    assert_eq!((shared.brake_front_share, shared.lock_axle), (None, Some(LockingAxle::Both)));
    close(shared.lock_deceleration.unwrap(), 0.7 * G, 1e-12);
}

#[test]
fn compliance_steer_counts_by_its_share_of_the_weight() {
    let stiff = car("").understeer_gradient.unwrap();
    let soft = car("suspension = { front = { compliance_steer = \"2 deg\" } }");
    // Two degrees for a side force as large as the load: two degrees at an acceleration of gravity.
    let more = (soft.understeer_gradient.unwrap() - stiff) * G;
    close(more.to_degrees(), 2.0, 1e-4);
    assert!(soft.effective_cornering_stiffness[0] < soft.cornering_stiffness[0]);
    assert_eq!(soft.effective_cornering_stiffness[1], soft.cornering_stiffness[1]);
}

/// The same figures with left and right exchanged.
fn mirrored(f: &VehicleFigures) -> VehicleFigures {
    let mut m = f.clone();
    for pair in m.wheel_loads.chunks_mut(2) {
        pair.swap(0, 1);
    }
    m.cg_left_of_middle = 0.0 - m.cg_left_of_middle;
    m
}

#[test]
fn a_mirrored_vehicle_has_the_mirrored_figures() {
    let damaged = |side: &str| {
        car(&format!(
            "damage = {{ wheels = [{{ axle = 1, side = \"{side}\", deflated = true }}, \
             {{ axle = 2, side = \"{side}\", setback = 0.1 }}] }}"
        ))
    };
    let (left, right) = (damaged("left"), damaged("right"));
    assert_eq!(mirrored(&left), right);
    assert_ne!(left.cornering_stiffness, car("").cornering_stiffness);

    let beside = |yl: f64, yr: f64| {
        car(&format!(
            "axles = [{{ behind_front_axle = 0, hubs = [[1.2, {yl}], [1.2, {yr}]] }}, \
                      {{ behind_front_axle = 2.7, hubs = [[-1.5, {yl}], [-1.5, {yr}]] }}]"
        ))
    };
    let (left, right) = (beside(0.8, -0.7), beside(0.7, -0.8));
    close(right.wheel_loads[0], left.wheel_loads[1], 1e-12);
    close(left.cg_left_of_middle, -0.05, 1e-12);
    close(right.cg_left_of_middle, 0.05, 1e-12);
    close(right.rollover_threshold.unwrap(), left.rollover_threshold.unwrap(), 1e-12);
    // Its tyres are as stiff as their loads ask, so that it is neutral but for rounding.
    assert!(
        left.understeer_gradient.unwrap().abs() < 1e-12 && right.understeer_gradient.unwrap().abs() < 1e-12
    );
    assert_eq!((left.characteristic_speed, left.critical_speed), (None, None));
    assert!(left.notes.iter().any(|n| n.contains("neutral")), "{:?}", left.notes);
}

#[test]
fn what_does_not_apply_is_left_out_with_a_reason() {
    let bike = of(
        "[[two_wheelers]]\nid = \"bike\"\nkind = \"motorcycle\"\nmass = 200\nwheelbase = 1.45\nrider = { mass = 80 }\nstart = { position = [0, 0] }",
    );
    let bike = &bike[0];
    assert_eq!(
        (bike.static_stability_factor, bike.understeer_gradient, bike.ride_frequencies),
        (None, None, None)
    );
    assert!(bike.notes.iter().any(|n| n.contains("rider")), "{:?}", bike.notes);
    assert!(bike.speeds.is_empty() && bike.lock_deceleration.is_some() && bike.coast_distance.is_some());

    let truck = car(
        "class = \"truck\"\naxles = [{ behind_front_axle = 0 }, { behind_front_axle = 2 }, { behind_front_axle = 3 }]",
    );
    assert!(truck.static_stability_factor.is_some() && truck.rollover_threshold.is_some());
    assert_eq!(
        (truck.understeer_gradient, truck.wheelbase, truck.brake_ideal_front_share),
        (None, None, None)
    );
    assert!(truck.notes.iter().any(|n| n.contains("two axles")), "{:?}", truck.notes);
    assert_eq!(truck.wheel_loads.len(), 6);
    close(truck.wheel_loads.iter().sum(), 1500.0 * G, 1e-12);

    let steered =
        car("axles = [{ behind_front_axle = 0, steered = 1 }, { behind_front_axle = 2.7, steered = -0.2 }]");
    assert!(steered.understeer_gradient.is_some());
    assert!(steered.speeds.iter().all(|s| s.yaw_velocity_gain.is_none() && s.damping_ratio.is_some()));

    let windless = car("aerodynamics = { drag_area = 0 }");
    assert_eq!(windless.coast_distance, None);
    assert!(windless.notes.iter().any(|n| n.contains("air drag")), "{:?}", windless.notes);
}

#[test]
fn coupled_vehicles_have_loads_alone() {
    let both = of(r#"
[[vehicles]]
id = "car"
mass = 1500
dimensions = { length = 4.6, width = 1.8, wheelbase = 2.7, cg_behind_front_axle = 1.2, cg_height = 0.55 }
start = { position = [0, 0] }
[[vehicles]]
id = "trailer"
class = "trailer"
mass = 900
dimensions = { length = 5, width = 2, wheelbase = 4, front_overhang = -1.2, cg_behind_front_axle = 3.7, cg_height = 0.8 }
start = { position = [-6.1, 0] }
[[couplings]]
id = "ball"
kind = "ball"
between = ["car", "trailer"]
hitch = [-2.4, 0, -0.1]
eye = [3.7, 0, -0.35]
"#);
    close(both.iter().flat_map(|f| &f.wheel_loads).sum(), 2400.0 * G, 1e-9);
    for f in &both {
        assert!(
            f.understeer_gradient.is_none()
                && f.static_stability_factor.is_none()
                && f.coast_distance.is_none()
        );
        assert_eq!(f.notes.len(), 1, "{:?}", f.notes);
        assert!(f.notes[0].contains("coupled"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_vehicles_have_finite_figures_and_their_whole_weight(
        mass in 700.0..3200.0_f64,
        wheelbase in 2.2..3.4_f64,
        place in 0.35..0.65_f64,
        height in 0.45..0.9_f64,
        spring in 18e3..30e3_f64,
        friction in 0.6..1.1_f64,
        torques in (200.0..4000.0_f64, 200.0..4000.0_f64),
        model in prop_oneof![Just(""), Just("model = \"fiala\", "), Just("model = \"linear\", "), Just("model = \"tmeasy\", ")],
    ) {
        let text = format!(r#"
[[vehicles]]
id = "car"
mass = {mass}
dimensions = {{ length = 4.8, width = 1.8, wheelbase = {wheelbase}, cg_behind_front_axle = {cg}, cg_height = {height} }}
suspension = {{ front = {{ ride_stiffness = {spring} }}, rear = {{ ride_stiffness = {spring} }} }}
tyres = {{ front = {{ {model}friction = {friction} }}, rear = {{ {model}friction = {friction} }} }}
brakes = {{ mode = "torque", front_torque = {front}, rear_torque = {rear} }}
start = {{ position = [0, 0] }}
"#, cg = place * wheelbase, front = torques.0, rear = torques.1);
        let f = of(&text).remove(0);
        prop_assert!((f.wheel_loads.iter().sum::<f64>() / (mass * G) - 1.0).abs() < 1e-12);
        let shown = format!("{f:?}");
        prop_assert!(!shown.contains("NaN") && !shown.contains("inf"), "{}", shown);
        prop_assert_eq!(f.speeds.len(), 4);
        let neutral = f.notes.iter().any(|n| n.contains("neutral"));
        let turns = [f.characteristic_speed.is_some(), f.critical_speed.is_some(), neutral];
        prop_assert_eq!(turns.iter().filter(|t| **t).count(), 1, "{:?}", f);
        prop_assert!(f.rollover_threshold.is_some() && f.ride_frequencies.is_some());
        prop_assert!(f.ride_frequencies.is_some_and(|r| r.windows(2).all(|p| p[0] <= p[1]) && r[0] > 0.0));
        let share = f.brake_ideal_front_share.expect("two axles");
        prop_assert!(share > 0.0 && share < 1.0);
        prop_assert_eq!(f.lock_deceleration.is_some(), f.lock_axle.is_some());
        // Only a balance at its ideal uses all of the friction.
        let both = 2.0 * 0.7 * 1.1 * G;
        prop_assert!(f.lock_deceleration.is_none_or(|a| a > 0.0 && a < both));
    }
}
