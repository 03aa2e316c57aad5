//! Couplings: the order of the joints, what they carry at rest, where the towed vehicles start.

use super::axles::{PointLoad, axles};
use super::combination::Combination;
use super::start::pose;
use super::vehicle::roll;
use crate::coupling::{Joint, JointKind, articulation_limit, group};
use crate::driver::{Begins, DriverInput};
use crate::error::PhysicsError;
use crate::model::VehicleModel;
use crate::terrain::Terrain;
use crate::vehicle::{BodyState, WheelControl, WheelState};
use accuscene_core::arith::{Real, Vec3};
use accuscene_core::scene::{self, CouplingKind, Scene, Si, StartMode, VehicleClass};

/// Hitch and eye may be so far apart in the scene, m; the towed vehicle is moved to meet its leader.
const CLOSE: f64 = 0.15;
/// The scene's speed of a towed vehicle may differ so much from its leader's, m/s.
const SAME_SPEED: f64 = 1.0;
/// Largest angle of a roll oscillation in a step, rad; the scheme is stable below 2.
const TURN: f64 = 1.5;

/// The joints of a scene; that of a leader stands before those of what it tows.
pub(super) fn joints(scene: &Scene) -> Result<Vec<Joint>, PhysicsError> {
    let mut left: Vec<&scene::Coupling> = scene.couplings.iter().collect();
    let mut joints: Vec<Joint> = Vec::new();
    for c in &scene.couplings {
        let same = |o: &&scene::Coupling| o.between[1] == c.between[1];
        if scene.couplings.iter().filter(same).count() > 1 {
            let problem = format!("{} is towed by two couplings", c.between[1]);
            return Err(refusal(c, "between", problem, "one leader a vehicle", "name the leader first"));
        }
    }
    while !left.is_empty() {
        let towed_later = |id: &str| left.iter().any(|c| c.between[1] == id);
        let Some(next) = left.iter().position(|c| !towed_later(&c.between[0])) else {
            let problem = "the couplings close a ring".to_owned();
            return Err(refusal(left[0], "between", problem, "a first vehicle", "name the leader first"));
        };
        joints.push(joint(scene, left.remove(next))?);
    }
    Ok(joints)
}

fn joint(scene: &Scene, c: &scene::Coupling) -> Result<Joint, PhysicsError> {
    let find = |id: &String| scene.vehicles.iter().position(|v| v.id == *id);
    let (Some(lead), Some(towed)) = (find(&c.between[0]), find(&c.between[1])) else {
        let problem = "a coupling joins two vehicles".to_owned();
        return Err(refusal(c, "between", problem, "ids of vehicles", "name vehicles of the scene"));
    };
    let vector = |[x, y, z]: [f64; 3]| Vec3::new(x, y, z);
    let phases = &scene.vehicles[towed].driver.phases;
    let own_pedals = phases.iter().any(|p| p.brake.is_some() || p.handbrake.is_some());
    let rope = c.kind == CouplingKind::Rope;
    if c.kind == CouplingKind::Drawbar && c.length.si() <= 0.0 {
        let hint = "give the distance from the hitch to the turntable's centre, which is the eye";
        return Err(refusal(c, "length", "a drawbar without length".to_owned(), "> 0 m", hint));
    }
    Ok(Joint {
        id: c.id.clone(),
        kind: match c.kind {
            CouplingKind::Ball | CouplingKind::FifthWheel => JointKind::Point,
            CouplingKind::Rope => JointKind::Rope(c.length.si()),
            CouplingKind::Drawbar => JointKind::Drawbar(c.length.si()),
        },
        bodies: [lead, towed],
        places: [vector(c.hitch.si()), vector(c.eye.si())],
        roll_stiffness: if rope { 0.0 } else { c.roll_stiffness.si() },
        breaking_force: c.breaking_force.as_ref().map_or(f64::INFINITY, |q| q.value),
        stop: given_stop(c)?,
        brake_delay: c.brake_delay.si(),
        brakes_follow: !rope && !own_pedals && scene.vehicles[towed].class == Some(VehicleClass::Trailer),
        overlapping: false,
    })
}

