use super::super::{
    Coupling, Impacts, Motion, Obstacle, ObstacleKind, ObstacleShape, Pedestrian, PersonModel, Rider, Scene,
    Si, Terrain, TwoWheeler,
};
use super::bodywork;
use super::fill::Fill;
use super::impacts;
use super::vehicle::{start, vehicle};

const ADULT_MASS: &str = "typical adult";
const ADULT_HEIGHT: &str = "typical adult";
const SLIDING_BODY: &str = "body on dry asphalt: 0.60-0.75 (Searle 1983)";

pub(super) fn bodies(scene: &mut Scene) {
    for occupant in &mut scene.occupants {
        occupant.mass.estimate(75.0, 15.0, ADULT_MASS);
        occupant.height.estimate(1.75, 0.1, ADULT_HEIGHT);
    }
    scene.pedestrians.iter_mut().for_each(pedestrian);
    let gravity = scene.options.gravity.si();
    for machine in &mut scene.two_wheelers {
        two_wheeler(machine, gravity, &scene.terrain);
    }
    for fixed in &mut scene.obstacles {
        obstacle(fixed, &scene.impacts);
    }
    scene.couplings.iter_mut().for_each(coupling);
    for actor in &mut scene.actors {
        actor.z.fill(0.0, "on the ground");
        motion(&mut actor.motion);
    }
    if let Some(backdrop) = &mut scene.backdrop {
        backdrop.rotation.fill(0.0, "lower edge along the x axis");
        backdrop.opacity.fill(1.0, "opaque");
    }
    if let Some(place) = &mut scene.georeference {
        place.rotation.fill(0.0, "x axis to the east");
    }
}

fn pedestrian(person: &mut Pedestrian) {
    person.mass.estimate(75.0, 15.0, ADULT_MASS);
    person.height.estimate(1.75, 0.1, ADULT_HEIGHT);
    let height = person.height.si();
    person.cg_height.estimate(0.56 * height, 0.01 * height, "0.56 of the height (Winter 2009)");
    person.model.get_or_insert(PersonModel::Point);
    person.friction.estimate(0.66, 0.04, SLIDING_BODY);
    person.projection_efficiency.estimate(0.8, 0.06, "wrap projection: 0.7-0.9; forward projection 1.0");
    person.departure.fill(0.0, "walks from the start");
    person.start.heading.fill(0.0, "along the world's x axis");
    person.start.speed.fill(0.0, "stands");
}

fn two_wheeler(machine: &mut TwoWheeler, gravity: f64, terrain: &Terrain) {
    machine.length.estimate(1.45 * machine.wheelbase.value, 0.1, "typical of motorcycles");
    machine.width.estimate(0.75, 0.1, "over the handlebar");
    machine.cg_height.estimate(0.55, 0.08, "typical of motorcycles");
    bodywork::machine(&mut machine.slide_friction, terrain);
    if let Some(Rider { mass, height, slide_friction, cg_height, .. }) = &mut machine.rider {
        mass.estimate(80.0, 12.0, "typical rider with clothing");
        height.estimate(1.75, 0.1, ADULT_HEIGHT);
        cg_height.estimate(0.54 * height.si(), 0.08, "seated on a motorcycle, upright: 0.9-1.0 m");
        slide_friction.estimate(0.66, 0.04, SLIDING_BODY);
    }
    start(&mut machine.start);
    let mut whole = machine.as_vehicle();
    vehicle(&mut whole, gravity);
    machine.inertia = whole.inertia;
    machine.suspension = whole.suspension;
    machine.tyres = whole.tyres;
    machine.brakes = whole.brakes;
    machine.driver = whole.driver;
}

fn obstacle(fixed: &mut Obstacle, impacts: &Impacts) {
    fixed.base.fill(0.0, "stands on the ground");
    let tall = matches!(fixed.kind, ObstacleKind::Pole | ObstacleKind::Tree | ObstacleKind::Building);
    fixed.height.fill(if tall { 4.0 } else { 1.0 }, "typical of its kind");
    fixed.friction.fill(impacts.friction.si(), "that of the impacts");
    impacts::obstacle(fixed, impacts);
    if let ObstacleShape::Box(shape) = &mut fixed.shape {
        shape.heading.fill(0.0, "along the world's x axis");
    }
}

fn coupling(coupling: &mut Coupling) {
    coupling.roll_stiffness.fill(0.0, "free to roll");
    coupling.length.fill(0.0, "hitch and eye meet");
    coupling.brake_delay.fill(0.0, "at once with its leader");
}

fn motion(motion: &mut Motion) {
    match motion {
        Motion::Fixed(fixed) => fixed.heading.fill(0.0, "along the world's x axis"),
        Motion::Linear(line) => line.acceleration.fill(0.0, "constant speed"),
        Motion::Keyframes(frames) => {
            frames.easing.get_or_insert_default();
        }
        Motion::Follow(follow) => follow.lateral.fill(0.0, "in the leader's track"),
        Motion::Circular(_) | Motion::Spline(_) => {}
    }
}
