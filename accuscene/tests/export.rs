//! Files of an outcome: deterministic JSON that reads back, CSV that no spreadsheet runs.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod fixture;

use accuscene::export::{csv, from_json, json};
use accuscene_core::table::{Column, Table};

#[test]
fn result_json_is_deterministic_and_reads_back_to_the_last_bit() {
    let write = || {
        let outcome = fixture::outcome(["</script><b>", "Red hatchback"], "Mill Lane", "2024-0117");
        json(&outcome).expect("an outcome can be written")
    };
    let text = write();
    assert_eq!(text, write());
    let back = from_json(&text).expect("an outcome can be read");
    assert_eq!(json(&back).expect("it can be written again"), text);
    let original = fixture::outcome(["</script><b>", "Red hatchback"], "Mill Lane", "2024-0117");
    for (one, other) in original.vehicles.iter().zip(&back.vehicles) {
        assert_eq!(one.last.position.map(f64::to_bits), other.last.position.map(f64::to_bits));
        assert_eq!(one.distance.to_bits(), other.distance.to_bits());
    }
    assert!(back.recording.tables().is_empty(), "rows are not part of result.json");
}

#[test]
fn a_text_that_is_no_outcome_is_an_error_with_its_code() {
    let error = from_json("{\"schema\":\"accuscene/result/1\"}").expect_err("fields are missing");
    assert_eq!(error.code(), 5001);
    assert!(error.is_recoverable());
}

#[test]
fn a_csv_file_holds_every_row_in_full_precision() {
    let outcome = fixture::outcome(["Blue estate", "Red hatchback"], "Mill Lane", "2024-0117");
    let table = outcome.recording.table("vehicle.bullet").expect("the fixture records the car");
    let text = csv(table);
    let mut lines = text.split("\r\n");
    assert_eq!(
        lines.next(),
        Some("t [s],x [m],y [m],yaw [rad],speed [m/s],yaw_rate [rad/s],ax [m/s2],ay [m/s2]")
    );
    let rows: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    assert_eq!(rows.len(), table.rows());
    for (index, row) in rows.iter().enumerate() {
        for (column, cell) in row.split(',').enumerate() {
            let value: f64 = cell.parse().expect("a cell is a number");
            assert_eq!(value.to_bits(), table.get(index, column).expect("the cell exists").to_bits());
        }
    }
}

#[test]
fn a_column_named_like_a_formula_is_defused() {
    let columns =
        vec![Column::new("=HYPERLINK(\"http://x\")", "", "", ""), Column::new("@SUM(A1)", "m", "", "")];
    let mut table = Table::new("hostile", columns);
    table.push(&[-1.5, 2.0]);
    assert_eq!(csv(&table), "\"'=HYPERLINK(\"\"http://x\"\")\",'@SUM(A1) [m]\r\n-1.5,2.0\r\n");
}
