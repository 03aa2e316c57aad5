//! The project's own copy of the oracle figures against the library.

use accuscene_core::arith::{neumaier_sum, pairwise_sum};
use accuscene_validation::oracle;
use serde_json::Value;
use std::path::Path;

/// Coverage can grow, and then this list grows with it; it cannot shrink in silence.
const COVERED: &[&str] = &[
    "barrier_AB_dynamic",
    "brach_pim",
    "brush_isotropic",
    "collinear",
    "correctly_rounded",
    "curb_trip_rigid",
    "ees",
    "engagement_poi",
    "euler_zyx",
    "heading",
    "iso_to_sae",
    "kudlich_slibar_2d",
    "kudlich_slibar_3d",
    "locked_skid_to_rest",
    "obb_overlap",
    "obb_time_of_impact",
    "pdof_from_delta_v",
    "philox4x32_10",
    "restitution_cipriani",
    "restitution_series_springs",
    "routh_stronge_2d",
    "sequential_chain",
    "smac_linear_collinear",
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

/// The cases of `summation_order` ask for an exact sum too, which the library does not offer.
#[test]
fn both_sums_give_the_bits_of_the_table() {
    let text = std::fs::read_to_string(folder().join("09_numerics.json")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let cases: Vec<_> =
        file["cases"].as_array().unwrap().iter().filter(|c| c["model"] == "summation_order").collect();
    assert!(!cases.is_empty());
    for case in cases {
        let values: Vec<f64> =
            case["inputs"]["values"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
        let want = |key: &str| case["outputs"][key].as_str().unwrap().to_owned();
        assert_eq!(format!("{:016x}", pairwise_sum(&values).to_bits()), want("pairwise"));
        assert_eq!(format!("{:016x}", neumaier_sum(&values).to_bits()), want("neumaier"));
    }
}
