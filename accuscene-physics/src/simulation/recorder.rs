//! What is recorded: one table a vehicle, one a wheel.

use super::state::{State, VehicleState};
use crate::model::{Model, VehicleModel};
use crate::tyre::slip_angle;
use crate::vehicle::{WheelForce, WheelState};
use accuscene_core::arith::{Vec3, atan2};
use accuscene_core::event::Event;
use accuscene_core::table::{Column, Recording, Table};

/// Collects rows while a model runs.
#[derive(Clone, Debug)]
pub(super) struct Recorder {
    /// For each vehicle its own table and those of its wheels.
    tables: Vec<(Table, Vec<Table>)>,
    /// One table a joint.
    joints: Vec<Table>,
    row: Vec<f64>,
    /// For each table of a vehicle and its wheels whether it is kept, if only ways are recorded.
    ways: Option<Vec<(bool, Vec<bool>)>>,
}

impl Recorder {
    pub(super) fn new(model: &Model) -> Self {
        let joints = model.joints.iter().map(|j| Table::new(&format!("coupling.{}", j.id), joint_columns()));
        let joints = joints.collect();
        let tables = tables(model, vehicle_columns, wheel_columns);
        Self { tables, joints, row: Vec::with_capacity(24), ways: None }
    }

    /// A recorder of ways alone, with the tables of these names and the columns of [`way_of_vehicle`] and
    /// [`way_of_wheel`].
    pub(super) fn of_ways(model: &Model, keep: &dyn Fn(&str) -> bool) -> Self {
        let only = |all: Vec<Column>, names: &[&str]| -> Vec<Column> {
            all.into_iter().filter(|column| names.contains(&column.name.as_str())).collect()
        };
        let vehicle = |v: &VehicleModel| only(vehicle_columns(v), &WAY_OF_VEHICLE);
        let tables = tables(model, vehicle, || only(wheel_columns(), &WAY_OF_WHEEL));
        let kept = |(own, wheels): &(Table, Vec<Table>)| {
            (keep(own.name()), wheels.iter().map(|wheel| keep(wheel.name())).collect())
        };
        let ways = Some(tables.iter().map(kept).collect());
        Self { tables, joints: Vec::new(), row: Vec::with_capacity(24), ways }
    }

    /// A recorder without tables; allocates nothing.
    pub(super) fn empty() -> Self {
        Self { tables: Vec::new(), joints: Vec::new(), row: Vec::new(), ways: None }
    }

    /// Adds a row to every table.
    pub(super) fn row(&mut self, model: &Model, state: &State) {
        let t = state.time(model);
        if let Some(kept) = &self.ways {
            for (((own, wheels), (keep, keeps)), s) in self.tables.iter_mut().zip(kept).zip(&state.vehicles) {
                if *keep {
                    own.push(&way_of_vehicle(t, s));
                }
                for (k, table) in wheels.iter_mut().enumerate().filter(|(k, _)| keeps[*k]) {
                    table.push(&way_of_wheel(t, s, k));
                }
            }
            return;
        }
        for (((own, wheels), v), s) in self.tables.iter_mut().zip(&model.vehicles).zip(&state.vehicles) {
            vehicle_row(t, v, s, &mut self.row);
            own.push(&self.row);
            for (k, table) in wheels.iter_mut().enumerate() {
                wheel_row(t, s, k, &mut self.row);
                table.push(&self.row);
            }
        }
        for (table, s) in self.joints.iter_mut().zip(&state.joints) {
            let (f, intact) = match s.broken {
                None => (s.force, 1.0),
                Some(_) => (Vec3::zero(), 0.0),
            };
            self.row.clear();
            self.row.extend([t, f.x, f.y, f.z]);
            self.row.extend([s.angle, s.rate, if s.stopped { 1.0 } else { 0.0 }, intact]);
            table.push(&self.row);
        }
    }

