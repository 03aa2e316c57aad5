//! One scene under every impact model: each outcome is a simulation's, impacts are matched, the spread is right.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::ops::ControlFlow;

use accuscene::compare::{CompareOptions, Comparison, FigureName, with_model};
use accuscene::export::{comparison_csv, comparison_from_json, comparison_json};
use accuscene::{EngineError, Scene, SimulateOptions, compare, simulate};
use accuscene_core::arith::Real;
use accuscene_core::scene::ImpactModel;

/// Two cars on crossing roads; `more` is added.
fn crossing(more: &str) -> Scene {
    let text = format!(
        r#"
schema = "accuscene/scene/1"
name = "crossing"
options = {{ duration = "2 s" }}
[[vehicles]]
id = "north"
mass = "1400 kg"
dimensions = {{ length = "4.4 m", width = "1.8 m", wheelbase = "2.6 m" }}
start = {{ position = ["0 m", "-9 m"], heading = "90 deg", speed = "50 km/h" }}
[[vehicles]]
id = "east"
mass = "1200 kg"
dimensions = {{ length = "4.0 m", width = "1.7 m", wheelbase = "2.5 m" }}
start = {{ position = ["-9 m", "0 m"], heading = "0 deg", speed = "50 km/h" }}
{more}
"#
    );
    Scene::from_toml(&text).expect("a sound scene")
}

fn all(scene: &Scene) -> Comparison {
    compare(scene, &CompareOptions::default(), &mut |_| ControlFlow::Continue(())).expect("it runs")
}

#[test]
fn each_outcome_is_to_the_bit_that_of_a_simulation_with_the_model() {
    let scene = crossing("[[impacts.pairs]]\nbetween = [\"north\", \"east\"]\nfriction = 0.5");
    let comparison = all(&scene);
    assert!(comparison.models.len() >= 3, "{:?}", comparison.refused);
    for ran in &comparison.models {
        let named = format!(
            "[impacts]\nmodel = \"{}\"\n[[impacts.pairs]]\nbetween = [\"north\", \"east\"]\nfriction = 0.5",
            ran.model.name()
        );
        let own = crossing(&named);
        let outcome =
            simulate(&own, &SimulateOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(ran.scene_hash, outcome.scene_hash);
        assert_eq!((ran.end.to_bits(), ran.stop), (outcome.end.to_bits(), outcome.stop));
        assert!(text(&ran.collisions) == text(&outcome.collisions), "collisions under {}", ran.model.name());
        assert!(text(&ran.vehicles) == text(&outcome.vehicles), "vehicles under {}", ran.model.name());
        assert_eq!(ran.warnings, outcome.warnings);
        assert!(!ran.collisions.is_empty() && ran.collisions.iter().all(|c| c.model == ran.model.name()));
        assert!(!ran.source.is_empty() && !ran.validity.is_empty());
    }
}

/// Text that reads back to the same bits, so equal texts are equal bits.
fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("it can be written")
}

#[test]
fn every_model_ran_or_is_refused_with_a_reason_and_none_is_left_out() {
    let comparison = all(&crossing(""));
    for model in ImpactModel::ALL {
        let ran = comparison.models.iter().filter(|ran| ran.model == model).count();
        let refused: Vec<_> = comparison.refused.iter().filter(|refused| refused.model == model).collect();
        assert_eq!(ran + refused.len(), 1, "{model:?}");
        for refusal in refused {
            let alone = simulate(&with_model(&crossing(""), model), &SimulateOptions::default(), &mut |_| {
                ControlFlow::Continue(())
            });
            let error = alone.expect_err("a refused model does not run alone either");
            assert_eq!((refusal.code, &refusal.reason), (error.code(), &error.to_string()));
            assert!(!refusal.reason.is_empty());
        }
    }
    let order: Vec<_> = comparison.models.iter().map(|ran| ran.model).collect();
    assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
}

/// Published oblique collisions of two moving cars at full impact (NHTSA 4363 and 4364).
const OBLIQUE: [&str; 2] = [
    include_str!("../../validation/scenes/nhtsa-4363.toml"),
    include_str!("../../validation/scenes/nhtsa-4364.toml"),
];

