//! Half the time step: every validation scene ends within 1 % of its path length and 1 degree of where it ended.

use accuscene::{Outcome, SimulateOptions, simulate};
use accuscene_validation::Suite;
use core::ops::ControlFlow;

const STEP: f64 = 0.001;

/// Where nothing moves a share of the path means nothing: what the engine allows a car that stands, m.
const STANDS: f64 = 1e-4;

#[test]
fn half_the_step_ends_at_the_same_place() {
    let mut wrong = Vec::new();
    for case in Suite::built_in().unwrap().cases() {
        let run = |step: f64| -> Outcome {
            let mut scene = case.scene(None).unwrap();
            scene.set_quantity("options.step", step).unwrap();
            simulate(&scene, &SimulateOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap()
        };
        let (whole, half) = (run(STEP), run(STEP / 2.0));
        for (a, b) in whole.vehicles.iter().zip(&half.vehicles) {
            let [dx, dy] = [0, 1].map(|k| a.last.position[k] - b.last.position[k]);
            let apart = (dx * dx + dy * dy).sqrt();
            let turn = (a.last.heading - b.last.heading).abs().to_degrees();
            let line = format!(
                "{}, {}: {apart:.2e} m of {:.2} m ({:.4} %), {turn:.2e} deg",
                case.name(),
                a.id,
                a.distance,
                100.0 * apart / a.distance
            );
            println!("{line}");
            let allowed = if 0.01 * a.distance > STANDS { 0.01 * a.distance } else { STANDS };
            if apart > allowed || turn > 1.0 {
                wrong.push(line);
            }
        }
        assert_eq!(whole.collisions.len(), half.collisions.len(), "{}", case.name());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