    pub(super) fn finish(self, mut events: Vec<Event>) -> Recording {
        events.sort_by(|a, b| a.time().total_cmp(&b.time()));
        let tables = self.tables.into_iter().flat_map(|(own, wheels)| core::iter::once(own).chain(wheels));
        Recording { tables: tables.chain(self.joints).collect(), events }
    }
}

/// The tables of all vehicles and their wheels.
fn tables(
    model: &Model,
    vehicle: impl Fn(&VehicleModel) -> Vec<Column>,
    wheel: impl Fn() -> Vec<Column>,
) -> Vec<(Table, Vec<Table>)> {
    let of = |v: &VehicleModel| {
        let wheel = |w: &String| Table::new(&format!("wheel.{}.{w}", v.id), wheel());
        (Table::new(&format!("vehicle.{}", v.id), vehicle(v)), v.wheel_names.iter().map(wheel).collect())
    };
    model.vehicles.iter().map(of).collect()
}

/// Columns of a vehicle that tell its way, in the order of a full table.
const WAY_OF_VEHICLE: [&str; 9] = ["t", "x", "y", "yaw", "vx", "vy", "yaw_rate", "ax", "speed"];
/// The same of a wheel.
const WAY_OF_WHEEL: [&str; 3] = ["t", "x", "y"];

fn way_of_vehicle(t: f64, s: &VehicleState) -> [f64; 9] {
    let b = &s.body;
    let (p, u) = (b.position, b.velocity);
    [t, p.x, p.y, s.yaw, u.x, u.y, b.rate.z, b.acceleration.x, u.norm()]
}

fn way_of_wheel(t: f64, s: &VehicleState, k: usize) -> [f64; 3] {
    let at = s.forces[k].contact;
    [t, at.x, at.y]
}

fn joint_columns() -> Vec<Column> {
    let c = Column::new;
    vec![
        c("t", "s", "", "Time from the start of the scene."),
        c("fx", "N", "body", "Force on the leading vehicle, its axes."),
        c("fy", "N", "body", "Force on the leading vehicle, its axes."),
        c("fz", "N", "body", "Force on the leading vehicle, its axes."),
        c(
            "articulation",
            "rad",
            "",
            "Heading of the towed vehicle against the leading one, counter-clockwise.",
        ),
        c("articulation_rate", "rad/s", "", "Its rate."),
        c("stopped", "", "", "1 while the two vehicles stand against each other."),
        c("intact", "", "", "1 until it comes apart."),
    ]
}

/// Whether a driver of the vehicle steers along a path at some time.
fn follows(v: &VehicleModel) -> bool {
    v.program.phases.iter().any(|phase| phase.path.is_some())
}

/// Columns that every vehicle has; then those of a vehicle with gears and of one that follows a path.
fn vehicle_columns(v: &VehicleModel) -> Vec<Column> {
    let c = Column::new;
    let mut columns = vec![
        c("t", "s", "", "Time from the start of the scene."),
        c("x", "m", "world", "Centre of gravity."),
        c("y", "m", "world", "Centre of gravity."),
        c("z", "m", "world", "Centre of gravity."),
        c("roll", "rad", "", "Roll angle; positive lowers the right side."),
        c("pitch", "rad", "", "Pitch angle; positive lowers the nose."),
        c("yaw", "rad", "", "Heading, counter-clockwise from world x, counted through full turns."),
        c("vx", "m/s", "world", "Velocity of the centre of gravity."),
        c("vy", "m/s", "world", "Velocity of the centre of gravity."),
        c("vz", "m/s", "world", "Velocity of the centre of gravity."),
        c("roll_rate", "rad/s", "body", "Angular velocity about x."),
        c("pitch_rate", "rad/s", "body", "Angular velocity about y."),
        c("yaw_rate", "rad/s", "body", "Angular velocity about z."),
        c(
            "ax",
            "m/s^2",
            "body",
            "Acceleration of the centre of gravity, gravity not included; impulses left out.",
        ),
        c(
            "ay",
            "m/s^2",
            "body",
            "Acceleration of the centre of gravity, gravity not included; impulses left out.",
        ),
        c(
            "az",
            "m/s^2",
            "body",
            "Acceleration of the centre of gravity, gravity not included; impulses left out.",
        ),
        c("speed", "m/s", "", "Speed of the centre of gravity along its path."),
        c("course", "rad", "", "Direction of travel, counter-clockwise from world x; the heading at rest."),
        c("distance", "m", "", "Path length of the centre of gravity."),
        c("steer", "rad", "", "Steer angle that the driver asks for."),
        c("brake", "", "", "Brake pedal."),
        c("throttle", "", "", "Accelerator."),
    ];
    if v.actuation.engine.is_some() {
        columns.push(c("gear", "", "", "Engaged gear: 1 and up forwards, 0 neutral, -1 reverse."));
    }
    if follows(v) {
        columns.push(c(
            "path_error",
            "m",
            "",
            "Distance of the rear axle's middle from the path that is followed, left of it positive; 0 while none is.",
        ));
    }
    columns
}

