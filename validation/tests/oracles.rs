//! The project's own copy of the oracle figures against the library.

use accuscene_validation::oracle;
use std::path::Path;

/// Coverage can grow, and then this list grows with it; it cannot shrink in silence.
const COVERED: &[&str] = &[
    "ab_from_b0b1",
    "articulated_planar_kkt",
    "barrier_AB_dynamic",
    "bayes_skid_posterior",
    "body_segments_winter",
    "brach_pim",
    "braking_efficiency",
    "brush_isotropic",
    "coast_down",
    "collinear",
    "combined_slide",
    "commonroad_rhs",
    "commonroad_tire",
    "correctly_rounded",
    "critical_speed",
    "crush_energy",
    "curb_trip_rigid",
    "delta_method_skid",
    "delta_v_from_crush",
    "dopri5_single_step",
    "edr_integration",
    "ees",
    "engagement_poi",
    "euler_zyx",
    "event_location",
    "fatality_joksch",
    "fiala",
    "fma_vs_separate",
    "force_balance_stiffness",
    "han_brach_throw",
    "heading",
    "injury_malliaris",
    "injury_nhtsa_813219",
    "iso_to_sae",
    "kudlich_slibar_2d",
    "kudlich_slibar_3d",
    "lhs_philox",
    "linear_bicycle_step_steer",
    "linear_friction_circle",
    "linear_momentum_360",
    "locked_skid_to_rest",
    "locked_spinout_with_load_transfer",
    "mf52_37x12R16_truck",
    "mf61_205_60R15",
    "nicolas_comstock_brach",
    "obb_overlap",
    "obb_time_of_impact",
    "oscillator_steps",
    "pdof_from_delta_v",
    "pedestrian_fatality_rosen",
    "philox4x32_10",
    "planar4_brush_ramp_steer",
    "prasad_fit",
    "quasi_static_loads",
    "relaxation_step",
    "restitution_cipriani",
    "restitution_series_springs",
    "ride7_linear",
    "rollover_threshold",
    "routh_stronge_2d",
    "searle",
    "sequential_chain",
    "smac_linear_collinear",
    "sobol_indices_ishigami",
    "sobol_unscrambled",
    "speeds_from_delta_v",
    "spinout_first_guess",
    "stopping_with_ramp",
    "summation_order",
    "tmeasy",
    "toor_regression",
    "us_to_si",
    "vault",
    "weighted_momentum_fit",
    "wilks_sample_size",
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/oracles"))
}

#[test]
fn every_covered_case_passes() {
    let report = oracle::run(folder()).unwrap();
    let table = oracle::text(&report);
    assert_eq!(report.total.failed, 0, "{table}");
    assert_eq!(oracle::covered_models(), COVERED);
    for name in COVERED {
        let tally = report.models.get(*name).unwrap_or_else(|| panic!("no case of {name}"));
        assert!(tally.passed == tally.cases && tally.cases > 0, "{table}");
    }
    assert_eq!(report.total.cases, report.total.passed + report.total.not_covered, "{table}");
}
