//! Frames against the oracle file and by their symmetries.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::arith::{DEG, Quat};
use accuscene_core::frame::*;
use proptest::prelude::*;
use serde_json::Value;

fn numbers<const N: usize>(value: &Value) -> [f64; N] {
    core::array::from_fn(|i| value[i].as_f64().unwrap())
}

fn close(found: f64, wanted: &Value, what: &str) {
    let wanted = wanted.as_f64().unwrap();
    assert!((found - wanted).abs() <= 1e-12 + 1e-12 * wanted.abs(), "{what}: {found} for {wanted}");
}

#[test]
fn oracle_cases_hold() {
    let file: Value = serde_json::from_str(include_str!("data/frames.json")).unwrap();
    let mut counts = [0; 4];
    for case in file["cases"].as_array().unwrap() {
        let (id, i, o) = (case["id"].as_str().unwrap(), &case["inputs"], &case["outputs"]);
        let number = |key: &str| i[key].as_f64().unwrap();
        match case["model"].as_str().unwrap() {
            "iso_to_sae" => {
                counts[0] += 1;
                for (input, output) in [("v_iso", "v_sae"), ("w_iso", "w_sae")] {
                    let sae = iso_to_sae(&Vector3::from(numbers::<3>(&i[input])));
                    (0..3).for_each(|k| close(sae[k], &o[output][k], id));
                }
                let sae = inertia_to_sae(&numbers(&i["inertia_iso"]));
                (0..6).for_each(|k| close(sae[k], &o["inertia_sae"][k], id));
                let iso = EulerAngles { roll: number("roll"), pitch: number("pitch"), yaw: number("yaw") };
                let sae = iso.to_sae();
                close(sae.roll, &o["roll_sae"], id);
                close(sae.pitch, &o["pitch_sae"], id);
                close(sae.yaw, &o["yaw_sae"], id);
            }
            "pdof_from_delta_v" => {
                counts[1] += 1;
                let dv = [number("dv_x"), number("dv_y")];
                let pdof = pdof_deg(dv);
                close((dv[0] * dv[0] + dv[1] * dv[1]).sqrt(), &o["delta_v"], id);
                close(pdof, &o["pdof_deg"], id);
                assert_eq!(u64::from(clock_direction(pdof)), o["clock"].as_u64().unwrap(), "{id}");
                let delta_yaw_rate = number("omega_after") - number("omega_before");
                let sensor = sensor_delta_v(dv, delta_yaw_rate, numbers(&i["r_sensor"]));
                close(sensor[0], &o["dv_sensor_x"], id);
                close(sensor[1], &o["dv_sensor_y"], id);
                close(edr_lateral(sensor[1]), &o["edr_lateral_right_positive"], id);
            }
            "heading" => {
                counts[2] += 1;
                let psi = number("psi_deg") * DEG;
                close(compass_heading_deg(psi), &o["compass_deg"], id);
                (0..2).for_each(|k| close(forward(psi)[k], &o["fwd"][k], id));
                (0..2).for_each(|k| close(left(psi)[k], &o["left"][k], id));
            }
            "euler_zyx" => {
                counts[3] += 1;
                let angles = EulerAngles { roll: number("roll"), pitch: number("pitch"), yaw: number("yaw") };
                let rotation = Rotation::from(angles);
                let world = rotate(&rotation, &Vector3::from(numbers::<3>(&i["v"])));
                (0..3).for_each(|k| close(world[k], &o["v_world"][k], id));
                let matrix = rotation.to_rotation_matrix();
                (0..9).for_each(|k| close(matrix[(k / 3, k % 3)], &o["R"][k / 3][k % 3], id));
                for (k, found) in [rotation.w, rotation.i, rotation.j, rotation.k].into_iter().enumerate() {
                    close(found, &o["quat_wxyz"][k], id);
                }
            }
            other => panic!("no test for {other}"),
        }
    }
    assert_eq!(counts, [2, 3, 2, 2]);
}

#[test]
fn clock_has_twelve_hours_with_the_front_at_twelve() {
    for (pdof, hour) in [
        (0.0, 12),
        (14.9, 12),
        (15.0, 1),
        (90.0, 3),
        (180.0, 6),
        (270.0, 9),
        (344.9, 11),
        (345.0, 12),
        (360.0, 12),
    ] {
        assert_eq!(clock_direction(pdof), hour, "{pdof}");
    }
    assert_eq!(pdof_deg([0.0, 0.0]), 0.0);
    assert_eq!(pdof_deg([-1.0, -0.0]).to_bits(), 0);
    assert_eq!(pdof_deg([-1.0, -1e-300]), 0.0);
    assert_eq!(pdof_deg([1.0, 0.0]), 180.0);
    assert_eq!(pdof_deg([0.0, -1.0]), 270.0);
}

proptest! {
    #[test]
    fn half_turn_undoes_itself(v in prop::array::uniform6(-1e3..1e3)) {
        let vector = Vector3::new(v[0], v[1], v[2]);
        prop_assert_eq!(iso_to_sae(&iso_to_sae(&vector)), vector);
        prop_assert_eq!(inertia_to_sae(&inertia_to_sae(&v)), v);
    }

    #[test]
    fn pdof_and_delta_v_undo_each_other(magnitude in 0.1..100.0_f64, pdof in 0.0..360.0_f64) {
        let found = pdof_deg(delta_v_from_pdof_deg(magnitude, pdof));
        let apart = (found - pdof).abs();
        prop_assert!((apart < 1e-10 || 360.0 - apart < 1e-10), "{} for {}", found, pdof);
        prop_assert!((0.0..360.0).contains(&found));
    }

    #[test]
    fn compass_undoes_itself(compass in 0.0..360.0_f64) {
        let found = compass_heading_deg(heading_from_compass_deg(compass));
        let apart = (found - compass).abs();
        prop_assert!((apart < 1e-10 || 360.0 - apart < 1e-10), "{} for {}", found, compass);
    }

    #[test]
    fn angles_and_rotations_agree(roll in -3.1..3.1_f64, pitch in -1.5..1.5_f64, yaw in -3.1..3.1_f64) {
        let rotation = Rotation::from(EulerAngles { roll, pitch, yaw });
        prop_assert!(rotation.w >= 0.0);
        let back = EulerAngles::from(rotation);
        for (found, wanted) in [(back.roll, roll), (back.pitch, pitch), (back.yaw, yaw)] {
            prop_assert!((found - wanted).abs() < 1e-12, "{} for {}", found, wanted);
        }
        let v = Vector3::new(1.0, -2.0, 3.0);
        prop_assert!((rotate_back(&rotation, &rotate(&rotation, &v)) - v).norm() < 1e-14);
        prop_assert_eq!(Rotation::from(Quat::from(rotation)), rotation);
    }
}
