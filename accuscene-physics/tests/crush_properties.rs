//! Laws that the closed forms of measured crush keep, and what they refuse.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::{DEG, FRAC_PI_2};
use accuscene_core::estimate::Crash3Class;
use accuscene_physics::crush::{
    CrushError, CrushParty, CrushProfile, CrushStiffness, CrushWarning, EnergyIs, MOST_IMBALANCE,
    UniformCrush, crush_energy, delta_v, force_imbalance,
};
use accuscene_physics::impact::collinear::{LineBody, impact};
use proptest::prelude::*;

fn stiffness() -> impl Strategy<Value = CrushStiffness> {
    (0.0..120_000.0, 5e4..2e6).prop_map(|(a, b)| CrushStiffness { a, b })
}

fn depths() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..1.2, 2..12)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * (one.abs() + other.abs()) + 1e-15
}

fn party() -> impl Strategy<Value = CrushParty> {
    (500.0..40_000.0, 0.8..3.0, 0.0..2.0).prop_map(|(mass, gyration_radius, arm)| CrushParty {
        mass,
        gyration_radius,
        arm,
    })
}

proptest! {
    #[test]
    fn energy_and_area_of_a_damage_are_those_of_its_parts(
        law in stiffness(), depths in prop::collection::vec(0.0..1.2, 3..12), step in 0.05..0.5, cut in 1usize..10,
    ) {
        let cut = 1 + cut % (depths.len() - 2);
        let of = |part: &[f64]| {
            let profile = CrushProfile::new(part, step * (part.len() - 1) as f64).unwrap();
            (crush_energy(&law, &profile, 0.2).unwrap(), profile.area())
        };
        let ((all, area), (left, one), (right, other)) = (of(&depths), of(&depths[..=cut]), of(&depths[cut..]));
        prop_assert!(near(all.energy, left.energy + right.energy), "{} {} {}", all.energy, left.energy, right.energy);
        prop_assert!(near(all.force, left.force + right.force));
        prop_assert!(near(area, one + other));
    }

    #[test]
    fn points_between_on_the_straight_line_change_nothing(law in stiffness(), depths in depths(), width in 0.3..2.5) {
        let mut finer = vec![depths[0]];
        for pair in depths.windows(2) {
            finer.extend([1.0, 2.0, 3.0].map(|k| pair[0] + (pair[1] - pair[0]) * k / 3.0));
        }
        let (coarse, fine) = (CrushProfile::new(&depths, width).unwrap(), CrushProfile::new(&finer, width).unwrap());
        let energy = |profile| crush_energy(&law, profile, 0.0).unwrap().energy;
        prop_assert!(near(energy(&coarse), energy(&fine)));
        prop_assert!(near(coarse.area(), fine.area()));
        let (one, other) = (coarse.centroid().unwrap(), fine.centroid().unwrap());
        prop_assert!(near(one[0], other[0]) && (one[1] - other[1]).abs() < 1e-12 * width);
        prop_assert!(near(coarse.form_factor().unwrap(), fine.form_factor().unwrap()));
    }

    #[test]
    fn a_damage_and_its_mirror_image_agree_to_the_last_bit(
        law in stiffness(), depths in depths(), width in 0.3..2.5, angle in -1.5..1.5,
    ) {
        let turned: Vec<f64> = depths.iter().rev().copied().collect();
        let (one, other) = (CrushProfile::new(&depths, width).unwrap(), CrushProfile::new(&turned, width).unwrap());
        let energies =
            [crush_energy(&law, &one, angle).unwrap(), crush_energy(&law, &other, -angle).unwrap()];
        prop_assert_eq!(energies[0].energy.to_bits(), energies[1].energy.to_bits());
        prop_assert_eq!(energies[0].force.to_bits(), energies[1].force.to_bits());
        let ([depth, lateral], [other_depth, other_lateral]) = (one.centroid().unwrap(), other.centroid().unwrap());
        prop_assert_eq!(depth.to_bits(), other_depth.to_bits());
        prop_assert_eq!(lateral, -other_lateral);
    }

    #[test]
    fn deeper_stiffer_and_more_oblique_take_more(
        law in stiffness(), depths in depths(), width in 0.3..2.5, at in 0usize..12, more in 0.001..0.2, angle in 0.0..0.7,
    ) {
        let energy = |law: &CrushStiffness, depths: &[f64], angle: f64| {
            crush_energy(law, &CrushProfile::new(depths, width).unwrap(), angle).unwrap().energy
        };
        let base = energy(&law, &depths, angle);
        let mut deeper = depths.clone();
        deeper[at % depths.len()] += more;
        prop_assert!(energy(&law, &deeper, angle) > base);
        let stiffer = CrushStiffness { a: law.a + 1000.0, ..law };
        prop_assert!(energy(&stiffer, &depths, angle) > base);
        prop_assert!(energy(&law, &depths, angle + 0.05) > base);
    }

    #[test]
    fn a_uniform_crush_takes_the_energy_of_the_wall_test(
        b0 in 0.0..6.0, b1 in 8.0..45.0, mass in 600.0..4000.0, width in 1.2..2.2, depth in 0.0..1.0,
    ) {
        let law = CrushStiffness::of_wall_tests(b0, b1, mass, width).unwrap();
        let taken = crush_energy(&law, &CrushProfile::new(&[depth; 6], width).unwrap(), 0.0).unwrap().energy;
        let speed: f64 = b0 + b1 * depth;
        prop_assert!(near(taken, 0.5 * mass * speed * speed));
        // And two tests on the line give the line back.
        let tests = [0.2, 0.6].map(|c| [b0 + b1 * c, c]);
        let fitted = CrushStiffness::fit(mass, width, &tests);
        if b0 > 0.01 {
            let fitted = fitted.unwrap();
            prop_assert!((fitted.a / law.a - 1.0).abs() < 1e-9 && (fitted.b / law.b - 1.0).abs() < 1e-9);
        }
        let [d0, d1] = law.prasad();
        let same = CrushStiffness::of_prasad(d0, d1).unwrap();
        prop_assert!(near(same.a, law.a) && near(same.b, law.b));
        let [a, b] = law.in_pounds();
        let same = CrushStiffness::of_pounds(a, b).unwrap();
        prop_assert!(near(same.a, law.a) && near(same.b, law.b));
    }

    #[test]
    fn impulses_are_equal_and_a_swap_of_the_vehicles_swaps_the_outcome(
        parties in [party(), party()], energies in [0.0..5e5, 0.0..5e5], e in 0.0..0.5,
    ) {
        for energies_are in [EnergyIs::Dissipated, EnergyIs::MostStored] {
            let o = delta_v(&parties, energies, e, energies_are).unwrap();
            let [one, other] = [0, 1].map(|k| parties[k].mass * o.delta_v[k]);
            prop_assert!(near(one, other));
            let [p, q] = parties;
            let swapped = delta_v(&[q, p], [energies[1], energies[0]], e, energies_are).unwrap();
            prop_assert_eq!(swapped.delta_v, [o.delta_v[1], o.delta_v[0]]);
            prop_assert_eq!(swapped.yaw_rate_change, [o.yaw_rate_change[1], o.yaw_rate_change[0]]);
            // Energy: what the closing speed had less what was left of it at the contact.
            let moved: f64 = [0, 1].iter().map(|&k: &usize| 1.0 / (o.effective[k] * parties[k].mass)).sum();
            let stored = 0.5 / moved * o.closing_speed * o.closing_speed;
            let kept = match energies_are {
                EnergyIs::Dissipated => 1.0 - e * e,
                EnergyIs::MostStored => 1.0,
            };
            prop_assert!(near(stored * kept, energies[0] + energies[1]));
        }
    }

    #[test]
    fn in_line_it_is_the_impact_of_two_bodies(
        masses in [500.0..4000.0, 500.0..4000.0], closing in 1.0..40.0, e in 0.0..0.4, share in 0.0..1.0,
    ) {
        let [m1, m2]: [f64; 2] = masses;
        let bodies = [LineBody { mass: m1, velocity: closing }, LineBody { mass: m2, velocity: 0.0 }];
        let forward = impact(&bodies, e).unwrap();
        let party = |mass| CrushParty { mass, gyration_radius: 1.3, arm: 0.0 };
        let energies = [share * forward.energy_loss, (1.0 - share) * forward.energy_loss];
        let back = delta_v(&[party(m1), party(m2)], energies, e, EnergyIs::Dissipated).unwrap();
        prop_assert!((back.closing_speed / closing - 1.0).abs() < 1e-9);
        for k in 0..2 {
            prop_assert!((back.delta_v[k] / forward.delta_v[k].abs() - 1.0).abs() < 1e-9);
        }
    }
}

