//! Formulas of crush: limits, inverses, balances, the sample run of the CRASH3 manual, and what they refuse.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::error::CoreError;
use accuscene_core::quantity::Quantity;
use accuscene_physics::analysis::{
    Analysable, AnalysisError, BarrierEquivalentSpeed, BarrierStiffness, Crash3, Crash3Size, Crash3Stiffness,
    CrushEnergy, CrushFace, DamagedVehicle, DeformedVehicle, DeltaVFromEnergy, Ees, FaceStiffness,
    ForceBalance, Formula, formula,
};
use accuscene_physics::crush::EnergyIs;
use proptest::prelude::*;
use serde_json::json;

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * (one.abs() + other.abs()) + 1e-12
}

fn face(a: f64, b: f64) -> Option<FaceStiffness> {
    Some(FaceStiffness::new(q(a), q(b)))
}

fn crush(width: f64, depths: &[f64], a: f64, b: f64) -> CrushEnergy {
    let depths = depths.iter().map(|depth| q(*depth)).collect();
    CrushEnergy { stiffness: face(a, b), ..CrushEnergy::new(q(width), depths) }
}

fn damaged(mass: f64, width: f64, depths: &[f64], a: f64, b: f64) -> DamagedVehicle {
    let depths = depths.iter().map(|depth| q(*depth)).collect();
    DamagedVehicle { stiffness: face(a, b), ..DamagedVehicle::new(q(mass), q(width), depths) }
}

fn refused<F: Formula>(formula: &F) -> AnalysisError
where
    F::Found: core::fmt::Debug,
{
    let error = formula.solve().expect_err("refused");
    assert!(!error.suggestion().is_empty() && error.is_recoverable());
    error
}

fn codes<F: Formula>(formula: &F) -> Vec<u32> {
    formula.solve().unwrap().warnings.iter().map(|warning| warning.code()).collect()
}

