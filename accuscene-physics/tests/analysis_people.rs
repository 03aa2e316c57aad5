//! Injury risk and the parts of a body: order of the severities, limits, what is told with them.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::quantity::Quantity;
use accuscene_physics::analysis::{
    Analysable, BodySegments, FatalityJoksch, Formula, ImpactDirection, InjuryMalliaris, InjuryMode,
    InjuryNhtsa, PedestrianFatality,
};
use proptest::prelude::*;

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

proptest! {
    #[test]
    fn worse_injuries_are_rarer_and_more_speed_is_worse(speed in 0.0..28.0, more in 0.1..5.0) {
        for mode in [InjuryMode::Frontal, InjuryMode::Rear] {
            let risks = |speed: f64| {
                let solved = InjuryNhtsa::new(mode, q(speed)).solve().unwrap();
                let found = solved.found;
                let crossed = solved.warnings.iter().any(|warning| warning.code() == 2345);
                ([found.mais_1, found.mais_2, found.mais_3, found.mais_4, found.mais_5, found.fatal], crossed)
            };
            let ((here, crossed), (there, _)) = (risks(speed), risks(speed + more));
            prop_assert_eq!(here.windows(2).all(|pair| pair[0] >= pair[1]), !crossed, "{:?}", here);
            prop_assert!(!crossed || speed > 20.0);
            prop_assert!(here.iter().zip(&there).all(|(here, there)| here < there));
        }
    }

    #[test]
    fn the_side_is_worst_and_the_rear_best(speed in 0.0..30.0) {
        let of = |direction| InjuryMalliaris::new(direction, q(speed)).solve().unwrap().found;
        let [front, side, rear] = [ImpactDirection::Front, ImpactDirection::Side, ImpactDirection::Rear].map(of);
        prop_assert!(rear.fatal < front.fatal && front.fatal < side.fatal);
        prop_assert!(rear.mais_2 < front.mais_2 && front.mais_2 < side.mais_2);
        prop_assert_eq!((front.fatal_any, front.mais_3_any), (side.fatal_any, rear.mais_3_any));
    }

    #[test]
    fn the_parts_make_the_body(mass in 30.0..150.0, height in 1.4..2.1) {
        let solved = BodySegments::new(q(mass), q(height)).solve().unwrap();
        prop_assert!((solved.found.total_mass - mass).abs() < 1e-9);
        prop_assert!(solved.found.thigh_gyration < 0.5 * solved.found.thigh_length);
        prop_assert!(solved.warnings.is_empty());
    }

    #[test]
    fn pedestrian_risks_keep_their_order(speed in 8.0..24.0) {
        let found = PedestrianFatality::new(q(speed)).solve().unwrap().found;
        if let (Some(fatal), Some(severe)) = (found.tefft_fatal, found.tefft_severe) {
            prop_assert!(fatal < severe);
        }
        prop_assert!((0.0..=1.0).contains(&found.fatal));
    }
}

#[test]
fn tefft_gives_back_the_speeds_it_was_told() {
    let fatal = [(24.1, 0.1), (32.5, 0.25), (40.6, 0.5), (48.0, 0.75), (54.6, 0.9)];
    let severe = [(17.1, 0.1), (24.9, 0.25), (33.0, 0.5), (40.8, 0.75), (48.1, 0.9)];
    let at = |mph: f64| PedestrianFatality::new(q(mph * 0.447_04)).solve().unwrap().found;
    for (mph, risk) in &fatal[1..4] {
        assert!((at(*mph).tefft_fatal.unwrap() - risk).abs() < 1e-9, "{mph}");
    }
    for (mph, risk) in &severe[1..4] {
        assert!((at(*mph).tefft_severe.unwrap() - risk).abs() < 1e-9, "{mph}");
    }
    assert!((at(24.11).tefft_fatal.unwrap() - 0.1).abs() < 1e-3);
    assert_eq!((at(24.0).tefft_fatal, at(55.0).tefft_fatal), (None, None));
    let figures = Analysable::figures(&PedestrianFatality::new(q(5.0))).unwrap();
    assert!(figures[1].1.is_nan());
}

#[test]
fn joksch_is_certain_at_71_miles_per_hour() {
    let fatal = |speed: f64| FatalityJoksch::new(q(speed)).solve().unwrap().found.fatal;
    assert!((fatal(71.0 * 0.447_04) - 1.0).abs() < 1e-12);
    assert_eq!((fatal(40.0), fatal(0.0)), (1.0, 0.0));
    assert!((fatal(30.0) / fatal(15.0) - 16.0).abs() < 1e-9);
}

#[test]
fn every_risk_tells_its_population_and_where_it_is_extrapolated() {
    let codes = |speed: f64| -> Vec<Vec<u32>> {
        let told = |warnings: Vec<accuscene_physics::analysis::AnalysisWarning>| {
            warnings.iter().map(|warning| warning.code()).collect()
        };
        vec![
            told(InjuryNhtsa::new(InjuryMode::Rear, q(speed)).solve().unwrap().warnings),
            told(InjuryMalliaris::new(ImpactDirection::Side, q(speed)).solve().unwrap().warnings),
            told(FatalityJoksch::new(q(speed)).solve().unwrap().warnings),
            told(PedestrianFatality::new(q(speed)).solve().unwrap().warnings),
        ]
    };
    assert_eq!(codes(15.0), vec![vec![2347]; 4]);
    assert_eq!(
        codes(22.5),
        [vec![2347, 2340, 2345], vec![2347, 2340, 2345], vec![2347, 2340], vec![2347, 2340]]
    );
    assert_eq!(BodySegments::new(q(20.0), q(1.1)).solve().unwrap().warnings[0].code(), 2340);
    let error = InjuryNhtsa::new(InjuryMode::Rear, q(-1.0)).solve().unwrap_err();
    assert_eq!((error.code(), error.path()), (2300, "delta_v"));
}