#[test]
fn a_force_far_off_the_face_is_clipped_and_told() {
    let law = CrushStiffness::new(50_000.0, 500_000.0).unwrap();
    let depths = [0.2, 0.3];
    let profile = CrushProfile::new(&depths, 1.5).unwrap();
    let at = |degrees: f64| crush_energy(&law, &profile, degrees * DEG).unwrap();
    assert!(at(29.0).warnings.is_empty());
    assert!(matches!(at(-31.0).warnings[..], [CrushWarning::PdofUncertain { .. }]));
    let clipped = at(60.0);
    assert!((clipped.correction - 2.0).abs() < 1e-12, "{clipped:?}");
    assert!(matches!(clipped.warnings[..], [CrushWarning::PdofClipped { .. }]));
    assert!(clipped.warnings[0].to_string().contains("60°") && clipped.warnings[0].code() == 2240);
    let deep =
        CrushProfile::new(&[0.2, 1.1], 1.5).map(|p| crush_energy(&law, &p, 0.0).unwrap().warnings).unwrap();
    assert!(matches!(deep[..], [CrushWarning::DeepCrush { depth: 1.1 }]));
    assert!(crush_energy(&law, &profile, FRAC_PI_2 + 0.01).is_err());
}

#[test]
fn a_face_without_crush_has_its_threshold_energy_and_no_centroid() {
    let law = CrushStiffness::new(50_000.0, 500_000.0).unwrap();
    let profile = CrushProfile::new(&[0.0; 4], 1.5).unwrap();
    assert_eq!((profile.centroid(), profile.form_factor(), profile.area()), (None, None, 0.0));
    assert!((crush_energy(&law, &profile, 0.0).unwrap().energy - 1.5 * law.g()).abs() < 1e-9);
}

