//! Stiffness of bodywork that a scene leaves out: by tests of the class, or by a rule that says so.

use accuscene_core::estimate::{Crash3Class, StructureLaws};
use accuscene_core::quantity::{Basis, Quantity};
use accuscene_core::scene::{FaceStructure, Scene, Structure};
use std::error::Error;

type Outcome = Result<(), Box<dyn Error>>;

fn scene(what: &str) -> Result<Scene, Box<dyn Error>> {
    let text = format!(
        "schema = \"accuscene/scene/1\"\n[[vehicles]]\nid = \"a\"\n{what}\n\
         dimensions = {{ length = 4.6, width = 1.8, wheelbase = 2.8 }}\nstart = {{ position = [0, 0] }}\n"
    );
    Ok(Scene::from_toml(&text)?)
}

fn resolved(what: &str) -> Result<Structure, Box<dyn Error>> {
    let resolved = scene(what)?.resolve();
    assert!(resolved.scene().validate().is_empty(), "{what}");
    Ok(resolved.into_scene().vehicles.remove(0).structure)
}

fn of<D>(quantity: &Option<Quantity<D>>) -> Result<(f64, f64, String), Box<dyn Error>> {
    let q = quantity.as_ref().ok_or("filled in")?;
    assert_eq!(q.basis, Some(Basis::Default));
    Ok((q.value, q.sigma.ok_or("a deviation")?, q.source.clone().unwrap_or_default()))
}

/// Speed against a wall for a mean crush, m/s, by A and B of the front.
fn wall_speed(face: &FaceStructure, mass: f64, crush: f64) -> Result<f64, Box<dyn Error>> {
    let ((a, ..), (b, ..)) = (of(&face.a)?, of(&face.b)?);
    let energy = 1.8 * (a * crush + b * crush * crush / 2.0 + a * a / (2.0 * b));
    Ok((2.0 * energy / mass).sqrt())
}

#[test]
fn a_front_is_that_of_the_wall_tests() -> Outcome {
    let s = resolved("mass = 1500\nyear = 2010")?;
    let (b, sigma, source) = of(&s.front.b)?;
    assert!((1.8 * b - 1_234_112.0).abs() < 100.0, "{b}");
    assert!((sigma / b - 0.3845).abs() < 1e-4, "{sigma}");
    assert!(source.contains("by mass and model year"), "{source}");
    // The energy of A and B is that of the straight line: b0 + b1 C.
    let b1 = (1.8 * b / 1500.0).sqrt();
    let speed = wall_speed(&s.front, 1500.0, 0.5)?;
    assert!((speed - (StructureLaws::THRESHOLD.value + 0.5 * b1)).abs() < 1e-9, "{speed}");
    Ok(())
}

#[test]
fn newer_and_heavier_fronts_are_stiffer_and_unknown_years_less_sure() -> Outcome {
    let b = |what: &str| of(&resolved(what)?.front.b);
    let (old, ..) = b("mass = 1500\nyear = 1980")?;
    let (new, sure, _) = b("mass = 1500\nyear = 2020")?;
    let (heavy, ..) = b("mass = 2000\nyear = 2020")?;
    let (unknown, unsure, source) = b("mass = 1500")?;
    assert!(old < unknown && unknown < new && new < heavy, "{old} {unknown} {new} {heavy}");
    assert!(unsure / unknown > sure / new && source.ends_with("by mass"), "{source}");
    // Years before the first and after the last test are those.
    assert_eq!(b("mass = 1500\nyear = 1900")?.0, b("mass = 1500\nyear = 1978")?.0);
    assert_eq!(b("mass = 1500\nyear = 2100")?.0, b("mass = 1500\nyear = 2024")?.0);
    // Of vans the year tells nothing.
    let van = "class = \"van\"\nmass = 2000";
    assert_eq!(b(van)?, b(&format!("{van}\nyear = 2000"))?);
    Ok(())
}

#[test]
fn what_was_not_tested_says_so() -> Outcome {
    let truck = |mass: f64| resolved(&format!("class = \"truck\"\nmass = {mass}"));
    let (light, heavy) = (truck(5000.0)?, truck(15_000.0)?);
    // A load does not stiffen a front.
    assert_eq!(light.front, heavy.front);
    for class in ["truck", "bus", "tractor", "trailer", "motorcycle"] {
        let s = resolved(&format!("class = \"{class}\"\nmass = 1400"))?;
        let (a, deviation, source) = of(&s.front.a)?;
        assert!((deviation / a - 0.5).abs() < 1e-12 && source.contains("not tested"), "{class}: {source}");
    }
    // In proportion below the lightest: equal speeds crush to equal depths.
    let machine = |mass: f64| resolved(&format!("class = \"motorcycle\"\nmass = {mass}"));
    let (one, two) = (machine(400.0)?, machine(800.0)?);
    assert!((2.0 * of(&one.front.a)?.0 / of(&two.front.a)?.0 - 1.0).abs() < 1e-12);
    assert!((2.0 * of(&one.front.b)?.0 / of(&two.front.b)?.0 - 1.0).abs() < 1e-12);
    // A car of 5 t goes by the rule too.
    assert!(of(&resolved("mass = 5000\nyear = 2010")?.front.b)?.2.contains("as cars"));
    Ok(())
}