#[test]
fn kudlich_slibar_and_brach_differ_by_one_to_four_per_cent_in_oblique_full_impacts() {
    // Kudlich and Slibar reverse the tangential velocity by the restitution, Brach ends it.
    for text in OBLIQUE {
        let scene = Scene::from_toml(text).unwrap();
        let options = CompareOptions::of([ImpactModel::KudlichSlibar2d, ImpactModel::BrachPlanar]);
        let comparison = compare(&scene, &options, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!((comparison.models.len(), comparison.impacts.len()), (2, 1));
        assert!(comparison.models.iter().all(|ran| ran.collisions[0].full_impact));
        let (impact, _, widest) = comparison.widest_delta_v().expect("an impact");
        for body in &impact.bodies {
            let figure = comparison.impact_figure(0, FigureName::DeltaV, Some(body)).unwrap();
            let [Some(kudlich), Some(brach)] = figure.values[..] else { panic!("{:?}", figure.values) };
            let difference = kudlich / brach - 1.0;
            assert!((0.01..0.04).contains(&difference), "{body}: {kudlich} and {brach} m/s");
            assert!(figure.spread.unwrap().relative <= widest.relative);
        }
        assert_eq!(comparison.overridden.len(), 1);
    }
}

#[test]
fn the_spread_is_that_of_the_values_of_the_matched_impacts() {
    let comparison = all(&crossing("[impacts]\nrestitution = 0.3"));
    let first = &comparison.impacts[0];
    assert_eq!((first.bodies.clone(), first.occurrence), (["north".into(), "east".into()], 1));
    assert_eq!(first.under.len(), comparison.models.len());
    assert!(first.missing_under.is_empty());
    for (side, id) in ["north", "east"].into_iter().enumerate() {
        let figure = comparison.impact_figure(0, FigureName::DeltaV, Some(id)).expect("a delta-V");
        let values: Vec<f64> =
            comparison.models.iter().map(|ran| ran.collisions[0].bodies[side].delta_v_magnitude).collect();
        assert_eq!(figure.values, values.iter().map(|v| Some(*v)).collect::<Vec<_>>());
        let spread = figure.spread.unwrap();
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        assert_eq!((spread.lowest, spread.highest), (sorted[0], sorted[sorted.len() - 1]));
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
        let deviation = (squares / (values.len() as f64 - 1.0)).sqrt();
        assert!((spread.mean - mean).abs() < 1e-12 && (spread.deviation.unwrap() - deviation).abs() < 1e-12);
        assert!(spread.half_range > 0.0);
    }
    // Every impact of every model is in the list, once.
    let listed: usize = comparison.impacts.iter().map(|impact| impact.under.len()).sum();
    assert_eq!(listed, comparison.models.iter().map(|ran| ran.collisions.len()).sum::<usize>());
    for impact in &comparison.impacts {
        assert_eq!(impact.under.len() + impact.missing_under.len(), comparison.models.len());
    }
    for (index, vehicle) in comparison.vehicles.iter().enumerate() {
        let ends: Vec<[f64; 3]> =
            comparison.models.iter().map(|ran| ran.vehicles[index].last.position).collect();
        let apart = |a: &[f64; 3], b: &[f64; 3]| {
            let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
            (dx * dx + dy * dy).sqrt()
        };
        let most = ends.iter().flat_map(|a| ends.iter().map(move |b| apart(a, b))).fold(0.0, Real::max);
        assert!((vehicle.end_distance - most).abs() < 1e-12 && most > 0.0);
    }
}

#[test]
fn an_impact_that_some_models_do_not_have_says_so() {
    // Without friction Brach's cars slide along each other and part otherwise than where they lock together.
    let mut count = 0;
    for offset in [-9.0, -9.5, -10.0, -10.5, -11.0, -11.5] {
        let mut scene = crossing("[impacts]\nimpulse_ratio = 0");
        scene.vehicles[1].start.position[0].value = offset;
        let comparison = all(&scene);
        for impact in comparison.impacts.iter().filter(|impact| !impact.missing_under.is_empty()) {
            count += 1;
            for figure in &impact.figures {
                let known = figure.values.iter().flatten().count();
                assert!(known <= impact.under.len());
                assert_eq!(figure.spread.map_or(0, |s| s.count as usize), known);
            }
            for (ran, value) in comparison.models.iter().zip(&impact.figures[0].values) {
                assert_eq!(value.is_some(), impact.under.contains(&ran.model));
            }
        }
    }
    assert!(count > 0, "no scene of the series has an impact that only some models give");
}

#[test]
fn a_pair_with_a_model_of_its_own_is_overridden_and_named() {
    let pair =
        "[[impacts.pairs]]\nbetween = [\"east\", \"north\"]\nmodel = \"brach-planar\"\nrestitution = 0.2";
    let comparison = all(&crossing(&format!("[impacts]\nmodel = \"kudlich-slibar-2d\"\n{pair}")));
    assert_eq!(comparison.scene_model, ImpactModel::KudlichSlibar2d);
    let [overridden] = comparison.overridden.as_slice() else { panic!("{:?}", comparison.overridden) };
    assert_eq!(overridden.between, ["east".to_owned(), "north".to_owned()]);
    assert_eq!(overridden.model, ImpactModel::BrachPlanar);
    for ran in &comparison.models {
        assert!(ran.collisions.iter().all(|c| c.model == ran.model.name() && c.restitution == 0.2));
    }
}

#[test]
fn what_point_and_plane_leave_open_stands_beside_each_value() {
    let comparison = all(&crossing(""));
    let mut known = 0;
    for (index, ran) in comparison.models.iter().enumerate() {
        let event = &ran.collisions[0];
        let both = event.sensitivity.as_ref().and_then(|sensitivity| sensitivity.uncertainty.as_ref());
        assert_eq!(both.is_some(), ran.model != ImpactModel::CrushForce, "{:?}", ran.model);
        for (place, side) in event.bodies.iter().enumerate() {
            let of =
                |name| comparison.impact_figure(0, name, Some(&side.body)).and_then(|f| f.uncertainty(index));
            assert_eq!(of(FigureName::DeltaV), both.map(|both| both[place].delta_v));
            assert_eq!(of(FigureName::PdofDeg), both.map(|both| both[place].pdof_deg));
            assert_eq!(of(FigureName::DeltaYawRate), both.map(|both| both[place].delta_yaw_rate));
            assert_eq!(of(FigureName::Ees), both.map(|both| both[place].ees));
            assert_eq!(of(FigureName::DeltaVForward), None);
            known += usize::from(both.is_some());
        }
    }
    assert_eq!(known, 2 * (comparison.models.len() - 1));
    let value: serde_json::Value = serde_json::from_str(&comparison_json(&comparison).unwrap()).unwrap();
    for figure in value["impacts"][0]["figures"].as_array().unwrap() {
        let own =
            ["delta_v", "pdof_deg", "delta_yaw_rate", "ees"].contains(&figure["figure"].as_str().unwrap());
        let listed = figure["uncertainties"].as_array().map(Vec::len);
        assert_eq!(listed, own.then_some(comparison.models.len()), "{figure}");
    }
}

#[test]
fn models_that_take_no_speed_of_separation_say_to_leave_it_out() {
    let pair = "[[impacts.pairs]]\nbetween = [\"north\", \"east\"]\nseparation_speed = 0.5";
    let comparison = all(&crossing(pair));
    assert_eq!(comparison.refused.len(), 3);
    for refused in &comparison.refused {
        let hint = refused.problems[0].hint.as_deref().unwrap_or_default();
        assert!(hint.starts_with("leave it out, or choose kudlich-slibar-3d"), "{hint}");
    }
}

#[test]
fn the_documents_are_the_same_every_time_and_read_back() {
    let scene = crossing("");
    let (one, other) = (all(&scene), all(&scene));
    let text = comparison_json(&one).unwrap();
    assert!(text == comparison_json(&other).unwrap(), "two runs, two texts");
    assert!(comparison_from_json(&text).unwrap() == one, "the text reads back to something else");
    assert!(matches!(comparison_from_json("{}"), Err(EngineError::Decode { .. })));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["schema"], "accuscene/comparison/1");
    // RFC 8785 takes it: the canonical form holds the same document.
    let canonical = accuscene_core::document::canonical(&value);
    let back = comparison_from_json(std::str::from_utf8(&canonical).unwrap()).unwrap();
    assert!(back == one, "the canonical form holds another document");

    let csv = comparison_csv(&one);
    let mut lines = csv.split("\r\n");
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let column = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let rows: Vec<Vec<&str>> =
        lines.filter(|line| !line.is_empty()).map(|line| line.split(',').collect()).collect();
    let figures = one.impacts.iter().map(|i| i.figures.len()).sum::<usize>()
        + one.vehicles.iter().map(|v| v.figures.len()).sum::<usize>();
    assert_eq!(rows.len(), figures);
    assert!(rows.iter().all(|row| row.len() == heads.len()));
    let row = rows.iter().find(|row| row[3] == "delta_v" && row[4] == "east").unwrap();
    let figure = one.impact_figure(0, FigureName::DeltaV, Some("east")).unwrap();
    let read = |name: &str| row[column(name)].parse::<f64>().unwrap();
    assert_eq!(read("brach-planar"), figure.values[2].unwrap());
    assert_eq!(read("half_range_relative"), figure.spread.unwrap().relative.unwrap());
}