proptest! {
    /// A uniform crush as deep as a test leaves it takes the energy of the test, whatever its restitution.
    #[test]
    fn a_crush_of_a_test_has_the_speed_of_the_test(
        b0 in 0.5..4.0, b1 in 10.0..50.0, mass in 700.0..3000.0, width in 1.2..2.0, depth in 0.0..1.0,
        e in 0.0..0.3,
    ) {
        let law = BarrierStiffness::new(q(b0), q(b1), q(mass), q(width));
        let stored = law.solve().unwrap().found;
        let lost = BarrierStiffness { restitution: Some(q(e)), ..law }.solve().unwrap().found;
        prop_assert!(near(stored.d0 * stored.d1, stored.a) && near(stored.d1 * stored.d1, stored.b));
        prop_assert!(near(stored.onset, b0 / b1) && near(lost.onset, b0 / b1));
        let speeds = BarrierEquivalentSpeed {
            restitution: Some(q(e)),
            mass: Some(q(mass)),
            ..BarrierEquivalentSpeed::new(q(b0), q(b1), q(depth))
        };
        let speeds = speeds.solve().unwrap().found;
        for (stiffness, energy_is) in [(lost, EnergyIs::Dissipated), (stored, EnergyIs::MostStored)] {
            let damage = CrushEnergy {
                mass: Some(q(mass)),
                energy_is: Some(energy_is),
                restitution: Some(q(e)),
                ..crush(width, &[depth, depth], stiffness.a, stiffness.b)
            };
            let found = damage.solve().unwrap().found;
            prop_assert!(near(found.barrier_equivalent_speed.unwrap(), b0 + b1 * depth));
            prop_assert!(near(found.ees.unwrap(), speeds.ees));
            if energy_is == EnergyIs::Dissipated {
                prop_assert!(near(found.energy, speeds.energy.unwrap()));
                prop_assert!(near(Ees::new(q(found.energy), q(mass)).solve().unwrap().found.ees, speeds.ees));
            }
        }
    }

    /// The damage-only method is its parts put together; swapped vehicles give the swapped answer.
    #[test]
    fn crash3_is_energies_and_effective_masses(
        masses in prop::array::uniform2(700.0..20_000.0), depths in prop::array::uniform4(0.0..0.9),
        arms in prop::array::uniform2(0.0..1.5), radius in 1.0..2.0, pdof in -0.5..0.5, e in 0.0..0.3,
        stored: bool,
    ) {
        let energy_is = Some(if stored { EnergyIs::MostStored } else { EnergyIs::Dissipated });
        let vehicle = |k: usize, law: [f64; 2]| DamagedVehicle {
            arm: Some(q(arms[k])),
            yaw_inertia: Some(q(masses[k] * radius * radius)),
            pdof_offset: Some(q(pdof)),
            ..damaged(masses[k], 1.5, &depths[2 * k..2 * k + 2], law[0], law[1])
        };
        let (one, two) = (vehicle(0, [6e4, 6e5]), vehicle(1, [3e4, 4e5]));
        let crash = |one: &DamagedVehicle, two: &DamagedVehicle| Crash3 {
            vehicle_2: Some(two.clone()),
            restitution: Some(q(e)),
            energy_is,
            ..Crash3::new(one.clone())
        };
        let found = crash(&one, &two).solve().unwrap().found;
        let swapped = crash(&two, &one).solve().unwrap().found;
        prop_assert!(near(found.delta_v[0], swapped.delta_v[1]) && near(found.forces[1], swapped.forces[0]));
        prop_assert!(near(found.closing_speed, swapped.closing_speed));
        let [one, two] = found.delta_v;
        prop_assert!(near(masses[0] * one, masses[1] * two) && near(masses[0] * one, found.impulse));
        for k in 0..2 {
            let share = radius * radius / (radius * radius + arms[k] * arms[k]);
            prop_assert!(near(found.effective_masses[k], masses[k] * share));
            prop_assert!(near(found.yaw_rate_change[k], found.delta_v[k] * arms[k] / (radius * radius)));
            let damage = crush(1.5, &depths[2 * k..2 * k + 2], [6e4, 3e4][k], [6e5, 4e5][k]);
            let alone = CrushEnergy { pdof_offset: Some(q(pdof)), ..damage }.solve().unwrap().found;
            prop_assert!(near(found.energies[k], alone.energy) && near(found.forces[k], alone.force));
            prop_assert!(near(found.normal_energies[k], alone.normal_energy));
        }
        // The impulse works off what the energies say: at the contact (1 + e) of the closing speed.
        let [m1, m2] = found.effective_masses;
        prop_assert!(near(found.impulse, (1.0 + e) * found.closing_speed * m1 * m2 / (m1 + m2)));
        let lost: f64 = (0..2).map(|k| 0.5 * masses[k] * found.ees[k] * found.ees[k]).sum();
        let closed = 0.5 * m1 * m2 / (m1 + m2) * found.closing_speed * found.closing_speed;
        prop_assert!(near(lost, closed * (1.0 - e * e)));

        let vehicle = |k: usize| DeformedVehicle {
            arm: Some(q(arms[k])),
            gyration_radius: Some(q(radius)),
            ..DeformedVehicle::new(q(masses[k]), q(found.energies[k]))
        };
        let energies = DeltaVFromEnergy {
            vehicle_2: Some(vehicle(1)),
            restitution: Some(q(e)),
            energy_is,
            ..DeltaVFromEnergy::new(vehicle(0))
        };
        let by_energy = energies.solve().unwrap().found;
        prop_assert!(near(by_energy.delta_v[1], two) && near(by_energy.closing_speed, found.closing_speed));
        prop_assert!(by_energy.common_delta_v[0] <= one * (1.0 + 1e-12));
    }

    /// A barrier is a vehicle of no damage that is heavy beyond measure.
    #[test]
    fn a_barrier_is_the_limit_of_a_heavy_partner(mass in 700.0..3000.0, energy in 1e3..5e5, e in 0.0..0.3) {
        let one = DeformedVehicle::new(q(mass), q(energy));
        let wall = DeltaVFromEnergy { barrier: true, restitution: Some(q(e)), ..DeltaVFromEnergy::new(one) };
        let found = wall.solve().unwrap().found;
        prop_assert!(near(found.delta_v[0], (1.0 + e) * found.closing_speed));
        prop_assert!(near(found.common_closing_speed, f64::sqrt(2.0 * energy / mass)));
        prop_assert!(found.delta_v[1] == 0.0 && found.effective_masses[1].is_nan());
    }

    /// The stiffness that a balance gives has the force of its partner.
    #[test]
    fn a_balance_of_forces_balances(
        a in 1e3..1e5, b in 1e5..1e6, widths in prop::array::uniform2(0.5..2.0),
        depths in prop::array::uniform2(0.05..0.9), onset in 0.01..0.3,
    ) {
        let balance = ForceBalance::new(
            q(a), q(b), q(widths[0]), q(depths[0]), q(widths[1]), q(depths[1]), q(onset),
        );
        let found = balance.solve().unwrap().found;
        prop_assert!(near(found.a_2 / found.b_2, onset));
        let vehicle = |k: usize, a: f64, b: f64| damaged(1500.0, widths[k], &[depths[k]; 2], a, b);
        let crash = Crash3 {
            vehicle_2: Some(vehicle(1, found.a_2, found.b_2)),
            ..Crash3::new(vehicle(0, a, b))
        };
        let crash = crash.solve().unwrap().found;
        prop_assert!(crash.imbalance.unwrap() < 1e-12 && near(crash.forces[0], found.force));
        prop_assert!(near(crash.energies[0], found.energy_1) && near(crash.energies[1], found.energy_2));
    }
}

