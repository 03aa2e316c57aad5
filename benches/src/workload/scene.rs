use super::{Car, Wall};
use accuscene_core::quantity::Quantity;
use accuscene_core::scene::{AtTime, PhaseStart, Scene, WheelCommands};
use accuscene_physics::Model;
use accuscene_physics::simulation::{self, Run};
use core::fmt::Write;
use core::ops::ControlFlow;

/// What happens: who comes, what stands in the way, for how long.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workload {
    /// The cars.
    pub cars: Vec<Car>,
    /// The walls.
    pub walls: Vec<Wall>,
    /// Simulated time, s.
    pub duration: f64,
    /// Whether all steer in a sine.
    pub steers: bool,
    /// Impact model, as scenes name it; the default one if absent.
    pub impacts: Option<&'static str>,
}

/// All that every car and every impact has in common. A run goes on to its end, but single vehicles rest when they have come
/// to it: no option keeps them from that.
const COMMON: &str = r#"
schema = "accuscene/scene/1"

[options]
step = "1 ms"
gravity = 9.81
stop_at_rest = false

[terrain]
friction = 0.7

[impacts]
restitution = 0.1
friction = 0.5

[[vehicles]]
id = "car"
mass = 1500
inertia = { yaw = 2500 }
start = { position = [0, 0], heading = 0, speed = 0 }

[vehicles.dimensions]
length = 4.5
width = 1.8
wheelbase = 2.7
front_overhang = 1.05
cg_behind_front_axle = 1.2
track_front = 1.55
track_rear = 1.55

[vehicles.tyres]
front = { cornering_stiffness = 60000 }
rear = { cornering_stiffness = 60000 }

[[vehicles.driver.phases]]
after = { time = 0 }

[vehicles.driver.phases.wheels]
fl = { lock = 1 }
fr = { lock = 1 }
rl = { lock = 1 }
rr = { lock = 1 }
"#;

impl Workload {
    /// The same under another impact model.
    #[must_use]
    pub fn with_impacts(self, model: &'static str) -> Self {
        Self { impacts: Some(model), ..self }
    }

    /// The scene.
    ///
    /// # Panics
    /// Never: the texts are part of the benchmarks.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the texts are part of the benchmarks")]
    pub fn scene(&self) -> Scene {
        let mut scene = Scene::from_toml(&self.frame()).expect("a sound scene");
        scene.options.duration = Some(Quantity::new(self.duration));
        let pattern = scene.vehicles.pop().expect("one car");
        scene.vehicles = (0..self.cars.len())
            .map(|index| {
                let mut vehicle = pattern.clone();
                vehicle.id = format!("c{index}");
                vehicle
            })
            .collect();
        self.place(&mut scene);
        scene
    }

    /// Places the cars of a scene of as many.
    pub fn place(&self, scene: &mut Scene) {
        for (vehicle, car) in scene.vehicles.iter_mut().zip(&self.cars) {
            vehicle.start.position = car.position.map(Quantity::new);
            vehicle.start.heading = Some(Quantity::new(car.heading));
            vehicle.start.speed = Some(Quantity::new(car.speed));
            match (car.locks, &mut vehicle.driver.phases[..]) {
                (Some(time), [phase]) => {
                    phase.after = Some(PhaseStart::At(AtTime { time: Quantity::new(time) }));
                }
                (_, phases) => phases.iter_mut().for_each(|phase| phase.wheels = WheelCommands::default()),
            }
        }
    }

    /// The scene, compiled.
    ///
    /// # Panics
    /// Never: the texts are part of the benchmarks.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the texts are part of the benchmarks")]
    pub fn model(&self) -> Model {
        Model::compile(&self.scene().resolve()).expect("the scene compiles")
    }

    /// Its run to the end.
    ///
    /// # Panics
    /// Never: the texts are part of the benchmarks.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the texts are part of the benchmarks")]
    pub fn run(&self) -> Run {
        simulation::run(&self.model(), &mut |_, _| ControlFlow::Continue(())).expect("the scene runs")
    }

    /// The text around the cars: with one car in place of all, and the walls.
    fn frame(&self) -> String {
        let mut text = COMMON.to_owned();
        if let Some(model) = self.impacts {
            text = text.replace("[impacts]", &format!("[impacts]\nmodel = \"{model}\""));
        }
        if self.steers {
            text = text
                .replace("after = { time = 0 }", &format!("after = {{ time = 0 }}\nsteer = [{}]", sine()));
        }
        for (index, Wall { centre: [x, y], width }) in self.walls.iter().enumerate() {
            // Writing into a text cannot fail.
            let _ = write!(
                text,
                "[[obstacles]]\nid = \"w{index}\"\nkind = \"wall\"\n\
                 shape = {{ kind = \"box\", centre = [{x}, {y}], length = 1, width = {width} }}\n"
            );
        }
        text
    }
}

/// Ten seconds of 0.05 rad to either side at 0.5 Hz, as points of a line.
fn sine() -> String {
    let point = |k: u32| {
        let t = 0.02 * f64::from(k);
        let steer = 0.05 * accuscene_core::arith::sin(0.5 * accuscene_core::arith::TAU * t);
        format!("[{t:.2}, {steer}]")
    };
    (0..=500).map(point).collect::<Vec<_>>().join(", ")
}