/// The angle of the stop where the scene gives one, rad; infinite where it does not.
fn given_stop(c: &scene::Coupling) -> Result<f64, PhysicsError> {
    let Some(angle) = &c.angle_limit else { return Ok(f64::INFINITY) };
    if c.kind == CouplingKind::Rope {
        let problem = "a rope has no stop".to_owned();
        return Err(refusal(c, "angle_limit", problem, "a ball, a fifth wheel or a drawbar", "leave it out"));
    }
    Ok(angle.value)
}

fn refusal(c: &scene::Coupling, field: &str, problem: String, limit: &str, hint: &str) -> PhysicsError {
    refuse(&format!("couplings.{}.{field}", c.id), problem, limit, hint)
}

fn refuse(path: &str, problem: String, limit: &str, hint: &str) -> PhysicsError {
    PhysicsError::Value { path: path.to_owned(), problem, limit: limit.to_owned(), hint: hint.to_owned() }
}

/// For each vehicle the lowest index in its combination.
pub(super) fn combinations(vehicles: usize, joints: &[Joint]) -> Vec<usize> {
    let mut of = vec![0; vehicles];
    group(&mut of, joints.iter().map(|joint| joint.bodies));
    of
}

/// What each vehicle carries besides its weight: from the last towed unit forward, a trailer's axles share what its
/// coupling leaves them, by the lever from the coupling to the middle of its axles.
pub(super) fn loads(scene: &Scene, joints: &[Joint], gravity: f64) -> Vec<Vec<PointLoad>> {
    let mut loads: Vec<Vec<PointLoad>> = vec![Vec::new(); scene.vehicles.len() + scene.two_wheelers.len()];
    for joint in joints.iter().rev() {
        let [lead, towed] = joint.bodies;
        let v = &scene.vehicles[towed];
        if joint.kind != JointKind::Point || v.class != Some(VehicleClass::Trailer) {
            continue;
        }
        let hubs: Vec<f64> =
            axles(v, gravity, &[]).iter().map(|a| 0.5 * (a.hubs[0][0] + a.hubs[1][0])).collect();
        let middle = hubs.iter().sum::<f64>() / hubs.len() as f64;
        let eye = joint.places[1].x;
        let weight = v.mass.value * gravity;
        let moment = loads[towed].iter().fold(-weight * middle, |sum, l| sum + l.weight * (l.x - middle));
        let carried = moment / (eye - middle);
        loads[towed].push(PointLoad { x: eye, weight: -carried });
        loads[lead].push(PointLoad { x: joint.places[0].x, weight: carried });
    }
    loads
}

/// Joins the vehicles at the start: place, posture, velocities and stops of every combination.
pub(super) fn couple(
    scene: &Scene,
    joints: &mut [Joint],
    models: &mut [VehicleModel],
    loads: &[Vec<PointLoad>],
    terrain: &Terrain,
    gravity: f64,
    step: f64,
) -> Result<(), PhysicsError> {
    if joints.is_empty() {
        return Ok(());
    }
    let mode = scene.options.start.unwrap_or_default();
    for joint in joints.iter() {
        // What each found by itself, without its hitch's load, is no posture of the combination.
        let settled = matches!(joint.kind, JointKind::Rope(_));
        for i in joint.bodies.into_iter().filter(|_| !settled) {
            models[i].start =
                pose(&scene.vehicles[i], mode, terrain, &models[i].vehicle, models[i].cg_height)?;
        }
    }
    for joint in joints.iter_mut() {
        check_roll(joint, models, step)?;
        place(scene, joint, models, terrain)?;
        if joint.kind == JointKind::Point {
            let outlines = joint.bodies.map(|i| &models[i].outline);
            let (meeting, overlapping) = articulation_limit(joint, outlines[0], outlines[1]);
            joint.overlapping = overlapping;
            if joint.stop.is_infinite() {
                joint.stop = meeting;
            }
        }
        let angle = joint.articulation(joint.bodies.map(|i| &models[i].start)).0;
        if angle.abs() >= joint.stop {
            let path = format!("vehicles.{}.start.heading", models[joint.bodies[1]].id);
            let limit = format!("{:.1} deg of articulation", joint.stop.to_degrees());
            let hint = "turn the towed vehicle towards its leader's heading";
            return Err(refuse(&path, "the two vehicles run into each other".to_owned(), &limit, hint));
        }
    }
    let controls = controls(joints, models);
    if mode != StartMode::Raw {
        let combination = Combination { joints, loads, terrain, gravity, controls: &controls };
        combination.stand(models);
        joints.iter().for_each(|joint| seat_drawbar(joint, models, normal(terrain, joint, models)));
    }
    for joint in joints.iter() {
        carry_along(scene, joint, models)?;
    }
    for (i, model) in models.iter_mut().enumerate() {
        let coupled = joints.iter().any(|j| j.bodies.contains(&i));
        let moving = model.start.velocity != Vec3::zero() || model.start.rate != Vec3::zero();
        if coupled && moving {
            roll(&model.vehicle, &model.start, &mut model.start_wheels, &controls[i], gravity, terrain);
        }
    }
    Ok(())
}