/// Section 5 of the CRASH3 User's Guide and Technical Manual (NHTSA, NTIS PB83-112201), sample run on p. 73: widths of
/// 73.0 and 84.5 in, class 4, G of the table rounded. The printout corrects only vehicle 2, for its force at 45°.
#[test]
fn the_sample_run_of_the_crash3_manual_is_met() {
    let class = |face| Some(Crash3Stiffness::new(Crash3Size::Intermediate, face));
    let damage = |width: &str, depths: &[f64]| {
        let depths = depths.iter().map(|inches| q(inches * 0.0254)).collect();
        CrushEnergy::new(width.parse().unwrap(), depths)
    };
    let front = CrushEnergy { class_stiffness: class(CrushFace::Front), ..damage("73.0 in", &[2.7, 3.6]) };
    let side = CrushEnergy {
        class_stiffness: class(CrushFace::Side),
        pdof_offset: Some("45 deg".parse().unwrap()),
        ..damage("84.5 in", &[6.2, 8.3, 9.2, 5.9, 4.4, 0.8])
    };
    // Printed in ft lb, and what half a tenth of an inch in the depths allows, J.
    let printed = [
        (front, 19_245.3, [25_898.0, 26_316.0], ["62350 N/m", "234400 N/m2"]),
        (side, 31_220.8, [41_707.0, 42_628.0], ["25040 N/m", "344700 N/m2"]),
    ];
    for (formula, foot_pounds, [low, high], taken) in printed {
        let solved = formula.solve().unwrap();
        let (energy, printed) = (solved.found.energy, foot_pounds * 1.355_817_948_331_400_4);
        println!("{energy:.0} J for {printed:.0} J: {:+.2} %", 100.0 * (energy / printed - 1.0));
        assert!((energy / printed - 1.0).abs() < 0.005);
        assert!(low < energy && energy < high, "{energy}");
        let codes: Vec<u32> = solved.warnings.iter().map(|warning| warning.code()).collect();
        assert_eq!(codes[..2], [2346, 2346]);
        for (warning, taken) in solved.warnings.iter().zip(taken) {
            assert!(warning.to_string().contains(&format!("taken as {taken} (")), "{warning}");
        }
        assert_eq!(codes[2..], if formula.pdof_offset.is_some() { vec![2241] } else { vec![] });
    }
}

/// The table as inputs: its deviation is that of a factor, which stays out of a document that says nothing of it.
#[test]
fn a_class_of_the_table_is_a_factor_with_its_deviation() {
    let document = json!({
        "width": 1.5, "depths": [0.2, 0.3], "class_stiffness": { "class": "compact", "face": "rear" },
    });
    let mut crush = formula("crush-energy").unwrap().read(document).unwrap();
    let (name, factor) = crush.inputs().pop().unwrap();
    assert_eq!((name.as_str(), factor.value, factor.sigma), ("class_stiffness.factor", 1.0, Some(0.3)));
    let energy = crush.figures().unwrap()[0].1;
    assert!(crush.document().unwrap()["class_stiffness"].get("factor").is_none());
    crush.set(&[1.5, 0.2, 0.3, 1.3]);
    assert!(near(crush.figures().unwrap()[0].1, 1.3 * energy));
    let again = formula("crush-energy").unwrap().read(crush.document().unwrap()).unwrap();
    // Speeds without a mass are NaN, which equals nothing.
    let figures =
        |of: &dyn Analysable| of.figures().unwrap().into_iter().filter(|(_, figure)| !figure.is_nan());
    assert!(figures(&*again).eq(figures(&*crush)));
}