#[test]
fn sides_and_rears_go_by_the_crash3_classes() -> Outcome {
    let s = resolved("mass = 1500")?;
    let (a, b) = (of(&s.front.a)?.0, of(&s.front.b)?.0);
    for (face, ratios, name) in [
        (&s.side, Crash3Class::side_to_front(), "side to front"),
        (&s.rear, Crash3Class::rear_to_front(), "rear to front"),
    ] {
        for (value, front, ratio) in [(of(&face.a)?, a, ratios[0]), (of(&face.b)?, b, ratios[1])] {
            assert!((value.0 / (front * ratio.value) - 1.0).abs() < 1e-12);
            assert!(value.1 / value.0 > 0.5 && value.2.contains(name), "{value:?}");
        }
    }
    // By hand from the table: (77 140 173 143 177)/(302 259 317 356 325), fifth root of the product, and so on.
    let expected = [[0.4398, 1.1846], [1.1674, 0.8479]];
    for (ratios, expected) in
        [Crash3Class::side_to_front(), Crash3Class::rear_to_front()].into_iter().zip(expected)
    {
        for (ratio, expected) in ratios.iter().zip(expected) {
            assert!((ratio.value - expected).abs() < 6e-5, "{ratio:?} {expected}");
            assert!(ratio.sigma > Crash3Class::DEVIATION * ratio.value);
        }
    }
    let compact = &Crash3Class::ALL[2];
    assert!(
        (compact.front.a - 55_515.2).abs() < 0.1 && (compact.front.b - 386_106.4).abs() < 0.1,
        "{compact:?}"
    );
    Ok(())
}

#[test]
fn one_of_a_and_b_gives_the_other() -> Outcome {
    let free = resolved("mass = 1500")?;
    let ratio = of(&free.front.a)?.0 / of(&free.front.b)?.0;
    let s = resolved("mass = 1500\nstructure = { front = { a = 50000 }, rear = { b = 400000 } }")?;
    let (b, _, source) = of(&s.front.b)?;
    assert!((50_000.0 / b / ratio - 1.0).abs() < 1e-12 && source.starts_with("A by the ratio"), "{source}");
    let ratio = of(&free.rear.a)?.0 / of(&free.rear.b)?.0;
    assert!((of(&s.rear.a)?.0 / 400_000.0 / ratio - 1.0).abs() < 1e-12);
    assert_eq!(s.side, free.side);
    let given = resolved("mass = 1500\nstructure = { front = { a = 0 } }")?;
    assert_eq!(given.front.b, free.front.b);
    // What is filled in stays within what a scene may say.
    resolved("mass = 1500\nstructure = { front = { b = 100000000 }, side = { a = 0.0000001 } }")?;
    Ok(())
}

#[test]
fn a_year_is_a_year() -> Outcome {
    for wrong in ["1899", "2101", "2010.5"] {
        let refused = scene(&format!("mass = 1500\nyear = {wrong}")).map(|_| ()).map_err(|e| e.to_string());
        assert!(refused.is_err_and(|why| why.contains("vehicles.a.year")), "{wrong}");
    }
    assert!(scene("mass = 1500\nyear = 2100")?.validate().is_empty());
    Ok(())
}

#[test]
fn faces_are_stiff_at_the_heights_of_the_class() -> Outcome {
    let car = resolved("mass = 1500")?;
    let front = car.front.heights.ok_or("heights")?;
    let (low, sigma, source) = of(&Some(front.low))?;
    // 16 to 20 inches.
    assert!((low - 16.0 * 0.0254).abs() < 1e-3 && sigma == 0.05 && source.contains("581"), "{low} {source}");
    assert!((of(&Some(front.high))?.0 - 20.0 * 0.0254).abs() < 1e-3);
    assert_eq!(of(&front.missed)?.0, 0.5);
    let sill = car.side.heights.ok_or("heights")?;
    assert_eq!((sill.low.value, sill.high.value), (0.25, 0.45));
    // A high one's rails cover half of the cars' zone, and its sills are higher.
    let suv = resolved("mass = 2000\nclass = \"suv\"")?;
    let (rails, sills) = (suv.rear.heights.ok_or("heights")?, suv.side.heights.ok_or("heights")?);
    assert!((rails.low.value - 18.0 * 0.0254).abs() < 1e-3 && sills.low.value > sill.low.value);
    // Nothing is known of a lorry's.
    assert!(resolved("mass = 9000\nclass = \"truck\"")?.front.heights.is_none());
    Ok(())
}

#[test]
fn heights_of_a_scene_stay_and_are_checked() -> Outcome {
    let s = resolved("mass = 1500\nstructure = { front = { heights = { low = 0.3, high = 0.6 } } }")?;
    let heights = s.front.heights.ok_or("heights")?;
    assert_eq!((heights.low.value, heights.high.value), (0.3, 0.6));
    assert_eq!(of(&heights.missed)?.0, 0.5);
    for wrong in ["low = 0.6, high = 0.6", "low = 0.3, high = 5"] {
        let text = format!("mass = 1500\nstructure = {{ side = {{ heights = {{ {wrong} }} }} }}");
        let error = scene(&text).err().ok_or("it is refused")?;
        assert!(format!("{error:?}").contains("structure.side.heights.high"), "{error:?}");
    }
    Ok(())
}
