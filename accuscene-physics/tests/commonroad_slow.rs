//! The models at walking pace and with a wheel turning backwards, against the package's own functions.

use accuscene_physics::commonroad::{BMW_320I, Input, drift_track, multi_body, single_track};

const CORE: [f64; 7] = [1.0, 2.0, 0.3, 0.05, 0.4, 0.02, 0.1];

fn agree<const N: usize>(got: [f64; N], want: [f64; N]) {
    for i in 0..N {
        assert!((got[i] - want[i]).abs() <= 1e-11 * (1.0 + want[i].abs()), "{i}: {} {}", got[i], want[i]);
    }
}

fn input(acceleration: f64) -> Input {
    Input { steer_rate: 0.2, acceleration }
}

#[test]
fn single_track_moves_as_a_kinematic_one() {
    let want = [
        0.042121355171980096,
        0.026940516670544864,
        0.2,
        1.5,
        0.005911948900096462,
        0.1831788510828331,
        0.12055649112232888,
    ];
    agree(single_track(&BMW_320I, &CORE, input(1.5)), want);
}

#[test]
fn drift_track_blends_and_stands() {
    let [x, y, steer, _, yaw, yaw_rate, slip] = CORE;
    let blend = [x, y, steer, 0.22, yaw, yaw_rate, slip, -0.3, 0.5];
    let want = [
        0.193068163615882,
        0.10547361849292466,
        0.2,
        -6.371830293999827,
        0.021864051733869815,
        -1.3590851054831077,
        2.1747950937841365,
        10.023928523283368,
        621.7517317438551,
    ];
    agree(drift_track(&BMW_320I, &blend, input(-1.5)), want);
    let slow = [x, y, steer, 0.05, yaw, yaw_rate, slip, 0.2, 0.1];
    let want = [
        0.04387912809451864,
        0.02397127693021015,
        0.2,
        1.472831310195364,
        0.005946783341477938,
        0.17999300086077089,
        0.12025840035069718,
        1.0596723879748469,
        5.359833444457706,
    ];
    agree(drift_track(&BMW_320I, &slow, input(1.5)), want);
}

#[test]
fn multi_body_moves_as_a_kinematic_one_and_holds_a_backward_wheel() {
    let state = [
        1.0, 2.0, 0.3, 0.05, 0.4, 0.02, 0.01, 0.02, 0.03, 0.04, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006,
        0.018, 0.007, -0.004, 0.003, 0.002, 0.015, 0.001, 0.2, -0.1, 0.3, 0.4, 0.001, -0.002,
    ];
    let want = [
        0.042121355171980096,
        0.026940516670544864,
        0.2,
        1.5,
        0.005911948900096462,
        0.18415468323191703,
        0.02,
        -10.779843917271947,
        0.04,
        -3.1907879553743097,
        2.90092024455018,
        0.003,
        1.374452490580067,
        0.005,
        -4.827884576542436,
        -11.359283696290662,
        0.007,
        -39.36061585711218,
        0.003,
        55.465974405709495,
        -34.67414826344376,
        0.001,
        22.93589662991726,
        -1.2198220118367267,
        0.0,
        166.82850160066388,
        163.03986965963824,
        0.018123914127999997,
        -0.029454341872000002,
    ];
    agree(multi_body(&BMW_320I, &state, input(1.5)), want);
}