fn vehicle_row(t: f64, v: &VehicleModel, s: &VehicleState, row: &mut Vec<f64>) {
    let b = &s.body;
    let (roll, pitch, _) = b.orientation.to_euler();
    let (p, u, w, a) = (b.position, b.velocity, b.rate, b.acceleration);
    let speed = u.norm();
    let course = if u.xy().norm() > 1e-6 { atan2(u.y, u.x) } else { s.yaw };
    row.clear();
    row.extend([t, p.x, p.y, p.z, roll, pitch, s.yaw, u.x, u.y, u.z, w.x, w.y, w.z, a.x, a.y, a.z]);
    row.extend([speed, course, s.distance, s.input.steer, s.input.brake, s.input.throttle]);
    if v.actuation.engine.is_some() {
        let forward = s.driver.gear as f64 + 1.0;
        row.push(if s.input.gear > 0.0 { forward } else { s.input.gear });
    }
    if follows(v) {
        let followed = s.driver.path.is_some() && s.driver.seat.is_none();
        row.push(if followed { s.driver.lateral_error } else { 0.0 });
    }
}

fn wheel_columns() -> Vec<Column> {
    let c = Column::new;
    vec![
        c("t", "s", "", "Time from the start of the scene."),
        c("x", "m", "world", "Contact point."),
        c("y", "m", "world", "Contact point."),
        c("fx", "N", "wheel", "Longitudinal tyre force."),
        c("fy", "N", "wheel", "Lateral tyre force."),
        c("fz", "N", "wheel", "Wheel load."),
        c("slip_ratio", "", "", "Longitudinal slip; braking is negative, locked is -1."),
        c("slip_angle", "rad", "", "Slip angle; positive gives a force to the right."),
        c("spin", "rad/s", "", "Spin about the axle."),
        c("steer", "rad", "", "Steer angle of the wheel."),
        c("sliding_speed", "m/s", "", "Speed of the tread over the ground."),
        c("utilisation", "", "", "Used share of the friction limit."),
        c("mu", "", "", "Friction coefficient of the ground, water and speed included."),
        c("travel", "m", "body", "Suspension travel from the static design position; up is compression."),
    ]
}

fn wheel_row(t: f64, s: &VehicleState, k: usize, row: &mut Vec<f64>) {
    let (f, w): (&WheelForce, &WheelState) = (&s.forces[k], &s.wheels[k]);
    let ground = f.ground_velocity;
    let forward = ground.x.abs();
    let slip_ratio = if forward > 1e-3 { -f.sliding.x / forward } else { 0.0 };
    let angle = slip_angle(ground.x, ground.y);
    let moving = ground.norm() > 1e-3;
    row.clear();
    row.extend([t, f.contact.x, f.contact.y, f.force.x, f.force.y, f.force.z]);
    row.extend([slip_ratio, if moving { angle } else { 0.0 }, w.spin, s.controls[k].steer]);
    row.extend([
        f.sliding.norm(),
        f.utilisation,
        s.footing[k].wet_friction(f.ground_velocity.norm()),
        w.travel,
    ]);
}