fn check_roll(joint: &Joint, models: &[VehicleModel], step: f64) -> Result<(), PhysicsError> {
    let [a, b] = joint.bodies.map(|i| models[i].vehicle.body.mobility.angular.rows[0].x);
    let frequency = (joint.roll_stiffness * (a + b)).sqrt();
    if frequency * step <= TURN {
        return Ok(());
    }
    let most = TURN * TURN / (step * step * (a + b));
    let path = format!("couplings.{}.roll_stiffness", joint.id);
    let problem = format!("the roll on it is too fast for steps of {step} s");
    Err(refuse(&path, problem, &format!("{most:.0} N m/rad"), "give a smaller options.step, or a softer one"))
}

/// Moves the towed vehicle along the ground so that its eye is at the hitch.
fn place(
    scene: &Scene,
    joint: &Joint,
    models: &mut [VehicleModel],
    terrain: &Terrain,
) -> Result<(), PhysicsError> {
    let gap = joint.gap(joint.bodies.map(|i| &models[i].start));
    let towed = joint.bodies[1];
    let path = format!("vehicles.{}.start.position", models[towed].id);
    if let JointKind::Rope(length) = joint.kind {
        if gap.norm() <= length {
            return Ok(());
        }
        let problem = format!("the ends of the rope are {:.3} m apart", gap.norm());
        return Err(refuse(&path, problem, &format!("{length} m, its length"), "bring the vehicles closer"));
    }
    if let JointKind::Drawbar(length) = joint.kind {
        let off = gap.norm() - length;
        if off.abs() <= CLOSE {
            seat_drawbar(joint, models, normal(terrain, joint, models));
            return Ok(());
        }
        let problem = format!("the turntable is {:.3} m away from the hitch", gap.norm());
        let limit = format!("{length} m, the drawbar's length, within {CLOSE} m");
        return Err(refuse(&path, problem, &limit, "move the towed vehicle, or correct the length"));
    }
    let n = normal(terrain, joint, models);
    let along = gap - n * gap.dot(n);
    if along.norm() > CLOSE {
        let [x, y] = scene.vehicles[towed].start.position.si();
        let hint = format!("set it to [{:.3}, {:.3}]", x + along.x, y + along.y);
        let problem = format!("the eye is {:.3} m away from the hitch", along.norm());
        return Err(refuse(&path, problem, &format!("{CLOSE} m"), &hint));
    }
    // The postures settle under the hitch's load yet; standing as designed the heights tell.
    let heights = [0, 1].map(|k| joint.places[k].z + models[joint.bodies[k]].cg_height);
    if (heights[0] - heights[1]).abs() > CLOSE {
        let path = format!("couplings.{}.eye", joint.id);
        let problem =
            format!("the eye is {:.3} m over the ground, the hitch {:.3} m", heights[1], heights[0]);
        let hint = "the heights of hitch and eye count from the centre of gravity of their own vehicle";
        return Err(refuse(&path, problem, &format!("a difference of {CLOSE} m"), hint));
    }
    models[towed].start.position += along;
    Ok(())
}