#[test]
fn the_schema_describes_the_document() {
    let schema = Comparison::json_schema();
    let value: serde_json::Value =
        serde_json::from_str(&comparison_json(&all(&crossing(""))).unwrap()).unwrap();
    let declared = schema["properties"].as_object().unwrap();
    let written = value.as_object().unwrap();
    assert_eq!(
        declared.keys().collect::<std::collections::BTreeSet<_>>(),
        written.keys().collect::<std::collections::BTreeSet<_>>()
    );
    let figures = schema["$defs"]["FigureName"].to_string();
    for figure in value["impacts"][0]["figures"].as_array().unwrap() {
        assert!(figures.contains(figure["figure"].as_str().unwrap()));
    }
    for model in ImpactModel::ALL {
        assert_eq!(serde_json::to_value(model).unwrap(), model.name());
    }
    let comparison = all(&crossing(""));
    let of_impacts = comparison.impacts.iter().flat_map(|impact| &impact.figures);
    for figure in of_impacts.chain(comparison.vehicles.iter().flat_map(|vehicle| &vehicle.figures)) {
        assert_eq!(serde_json::to_value(figure.figure).unwrap(), figure.figure.name());
        assert_eq!(figure.unit, figure.figure.unit());
    }
}

#[test]
fn chosen_models_run_in_the_fixed_order_once() {
    use ImpactModel::{BrachPlanar, KudlichSlibar2d};
    let mut options = CompareOptions::default();
    options.models = vec![BrachPlanar, KudlichSlibar2d, BrachPlanar];
    let mut begun = Vec::new();
    let mut last = 0.0;
    let comparison = compare(&crossing(""), &options, &mut |now| {
        assert!(now.time() >= last && now.time() <= now.end() && now.count == 2);
        last = now.time();
        if begun.last() != Some(&now.model) {
            begun.push(now.model);
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(begun, [KudlichSlibar2d, BrachPlanar]);
    assert_eq!(comparison.models.iter().map(|ran| ran.model).collect::<Vec<_>>(), begun);
    assert_eq!(comparison.options, CompareOptions::of([BrachPlanar, KudlichSlibar2d]));
    options.models.clear();
    assert!(
        compare(&crossing(""), &options, &mut |_| ControlFlow::Continue(())).unwrap() == all(&crossing(""))
    );
}

#[test]
fn a_stop_in_any_model_ends_the_comparison() {
    for stop in 0..3 {
        let error = compare(&crossing(""), &CompareOptions::default(), &mut |now| {
            if now.index == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .expect_err("it was stopped");
        assert_eq!(error.code(), 2004);
    }
}

#[test]
fn what_no_model_can_run_is_the_error_of_a_simulation() {
    let none = |_| ControlFlow::Continue(());
    let mut broken = crossing("");
    broken.vehicles[0].mass.value = -1400.0;
    // A gearbox of wheels that weigh more than the car: sound as a document, no vehicle for the physics.
    let heavy = Scene::from_toml(
        r#"
schema = "accuscene/scene/1"
[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
suspension = { front = { unsprung_mass = 390 }, rear = { unsprung_mass = 390 } }
start = { position = [0, 0] }
"#,
    )
    .unwrap();
    for scene in [broken, heavy] {
        let error = compare(&scene, &CompareOptions::default(), &mut |_| ControlFlow::Continue(()))
            .expect_err("it cannot run");
        let other = simulate(&scene, &SimulateOptions::default(), &mut { none }).expect_err("it cannot run");
        assert_eq!((error.code(), error.problems()), (other.code(), other.problems()));
        assert!(!error.problems().is_empty());
    }
}

#[test]
fn a_scene_without_an_impact_has_vehicles_alone_and_no_spread_between_equal_runs() {
    let mut scene = crossing("");
    scene.vehicles[1].start.position[0].value = -200.0;
    let comparison = all(&scene);
    assert!(comparison.impacts.is_empty() && comparison.widest_delta_v().is_none());
    for vehicle in &comparison.vehicles {
        assert_eq!(vehicle.end_distance, 0.0);
        let speed = vehicle.figures.iter().find(|f| f.figure == FigureName::PeakSpeed).unwrap();
        assert_eq!(speed.spread.unwrap().half_range, 0.0);
    }
}
