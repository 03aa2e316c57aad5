//! NHTSA 7292, a Taurus into a standing Taurus with a small overlap: its speed from what was measured.

use crate::ValidationError;
use crate::barriers::front;
use accuscene::EngineError;
use accuscene_core::arith::Real;
use accuscene_core::port::Executor;
use accuscene_core::quantity::Quantity;
use accuscene_core::scene::Scene;
use accuscene_physics::analysis::{Crash3, DamagedVehicle, Formula};
use accuscene_physics::inverse::Options;
use accuscene_physics::reconstruction::{Case, ReconstructionError, reconstruct};
use core::ops::ControlFlow;

const SCENE: &str = include_str!("../../scenes/nhtsa-7292.toml");
const NAME: &str = "nhtsa-7292";
/// Measured speed of the striking car, m/s.
const SPEED: f64 = 31.50;
/// Width of both damages, m, and depths at equal distances over it, m; a bulge outward counts as none.
const WIDTH: f64 = 1.530;
const DEPTHS: [[f64; 6]; 2] =
    [[-0.033, 0.109, 0.255, 0.403, 0.483, 0.546], [-0.016, 0.127, 0.269, 0.411, 0.559, 0.567]];

/// What was measured by the sills of both cars (mean of left and right, 0.20 s), and what is sought.
const EVIDENCE: &str = r#"
[impacts]
model = "crush-force"

[[unknowns]]
path = "vehicles.striking.start.speed"
low = 20
high = 50

[[evidence]]
kind = "delta-v"
id = "striking-delta-v"
subject = "striking"
longitudinal = -14.88

[[evidence]]
kind = "delta-v"
id = "struck-delta-v"
subject = "struck"
longitudinal = -13.74
"#;

/// Relative error of the speed by damage alone (CRASH3), the stiffness by barrier tests of the same generation.
pub(super) fn by_damage() -> Result<f64, ValidationError> {
    let front = front("FORD TAURUS", 2000.0..=2001.0)?;
    let scene = scene("")?.resolve().into_scene();
    let mut cars = scene.vehicles.iter().zip(DEPTHS).map(|(vehicle, depths)| {
        let depths = depths.map(|depth| Real::max(depth, 0.0));
        DamagedVehicle {
            stiffness: Some(front.clone()),
            arm: Some(Quantity::new(centroid(&depths).abs())),
            yaw_inertia: vehicle.inertia.yaw.clone(),
            ..DamagedVehicle::new(
                vehicle.mass.clone(),
                Quantity::new(WIDTH),
                depths.map(Quantity::new).to_vec(),
            )
        }
    });
    let (Some(striking), struck) = (cars.next(), cars.next()) else { return Err(lacking()) };
    let crash = Crash3 { vehicle_2: struck, ..Crash3::new(striking) };
    let found = crash.solve().map_err(|error| refused(EngineError::from(error)))?.found;
    Ok(found.closing_speed / SPEED - 1.0)
}

/// Relative errors of the speed by a reconstruction from both measured delta-Vs: of the median and of both ends of the 90 %
/// interval.
pub(super) fn by_delta_v(executor: &dyn Executor) -> Result<[f64; 3], ValidationError> {
    let wrong = |error: ReconstructionError| refused(EngineError::from(error));
    let case = Case::of(&scene(EVIDENCE)?).map_err(wrong)?;
    let options = Options { budget: 500, effective: 150, ..Options::default() };
    let found = reconstruct(&case, &options, executor, &mut |_| ControlFlow::Continue(())).map_err(wrong)?;
    let speed = found.solution.unknowns.first().ok_or_else(lacking)?;
    Ok([speed.median, speed.interval[0], speed.interval[1]].map(|v| v / SPEED - 1.0))
}

/// The scene up to the end of the impact of every speed that is sought, with more at its end.
fn scene(more: &str) -> Result<Scene, ValidationError> {
    let text = SCENE.replace("duration = \"6 s\"", "duration = \"0.35 s\"") + more;
    Scene::from_toml(&text).map_err(|source| ValidationError::Scene { scene: NAME.to_owned(), source })
}

/// Place of the centroid of a damage from its middle, by trapezoids, m.
fn centroid(depths: &[f64]) -> f64 {
    let last = depths.len() as f64 - 1.0;
    let (mut area, mut moment) = (0.0, 0.0);
    for (k, pair) in depths.windows(2).enumerate() {
        let [from, to] = [k as f64, k as f64 + 1.0].map(|k| WIDTH * (k / last - 0.5));
        area += 0.5 * (pair[0] + pair[1]);
        moment += (pair[0] * (2.0 * from + to) + pair[1] * (from + 2.0 * to)) / 6.0;
    }
    moment / area
}

fn refused(source: EngineError) -> ValidationError {
    ValidationError::Engine { scene: NAME.to_owned(), source }
}

fn lacking() -> ValidationError {
    ValidationError::Empty { path: NAME.to_owned(), wanted: "pair of cars" }
}
