//! The estimators of unmeasured vehicles: their numbers follow from the measured ones, and they beat the published rules.

use accuscene_validation::estimators::{comparisons, text};
use std::error::Error;

#[test]
fn the_laws_are_those_that_the_measurements_give() -> Result<(), Box<dyn Error>> {
    for row in comparisons()? {
        assert_eq!(row.held.len(), row.fitted.len());
        for (held, fitted) in row.held.iter().zip(&row.fitted) {
            let off = (held - fitted).abs();
            assert!(
                off <= 1e-9 * fitted.abs(),
                "{} {}: {held} is held, {fitted} fitted",
                row.group,
                row.figure
            );
        }
    }
    Ok(())
}

#[test]
fn on_vehicles_left_out_they_are_closer_than_the_published_rules() -> Result<(), Box<dyn Error>> {
    let rows = comparisons()?;
    println!("{}", text(&rows, false));
    assert_eq!(rows.len(), 14);
    for row in &rows {
        let [published, _] = row.published_error;
        if row.inputs == ["yaw inertia"] {
            // The published ratio is as good for cars; it is 2.7 % low for light trucks.
            assert!(row.error < 1.06 * published);
        } else {
            assert!(row.error < 0.95 * published, "{} {}: {} {published}", row.group, row.figure, row.error);
        }
    }
    Ok(())
}