/// The normal of the ground under the towed vehicle.
fn normal(terrain: &Terrain, joint: &Joint, models: &[VehicleModel]) -> Vec3 {
    terrain.footing(models[joint.bodies[1]].start.position).normal
}

/// Moves the towed vehicle along the ground until its drawbar has its length.
fn seat_drawbar(joint: &Joint, models: &mut [VehicleModel], n: Vec3) {
    let JointKind::Drawbar(length) = joint.kind else { return };
    let gap = joint.gap(joint.bodies.map(|i| &models[i].start));
    let over = gap.dot(n);
    let along = gap - n * over;
    let wanted = Real::max(length * length - over * over, 0.0).sqrt();
    models[joint.bodies[1]].start.position += along * (1.0 - wanted / along.norm());
}

/// What reaches the wheels at the start; the brakes of what is towed follow its leader.
fn controls(joints: &[Joint], models: &[VehicleModel]) -> Vec<Vec<WheelControl>> {
    let mut inputs: Vec<DriverInput> = models
        .iter()
        .map(|m| {
            let mut input = DriverInput::coasting(m.vehicle.wheels.len());
            m.program.evaluate(0.0, Begins::default(), &mut input);
            input
        })
        .collect();
    for joint in joints.iter().filter(|j| j.brakes_follow) {
        let [lead, towed] = joint.bodies;
        if joint.brake_delay > 0.0 && models[lead].start.velocity != Vec3::zero() {
            (inputs[towed].brake, inputs[towed].handbrake) = (0.0, 0.0);
            continue;
        }
        (inputs[towed].brake, inputs[towed].handbrake) = (inputs[lead].brake, inputs[lead].handbrake);
    }
    for joint in joints {
        let angle = joint.drawbar_angle(joint.bodies.map(|i| &models[i].start)).unwrap_or(0.0);
        inputs[joint.bodies[1]].wheels.iter_mut().take(2).for_each(|w| w.steer += angle);
    }
    let reach = |(m, input): (&VehicleModel, &DriverInput)| {
        let count = m.vehicle.wheels.len();
        let mut controls = vec![WheelControl::default(); count];
        let still = vec![WheelState::default(); count];
        m.actuation.apply(input, &still, m.vehicle.wheels[0].radius, &mut controls);
        controls
    };
    models.iter().zip(&inputs).map(reach).collect()
}

/// Gives the towed vehicle its leader's velocity at the hitch; its own yaw rate stays.
fn carry_along(scene: &Scene, joint: &Joint, models: &mut [VehicleModel]) -> Result<(), PhysicsError> {
    let at = |s: &BodyState, place: Vec3| s.world_rate().cross(s.orientation.matrix().apply(place));
    let [lead, towed] = joint.bodies;
    let (a, b) = (models[lead].start, models[towed].start);
    let fitting = a.velocity + at(&a, joint.places[0]) - at(&b, joint.places[1]);
    let velocity = match joint.kind {
        JointKind::Point => fitting,
        JointKind::Rope(_) => return Ok(()),
        JointKind::Drawbar(_) => {
            // It rolls straight ahead, as fast as the drawbar pulls it.
            let (bar, ahead) = (joint.gap([&a, &b]), b.orientation.matrix().column(0));
            let share = bar.dot(ahead);
            if share > 0.0 { ahead * (bar.dot(fitting) / share) } else { fitting }
        }
    };
    let given = scene.vehicles[towed].start.speed.si();
    if given != 0.0 && (given.abs() - velocity.norm()).abs() > SAME_SPEED {
        let path = format!("vehicles.{}.start.speed", models[towed].id);
        let problem = format!("{given:.2} m/s differs from what the leader gives it");
        let limit = format!("{:.2} m/s, within {SAME_SPEED} m/s", velocity.norm());
        return Err(refuse(&path, problem, &limit, "leave it out: it follows from the leader"));
    }
    models[towed].start.velocity = velocity;
    Ok(())
}
