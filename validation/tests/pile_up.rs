//! Pile-ups come to rest, and nobody lies deeper in another than was crushed or engaged.

use accuscene_validation::pile_up::{PileUp, PileUpOutcome, text};
use std::error::Error;

type Outcome = Result<PileUpOutcome, Box<dyn Error>>;

fn run(vehicles: usize, model: &str, seed: u64) -> Outcome {
    let outcome = PileUp { vehicles, model: model.to_owned(), seed }.run()?;
    println!("{}", text(&outcome));
    Ok(outcome)
}

#[test]
fn crushed_vehicles_rest_no_deeper_in_each_other_than_they_are_crushed() -> Result<(), Box<dyn Error>> {
    let outcome = run(40, "crush-force", 1)?;
    assert!(outcome.rest.is_some_and(|t| t < 20.0), "{outcome:?}");
    assert!(outcome.impacts >= 15, "{} impacts", outcome.impacts);
    // The undamaged outlines lie deep in each other; what is left of the vehicles does not.
    let end = outcome.lying.iter().map(|l| l.outlines).max_by(f64::total_cmp);
    assert!(end.is_some_and(|d| d > 0.5), "{end:?}");
    assert!(outcome.holds(), "{}", text(&outcome));
    assert!(outcome.lying.iter().all(|l| l.surfaces.is_some()), "{outcome:?}");
    Ok(())
}

#[test]
fn impulses_bring_a_hundred_to_rest_with_their_books_balanced() -> Result<(), Box<dyn Error>> {
    let outcome = run(100, "kudlich-slibar-3d", 1)?;
    assert!(outcome.rest.is_some_and(|t| t < 20.0) && outcome.unbalanced == 0, "{outcome:?}");
    assert!(outcome.impacts >= 30, "{} impacts", outcome.impacts);
    // What the crush has left of them lies no deeper in each other than it was engaged.
    assert!(outcome.holds(), "{}", text(&outcome));
    Ok(())
}

#[test]
fn the_same_seed_gives_the_same_pile_up_and_another_another() {
    let scene = |seed| PileUp { vehicles: 12, model: "crush-force".to_owned(), seed }.scene();
    assert_eq!(scene(3), scene(3));
    assert_ne!(scene(3), scene(4));
}

#[test]
fn a_model_that_does_not_exist_is_an_error() {
    let error =
        PileUp { vehicles: 2, model: "billiards".to_owned(), seed: 1 }.run().err().map(|e| e.to_string());
    assert!(error.as_ref().is_some_and(|e| e.contains("impacts.model")), "{error:?}");
}