#[test]
fn the_balance_of_forces_gives_equal_forces_and_the_crash3_table_its_g() {
    let known = CrushStiffness::new(52_000.0, 400_000.0).unwrap();
    let (one, other) = (UniformCrush { width: 1.5, depth: 0.25 }, UniformCrush { width: 1.8, depth: 0.3 });
    let found = CrushStiffness::by_force_balance(&known, &one, &other, 0.1).unwrap();
    let forces = [known.force(&one).unwrap(), found.force(&other).unwrap()];
    assert!(force_imbalance(forces).unwrap() < 1e-12);
    assert!(force_imbalance([1.0, 1.3]).unwrap() > MOST_IMBALANCE);
    // G of the table, lb, agrees with A²/(2 B) but for rounding.
    for (class, g) in
        Crash3Class::ALL.iter().zip([966.0, 778.0, 901.0, 1874.0, 1429.0, 1429.0, 581.0, 2306.0])
    {
        let law = CrushStiffness::new(class.front.a, class.front.b).unwrap();
        assert!((law.g() / 4.448_221_615_260_5 / g - 1.0).abs() < 0.02, "{}: {}", class.name, law.g());
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let code = |error: CrushError| {
        assert!(!error.suggestion().is_empty() && error.is_recoverable());
        error.code()
    };
    let refused = |result: Result<CrushStiffness, CrushError>| code(result.expect_err("refused"));
    assert_eq!(refused(CrushStiffness::new(f64::NAN, 1.0)), 2200);
    assert_eq!(refused(CrushStiffness::new(-1.0, 1.0)), 2201);
    assert_eq!(refused(CrushStiffness::new(1.0, 0.0)), 2201);
    assert_eq!(refused(CrushStiffness::of_wall_tests(1e200, 1e200, 1e200, 1.0)), 2204);
    assert_eq!(refused(CrushStiffness::fit(1500.0, 1.5, &[[13.0, 0.4]])), 2202);
    // The faster test crushed less; tests at one depth; a line that begins below 0.
    assert_eq!(refused(CrushStiffness::fit(1500.0, 1.5, &[[13.0, 0.5], [15.0, 0.4]])), 2203);
    assert_eq!(refused(CrushStiffness::fit(1500.0, 1.5, &[[13.0, 0.5], [15.0, 0.5]])), 2203);
    assert_eq!(refused(CrushStiffness::fit(1500.0, 1.5, &[[2.0, 0.4], [15.0, 0.5]])), 2203);
    assert_eq!(code(CrushProfile::new(&[0.1], 1.0).expect_err("one depth")), 2202);
    assert_eq!(code(CrushProfile::new(&[0.1, -0.1], 1.0).expect_err("outwards")), 2201);
    assert_eq!(code(CrushProfile::new(&[1e200; 2], 1.0).expect_err("too deep")), 2204);
    let party = CrushParty { mass: 1500.0, gyration_radius: 1.3, arm: 0.2 };
    let wall = CrushParty { mass: f64::INFINITY, ..party };
    let at = |parties: [CrushParty; 2], e: f64| delta_v(&parties, [1e5, 0.0], e, EnergyIs::Dissipated);
    assert_eq!(code(at([wall, wall], 0.0).expect_err("nothing moves")), 2201);
    assert_eq!(code(at([party, party], 1.0).expect_err("nothing dissipated")), 2201);
    let o = at([party, wall], 0.0).expect("a wall");
    assert!(o.delta_v[1] == 0.0 && o.delta_v[0] > 0.0, "{o:?}");
}
