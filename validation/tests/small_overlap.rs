//! IIHS small-overlap tests, each that slid predicted from the others.

use accuscene_validation::small_overlap::{small_overlap, text};
use std::error::Error;

#[test]
fn sideswipes_are_predicted_from_each_other() -> Result<(), Box<dyn Error>> {
    let study = small_overlap()?;
    println!("{}", text(&study));
    let slid = study.rows.iter().filter(|row| row.test.sideswipe).count();
    assert_eq!((study.rows.len(), slid, study.gyration.1), (16, 14, 18));
    assert!(study.rows.iter().all(|row| row.error.is_finite()));
    // 3.96 mph; 3.90 with saloons of 1.3 to 1.8 t alone, 4.52 with every measured car.
    assert!(study.median <= 4.0, "{} mph", study.median);
    Ok(())
}

#[test]
fn the_car_whose_parameters_are_listed_comes_out_as_listed() -> Result<(), Box<dyn Error>> {
    // Restitution 0.147 and 98.9 % are listed for CF11016; the nearest that are tried miss the measurement by little.
    let study = small_overlap()?;
    let row = study.rows.iter().find(|row| row.test.name == "CF11016").ok_or("no such test")?;
    assert!((row.changes[0] - row.test.measured[0]).abs() < 1.5, "{:?}", row.changes);
    assert!(row.changes[1] > 0.0 && row.changes[2] > 0.0, "away from the barrier, nose toward it");
    Ok(())
}

#[test]
fn every_row_is_printed() -> Result<(), Box<dyn Error>> {
    let study = small_overlap()?;
    let table = text(&study);
    for row in &study.rows {
        assert!(table.contains(&row.test.name));
    }
    assert_eq!(table.matches("snag").count(), 2);
    Ok(())
}
