//! The estimators of unmeasured vehicles: their numbers follow from the measured ones, and they beat the published rules.

use accuscene_core::estimate::InertiaLaws;
use accuscene_core::scene::{Scene, VehicleClass};
use accuscene_validation::estimators::{cg_share, comparisons, dynamic_index, text};
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

#[test]
fn dynamic_indices_and_axle_loads_are_the_measured_means() -> Result<(), Box<dyn Error>> {
    for (class, name) in [(VehicleClass::Car, "car"), (VehicleClass::Suv, "suv"), (VehicleClass::Van, "van")]
    {
        let held = InertiaLaws::of(class).ok_or("measured")?.dynamic_index;
        let measured = dynamic_index(class)?;
        println!("{name}: index {measured:?}");
        assert!((held.value - measured.value.value).abs() < 6e-5, "{held:?} {measured:?}");
        assert!((held.sigma - measured.value.sigma).abs() < 6e-5, "{held:?} {measured:?}");

        let text = format!(
            "schema = \"accuscene/scene/1\"\n[[vehicles]]\nid = \"a\"\nclass = \"{name}\"\nmass = 1600\n\
             dimensions = {{ length = 4.6, width = 1.8, wheelbase = 2.8 }}\nstart = {{ position = [0, 0] }}\n"
        );
        let vehicle = Scene::from_toml(&text)?.resolve().into_scene().vehicles.remove(0);
        let place = vehicle.dimensions.cg_behind_front_axle.ok_or("filled in")?;
        let measured = cg_share(class)?;
        println!("{name}: centre of gravity {measured:?}");
        assert!((place.value / 2.8 - measured.value.value).abs() < 6e-5, "{place:?} {measured:?}");
        // Two vans do not tell a spread; theirs is that of the utilities.
        let spread = if measured.count > 2 { measured } else { cg_share(VehicleClass::Suv)? };
        assert!((place.sigma.ok_or("a deviation")? / 2.8 - spread.value.sigma).abs() < 6e-5, "{spread:?}");
    }
    Ok(())
}