#[test]
fn a_class_outside_the_table_is_told_with_its_place() {
    let wrong = json!({
        "vehicle_1": {
            "mass": 1500, "width": 1.5, "depths": [0.2, 0.3],
            "class_stiffness": { "class": "lorry", "face": "front", "factor": 20 },
        },
        "barrier": true, "energy_is": "most-stored",
    });
    let Err(CoreError::Document { problems }) = formula("crash3").unwrap().read(wrong) else {
        panic!("a problem of form");
    };
    let mut paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["vehicle_1.class_stiffness.class", "vehicle_1.class_stiffness.factor"]);
}

#[test]
fn what_an_expert_should_know_is_told() {
    let one = damaged(1500.0, 1.5, &[0.3, 0.3], 6e4, 6e5);
    let two = damaged(1500.0, 1.5, &[0.3, 0.3], 3e4, 3e5);
    let crash = Crash3 { vehicle_2: Some(two), ..Crash3::new(one.clone()) };
    assert_eq!(codes(&crash), [2344]);
    assert_eq!(codes(&Crash3 { vehicle_2: Some(one.clone()), ..Crash3::new(one) }), [0u32; 0]);
    let steep = CrushEnergy { pdof_offset: Some(q(0.7)), ..crush(1.5, &[1.2, 0.1], 5e4, 1e6) };
    assert_eq!(codes(&steep), [2241, 2242]);
}

#[test]
fn what_has_no_answer_is_refused() {
    let one = damaged(1500.0, 1.5, &[0.3, 0.3], 6e4, 6e5);
    let alone = Crash3::new(one.clone());
    assert_eq!(refused(&alone).code(), 2302);
    let twice = Crash3 { barrier: true, vehicle_2: Some(one.clone()), ..alone.clone() };
    assert_eq!(refused(&twice).code(), 2302);
    let beside = DamagedVehicle { arm: Some(q(0.3)), ..one.clone() };
    assert_eq!(refused(&Crash3 { barrier: true, ..Crash3::new(beside) }).code(), 2302);
    let many = DamagedVehicle { depths: vec![q(0.1); 101], ..one };
    let many = refused(&Crash3 { barrier: true, ..Crash3::new(many) });
    assert_eq!((many.code(), many.path()), (2304, "vehicle_1.depths"));

    let flat = crush(1.5, &[0.1], 5e4, 1e6);
    assert_eq!((refused(&flat).code(), refused(&flat).path()), (2304, "depths"));
    let deep = refused(&crush(1.5, &[0.1, 3.1], 5e4, 1e6));
    assert_eq!((deep.code(), deep.path()), (2300, "depths[1]"));
    let unknown = CrushEnergy { stiffness: None, ..crush(1.5, &[0.1, 0.2], 5e4, 1e6) };
    assert_eq!(refused(&unknown).code(), 2302);
    for size in [Crash3Size::Van, Crash3Size::Pickup] {
        let class_stiffness = Some(Crash3Stiffness::new(size, CrushFace::Side));
        assert_eq!(refused(&CrushEnergy { class_stiffness, ..unknown.clone() }).code(), 2302);
    }
    let both = CrushEnergy {
        class_stiffness: Some(Crash3Stiffness::new(Crash3Size::Mini, CrushFace::Front)),
        ..crush(1.5, &[0.1, 0.2], 5e4, 1e6)
    };
    assert_eq!(refused(&both).code(), 2302);

    let idle = ForceBalance::new(q(0.0), q(1e5), q(1.0), q(0.0), q(1.0), q(0.1), q(0.1));
    assert_eq!(refused(&idle).code(), 2302);
}
